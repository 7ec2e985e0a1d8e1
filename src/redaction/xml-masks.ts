import { namespaces, type XmlAttribute, type XmlElement } from '../evidence/xml-tree.ts';
import { limits } from '../limits.ts';
import type { Redactor } from './redact.ts';
import { shortened } from '../text/visible-text.ts';

/**
 * How a value of a message is shown: `open` as the report shows free text, the others under a stand-in of that kind. `secret` always,
 * `personal` unless personal data is shown.
 */
export type Treatment =
  | { readonly as: 'open' }
  | { readonly as: 'personal'; readonly kind: string }
  | { readonly as: 'secret'; readonly kind: string };

export const open: Treatment = { as: 'open' };
const foreign: Treatment = { as: 'personal', kind: 'text' };

/** By local name, as the broker reads: an element in the wrong namespace holds the same data. The kinds are the report's. */
const treatedElements: ReadonlyMap<string, Treatment> = new Map([
  ['NameID', { as: 'personal', kind: 'name ID' }],
  ['NameIdentifier', { as: 'personal', kind: 'name ID' }],
  ['NewID', { as: 'personal', kind: 'name ID' }],
  ['BaseID', { as: 'personal', kind: 'name ID' }],
  ['AttributeValue', { as: 'personal', kind: 'attribute value' }],
  ['SessionIndex', { as: 'secret', kind: 'session index' }],
  ['Artifact', { as: 'secret', kind: 'SAML artifact' }],
  ['AssertionArtifact', { as: 'secret', kind: 'SAML artifact' }],
  ['BinarySecret', { as: 'secret', kind: 'key' }],
  ['Password', { as: 'secret', kind: 'password' }],
]);

const treatedAttributes: ReadonlyMap<string, Treatment> = new Map([
  ['SPProvidedID', { as: 'personal', kind: 'name ID' }],
  ['Address', { as: 'personal', kind: 'IP address' }],
  ['IPAddress', { as: 'personal', kind: 'IP address' }],
  ['DNSName', { as: 'personal', kind: 'host name' }],
  ['DNSAddress', { as: 'personal', kind: 'host name' }],
  ['SessionIndex', { as: 'secret', kind: 'session index' }],
]);

/** Vocabularies of which it is known what is personal. Whatever else is in a message (extensions) may be about a person. */
const known: ReadonlySet<string> = new Set([
  ...Object.values(namespaces),
  'http://www.w3.org/2009/xmldsig11#',
  'http://www.w3.org/2009/xmlenc11#',
  'http://www.w3.org/2001/10/xml-exc-c14n#',
  'http://www.w3.org/2001/XMLSchema-instance',
  // WS-Federation wraps an assertion in these.
  'http://schemas.xmlsoap.org/ws/2005/02/trust',
  'http://docs.oasis-open.org/ws-sx/ws-trust/200512',
  'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd',
  'http://schemas.xmlsoap.org/ws/2004/09/policy',
  'http://schemas.xmlsoap.org/ws/2004/08/addressing',
  'http://www.w3.org/2005/08/addressing',
]);

/** By name alone, for text that is not read as a document; null where the name says nothing. */
export function treatmentOfElement(localName: string): Treatment | null {
  return treatedElements.get(localName) ?? null;
}

/** The same for an attribute. */
export function treatmentOfAttribute(localName: string): Treatment | null {
  return treatedAttributes.get(localName) ?? null;
}

/** What stands in an element, given how what it stands in is shown: the outermost mask counts. */
export function contentTreatment({ localName, namespace }: XmlElement, around: Treatment): Treatment {
  if (around.as !== 'open') return around;
  return treatedElements.get(localName) ?? (known.has(namespace) ? open : foreign);
}

/** A NameID's own attributes say what kind of name it is, so they follow what is around it. */
export function attributeTreatment(element: XmlElement, attribute: XmlAttribute, around: Treatment): Treatment {
  if (around.as !== 'open') return around;
  if (!known.has(element.namespace) && !treatedElements.has(element.localName)) return foreign;
  return treatedAttributes.get(attribute.localName) ?? (isKnownAttribute(attribute) ? open : foreign);
}

function isKnownAttribute({ namespace }: XmlAttribute): boolean {
  return namespace === '' || known.has(namespace);
}

/** A value as it may be shown, with what is secret or personal in it under stand-ins. */
export function treated(value: string, treatment: Treatment, redactor: Redactor): string {
  if (value === '') return '';
  if (treatment.as === 'secret') return redactor.secret(treatment.kind, value);
  // The same text in the report has the same stand-in: it is shortened there too.
  if (treatment.as === 'personal' && !redactor.showsPersonalData)
    return redactor.personal(treatment.kind, shortened(value));
  return openText(value, redactor);
}

function openText(value: string, redactor: Redactor): string {
  const most = limits.patternInputCharacters;
  if (value.length <= most) return cutOff(redactor.text(value));
  // More is looked through than is shown, so no secret is cut in two and missed.
  return cutOff(redactor.text(value.slice(0, most)), value.length - most);
}

/** A value at a length that can be shown, with the number of characters that are left out, `more` of them already. */
export function cutOff(text: string, more = 0): string {
  const most = limits.xmlValueCharacters;
  const left = Math.max(0, text.length - most) + more;
  return left === 0 ? text : `${text.slice(0, most)}...[${left.toLocaleString('en-US')} more characters]`;
}
