import type { SignatureDescription } from './saml-signature.ts';
import { envelopedSignature } from './signature-algorithms.ts';
import type { IdIndex } from './signature.ts';
import { childrenNamed, elements, walk, type XmlDocument } from './xml-tree.ts';

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
  | 'xml-attribute'
  | 'attribute-namespaces'
  | 'attribute-named-xmlns'
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

/** What in the document could make the verdicts differ. */
export function documentDisagreements({ text, root, declaration, marks }: XmlDocument): Disagreement[] {
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
    for (const prefix of element.declared) {
      const namespace = element.scope.get(prefix) ?? '';
      if (prefix === '' && namespace === '') found.add('undeclared-default-namespace');
      if (prefix !== '' && (bound.get(prefix) ?? namespace) !== namespace) found.add('prefix-bound-twice');
      bound.set(prefix, namespace);
    }
    const attributeNamespaces = new Set<string>();
    for (const { name, prefix, namespace } of element.attributes) {
      if (prefix === 'xml') found.add('xml-attribute');
      if (name.startsWith('xmlns')) found.add('attribute-named-xmlns');
      if (namespace !== '') attributeNamespaces.add(namespace);
    }
    if (attributeNamespaces.size > 1) found.add('attribute-namespaces');
  });
  const prefixes = [...bound.keys()].sort();
  // The broker's library sorts prefixes by language rules, the standard by character code.
  if (prefixes.some((prefix, index) => index > 0 && (prefixes[index - 1] ?? '').localeCompare(prefix) > 0))
    found.add('prefix-order');
  return found;
}

/** What in one signature could make the verdicts differ. */
export function signatureDisagreements(ids: IdIndex, signature: SignatureDescription): Disagreement[] {
  const found: Disagreement[] = [];
  const { parent, canonicalization, canonicalizationPrefixes, algorithm, references } = signature;
  if (canonicalization !== exclusive || canonicalizationPrefixes.length > 0) found.push('canonicalization');
  if (!brokerSignatureMethods.has(algorithm ?? '')) found.push('algorithm');
  if (!hasPlainStructure(signature)) found.push('signature-structure');
  if (parent === null || childrenNamed(parent, 'Signature').length !== 1) found.push('several-signatures');
  const [reference] = references;
  if (reference === undefined || references.length > 1) return [...found, 'reference'];
  const target = ids.get(reference.uri?.slice(1) ?? '');
  const plainUri = reference.uri?.startsWith('#') === true && !reference.uri.includes("'");
  if (!plainUri || target?.length !== 1 || target[0] !== parent) found.push('reference');
  if (reference.digestValues !== 1 || !/^[A-Za-z0-9+/]+={0,2}$/.test(reference.digestValue ?? ''))
    found.push('signature-structure');
  if (!brokerDigests.has(reference.digestAlgorithm ?? '')) found.push('algorithm');
  if (childrenNamed(reference.element, 'DigestValue')[0]?.children.length !== 1) found.push('signature-structure');
  const transforms = reference.transforms.map((transform) => transform.algorithm).join(' ');
  const prefixes = reference.transforms.flatMap((transform) => transform.prefixes);
  if (transforms !== `${envelopedSignature} ${exclusive}` || prefixes.length > 0) found.push('transforms');
  return found;
}

/** SignedInfo, SignatureValue and at most one KeyInfo, in the places where both libraries look for them. */
function hasPlainStructure({ element, signedInfos, signatureValue }: SignatureDescription): boolean {
  const [signedInfo] = signedInfos;
  if (signedInfo === undefined || signatureValue === null) return false;
  const names = elements(element).map((child) => child.localName);
  const inner = elements(signedInfo).map((child) => child.localName);
  const [value] = childrenNamed(element, 'SignatureValue');
  const [text] = value?.children ?? [];
  return (
    /^SignedInfo,SignatureValue(,KeyInfo)?$/.test(names.join(',')) &&
    inner.join(',') === 'CanonicalizationMethod,SignatureMethod,Reference' &&
    elements(signedInfo).every((child) => child.namespace === element.namespace) &&
    value?.children.length === 1 &&
    text?.kind === 'text' &&
    /^[A-Za-z0-9+/=\n]+$/.test(text.value)
  );
}
