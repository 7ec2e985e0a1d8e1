import type { Element, Node } from '@xmldom/xmldom';
import { withinTimeLimit } from './time-limit.ts';
import type { XmlDocument, XmlElement, XmlNode } from './xml-tree.ts';

/** What the broker's own parser makes of a text. It accepts much that XML forbids (document types, text around the root, bare `&`). */
export interface BrokerDocument {
  readonly text: string;
  readonly root: XmlElement;
  /** The encoding that the XML declaration names in the one notation that the broker understands. */
  readonly encoding: string | null;
  /** The first child of an element as XML text, as the broker reads a certificate; null where there is no child. */
  readonly firstChildText: (element: XmlElement) => string | null;
  /** What our strict parser made of the text; null where the broker's own parser read it. */
  readonly strict: XmlDocument | null;
  /** The parser's own node; null where the text was read by our strict parser. */
  readonly nodeOf: (element: XmlElement) => Element | null;
}

type BrokerParse =
  | { readonly ok: true; readonly document: BrokerDocument }
  | { readonly ok: false; readonly reason: 'malformed' | 'time' };

export type ParseAsBroker = (text: string) => BrokerParse;

const encodingName = /encoding="([^"]*)"/;

/** Loads @xmldom/xmldom. On demand: it costs some 20 ms. */
export async function loadBrokerParser(): Promise<ParseAsBroker> {
  const { DOMParser, XMLSerializer } = await import('@xmldom/xmldom');
  const serializer = new XMLSerializer();
  const write = (node: Node): string => serializer.serializeToString(node);
  return (text) => {
    const run = withinTimeLimit(text, (): BrokerParse => {
      try {
        const document = new DOMParser().parseFromString(text.replace(/\r\n?/g, '\n'), 'text/xml');
        return document.documentElement === null
          ? { ok: false, reason: 'malformed' }
          : { ok: true, document: convert(text, document.documentElement, write) };
      } catch {
        // Whatever the parser's reason is, the broker answers with one fixed sentence.
        return { ok: false, reason: 'malformed' };
      }
    });
    return run.ended ? { ok: false, reason: 'time' } : run.value;
  };
}

/** The same view on a text that our strict parser has read; only for texts on which both parsers agree. */
export function fromStrictDocument(document: XmlDocument): BrokerDocument {
  return {
    text: document.text,
    root: document.root,
    encoding: encodingName.exec(document.declaration ?? '')?.[1] ?? null,
    firstChildText: (element) => {
      const [child] = element.children;
      if (child === undefined) return null;
      return child.kind === 'element'
        ? document.text.slice(child.start, child.end)
        : child.value.replace(/[&<>]/g, (sign) => escapes[sign] ?? sign);
    },
    strict: document,
    nodeOf: () => null,
  };
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const elementNode = 1;
const cdataNode = 4;
const instructionNode = 7;
const commentNode = 8;
const textNode = 3;

type Mutable = XmlElement & { readonly children: XmlNode[] };

function convert(text: string, documentElement: Element, write: (node: Node) => string): BrokerDocument {
  const nodes = new Map<XmlElement, Element>();
  const root = convertElement(documentElement, null, nodes);
  const first = documentElement.ownerDocument?.firstChild;
  return {
    text,
    root,
    encoding: first?.nodeName === 'xml' ? (encodingName.exec(first.nodeValue ?? '')?.[1] ?? null) : null,
    firstChildText: (element) => {
      const child = nodes.get(element)?.firstChild ?? null;
      return child === null ? null : write(child);
    },
    strict: null,
    nodeOf: (element) => nodes.get(element) ?? null,
  };
}

function convertElement(node: Element, parent: XmlElement | null, nodes: Map<XmlElement, Element>): XmlElement {
  const element: Mutable = {
    kind: 'element',
    name: node.tagName,
    prefix: node.prefix ?? '',
    localName: node.localName ?? node.tagName,
    namespace: node.namespaceURI ?? '',
    attributes: Array.from(node.attributes, ({ name, prefix, localName, namespaceURI, value }) => ({
      name,
      prefix: prefix ?? '',
      localName: localName ?? name,
      namespace: namespaceURI ?? '',
      value,
    })).filter(({ name }) => name !== 'xmlns' && !name.startsWith('xmlns:')),
    scope: new Map(),
    declared: [],
    children: [],
    parent,
    start: 0,
    nameEnd: 0,
    end: 0,
  };
  nodes.set(element, node);
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.nodeType === elementNode) element.children.push(convertElement(child as Element, element, nodes));
    else element.children.push(...convertCharacterData(child));
  }
  return element;
}

function convertCharacterData(node: Node): XmlNode[] {
  const value = node.nodeValue ?? '';
  switch (node.nodeType) {
    case textNode:
      return [{ kind: 'text', value }];
    case cdataNode:
      return [{ kind: 'cdata', value }];
    case commentNode:
      return [{ kind: 'comment', value }];
    case instructionNode:
      return [{ kind: 'processing-instruction', target: node.nodeName, value }];
    default:
      return [];
  }
}
