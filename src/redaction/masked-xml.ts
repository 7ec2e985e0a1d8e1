import { namespaces, type XmlDocument, type XmlElement, type XmlNode } from '../evidence/xml-tree.ts';
import type { Redactor } from './redact.ts';
import { visible } from '../text/visible-text.ts';
import { attributeTreatment, contentTreatment, cutOff, open, treated, type Treatment } from './xml-masks.ts';

/** One row of a message as it is shown: safe to print, of any width. */
export interface XmlRow {
  readonly text: string;
  /** Whether a valid signature covers all of it. */
  readonly covered: boolean;
}

/** An element that a valid signature covers, but for that signature, which never signs itself. */
export interface SignedElement {
  readonly element: XmlElement;
  readonly signature: XmlElement;
}

/**
 * A message as indented XML with secrets and personal data masked. It is made to be read, not to be parsed: white space between tags is
 * ours, long base64 is shortened in the middle, and what a terminal would act on or hide is escaped. A row is made when it is asked for.
 */
export function* maskedXml(
  document: XmlDocument,
  signed: readonly SignedElement[],
  redactor: Redactor,
): Generator<XmlRow> {
  const { text, root } = document;
  const writer = new Writer(redactor);
  yield* writer.outside(text.slice(0, root.start));
  yield* writer.inside({ element: root, place: { depth: 0, around: open, candidates: signed, active: [] } });
  yield* writer.outside(text.slice(root.end));
}

/** A text that was refused as XML, a tag in a row. Only its secrets are masked: what is personal cannot be told apart in it. */
export function* plainRows(text: string, redactor: Redactor): Generator<XmlRow> {
  const masked = redactor.text(text);
  const edge = /\n|<|$/g;
  for (let start = 0, end = -1; end < masked.length;) {
    edge.lastIndex = masked[start] === '<' ? start + 1 : start;
    end = edge.exec(masked)?.index ?? masked.length;
    yield { text: visible(cutOff(masked.slice(start, end))), covered: false };
    start = masked[end] === '\n' ? end + 1 : end;
  }
}

interface Place {
  readonly depth: number;
  /** How what is around the element is shown. */
  readonly around: Treatment;
  readonly candidates: readonly SignedElement[];
  /** Those of the candidates that the element stands in. */
  readonly active: readonly SignedElement[];
}

/** An element that is still to be written down. */
interface PlacedElement {
  readonly element: XmlElement;
  readonly place: Place;
}

/** A start tag goes over several rows where it and the text behind it are longer than this, in characters: nobody reads sideways. */
const longTag = 76;
/** Up to this many pieces of text stand in one row with the tags around them. */
const rowPieces = 4;

class Writer {
  readonly #redactor: Redactor;

  constructor(redactor: Redactor) {
    this.#redactor = redactor;
  }

  /** Declaration, comments and processing instructions before or after the root element. */
  *outside(text: string): Generator<XmlRow> {
    for (const [markup] of text.matchAll(/<!--[^]*?-->|<\?[^]*?\?>/g))
      yield row(0, treated(markup, open, this.#redactor), false);
  }

  /** An element with all that is in it. The elements that are open stand in a list: generators in each other cost the more the deeper they are. */
  *inside(outermost: PlacedElement): Generator<XmlRow> {
    const opened = [this.#element(outermost)];
    for (let innermost = opened.at(-1); innermost !== undefined; innermost = opened.at(-1)) {
      const part = innermost.next();
      if (part.done === true) opened.pop();
      else if ('element' in part.value) opened.push(this.#element(part.value));
      else yield part.value;
    }
  }

  /** The rows of an element, and the elements in it where they stand. */
  *#element({ element, place }: PlacedElement): Generator<XmlRow | PlacedElement> {
    const { depth } = place;
    const active = place.candidates.length === 0 ? [] : coveringFrom(element, place);
    const covered = active.length > 0;
    const treatment = contentTreatment(element, place.around);
    const children = shownChildren(element);
    // Stand-ins are numbered as they are made, so what is read first is made first.
    const tag = [`<${element.name}`, ...this.#attributes(element, place.around)];
    if (children.length === 0) return yield* startTag(depth, tag, '/>', covered);
    if (children.length <= rowPieces && children.every(isPiece)) {
      const content = children.map((child) => this.#piece(child, treatment, element)).join('');
      return yield* startTag(depth, tag, `>${content}</${element.name}>`, covered);
    }
    yield* startTag(depth, tag, '>', covered);
    for (const child of children) {
      if (child.kind === 'element')
        yield { element: child, place: { ...place, depth: depth + 1, around: treatment, active } };
      // No canonical form of a signed part keeps its comments (XML Signature 1.1 §4.4.3.3).
      else yield row(depth + 1, this.#piece(child, treatment, element), covered && child.kind !== 'comment');
    }
    yield row(depth, `</${element.name}>`, covered);
  }

  #attributes(element: XmlElement, around: Treatment): string[] {
    return [
      ...element.declared.map((prefix) => {
        const name = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
        return `${name}=${this.#quoted(element.scope.get(prefix) ?? '', open)}`;
      }),
      ...element.attributes.map((attribute) => {
        const treatment = attributeTreatment(element, attribute, around);
        return `${attribute.name}=${this.#quoted(attribute.value, treatment)}`;
      }),
    ];
  }

  #quoted(value: string, treatment: Treatment): string {
    return `"${escaped(treated(value, treatment, this.#redactor)).replaceAll('"', '&quot;')}"`;
  }

  #piece(node: Exclude<XmlNode, XmlElement>, treatment: Treatment, { namespace }: XmlElement): string {
    const shown = (): string => treated(node.value, treatment, this.#redactor);
    switch (node.kind) {
      case 'text':
        return escaped((treatment.as === 'open' && shortenedBase64(node.value, namespace)) || shown());
      case 'cdata':
        return `<![CDATA[${shown()}]]>`;
      case 'comment':
        return `<!--${shown()}-->`;
      case 'processing-instruction':
        return `<?${node.target} ${shown()}?>`;
    }
  }
}

function* startTag(depth: number, tag: readonly string[], end: string, covered: boolean): Generator<XmlRow> {
  const whole = tag.join(' ');
  if (tag.length === 1 || depth * 2 + whole.length + end.length <= longTag)
    return yield row(depth, whole + end, covered);
  for (const [index, part] of tag.entries())
    yield row(index === 0 ? depth : depth + 2, index === tag.length - 1 ? part + end : part, covered);
}

function row(depth: number, text: string, covered: boolean): XmlRow {
  return { text: `${'  '.repeat(depth)}${visible(text)}`, covered };
}

/** The signed elements that an element stands in, itself included. */
function coveringFrom(element: XmlElement, { candidates, active }: Place): SignedElement[] {
  return candidates.filter(
    (signed) => (signed.element === element || active.includes(signed)) && signed.signature !== element,
  );
}

/** White space between tags is left out; beside nothing but text it may be the very cause, and stays. */
function shownChildren({ children }: XmlElement): readonly XmlNode[] {
  if (children.every(({ kind }) => kind === 'text')) return children;
  return children.filter((child) => child.kind !== 'text' || child.value.trim() !== '');
}

function isPiece(node: XmlNode): node is Exclude<XmlNode, XmlElement> {
  return node.kind !== 'element' && node.kind !== 'comment';
}

function escaped(text: string): string {
  return /[&<>]/.test(text) ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : text;
}

const base64Shown = 64;

/** Signature values, certificates and encrypted data by their beginning and end, without line breaks; null for anything else. */
function shortenedBase64(value: string, namespace: string): string | null {
  if (namespace !== namespaces.signature && namespace !== namespaces.encryption) return null;
  const digits = value.replace(/\s+/g, '');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(digits)) return null;
  if (digits.length <= base64Shown) return digits;
  return `${digits.slice(0, 32)}...[${digits.length.toLocaleString('en-US')} characters]...${digits.slice(-16)}`;
}
