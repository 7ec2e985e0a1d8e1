import type { ReferenceDescription, SignatureDescription } from './saml-signature.ts';
import { rememberedFor } from './remember.ts';
import { envelopedSignature } from './signature-algorithms.ts';
import { isExactBase64 } from './parsed-certificate.ts';
import type { IdIndex } from './signature.ts';
import { childrenNamed, descendantsNamed, elements, namespaces, textContent, walk } from './xml-tree.ts';
import type { XmlDocument, XmlElement } from './xml-tree.ts';

/**
 * Constructs that the standard's canonicalizer and the broker's libraries may treat differently. Where a message has none of them, one
 * run serves both verdicts. The lists err on the side of caution; a differential test holds what they leave out.
 */
export type Disagreement =
  | 'comment'
  | 'processing-instruction'
  | 'cdata-section'
  | 'numeric-reference'
  | 'broken-attribute-value'
  | 'relative-namespace'
  | 'spaced-end-tag'
  | 'line-separator'
  | 'xml-version'
  | 'undeclared-default-namespace'
  | 'prefix-bound-twice'
  | 'prefix-order'
  | 'xml-prefix'
  | 'inherited-name'
  | 'html-element'
  | 'element-in-certificate'
  | 'attribute-namespaces'
  | 'named-xmlns'
  | 'canonicalization'
  | 'transforms'
  | 'reference'
  | 'algorithm'
  | 'signature-structure'
  | 'several-signatures';

const brokerDigests: ReadonlySet<string> = new Set([
  'http://www.w3.org/2000/09/xmldsig#sha1',
  'http://www.w3.org/2001/04/xmlenc#sha256',
  'http://www.w3.org/2001/04/xmlenc#sha512',
]);

/** Signature methods that the broker's library knows. */
export const brokerSignatureMethods: ReadonlySet<string> = new Set([
  'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
  'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1',
]);

const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';
/** Names that every JavaScript object has. */
const inherited: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));
const html = 'http://www.w3.org/1999/xhtml';
/** The attributes that the broker's library looks for, one after another. */
const brokerIdNames: ReadonlySet<string> = new Set(['AssertionID', 'Id', 'ID', 'id']);

/** What in the document could make the verdicts differ. */
export const documentDisagreements = rememberedFor(disagreementsIn);

function disagreementsIn({ text, root, declaration, marks }: XmlDocument): readonly Disagreement[] {
  const found = new Set<Disagreement>();
  if (marks.comments > 0) found.add('comment');
  if (marks.processingInstructions > 0) found.add('processing-instruction');
  if (marks.cdataSections > 0) found.add('cdata-section');
  if (marks.numericReferences > 0) found.add('numeric-reference');
  if (marks.brokenAttributeValues > 0) found.add('broken-attribute-value');
  if (marks.relativeNamespaces > 0) found.add('relative-namespace');
  // The parser inside the broker's signature library takes an element for empty if its end tag has white space in it.
  if (marks.spacedEndTags > 0) found.add('spaced-end-tag');
  // The broker's parser turns these into line feeds, a rule of XML 1.1; and it drops a byte order mark.
  if (/[\u0085\u2028\u2029\uFEFF]/.test(text)) found.add('line-separator');
  if (declaration !== null && !declaration.startsWith('version="1.0"')) found.add('xml-version');
  for (const disagreement of namespaceDisagreements(root)) found.add(disagreement);
  return [...found];
}

function namespaceDisagreements(root: XmlDocument['root']): Set<Disagreement> {
  const found = new Set<Disagreement>();
  const bound = new Map<string, string>();
  walk(root, (element) => {
    addElementDisagreements(element, found);
    for (const prefix of element.declared) {
      const namespace = element.scope.get(prefix) ?? '';
      if (prefix === '' && namespace === '') found.add('undeclared-default-namespace');
      if (prefix !== '' && (bound.get(prefix) ?? namespace) !== namespace) found.add('prefix-bound-twice');
      bound.set(prefix, namespace);
    }
  });
  const prefixes = [...bound.keys()].sort();
  // The broker's library sorts prefixes by language rules, which hold some different ones for equal; the standard by character code.
  if (prefixes.some((prefix, index) => index > 0 && (prefixes[index - 1] ?? '').localeCompare(prefix) >= 0))
    found.add('prefix-order');
  return found;
}

/** Looked at for every element, so nothing is built that is not needed. */
function addElementDisagreements(element: XmlElement, found: Set<Disagreement>): void {
  if (element.prefix === 'xml') found.add('xml-prefix');
  if (element.name.startsWith('xmlns')) found.add('named-xmlns');
  // The parser inside the broker's signature library takes what stands in a script or textarea for plain text.
  if (element.namespace === html) found.add('html-element');
  // And it keeps names in plain objects, which have some of their own.
  if (inherited.has(element.name) || element.declared.some((prefix) => inherited.has(prefix)))
    found.add('inherited-name');
  // The broker's parser writes such an element out anew, with its namespaces.
  if (element.localName === 'X509Certificate' && element.children[0]?.kind === 'element')
    found.add('element-in-certificate');
  let attributeNamespace = '';
  for (const { name, prefix, namespace } of element.attributes) {
    if (prefix === 'xml') found.add('xml-prefix');
    if (name.startsWith('xmlns')) found.add('named-xmlns');
    if (inherited.has(name)) found.add('inherited-name');
    if (namespace !== '' && attributeNamespace !== '' && namespace !== attributeNamespace)
      found.add('attribute-namespaces');
    if (namespace !== '') attributeNamespace = namespace;
  }
}

/** What in one signature could make the verdicts differ. */
export function signatureDisagreements(ids: IdIndex, signature: SignatureDescription): Disagreement[] {
  const found: Disagreement[] = [];
  const { parent, canonicalization, algorithm, references } = signature;
  // The broker's library also reads a PrefixList out of a CanonicalizationMethod that stands in the signed element.
  if (canonicalization !== exclusive || parent === null || childrenNamed(parent, 'CanonicalizationMethod').length > 0)
    found.push('canonicalization');
  if (!brokerSignatureMethods.has(algorithm ?? '')) found.push('algorithm');
  if (!hasPlainStructure(signature)) found.push('signature-structure');
  if (!isSingleSignature(signature)) found.push('several-signatures');
  const [reference] = references;
  if (reference === undefined || references.length > 1) return [...found, 'reference'];
  if (!leadsToParent(ids, reference.uri, parent)) found.push('reference');
  if (!hasPlainDigest(reference)) found.push('signature-structure');
  if (!brokerDigests.has(reference.digestAlgorithm ?? '')) found.push('algorithm');
  if (!hasPlainTransforms(reference)) found.push('transforms');
  return found;
}

/** SignedInfo, SignatureValue and at most one KeyInfo, in the places where both libraries look for them, and nothing inside the methods. */
function hasPlainStructure({ element, signedInfos, signatureValue }: SignatureDescription): boolean {
  const [signedInfo] = signedInfos;
  if (signedInfo === undefined || signatureValue === null) return false;
  const [canonicalization, method, reference] = elements(signedInfo);
  const [value] = childrenNamed(element, 'SignatureValue');
  const [text] = value?.children ?? [];
  return (
    /^SignedInfo,SignatureValue(,KeyInfo)?$/.test(namesIn(element)) &&
    namesIn(signedInfo) === 'CanonicalizationMethod,SignatureMethod,Reference' &&
    elements(signedInfo).every((child) => child.namespace === element.namespace) &&
    isBare(canonicalization) &&
    isBare(method) &&
    namesIn(reference) === 'Transforms,DigestMethod,DigestValue' &&
    value?.children.length === 1 &&
    text?.kind === 'text' &&
    /^[A-Za-z0-9+/=\n]+$/.test(text.value)
  );
}

/** Nothing but an algorithm: the broker's library takes an attribute's name in any case for it, and elements inside for others. */
function isBare(method: XmlElement | undefined): boolean {
  return method?.attributes.length === 1 && elements(method).length === 0;
}

function namesIn(element: XmlElement | undefined): string {
  return element === undefined
    ? ''
    : elements(element)
        .map(({ localName }) => localName)
        .join(',');
}

/** The broker's library finds the signature to leave out by its value, wherever another one with the same value stands. */
function isSingleSignature({ element, parent }: SignatureDescription): boolean {
  if (parent === null || childrenNamed(parent, 'Signature').length !== 1) return false;
  const valueOf = (signature: XmlElement): string =>
    childrenNamed(signature, 'SignatureValue').map(textContent)[0] ?? '';
  const value = valueOf(element);
  const all = descendantsNamed(rootOf(element), 'Signature', namespaces.signature);
  return all.every((other) => other === element || valueOf(other) !== value);
}

function rootOf(element: XmlElement): XmlElement {
  let root = element;
  while (root.parent !== null) root = root.parent;
  return root;
}

/** The reference names the parent, by the one attribute that holds this ID. A bare `#` means the whole document to the broker's library. */
function leadsToParent(ids: IdIndex, uri: string | null, parent: XmlElement | null): boolean {
  if (uri === null || parent === null || !/^#[^']+$/.test(uri)) return false;
  const id = uri.slice(1);
  const target = ids.get(id);
  if (target?.length !== 1 || target[0] !== parent) return false;
  const holders = parent.attributes.filter(({ value }) => value === id).map(({ localName }) => localName);
  return holders.filter((name) => brokerIdNames.has(name)).length === 1;
}

/** One digest, in base64 as it comes out of a calculation: the broker's library compares bytes, and cites texts. */
function hasPlainDigest({ element, digestValue, digestValues }: ReferenceDescription): boolean {
  if (digestValues !== 1 || digestValue === null || digestValue === '') return false;
  const [method] = childrenNamed(element, 'DigestMethod');
  const [holder] = childrenNamed(element, 'DigestValue');
  const [text] = holder?.children ?? [];
  return isBare(method) && holder?.children.length === 1 && text?.kind === 'text' && isExactBase64(digestValue);
}

function hasPlainTransforms({ element, transforms }: ReferenceDescription): boolean {
  const steps = childrenNamed(element, 'Transforms').flatMap(elements);
  const [enveloped, canonical] = steps;
  return (
    transforms.map(({ algorithm }) => algorithm).join(' ') === `${envelopedSignature} ${exclusive}` &&
    steps.length === 2 &&
    enveloped?.children.every(({ kind }) => kind !== 'element') === true &&
    canonical !== undefined &&
    hasPlainPrefixList(canonical)
  );
}

/** No PrefixList, or one of prefixes. The broker's library also takes `#default` for a prefix, and an attribute for a namespace that has its name. */
function hasPlainPrefixList(transform: XmlElement): boolean {
  const [list, ...others] = elements(transform);
  if (list === undefined) return true;
  const [value, ...more] = list.attributes;
  if (others.length > 0 || more.length > 0 || list.namespace !== exclusive || list.localName !== 'InclusiveNamespaces')
    return false;
  if (value?.name !== 'PrefixList' || !/^[A-Za-z]\w*(?: [A-Za-z]\w*)*$/.test(value.value)) return false;
  const prefixes = value.value.split(' ');
  return !prefixes.some((prefix) => prefix.startsWith('xml')) && !isPrefixedName(rootOf(transform), prefixes);
}

function isPrefixedName(root: XmlElement, names: readonly string[]): boolean {
  let found = false;
  walk(root, ({ attributes }) => {
    found ||= attributes.some(({ prefix, localName }) => prefix !== '' && names.includes(localName));
  });
  return found;
}
