import { without, type Range, type Rewritten } from './layer.ts';
import { tokenEnd, tokenStart } from './token.ts';

/**
 * Joins URLs and parameter lists that a mailer, a terminal or a person broke into lines. A line end goes only where something shows
 * that the same URL goes on: prose under a URL stays prose.
 */
export function joinWrappedLines(text: string): Rewritten {
  const wraps: Range[] = [];
  let open = newToken;
  let lineStart = 0;
  let lineIndent = 0;
  for (let lineEnd = nextLineEnd(text, 0); lineEnd !== null; lineEnd = nextLineEnd(text, lineStart)) {
    const { start, end, indent } = lineEnd;
    const isEmpty = start === lineStart;
    const tailStart = isEmpty ? start : tokenStart(text, start, lineStart);
    // What ran over the line before goes on only where this whole line is one token.
    const before = tailStart === lineStart ? open : newToken;
    open = newToken;
    // Nothing runs over an empty line, and a text can have very many; nor are most of the others the end of a URL.
    if (!isEmpty && (before.isWrapped || mayGoOn(text, tailStart, start))) {
      const wrap = wrapAt(text, before, { tailStart, ...lineEnd, lineLength: lineIndent + start - lineStart });
      if (isWrap(wrap)) {
        wraps.push({ start, end });
        open = grow(before, wrap.tail, { width: Math.max(before.width, wrap.lineLength), indent });
      }
    }
    lineStart = end;
    lineIndent = indent;
  }
  return without(text, wraps);
}

interface LineEnd extends Range {
  /** How many blanks the next line begins with. They and those before the line end belong to it. */
  readonly indent: number;
}

/** The first line end from a line's start on; that of a line of nothing but its indent is passed over. */
function nextLineEnd(text: string, lineStart: number): LineEnd | null {
  for (let at = text.indexOf('\n', lineStart); at >= 0; at = text.indexOf('\n', at + 1)) {
    const isOnlyIndent = lineStart > 0 && isBlank(text.charCodeAt(lineStart - 1));
    let start = at > lineStart && text[at - 1] === '\r' ? at - 1 : at;
    if (start === lineStart && isOnlyIndent) {
      if (start === at) continue;
      start = at;
    }
    while (start > lineStart && isBlank(text.charCodeAt(start - 1))) start -= 1;
    let end = at + 1;
    while (isBlank(text.charCodeAt(end))) end += 1;
    return { start, end, indent: end - at - 1 };
  }
  return null;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

/** Whether a line's last token can be one that goes on. Most are words, told by this without any pattern. */
function mayGoOn(text: string, start: number, end: number): boolean {
  const tail = text.slice(start, end);
  return urlLike.test(tail) || cutScheme.test(tail.slice(-24));
}

function wrapAt(
  text: string,
  before: OpenToken,
  { tailStart, start, end, indent, lineLength }: LineEnd & { readonly tailStart: number; readonly lineLength: number },
): Wrap {
  const tail = text.slice(tailStart, start);
  const headEnd = tokenEnd(text, end);
  return {
    before,
    tail,
    head: text.slice(end, headEnd),
    headIsAlone: /^[ \t]*(?:\r?\n|$)/.test(text.slice(headEnd, headEnd + 80)),
    lineLength,
    indent,
  };
}

/** A URL or parameter list as far as it was read. */
interface OpenToken {
  readonly isWrapped: boolean;
  /** How long its lines were before they broke. */
  readonly width: number;
  readonly indent: number;
  readonly hasQuery: boolean;
  readonly parameter: string | null;
  /** Parentheses that are open in the last parameter. */
  readonly depth: number;
  /** Its last characters: a parameter's name may be broken too. */
  readonly end: string;
}

interface Wrap {
  /** What the lines before have of the URL. */
  readonly before: OpenToken;
  readonly tail: string;
  readonly head: string;
  readonly headIsAlone: boolean;
  readonly lineLength: number;
  readonly indent: number;
}

const newToken: OpenToken = {
  isWrapped: false,
  width: 0,
  indent: 0,
  hasQuery: false,
  parameter: null,
  depth: 0,
  end: '',
};

/** Nobody's terminal or mailer is narrower. */
const narrowest = 40;
const urlLike = /:\\{0,4}\/|[&?]|\w=|%[\dA-Fa-f]{2}|^\/\w|\w\.\w[\w.-]{0,60}\//;
const scheme = /^https?(?::|%(?:25){0,7}3A|&#|\\u003a)/i;
/** Where a line can end inside of what `brokenScheme` matches. */
const cutScheme = /h(?:t{0,2}|ttps?[\d:%/\\A-F]{0,20})$/i;
const brokenScheme = /https?(?::\\{0,4}\/\\{0,4}\/|%(?:25){0,7}3A%(?:25){0,7}2F)/gi;
const knownParameter = /^(?:error|error_description|error_uri|state|code|iss|client_id|connection|session_state)=/;
const parameterName = /(?:^|[#&;?]|%(?:25){0,7}(?:26|3F|23))([A-Za-z_][\w.]{0,40})(?:=|%(?:25){0,7}3D)/gi;
const startsParameter = /^(?:&(?:amp;|#38;)?|[#?])[\w.%-]{1,60}=/;
const encoded =
  /%[\dA-Fa-f]{2}|[&?;][\w.-]{1,60}=|&(?:#\w{2,6}|amp|quot);|\\u00|-(?:3D|26|5F|2520)|\*[23][\dA-F]|__;|!!/;
const word = /^[A-Za-z]+[!,.:;?]{0,3}$/;

function isWrap(wrap: Wrap): boolean {
  const { before, tail, head, headIsAlone, lineLength, indent } = wrap;
  if (tail === '' || head === '') return false;
  if (breaksScheme(tail, head)) return true;
  if (!before.isWrapped && !urlLike.test(tail)) return false;
  if (startsAnew(before, tail, head)) return false;

  const isFull = before.isWrapped && lineLength >= before.width;
  if (isFull && indent === before.indent) return true;
  if (breaksEscape(tail, head)) return true;
  if (startsParameter.test(head) || encoded.test(head)) return true;
  if (/(?:[&?]|&amp;)$/.test(tail)) return /^[\w.-]{1,60}(?:=|%3D|$)/.test(head);

  if (!headIsAlone || word.test(head)) return false;
  // This line ended before the others did, so it is not the width that ended it.
  if (before.isWrapped ? !isFull : lineLength < narrowest) return false;
  if (tail.endsWith('=')) return true;
  const { parameter, depth } = lastParameter(before, tail);
  if (parameter === 'error_description') return depth > 0;
  return parameter !== null && parameter !== 'error' && /\d/.test(head);
}

function breaksScheme(tail: string, head: string): boolean {
  const before = tail.slice(-24);
  if (!cutScheme.test(before)) return false;
  for (const match of (before + head.slice(0, 24)).matchAll(brokenScheme)) {
    if (match.index < before.length && match.index + match[0].length > before.length) return true;
  }
  return false;
}

/** `%2` and `8`. A word of prose under a URL that was cut there may begin with a hexadecimal digit too. */
function breaksEscape(tail: string, head: string): boolean {
  if (word.test(head)) return false;
  return (tail.endsWith('%') && /^[\dA-Fa-f]{2}/.test(head)) || (/%[\dA-Fa-f]$/.test(tail) && /^[\dA-Fa-f]/.test(head));
}

/** The next of several URLs, paths or `name=value` lines. */
function startsAnew(before: OpenToken, tail: string, head: string): boolean {
  if (scheme.test(head)) return true;
  if (knownParameter.test(head)) return !/(?:[#&;?]|[A-Za-z]_|session_)$/.test(tail);
  if (/^[A-Za-z][\w-]{0,30}:$/.test(head)) return true;
  return (before.hasQuery || tail.includes('?')) && /^[\w.:-]{0,100}\/[^?]{0,200}\?/.test(head);
}

function grow(before: OpenToken, tail: string, line: Pick<OpenToken, 'width' | 'indent'>): OpenToken {
  return {
    ...line,
    ...lastParameter(before, tail),
    isWrapped: true,
    hasQuery: before.hasQuery || tail.includes('?'),
    end: (before.end + tail).slice(-60),
  };
}

function lastParameter(before: OpenToken, tail: string): Pick<OpenToken, 'parameter' | 'depth'> {
  const text = before.end + tail;
  let { parameter, depth } = before;
  let counted = before.end.length;
  for (const match of text.matchAll(parameterName)) {
    const end = match.index + match[0].length;
    // Its name ended on an earlier line: counted there.
    if (end <= before.end.length) continue;
    parameter = match[1] ?? null;
    depth = 0;
    counted = end;
  }
  for (const [mark] of text.slice(counted).matchAll(/[()]|%2[89]/g)) depth += mark === '(' || mark === '%28' ? 1 : -1;
  return { parameter, depth };
}
