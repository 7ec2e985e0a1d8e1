import { rewrite, type Rewritten } from './layer.ts';
import { tokenEnd, tokenStart } from './token.ts';

/**
 * Joins URLs and parameter lists that a mailer, a terminal or a person broke into lines. A line end goes only where something shows
 * that the same URL goes on: prose under a URL stays prose.
 */
export function joinWrappedLines(text: string): Rewritten {
  let open = newToken;
  let lineStart = 0;
  let lineIndent = 0;
  // The look-behind keeps long runs of blanks linear.
  return rewrite(text, /(?<![ \t])[ \t]*\r?\n([ \t]*)/g, (match) => {
    const indent = match[1]?.length ?? 0;
    const nextStart = match.index + match[0].length;
    if (match.index === lineStart) {
      // Nothing runs over an empty line, and a text can have very many.
      open = newToken;
      lineStart = nextStart;
      lineIndent = indent;
      return null;
    }
    const tailStart = tokenStart(text, match.index, lineStart);
    const tail = text.slice(tailStart, match.index);
    // What ran over the line before goes on only where this whole line is one token.
    const token = grow(tailStart === lineStart ? open : newToken, tail);
    const headEnd = tokenEnd(text, nextStart);
    const wrap: Wrap = {
      token,
      tail,
      head: text.slice(nextStart, headEnd),
      headIsAlone: /^[ \t]*(?:\r?\n|$)/.test(text.slice(headEnd, headEnd + 80)),
      lineLength: lineIndent + match.index - lineStart,
      indent,
    };
    const goesOn = isWrap(wrap);
    open = goesOn ? { ...token, isWrapped: true, width: Math.max(token.width, wrap.lineLength), indent } : newToken;
    lineStart = nextStart;
    lineIndent = indent;
    return goesOn ? '' : null;
  });
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
  readonly token: OpenToken;
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
const brokenScheme = /https?(?::\\{0,4}\/\\{0,4}\/|%(?:25){0,7}3A%(?:25){0,7}2F)/gi;
const knownParameter = /^(?:error|error_description|error_uri|state|code|iss|client_id|connection|session_state)=/;
const parameterName = /(?:^|[#&;?]|%(?:25){0,7}(?:26|3F|23))([A-Za-z_][\w.]{0,40})(?:=|%(?:25){0,7}3D)/gi;
const startsParameter = /^(?:&(?:amp;|#38;)?|[#?])[\w.%-]{1,60}=/;
const encoded =
  /%[\dA-Fa-f]{2}|[&?;][\w.-]{1,60}=|&(?:#\w{2,6}|amp|quot);|\\u00|-(?:3D|26|5F|2520)|\*[23][\dA-F]|__;|!!/;
const word = /^[A-Za-z]+[!,.:;?]{0,3}$/;

function isWrap(wrap: Wrap): boolean {
  const { token, tail, head, headIsAlone, lineLength, indent } = wrap;
  if (tail === '' || head === '') return false;
  if (breaksScheme(tail, head)) return true;
  if (!token.isWrapped && !urlLike.test(tail)) return false;
  if (startsAnew(token, tail, head)) return false;

  const isFull = token.isWrapped && lineLength >= token.width;
  if (isFull && indent === token.indent) return true;
  if (breaksEscape(tail, head)) return true;
  if (startsParameter.test(head) || encoded.test(head)) return true;
  if (/(?:[&?]|&amp;)$/.test(tail)) return /^[\w.-]{1,60}(?:=|%3D|$)/.test(head);

  if (!headIsAlone || word.test(head)) return false;
  // This line ended before the others did, so it is not the width that ended it.
  if (token.isWrapped ? !isFull : lineLength < narrowest) return false;
  if (tail.endsWith('=')) return true;
  if (token.parameter === 'error_description') return token.depth > 0;
  return token.parameter !== null && token.parameter !== 'error' && /\d/.test(head);
}

function breaksScheme(tail: string, head: string): boolean {
  const before = tail.slice(-24);
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
function startsAnew(token: OpenToken, tail: string, head: string): boolean {
  if (scheme.test(head)) return true;
  if (knownParameter.test(head)) return !/(?:[#&;?]|[A-Za-z]_|session_)$/.test(tail);
  if (/^[A-Za-z][\w-]{0,30}:$/.test(head)) return true;
  return token.hasQuery && /^[\w.:-]{0,100}\/[^?]{0,200}\?/.test(head);
}

function grow(token: OpenToken, tail: string): OpenToken {
  const text = token.end + tail;
  let { parameter, depth } = token;
  let counted = token.end.length;
  for (const match of text.matchAll(parameterName)) {
    const end = match.index + match[0].length;
    // Its name ended on an earlier line: counted there.
    if (end <= token.end.length) continue;
    parameter = match[1] ?? null;
    depth = 0;
    counted = end;
  }
  for (const [mark] of text.slice(counted).matchAll(/[()]|%2[89]/g)) depth += mark === '(' || mark === '%28' ? 1 : -1;
  return { ...token, parameter, depth, hasQuery: token.hasQuery || tail.includes('?'), end: text.slice(-60) };
}
