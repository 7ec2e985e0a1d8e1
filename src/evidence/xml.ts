import { limits } from '../limits.ts';
import { namespaces, noMarks, type XmlAttribute, type XmlDocument, type XmlElement, type XmlNode } from './xml-tree.ts';
import { isCharacter } from './xml-character.ts';
import { cut, hex, overLimit, position, Refusal, type XmlProblem } from './xml-refusal.ts';

export type { XmlProblemCode } from './xml-refusal.ts';

export type XmlParse =
  | { readonly ok: true; readonly document: XmlDocument }
  | { readonly ok: false; readonly problem: XmlProblem };

/**
 * Reads XML 1.0 with namespaces strictly and in one linear pass: no document type, no entity but the five built-in ones, one root, no
 * character that XML forbids. Whatever is unclear is refused with a reason.
 * @throws SsoDoctorError ERR_INPUT_TOO_LARGE where a limit is exceeded
 */
export function parseXml(source: string): XmlParse {
  if (source.length > limits.samlCharacters) throw overLimit(`more than ${limits.samlCharacters} characters`);
  const text = source.includes('\r') ? source.replace(/\r\n?/g, '\n') : source;
  const scanner = new Scanner(text);
  try {
    return { ok: true, document: scanner.document() };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ok: false, problem: { code: error.code, reason: error.message, ...position(text, error.offset) } };
  }
}

interface OpenElement extends XmlElement {
  readonly children: XmlNode[];
  end: number;
}

const nameStart =
  ':A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C-\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD';
const namePattern = new RegExp(`[${nameStart}][${nameStart}.\\-0-9\\u00B7\\u0300-\\u036F\\u203F-\\u2040]*`, 'y');
/** What may follow a prefix (Namespaces in XML 1.0 §3). */
const localStart = new RegExp(`^[${nameStart.slice(1)}]`);
const space = /[ \t\n]*/y;
// oxlint-disable-next-line no-control-regex -- XML 1.0 §2.2 forbids exactly these.
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;
const reference = /&(?:#x([0-9A-Fa-f]+)|#([0-9]+)|(lt|gt|amp|quot|apos));/y;
const builtIn: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);
/** XML 1.0 §2.8: version, encoding and standalone, in this order. */
const declarationPattern =
  /^version\s*=\s*(["'])1\.\d+\1(?:\s+encoding\s*=\s*(["'])[A-Za-z][\w.-]*\2)?(?:\s+standalone\s*=\s*(["'])(?:yes|no)\3)?$/;
/** An absolute URI as RFC 3986 has it; canonicalizers refuse others. */
const absoluteUri =
  /^[A-Za-z][A-Za-z0-9+.-]*:(?:[\w\-.~:/?@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*(?:#(?:[\w\-.~:/?@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*)?$/;
const rootScope: ReadonlyMap<string, string> = new Map([
  ['', ''],
  ['xml', namespaces.xml],
]);

class Scanner {
  private readonly text: string;
  private at = 0;
  private readonly marks = noMarks();

  constructor(text: string) {
    this.text = text;
  }

  document(): XmlDocument {
    this.refuseForbiddenCharacters();
    const declaration = this.declaration();
    this.misc('leading');
    if (this.at >= this.text.length) throw new Refusal('empty', 'there is no element in it', this.at);
    const root = this.tree();
    this.misc('trailing');
    return { text: this.text, root, declaration, marks: this.marks };
  }

  private refuseForbiddenCharacters(): void {
    const index = this.text.search(forbidden);
    if (index >= 0)
      throw new Refusal('character', `character U+${hex(this.text.charCodeAt(index))} is not allowed in XML`, index);
    const half = this.text.search(/\p{Cs}/u);
    if (half >= 0) throw new Refusal('character', 'half of a surrogate pair is not allowed in XML', half);
  }

  private declaration(): string | null {
    if (!/^<\?xml[ \t\n]/.test(this.text.slice(0, 6))) return null;
    const end = this.text.indexOf('?>');
    if (end < 0) throw new Refusal('cut-off', 'the XML declaration does not end', 0);
    this.at = end + 2;
    const declaration = this.text.slice(5, end).trim();
    if (!declarationPattern.test(declaration))
      throw new Refusal('malformed', 'the XML declaration is not one that XML allows', 0);
    return declaration;
  }

  /** What may stand outside the root element: white space, comments and processing instructions. */
  private misc(where: 'leading' | 'trailing'): void {
    for (;;) {
      this.skipSpace();
      if (this.at >= this.text.length) return;
      if (this.text.startsWith('<!--', this.at)) this.comment();
      else if (this.text.startsWith('<?', this.at)) this.processingInstruction();
      else if (this.text.startsWith('<!DOCTYPE', this.at)) throw this.doctype();
      else if (where === 'leading' && this.text[this.at] === '<') return;
      else
        throw new Refusal(
          where,
          where === 'leading'
            ? 'text stands before the first element'
            : 'something follows the end of the root element',
          this.at,
        );
    }
  }

  private tree(): XmlElement {
    const { text } = this;
    let current: OpenElement | null = null;
    let depth = 0;
    for (;;) {
      if (text.startsWith('</', this.at)) {
        if (current === null) throw new Refusal('malformed', 'an end tag stands without its start tag', this.at);
        this.endTag(current);
        depth -= 1;
        if (current.parent === null) return current;
        current = current.parent as OpenElement;
      } else if (text.startsWith('<!', this.at) || text.startsWith('<?', this.at)) {
        if (current === null) throw new Refusal('leading', 'markup stands before the first element', this.at);
        current.children.push(this.markup());
      } else if (text[this.at] === '<') {
        const opened = this.startTag(current);
        current?.children.push(opened);
        if (opened.end > 0) {
          if (current === null) return opened;
        } else {
          depth += 1;
          if (depth > limits.xmlDepth) throw overLimit(`elements nested more than ${limits.xmlDepth} deep`);
          current = opened;
        }
      } else if (current !== null) {
        current.children.push({ kind: 'text', value: this.characterData(current) });
      } else throw new Refusal('leading', 'text stands before the first element', this.at);
    }
  }

  private markup(): XmlNode {
    if (this.text.startsWith('<!--', this.at)) return { kind: 'comment', value: this.comment() };
    if (this.text.startsWith('<?', this.at)) return { kind: 'processing-instruction', ...this.processingInstruction() };
    if (this.text.startsWith('<![CDATA[', this.at)) {
      this.marks.cdataSections += 1;
      return { kind: 'cdata', value: this.until(']]>', 9, 'a CDATA section') };
    }
    if (this.text.startsWith('<!DOCTYPE', this.at)) throw this.doctype();
    throw new Refusal(
      this.at + 9 >= this.text.length ? 'cut-off' : 'malformed',
      'markup that is neither comment nor CDATA section',
      this.at,
    );
  }

  private characterData(current: XmlElement): string {
    const { text } = this;
    const start = this.at;
    const end = text.indexOf('<', start);
    if (end < 0) throw new Refusal('cut-off', `the text stops inside <${cut(current.name)}>`, text.length);
    const raw = text.slice(start, end);
    const bad = raw.indexOf(']]>');
    if (bad >= 0) throw new Refusal('malformed', '"]]>" stands in text', start + bad);
    this.at = end;
    return this.expand(raw, start);
  }

  /** @throws Refusal at an unknown or forbidden reference (XML 1.0 §4.1) */
  private expand(raw: string, offset: number): string {
    let from = raw.indexOf('&');
    if (from < 0) return raw;
    let expanded = raw.slice(0, from);
    while (from >= 0) {
      reference.lastIndex = from;
      const match = reference.exec(raw);
      if (match === null)
        throw new Refusal('malformed', '"&" starts no reference that XML knows without a document type', offset + from);
      expanded += this.referred(match, offset + from);
      const next = raw.indexOf('&', reference.lastIndex);
      expanded += raw.slice(reference.lastIndex, next < 0 ? raw.length : next);
      from = next;
    }
    return expanded;
  }

  private referred(match: RegExpExecArray, offset: number): string {
    const [, hexadecimal, decimal, name] = match;
    if (name !== undefined) return builtIn.get(name) ?? '';
    this.marks.numericReferences += 1;
    const code = hexadecimal === undefined ? Number.parseInt(decimal ?? '', 10) : Number.parseInt(hexadecimal, 16);
    if (!isCharacter(code))
      throw new Refusal('character', `"${cut(match[0])}" stands for a character that XML forbids`, offset);
    return String.fromCodePoint(code);
  }

  private startTag(parent: XmlElement | null): OpenElement {
    const { text } = this;
    const start = this.at;
    this.at += 1;
    const name = this.name('an element');
    const nameEnd = this.at;
    this.marks.elements += 1;
    if (this.marks.elements > limits.xmlElements) throw overLimit(`more than ${limits.xmlElements} elements`);
    const written: [string, string][] = [];
    for (;;) {
      const before = this.at;
      this.skipSpace();
      const next = text[this.at];
      if (next === '>' || next === '/') break;
      if (next === undefined) throw new Refusal('cut-off', `the text stops inside the tag <${cut(name)}>`, this.at);
      if (before === this.at)
        throw new Refusal('malformed', `white space is missing inside the tag <${cut(name)}>`, this.at);
      written.push(this.attribute(name));
      if (written.length > limits.xmlAttributes)
        throw overLimit(`an element with more than ${limits.xmlAttributes} attributes`);
    }
    const empty = text[this.at] === '/';
    if (empty && text[this.at + 1] !== '>') {
      throw new Refusal(this.at + 1 >= text.length ? 'cut-off' : 'malformed', '"/" is not followed by ">"', this.at);
    }
    this.at += empty ? 2 : 1;
    return this.resolve({ name, start, nameEnd, end: empty ? this.at : 0, parent }, written);
  }

  private attribute(element: string): [string, string] {
    const { text } = this;
    const name = this.name('an attribute');
    this.skipSpace();
    if (text[this.at] !== '=') throw this.stopped(`attribute ${cut(name)} has no value`);
    this.at += 1;
    this.skipSpace();
    const quote = text[this.at];
    if (quote !== '"' && quote !== "'") throw this.stopped(`the value of attribute ${cut(name)} is not quoted`);
    const end = text.indexOf(quote, this.at + 1);
    if (end < 0) throw new Refusal('cut-off', `the text stops inside an attribute of <${cut(element)}>`, text.length);
    const raw = text.slice(this.at + 1, end);
    if (raw.includes('<')) throw new Refusal('malformed', `"<" stands in the value of attribute ${cut(name)}`, this.at);
    const value = /[\t\n]/.test(raw) ? raw.replace(/[\t\n]/g, ' ') : raw;
    if (value !== raw) this.marks.brokenAttributeValues += 1;
    const expanded = this.expand(value, this.at + 1);
    this.at = end + 1;
    return [name, expanded];
  }

  /** Binds prefixes to namespaces (Namespaces in XML 1.0 §5 and §6.3). */
  private resolve(
    tag: { name: string; start: number; nameEnd: number; end: number; parent: XmlElement | null },
    written: readonly (readonly [string, string])[],
  ): OpenElement {
    const inherited = tag.parent?.scope ?? rootScope;
    const declared: string[] = [];
    let scope = inherited;
    for (const [name, value] of written) {
      if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
      const prefix = name.slice(6);
      this.checkDeclaration(prefix, name, value, tag.start);
      if (declared.includes(prefix))
        throw new Refusal('namespace', `${cut(name)} is declared twice in one tag`, tag.start);
      if (scope === inherited) scope = new Map(inherited);
      (scope as Map<string, string>).set(prefix, value);
      declared.push(prefix);
      if (value !== '' && !absoluteUri.test(value)) this.marks.relativeNamespaces += 1;
    }
    const [prefix, localName] = this.split(tag.name, tag.start);
    const attributes: XmlAttribute[] = [];
    for (const [name, value] of written) {
      if (name === 'xmlns' || name.startsWith('xmlns:')) continue;
      const [attributePrefix, attributeLocal] = this.split(name, tag.start);
      const namespace = attributePrefix === '' ? '' : this.lookUp(scope, attributePrefix, tag.start);
      attributes.push({ name, prefix: attributePrefix, localName: attributeLocal, namespace, value });
    }
    this.refuseDuplicates(attributes, tag.start);
    const namespace = prefix === '' ? (scope.get('') ?? '') : this.lookUp(scope, prefix, tag.start);
    // Field by field: spreading takes longer than all the rest.
    return {
      kind: 'element',
      name: tag.name,
      prefix,
      localName,
      namespace,
      attributes,
      scope,
      declared,
      children: [],
      parent: tag.parent,
      start: tag.start,
      nameEnd: tag.nameEnd,
      end: tag.end,
    };
  }

  private checkDeclaration(prefix: string, name: string, value: string, offset: number): void {
    const reserved =
      prefix === 'xmlns' || value === namespaces.xmlns || (prefix === 'xml') !== (value === namespaces.xml);
    const empty = prefix === '' ? name.length > 5 : value === '';
    const misnamed = prefix !== '' && (prefix.includes(':') || !localStart.test(prefix));
    if (reserved || empty || misnamed)
      throw new Refusal('namespace', `${cut(name)} is not a declaration that XML namespaces allow`, offset);
  }

  private split(name: string, offset: number): [string, string] {
    const colon = name.indexOf(':');
    if (colon < 0) return ['', name];
    const local = name.slice(colon + 1);
    if (colon === 0 || local.includes(':') || !localStart.test(local))
      throw new Refusal('namespace', `${cut(name)} is not a name with one prefix`, offset);
    return [name.slice(0, colon), local];
  }

  private lookUp(scope: ReadonlyMap<string, string>, prefix: string, offset: number): string {
    const namespace = scope.get(prefix);
    if (namespace === undefined) throw new Refusal('namespace', `prefix ${cut(prefix)} is not declared`, offset);
    return namespace;
  }

  private refuseDuplicates(attributes: readonly XmlAttribute[], offset: number): void {
    if (attributes.length < 2) return;
    const seen = new Set<string>();
    for (const { localName, namespace } of attributes) {
      const key = `${namespace}\n${localName}`;
      if (seen.has(key)) throw new Refusal('malformed', `attribute ${cut(localName)} stands twice in one tag`, offset);
      seen.add(key);
    }
  }

  private endTag(current: OpenElement): void {
    const { text } = this;
    const close = this.at + 2 + current.name.length;
    if (!text.startsWith(current.name, this.at + 2)) {
      const reason = `<${cut(current.name)}> is not closed before another element ends`;
      throw new Refusal(close >= text.length ? 'cut-off' : 'malformed', reason, this.at);
    }
    this.at = close;
    this.skipSpace();
    if (text[this.at] !== '>') throw this.stopped(`the end tag of <${cut(current.name)}> is not complete`);
    if (this.at > close) this.marks.spacedEndTags += 1;
    this.at += 1;
    current.end = this.at;
  }

  private comment(): string {
    this.marks.comments += 1;
    const start = this.at;
    const value = this.until('-->', 4, 'a comment');
    if (value.includes('--') || value.endsWith('-')) throw new Refusal('malformed', '"--" stands in a comment', start);
    return value;
  }

  private processingInstruction(): { target: string; value: string } {
    const start = this.at;
    const value = this.until('?>', 2, 'a processing instruction');
    const target = /^[^ \t\n]+/.exec(value)?.[0] ?? '';
    if (target === '' || target.toLowerCase() === 'xml')
      throw new Refusal('malformed', 'an XML declaration stands in the wrong place', start);
    this.marks.processingInstructions += 1;
    return { target, value: value.slice(target.length).trimStart() };
  }

  private until(end: string, skip: number, what: string): string {
    const stop = this.text.indexOf(end, this.at + skip);
    if (stop < 0) throw new Refusal('cut-off', `the text stops inside ${what}`, this.text.length);
    const value = this.text.slice(this.at + skip, stop);
    this.at = stop + end.length;
    return value;
  }

  private name(what: string): string {
    namePattern.lastIndex = this.at;
    if (!namePattern.test(this.text)) throw this.stopped(`${what} has no name that XML allows`);
    const name = this.text.slice(this.at, namePattern.lastIndex);
    if (name.length > limits.xmlNameCharacters)
      throw overLimit(`a name longer than ${limits.xmlNameCharacters} characters`);
    this.at = namePattern.lastIndex;
    return name;
  }

  private skipSpace(): void {
    if (this.text.charCodeAt(this.at) > 0x20) return;
    space.lastIndex = this.at;
    space.test(this.text);
    this.at = space.lastIndex;
  }

  private doctype(): Refusal {
    return new Refusal('doctype', 'a document type declaration has no place in SAML', this.at);
  }

  /** At the end of the text something was cut off; elsewhere it is wrong. */
  private stopped(reason: string): Refusal {
    return new Refusal(this.at >= this.text.length ? 'cut-off' : 'malformed', reason, this.at);
  }
}
