import { limits } from '../limits.ts';
import { tokenEnd } from './token.ts';

/** How far a URL or parameter list goes in a text. */
export interface Extent {
  readonly start: number;
  readonly end: number;
  /** What stands there, line ends inside a description joined. */
  readonly text: string;
  /** The description goes on over blanks. */
  readonly literalSpaces: boolean;
  /** It goes on over line ends, too. */
  readonly isWrapped: boolean;
  /** Nothing shows that it was meant to end there: the text stops, or prose follows. */
  readonly openEnd: boolean;
}

/**
 * Finds the end of what begins at `start`: where the token ends, without the punctuation of the sentence around it; and where its last
 * parameter is a description that stands decoded, where that ends.
 */
export function readExtent(text: string, start: number, { isExact = false } = {}): Extent {
  const enclosing = enclosingOf(text, start);
  const rawEnd = cutAtEncloser(text, start, tokenEnd(text, start), enclosing);
  const token = text.slice(start, rawEnd);
  const descriptionAt = decodedDescription(token);
  if (descriptionAt >= 0) {
    const literal = literalDescription(text, start + descriptionAt, enclosing);
    if (literal.end > rawEnd && isBelievable(token, literal)) {
      return literalExtent(text, start, literal, enclosing);
    }
  }
  const wholeValue = isExact && start === 0 && rawEnd === text.length;
  const isDelimited = enclosing.quote !== null && text[rawEnd] === enclosing.quote;
  const end = wholeValue || isDelimited ? rawEnd : start + trimmedLength(token, text[start - 1] ?? '');
  return {
    start,
    end,
    text: text.slice(start, end),
    literalSpaces: false,
    isWrapped: false,
    openEnd: hasOpenEnd(text, end, enclosing),
  };
}

export interface Enclosing {
  /** The quote that ends it, where it stands in quotes. */
  readonly quote: string | null;
  /** `|` ends it: a table's cell, or a link of Slack or Jira (`<https://…|text>`). */
  readonly endsAtPipe: boolean;
}

function enclosingOf(text: string, start: number): Enclosing {
  const before = text[start - 1] ?? '';
  const lookedAt = text.slice(Math.max(0, start - lookBehind), start);
  const line = lookedAt.slice(lookedAt.lastIndexOf('\n') + 1);
  const endsAtPipe = before === '|' || before === '<' || before === '[' || /^\s{0,8}\|/.test(line);
  if (before === "'" || before === '`' || before === '"') return { quote: before, endsAtPipe };
  if (before === '<') return { quote: '>', endsAtPipe };
  // Also `"GET /login/callback?…` and quotes around a whole sentence.
  const quotes = line.length < lookBehind && line.includes('"') ? (line.match(/(?<!\\)"/g)?.length ?? 0) : 0;
  return { quote: quotes % 2 === 1 ? '"' : null, endsAtPipe };
}

/** Quotes that open further up on a longer line are not counted: each look costs its length. */
const lookBehind = 2_048;

function cutAtEncloser(text: string, start: number, end: number, { quote, endsAtPipe }: Enclosing): number {
  let cut = end;
  // `'` and `|` may stand in a URL; a closing quote is followed by no part of one.
  for (const mark of [quote === "'" ? /'(?![\w%&=+-])/ : null, endsAtPipe ? /\|/ : null]) {
    const at = mark === null ? -1 : text.slice(start, cut).search(mark);
    if (at >= 0) cut = start + at;
  }
  return cut;
}

/** Length of a token without what belongs to the sentence around it. `before` is the character that it follows. */
function trimmedLength(token: string, before: string): number {
  const surplus = new Map<string, number>();
  let length = token.length;
  for (; length > 0; length -= 1) {
    const last = token[length - 1] ?? '';
    if ('.,;:!?’\\'.includes(last) || ('*_~'.includes(last) && last === before)) continue;
    const opener = openers.get(last);
    if (opener === undefined) break;
    // The closers that nothing in the token opens.
    const left = surplus.get(last) ?? surplusOf(token, opener, last);
    if (left <= 0) break;
    surplus.set(last, left - 1);
  }
  return length;
}

const openers = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
  ["'", "'"],
  ['"', '"'],
]);

function surplusOf(text: string, opener: string, closer: string): number {
  let open = 0;
  let closed = 0;
  for (const character of text) {
    if (character === closer) closed += 1;
    else if (character === opener) open += 1;
  }
  if (opener === closer) return closed % 2;
  // Some programs encode one of the two.
  if (opener === '(') open += text.match(/%28/g)?.length ?? 0;
  return closed - open;
}

/** Where a token's last value begins, if that is a description that is not encoded; else -1. */
function decodedDescription(token: string): number {
  const name = 'error_description=';
  const at = token.lastIndexOf(name);
  if (at < 0 || (at > 0 && !/[#&?;]/.test(token[at - 1] ?? ''))) return -1;
  const value = token.slice(at + name.length);
  return value === '' || value.includes('&') || /%20|\+/.test(value) ? -1 : at + name.length;
}

export interface Literal {
  readonly end: number;
  readonly isWrapped: boolean;
  /** Another parameter follows. */
  readonly beforeParameter: boolean;
}

/** Where the rest is encoded, blanks in the description would be too, unless another parameter shows that it went on. */
function isBelievable(token: string, { beforeParameter }: Literal): boolean {
  return beforeParameter || !/%[\dA-Fa-f]{2}/.test(token);
}

const parameterAhead = /&(?:amp;)?[A-Za-z_][\w.-]{0,60}=/y;
const requestEndAhead = / HTTP\/\d/y;
const pairAhead = / [A-Za-z_][\w.-]{0,40}=/y;
const callbackAhead = / https?:\/\/[^\s"<>]{1,300}?[?#&]error=/y;

/** Where a description ends that stands decoded. `untilPair`: ` name=` ends it, as in a log line. */
export function literalDescription(
  text: string,
  from: number,
  { quote, endsAtPipe }: Enclosing,
  { untilPair = true } = {},
): Literal {
  const limit = Math.min(text.length, from + limits.patternInputCharacters);
  let depth = 0;
  let lines = 1;
  let firstLineEnd = -1;
  const ends = (end: number, beforeParameter = false): Literal => ({ end, isWrapped: lines > 1, beforeParameter });
  for (let at = from; at < limit; at += 1) {
    const character = text[at] ?? '';
    switch (character) {
      case '(':
        depth += 1;
        break;
      case ')':
        if (depth === 0) return ends(at);
        depth -= 1;
        break;
      case '\t':
      case '<':
        return ends(at);
      case '&':
        if (matchesAt(parameterAhead, text, at)) return ends(at, true);
        break;
      case ' ':
        if (matchesAt(requestEndAhead, text, at) || matchesAt(callbackAhead, text, at)) return ends(at);
        if (untilPair && depth === 0 && matchesAt(pairAhead, text, at)) return ends(at);
        break;
      case '\n':
        if (firstLineEnd < 0) firstLineEnd = at;
        if (depth === 0) return ends(at);
        if (lines >= limits.openParenthesisLines)
          return { end: firstLineEnd, isWrapped: false, beforeParameter: false };
        lines += 1;
        break;
      default:
        if (character === quote || (character === '|' && endsAtPipe)) return ends(at);
    }
  }
  if (depth === 0 || firstLineEnd < 0) return ends(limit);
  // The parenthesis never closes: what follows is another text.
  return { end: firstLineEnd, isWrapped: false, beforeParameter: false };
}

function literalExtent(text: string, start: number, literal: Literal, enclosing: Enclosing): Extent {
  let end = literal.end;
  if (literal.beforeParameter) {
    const rest = text.slice(literal.end, cutAtEncloser(text, literal.end, tokenEnd(text, literal.end), enclosing));
    end = literal.end + trimmedLength(rest, '');
  }
  const trimmed = withoutEncloser(text.slice(start, end));
  return {
    start,
    end: start + trimmed.length,
    text: literal.isWrapped ? joinLines(trimmed) : trimmed,
    literalSpaces: true,
    isWrapped: literal.isWrapped,
    openEnd: false,
  };
}

/** Without what ends the object or quotation around it: closers that nothing in the text opens. */
export function withoutEncloser(text: string): string {
  const trimmed = text.trimEnd().replace(/[,;]$/, '');
  return /["\])}]$/.test(trimmed) ? trimmed.slice(0, trimmedLength(trimmed, '')).trimEnd() : trimmed;
}

/** Joins the lines of a sentence: with a blank, except inside a thumbprint that was broken in two. */
export function joinLines(text: string): string {
  return text.replace(/(?<![ \t])[ \t]*\r?\n[ \t]*/g, (lineEnd, offset: number) => {
    const before = /[\dA-Fa-f]{0,64}$/.exec(text.slice(Math.max(0, offset - 64), offset))?.[0] ?? '';
    const after =
      /^[\dA-Fa-f]{0,64}/.exec(text.slice(offset + lineEnd.length, offset + lineEnd.length + 64))?.[0] ?? '';
    const digits = before.length + after.length;
    // SHA-1 has 40 digits, SHA-256 64.
    return before !== '' && after !== '' && (digits === 40 || digits === 64) ? '' : ' ';
  });
}

function hasOpenEnd(text: string, end: number, { quote, endsAtPipe }: Enclosing): boolean {
  const after = text.slice(end, end + 80);
  if (quote !== null && after.startsWith(quote)) return false;
  if (/^[ \u00A0]{1,8}(?:HTTP\/\d|[A-Za-z_][\w.-]{0,40}=)/.test(after) || (endsAtPipe && /^ {0,8}\|/.test(after)))
    return false;
  return /^[!,.:;?…]{0,8}(?:\s|$)/.test(after);
}

function matchesAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}
