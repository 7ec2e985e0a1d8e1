import { rememberedFor } from './remember.ts';

/** A plain, read-only picture of an XML document: no parser's own nodes, so that every rule reads the same type. */
export interface XmlDocument {
  /** The text that was parsed, line ends normalised to LF (XML 1.0 §2.11). Offsets point into it. */
  readonly text: string;
  readonly root: XmlElement;
  /** The text between `<?xml` and `?>`; null without a declaration. */
  readonly declaration: string | null;
  readonly marks: XmlMarks;
}

/** Constructs that parsers and canonicalizers treat differently, counted while reading. */
interface XmlMarks {
  readonly elements: number;
  readonly comments: number;
  readonly processingInstructions: number;
  readonly cdataSections: number;
  readonly numericReferences: number;
  /** Attribute values with a literal tab or line break. */
  readonly brokenAttributeValues: number;
  /** End tags with white space in them: `</a >`. */
  readonly spacedEndTags: number;
  /** Namespace declarations whose name is no absolute URI. */
  readonly relativeNamespaces: number;
}

/** A count for reading to begin with. */
export function noMarks(): { -readonly [Name in keyof XmlMarks]: number } {
  return {
    elements: 0,
    comments: 0,
    processingInstructions: 0,
    cdataSections: 0,
    numericReferences: 0,
    brokenAttributeValues: 0,
    spacedEndTags: 0,
    relativeNamespaces: 0,
  };
}

export interface XmlElement {
  readonly kind: 'element';
  /** As written, with prefix. */
  readonly name: string;
  readonly prefix: string;
  readonly localName: string;
  readonly namespace: string;
  /** Without namespace declarations. */
  readonly attributes: readonly XmlAttribute[];
  /** Every prefix in scope with its namespace; the default namespace under `''`. */
  readonly scope: ReadonlyMap<string, string>;
  /** Prefixes that this very element declares. */
  readonly declared: readonly string[];
  readonly children: readonly XmlNode[];
  readonly parent: XmlElement | null;
  /** Offsets of `<`, of the end of the start tag's name, and behind the last `>`. */
  readonly start: number;
  readonly nameEnd: number;
  readonly end: number;
}

export interface XmlAttribute {
  readonly name: string;
  readonly prefix: string;
  readonly localName: string;
  readonly namespace: string;
  readonly value: string;
}

interface XmlCharacterData {
  readonly kind: 'text' | 'cdata' | 'comment';
  readonly value: string;
}

interface XmlProcessingInstruction {
  readonly kind: 'processing-instruction';
  readonly target: string;
  /** The data after its target. */
  readonly value: string;
}

export type XmlNode = XmlElement | XmlCharacterData | XmlProcessingInstruction;

/** The namespaces that rules name. */
export const namespaces = {
  protocol: 'urn:oasis:names:tc:SAML:2.0:protocol',
  assertion: 'urn:oasis:names:tc:SAML:2.0:assertion',
  assertion11: 'urn:oasis:names:tc:SAML:1.0:assertion',
  protocol11: 'urn:oasis:names:tc:SAML:1.0:protocol',
  metadata: 'urn:oasis:names:tc:SAML:2.0:metadata',
  signature: 'http://www.w3.org/2000/09/xmldsig#',
  encryption: 'http://www.w3.org/2001/04/xmlenc#',
  xml: 'http://www.w3.org/XML/1998/namespace',
  xmlns: 'http://www.w3.org/2000/xmlns/',
} as const;

/** Element children, in order. */
export function elements(parent: XmlElement): XmlElement[] {
  return parent.children.filter((child) => child.kind === 'element');
}

/** Element children with this local name, in any namespace unless one is given. */
export function childrenNamed(parent: XmlElement, localName: string, namespace?: string): XmlElement[] {
  return parent.children.filter(
    (child): child is XmlElement =>
      child.kind === 'element' &&
      child.localName === localName &&
      (namespace === undefined || child.namespace === namespace),
  );
}

/** The first element child with this local name; null where there is none. */
export function childNamed(parent: XmlElement | null, localName: string, namespace?: string): XmlElement | null {
  if (parent === null) return null;
  for (const child of parent.children) {
    if (child.kind !== 'element' || child.localName !== localName) continue;
    if (namespace === undefined || child.namespace === namespace) return child;
  }
  return null;
}

/** The value of the attribute with this name as written; null where it is absent. */
export function attribute(element: XmlElement | null, name: string): string | null {
  return element?.attributes.find((candidate) => candidate.name === name)?.value ?? null;
}

/** All text below an element, as the DOM's `textContent` gives it: without comments and processing instructions. */
export function textContent(element: XmlElement): string {
  const [only] = element.children;
  if (element.children.length === 1 && only?.kind === 'text') return only.value;
  let text = '';
  for (const child of element.children) {
    if (child.kind === 'element') text += textContent(child);
    else if (child.kind === 'text' || child.kind === 'cdata') text += child.value;
  }
  return text;
}

/** Calls `visit` for the element and every element below it, in document order. */
export function walk(element: XmlElement, visit: (element: XmlElement) => void): void {
  visit(element);
  for (const child of element.children) if (child.kind === 'element') walk(child, visit);
}

/** Every element with this local name at any depth, the element itself included, in document order. */
export function descendantsNamed(root: XmlElement, localName: string, namespace?: string): XmlElement[] {
  const found: XmlElement[] = [];
  const take = (element: XmlElement): void => {
    if (element.localName === localName && (namespace === undefined || element.namespace === namespace))
      found.push(element);
  };
  // A whole document is asked for many names; for a part of one an index is not worth it.
  if (root.parent === null) elementsByName(root).get(localName)?.forEach(take);
  else walk(root, take);
  return found;
}

const elementsByName = rememberedFor((root: XmlElement): ReadonlyMap<string, readonly XmlElement[]> => {
  const index = new Map<string, XmlElement[]>();
  walk(root, (element) => {
    const known = index.get(element.localName);
    if (known === undefined) index.set(element.localName, [element]);
    else known.push(element);
  });
  return index;
});

/** Whether `element` is `ancestor` or stands below it. */
export function isWithin(element: XmlElement, ancestor: XmlElement): boolean {
  for (let node: XmlElement | null = element; node !== null; node = node.parent) if (node === ancestor) return true;
  return false;
}

/** `/Response/Assertion[2]`: local names, with a position where siblings share the name. */
export function pathOf(element: XmlElement): string {
  const steps: string[] = [];
  for (let node: XmlElement | null = element; node !== null; node = node.parent) {
    const twins = node.parent === null ? [] : childrenNamed(node.parent, node.localName);
    steps.unshift(twins.length > 1 ? `${node.localName}[${twins.indexOf(node) + 1}]` : node.localName);
  }
  return `/${steps.join('/')}`;
}

/** The element at a path that `pathOf` made; null where there is none. */
export function elementAt(root: XmlElement, path: string): XmlElement | null {
  const [first, ...steps] = path.split('/').slice(1);
  let element: XmlElement | undefined = first === root.localName ? root : undefined;
  for (const step of steps) {
    if (element === undefined) return null;
    const [, name = '', position = '1'] = /^([^[]+)(?:\[(\d+)\])?$/.exec(step) ?? [];
    element = childrenNamed(element, name)[Number(position) - 1];
  }
  return element ?? null;
}
