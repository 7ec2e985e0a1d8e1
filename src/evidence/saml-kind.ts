import type { SamlMessage } from './saml-message.ts';
import { descendantsNamed, isWithin, namespaces, type XmlDocument, type XmlElement } from './xml-tree.ts';
import type { XmlParse } from './xml.ts';

type Kind = SamlMessage['what'];

const samlNamespace = /urn:oasis:names:tc:SAML:[12]\.0:|schemas\.xmlsoap\.org\/ws\/2005\/02\/trust|ws-sx\/ws-trust\//;
/** A connection's template for requests (Auth0's option `requestTemplate`). */
const placeholder = /@@[A-Za-z]{1,60}@@/;
const rootName =
  /<((?:[A-Za-z_][\w.-]*:)?)(Response|Assertion|AuthnRequest|LogoutRequest|ArtifactResponse|RequestSecurityTokenResponse(?:Collection)?|Envelope)(?![\w.-])(\s+[\w:.-]+\s*=)?/;

/** Cheap test of markup, perhaps escaped, that nothing announces: never no where `kindOfUnnamed` says more than null. */
export function mayBeSaml(markup: string): boolean {
  if (/SAML(?::|%(?:25)*3A)[12]|trust/i.test(markup)) return true;
  return /saml/i.test(markup.slice(0, 60)) && /=|%(?:25)*3D|u003d/i.test(markup.slice(0, 400));
}

/** What a text is that a parameter's name announces as a message; null where it is none. */
export function kindOf(xml: string, parse: XmlParse): Kind | null {
  if (parse.ok) return kindOfRoot(parse.document.root);
  const name = firstName(xml, parse.problem.code === 'doctype')?.[2];
  return name === undefined ? null : (byName(name) ?? kindInside(xml));
}

/** What a text is that nothing announces: the namespaces of SAML or WS-Trust must show, or where it was cut before them, the usual prefix. */
export function kindOfUnnamed(xml: string, parse: XmlParse): Kind | null {
  if (placeholder.test(xml)) return null;
  if (samlNamespace.test(xml)) return kindOf(xml, parse);
  if (parse.ok || parse.problem.code !== 'cut-off') return null;
  const [, prefix = '', , attribute] = firstName(xml, false) ?? [];
  return /^saml/i.test(prefix) && attribute !== undefined ? kindOf(xml, parse) : null;
}

/** The Response inside a SOAP envelope or an ArtifactResponse (SAML bindings §3.2 and §3.6); null where the document is none of these. */
export function wrappedResponse({ root }: XmlDocument): { element: XmlElement; by: 'soap' | 'artifact' } | null {
  if (root.localName !== 'Envelope' && root.localName !== 'ArtifactResponse') return null;
  const element = responsesIn(root)[0];
  if (element === undefined) return null;
  const artifact = descendantsNamed(root, 'ArtifactResponse', namespaces.protocol).some((around) =>
    isWithin(element, around),
  );
  return { element, by: artifact ? 'artifact' : 'soap' };
}

function kindOfRoot(root: XmlElement): Kind | null {
  const direct = byName(root.localName);
  if (direct !== null) return direct;
  if (descendantsNamed(root, 'RequestedSecurityToken').length > 0) return 'wsfed';
  return responsesIn(root).length > 0 ? 'response' : null;
}

function responsesIn(root: XmlElement): XmlElement[] {
  return [
    ...descendantsNamed(root, 'Response', namespaces.protocol),
    ...descendantsNamed(root, 'Response', namespaces.protocol11),
  ];
}

/** The root's tag. Behind a document type it may be anywhere. */
function firstName(xml: string, anywhere: boolean): RegExpExecArray | null {
  const head = xml.slice(0, 100_000);
  const at = anywhere ? 0 : head.search(/<[A-Za-z_]/);
  const match = at < 0 ? null : rootName.exec(head.slice(at));
  return match === null || (!anywhere && match.index > 0) ? null : match;
}

/** The first message inside an envelope that cannot be read as a whole. */
function kindInside(xml: string): Kind | null {
  for (const match of xml.slice(0, 100_000).matchAll(new RegExp(rootName, 'g'))) {
    const kind = byName(match[2] ?? '');
    if (kind !== null) return kind;
  }
  return null;
}

function byName(localName: string): Kind | null {
  switch (localName) {
    case 'Response':
      return 'response';
    case 'Assertion':
      return 'assertion';
    case 'AuthnRequest':
    case 'LogoutRequest':
      return 'request';
    case 'RequestSecurityTokenResponse':
    case 'RequestSecurityTokenResponseCollection':
      return 'wsfed';
    default:
      return null;
  }
}
