import type { Canonicalizer } from './canonicalize.ts';
import type { XmlAttribute, XmlElement, XmlNode } from './xml-tree.ts';

/**
 * Exclusive Canonical XML 1.0 (without comments) straight from the tree; other forms are null.
 *
 * It spares the start-up of libxml2 and a second reading of the text, but it is no authority: its result counts only where a digest and a
 * signature value prove that these very octets were signed. Everything else is for libxml2 to decide.
 */
export const plainCanonicalizer: Canonicalizer = {
  ofElement({ marks }, element, { mode, comments, prefixes }, cut) {
    if (mode !== 'exclusive' || comments || marks.relativeNamespaces > 0) return null;
    const inclusive = prefixes.map((prefix) => (prefix === '#default' ? '' : prefix));
    const writing: Writing = { text: '', chunks: [], inclusive, cut, refused: false };
    writeElement(element, writing, new Map());
    flush(writing);
    if (writing.refused) return null;
    return Buffer.concat(writing.chunks);
  },
  ofText: () => null,
};

interface Writing {
  text: string;
  readonly chunks: Buffer[];
  /** The PrefixList: prefixes that are treated as by inclusive canonicalization. */
  readonly inclusive: readonly string[];
  readonly cut: XmlElement | null;
  /** A namespace has characters that libxml2 does not escape there, though the standard does. */
  refused: boolean;
}

/** Long texts are handed on in parts, since a string that is put together bit by bit costs much when it is read at last. */
const chunkCharacters = 65_536;

/** `rendered`: the namespaces that the elements around it have declared in the canonical text. */
function writeElement(element: XmlElement, writing: Writing, rendered: ReadonlyMap<string, string>): void {
  const { name, scope, attributes, children } = element;
  const added = addedPrefixes(element, writing.inclusive, rendered);
  const known = added.length === 0 ? rendered : new Map(rendered);
  let tag = `<${name}`;
  for (const prefix of added.sort()) {
    const namespace = scope.get(prefix) ?? '';
    (known as Map<string, string>).set(prefix, namespace);
    tag += ` xmlns${prefix === '' ? '' : `:${prefix}`}="${namespace}"`;
    writing.refused ||= /[&<"\s]/.test(namespace);
  }
  for (const attribute of attributes.length > 1 ? attributes.toSorted(inCanonicalOrder) : attributes)
    tag += ` ${attribute.name}="${attributeText(attribute.value)}"`;
  writing.text += `${tag}>`;
  for (const child of children) {
    if (child.kind !== 'element') writing.text += contentText(child);
    else if (child !== writing.cut) writeElement(child, writing, known);
  }
  writing.text += `</${name}>`;
  if (writing.text.length > chunkCharacters) flush(writing);
}

function flush(writing: Writing): void {
  writing.chunks.push(Buffer.from(writing.text));
  writing.text = '';
}

/** Prefixes that the element uses, or that the PrefixList names, as far as their namespace is not declared yet. */
function addedPrefixes(
  { prefix, attributes, scope }: XmlElement,
  inclusive: readonly string[],
  rendered: ReadonlyMap<string, string>,
): string[] {
  const isNew = (candidate: string): boolean => (rendered.get(candidate) ?? '') !== (scope.get(candidate) ?? '');
  if (attributes.length === 0 && inclusive.length === 0) return isNew(prefix) && prefix !== 'xml' ? [prefix] : [];
  const used = new Set([prefix]);
  for (const attribute of attributes) if (attribute.prefix !== '') used.add(attribute.prefix);
  for (const named of inclusive) if (named === '' || scope.has(named)) used.add(named);
  used.delete('xml');
  return [...used].filter(isNew);
}

function contentText(node: Exclude<XmlNode, XmlElement>): string {
  const { kind, value } = node;
  if (kind === 'comment') return '';
  if (kind === 'processing-instruction')
    return `<?${node.target}${value === '' ? '' : ` ${value.replaceAll('\r', '&#xD;')}`}?>`;
  return /[&<>\r]/.test(value) ? value.replace(/[&<>\r]/g, escaped) : value;
}

/** By namespace, then by name; those without namespace come first. */
function inCanonicalOrder(one: XmlAttribute, other: XmlAttribute): number {
  if (one.namespace !== other.namespace) return one.namespace < other.namespace ? -1 : 1;
  return one.localName < other.localName ? -1 : 1;
}

function attributeText(value: string): string {
  return /[&<"\t\n\r]/.test(value) ? value.replace(/[&<"\t\n\r]/g, escaped) : value;
}

function escaped(character: string): string {
  return escapes[character] ?? character;
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};
