import type { Undone } from './callback-facts.ts';
import { undoHtmlEntities, undoJsonEscapes } from './decode.ts';
import { joinLines, literalDescription, readExtent, withoutEncloser, type Enclosing } from './extent.ts';

/** `name: value`, `name=value`, `"name": "value"`, `'name' => 'value'` or a cell of a table. */
export interface Member {
  /** In lower case with `_` for blanks; `errorDescription` is `error_description` too. */
  readonly name: string;
  readonly value: string;
  readonly separator: '=' | ':' | '=>' | '|' | '\t';
  readonly isQuotedName: boolean;
  readonly isQuotedValue: boolean;
  readonly start: number;
  readonly valueStart: number;
  readonly end: number;
  readonly undone: readonly Undone[];
}

/** Members that follow each other are read up to this number; an event of a tenant's log has some thirty. */
const mostMembers = 40;
const nameAhead =
  /(?:[-*+•|>][ \t]{1,2})?[|]?["'`*[:\\]{0,3}(error[ -]description|error[ -]uri|[A-Za-z_][\w.-]{0,40})["'`*\]]{0,3}[ \t]{0,8}(=>|[:=|]|\t)[ \t]{0,40}\*{0,2}[ \t]{0,40}/iy;
const betweenAhead =
  /[ \t]*(?:[&,;|]|<[^<>\n]{0,200}>)?[ \t]*(?:\r?\n[ \t]*){0,2}(?:\|[ \t]{0,40}(?=[A-Za-z"'`*])|(?:<[^<>\n]{0,200}>[ \t]*){0,3})/y;
// What a list or an object inside an object holds is of no interest, as long as it is short.
const containerAhead = /[[{][^[\]{}]{0,512}[\]}]/y;

/** Reads members from `start` on, until something else comes. */
export function readMembers(text: string, start: number): Member[] {
  const members: Member[] = [];
  let at = start;
  while (members.length < mostMembers) {
    const member = readMember(text, at);
    if (member === null) break;
    members.push(member);
    betweenAhead.lastIndex = member.end;
    at = member.end + (betweenAhead.exec(text)?.[0].length ?? 0);
    if (at >= text.length) break;
  }
  return members;
}

function readMember(text: string, start: number): Member | null {
  nameAhead.lastIndex = start;
  const match = nameAhead.exec(text);
  if (match === null) return null;
  const [head, rawName = '', separator] = match;
  const valueStart = start + head.length;
  const name = canonicalName(rawName);
  const base = {
    name,
    separator: separator as Member['separator'],
    isQuotedName: /["']/.test(
      head.slice(0, head.indexOf(rawName)) + head.charAt(head.indexOf(rawName) + rawName.length),
    ),
    start,
  };
  const quoted = readQuoted(text, valueStart);
  if (quoted !== null) return { ...base, ...quoted, isQuotedValue: true };
  containerAhead.lastIndex = valueStart;
  const container = /[[{]/.test(text[valueStart] ?? '') ? containerAhead.exec(text) : null;
  if (container !== null)
    return { ...base, value: '', isQuotedValue: false, valueStart, end: valueStart + container[0].length, undone: [] };
  if (/^[[{]/.test(text.slice(valueStart, valueStart + 1))) return null;
  const bare =
    separator === '=' ? readPair(text, name, valueStart) : readLabelled(text, name, valueStart, separator ?? '');
  return { ...base, ...bare, isQuotedValue: false };
}

type Value = Pick<Member, 'value' | 'valueStart' | 'end' | 'undone'>;

function readQuoted(text: string, valueStart: number): Value | null {
  const quote = text[valueStart] ?? '';
  if (!'"\'`'.includes(quote) || quote === '') return null;
  const end = closingQuote(text, valueStart + 1, quote);
  if (end < 0) return null;
  const raw = text.slice(valueStart + 1, end);
  const unescaped = undoJsonEscapes(raw);
  const decoded = undoHtmlEntities(joinLines(unescaped.text));
  const undone: Undone[] = [];
  if (unescaped.edits.length > 0) undone.push('json-escapes');
  if (decoded.edits.length > 0) undone.push('html-entities');
  return { value: decoded.text, valueStart: valueStart + 1, end: end + 1, undone };
}

/** Where a quoted value ends; -1 where it does not, within a length that any description has and without a blank line. */
function closingQuote(text: string, start: number, quote: string): number {
  const limit = Math.min(text.length, start + 8_192);
  for (let at = start; at < limit; at += 1) {
    const character = text[at];
    if (character === '\\') at += 1;
    else if (character === quote) return at;
    else if (character === '\n' && /^\r?\n/.test(text.slice(at + 1, at + 3))) return -1;
  }
  return -1;
}

/** `name=value` of a log line. */
function readPair(text: string, name: string, valueStart: number): Value {
  const nameStart = valueStart - 'error_description='.length;
  const isDescription = name === 'error_description' && text.startsWith('error_description=', nameStart);
  const extent = readExtent(text, isDescription ? nameStart : valueStart);
  // A parameter list may stand among pairs: `error=a error_description=b&state=c`.
  const raw = isDescription ? extent.text.slice('error_description='.length) : extent.text;
  const value = /^[^&]*/.exec(raw)?.[0] ?? '';
  const undone: Undone[] = extent.literalSpaces ? ['literal-spaces'] : [];
  return { value, valueStart, end: extent.end - (raw.length - value.length), undone };
}

/** A label's value, to the end of its line; a description goes on while a parenthesis is open. */
function readLabelled(text: string, name: string, labelEnd: number, separator: string): Value {
  const valueStart = isOurs(name) ? nextLineIfEmpty(text, labelEnd) : labelEnd;
  const enclosing: Enclosing = { quote: null, endsAtPipe: separator === '|' };
  const { end: rawEnd, isWrapped } = literalDescription(text, valueStart, enclosing, { untilPair: false });
  let raw = text.slice(valueStart, rawEnd);
  // `{ error: access_denied, error_description: … }` on one line.
  const next = /[,;] {0,3}["']?[A-Za-z_][\w-]{0,40}["']? ?(?:=>|:)(?!\/)/.exec(raw);
  if (next !== null && name !== 'error_description') raw = raw.slice(0, next.index);
  const decoded = undoHtmlEntities(isWrapped ? joinLines(raw) : raw);
  const value = withoutEncloser(decoded.text)
    .replace(/^[`*:]{1,2}/, '')
    .replace(/[`*]{1,2}$/, '');
  return {
    value,
    valueStart,
    end: valueStart + raw.trimEnd().length,
    undone: decoded.edits.length > 0 ? ['html-entities'] : [],
  };
}

/** Some consoles put name and value on lines of their own. */
function nextLineIfEmpty(text: string, labelEnd: number): number {
  const lineEnd = /^[ \t]{0,8}\r?\n[ \t]{0,40}(?=\S)/.exec(text.slice(labelEnd, labelEnd + 80));
  if (lineEnd === null) return labelEnd;
  const next = labelEnd + lineEnd[0].length;
  nameAhead.lastIndex = next;
  return nameAhead.test(text) ? labelEnd : next;
}

function isOurs(name: string): boolean {
  return name === 'error' || name === 'error_description';
}

function canonicalName(name: string): string {
  const plain = name.toLowerCase().replaceAll(/[ -]/g, '_');
  if (plain === 'errordescription') return 'error_description';
  return plain === 'erroruri' ? 'error_uri' : plain;
}
