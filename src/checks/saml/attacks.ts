import {
  descendantsNamed,
  isWithin,
  namespaces,
  pathOf,
  walk,
  type XmlDocument,
  type XmlElement,
} from '../../evidence/xml-tree.ts';
import { indexIds } from '../../evidence/signature.ts';
import type { SamlFacts } from './facts.ts';
import { suspect, type SamlFinding } from './finding.ts';

/** Constructs that no identity provider sends and that signature attacks are made of. */
export function attacks(facts: SamlFacts): SamlFinding[] {
  const { document } = facts;
  if (document === null) return refusedText(facts);
  return [
    ...wrapping(facts, document),
    ...assertionsBeside(facts, document),
    ...insideSignature(document),
    ...signatureShape(facts, document),
    ...duplicateIds(document),
    ...splitValues(document),
    ...relativeNamespaces(document),
  ];
}

function refusedText({ message }: SamlFacts): SamlFinding[] {
  if (message.parse.ok) return [];
  const { code, reason, line, column } = message.parse.problem;
  if (code !== 'doctype' && code !== 'trailing') return [];
  return [suspect('xml-attack', `${reason} (line ${line}, column ${column}).`)];
}

/** A valid signature over something that an application does not read (XSW 1 to 8). */
function wrapping({ signatures }: SamlFacts, { root }: XmlDocument): SamlFinding[] {
  return signatures.flatMap(({ verdict: judged, document }) => {
    if (judged.references.every(({ matches }) => !matches)) return [];
    const covers = judged.references.map((reference) => reference.covers).filter((element) => element !== null);
    const strays = covers.filter((element) => !isInPlace(element, document.root, root));
    if (strays.length > 0)
      return [
        suspect(
          'signature-wrapping',
          `a signature covers ${strays.map(pathOf).join(', ')}, which is not what an application reads.`,
        ),
      ];
    const { parent } = judged.signature;
    if (parent === null || covers.includes(parent)) return [];
    return [
      suspect(
        'signature-wrapping',
        `the signature at ${pathOf(judged.signature.element)} covers ${covers.map(pathOf).join(', ')} and not the element that carries it.`,
      ),
    ];
  });
}

function isInPlace(element: XmlElement, ownRoot: XmlElement, messageRoot: XmlElement): boolean {
  if (element === ownRoot)
    return ownRoot !== messageRoot || element.localName === 'Response' || element.localName === 'Assertion';
  if (element.localName !== 'Assertion') return false;
  return (
    element.parent?.localName === 'RequestedSecurityToken' ||
    (element.parent === ownRoot && ownRoot.localName === 'Response')
  );
}

function assertionsBeside({ signatures }: SamlFacts, { root }: XmlDocument): SamlFinding[] {
  const found = descendantsNamed(root, 'Assertion');
  if (found.length < 2) return [];
  const signed = signatures
    .filter(({ verdict: judged }) => judged.valid === true)
    .flatMap(({ verdict: judged }) => judged.references.map(({ covers }) => covers));
  const unsigned = found.filter((element) => !signed.some((covers) => covers !== null && isWithin(element, covers)));
  const which = unsigned.length === 0 ? '' : `; not signed: ${unsigned.map(pathOf).join(', ')}`;
  return [suspect('several-assertions', `there are ${found.length} assertions${which}.`, { blocks: true })];
}

/** The enveloped-signature transform takes the signature out of the digest, and all that hides in it. */
function insideSignature({ root }: XmlDocument): SamlFinding[] {
  const hidden = descendantsNamed(root, 'Signature', namespaces.signature).flatMap((signature) => {
    const found: XmlElement[] = [];
    walk(signature, (element) => {
      if (element.namespace === namespaces.assertion || element.namespace === namespaces.protocol) found.push(element);
    });
    return found.slice(0, 1);
  });
  return hidden
    .slice(0, 1)
    .map((element) =>
      suspect(
        'saml-inside-signature',
        `SAML content stands inside a signature, where no digest covers it (${pathOf(element)}).`,
      ),
    );
}

function signatureShape({ signatures }: SamlFacts, { root }: XmlDocument): SamlFinding[] {
  const findings: SamlFinding[] = [];
  const elements = descendantsNamed(root, 'Signature', namespaces.signature);
  if (elements.some((element) => descendantsNamed(element, 'SignedInfo').length > 1))
    findings.push(suspect('several-signed-infos', `a signature holds more than one SignedInfo.`));
  const values = signatures.flatMap(({ verdict: judged }) => judged.signature.signatureValue ?? []);
  if (new Set(values).size < values.length)
    findings.push(suspect('repeated-signature', `the same signature value stands in the message twice.`));
  const astray = signatures.find(
    ({ verdict: { signature } }) => signature.on === 'other' && signature.parent?.namespace !== namespaces.encryption,
  );
  if (astray !== undefined)
    findings.push(
      suspect(
        'signature-astray',
        `a signature stands at ${pathOf(astray.verdict.signature.element)}, where it signs neither the response nor the assertion.`,
      ),
    );
  return findings;
}

function duplicateIds({ root }: XmlDocument): SamlFinding[] {
  return [...indexIds(root)]
    .filter(([, elements]) => elements.length > 1)
    .slice(0, 3)
    .map(([id, elements]) =>
      suspect('duplicate-id', `${elements.length} elements have the ID ${id.slice(0, 100)}.`, {
        received: id.slice(0, 200),
      }),
    );
}

const values: ReadonlySet<string> = new Set([
  'NameID',
  'NameIdentifier',
  'AttributeValue',
  'Audience',
  'Issuer',
  'DigestValue',
  'SignatureValue',
  'X509Certificate',
  'StatusMessage',
]);

/** Comments and processing instructions cut a value into parts, of which some programs read only the first. */
function splitValues({ root, marks }: XmlDocument): SamlFinding[] {
  if (marks.comments === 0 && marks.processingInstructions === 0) return [];
  const findings: SamlFinding[] = [];
  walk(root, (element) => {
    if (findings.length >= 3) return;
    const instruction = element.children.some(({ kind }) => kind === 'processing-instruction');
    if (instruction)
      findings.push(
        suspect(
          'processing-instruction',
          `a processing instruction stands in ${pathOf(element)}. The broker’s library takes it for text.`,
        ),
      );
    const comment = values.has(element.localName) && element.children.some(({ kind }) => kind === 'comment');
    if (comment)
      findings.push(suspect('comment-in-value', `a comment cuts the value of ${pathOf(element)} into parts.`));
  });
  return findings;
}

function relativeNamespaces({ marks }: XmlDocument): SamlFinding[] {
  if (marks.relativeNamespaces === 0) return [];
  return [suspect('relative-namespace', 'a namespace is no absolute address, and such text cannot be canonicalised.')];
}
