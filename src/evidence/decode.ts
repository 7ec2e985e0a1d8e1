import { rewrite, type Rewritten } from './layer.ts';

export interface DecodedValue {
  readonly text: string;
  /** `%` without two hexadecimal digits, or bytes that are no UTF-8; what could not be read is U+FFFD or stayed as it was. */
  readonly invalid: boolean;
}

/** Decodes percent-encoding (RFC 3986 §2.1) without ever throwing. `plusIsBlank`: as in a form or query (WHATWG URL §5.1). */
export function decodePercent(text: string, { plusIsBlank }: { plusIsBlank: boolean }): DecodedValue {
  const spaced = plusIsBlank ? text.replaceAll('+', ' ') : text;
  if (!spaced.includes('%')) return { text: spaced, invalid: false };
  let invalid = false;
  const decoded = spaced.replace(percentRun, (run) => {
    const value = bytesAsText(run.replaceAll('%', ''));
    // U+FFFD that was encoded as such is no damage.
    if (value.includes('\uFFFD') && !/%EF%BF%BD/i.test(run)) invalid = true;
    return value;
  });
  return { text: decoded, invalid: invalid || /%(?![0-9A-Fa-f]{2})/.test(spaced) };
}

/** Percent-encoding of a whole URL or text, one level. `+` stays: it belongs to the encoding below. */
export function undoPercentEncoding(text: string): Rewritten {
  return rewrite(text, percentRun, ([run]) => bytesAsText(run.replaceAll('%', '')));
}

/** HTML character references, only with their semicolon: `&copy=1` in a URL is a parameter. */
export function undoHtmlEntities(text: string): Rewritten {
  if (!text.includes('&')) return { text, edits: [] };
  return rewrite(text, htmlEntity, ([, decimal, hexadecimal, name]) => {
    if (name !== undefined) return namedEntities.get(name) ?? null;
    const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number.parseInt(decimal, 10);
    // As HTML says for zero, lone surrogates and what is no code point (HTML §13.2.5.80).
    const isCharacter = code > 0 && code <= 0x10_ff_ff && (code < 0xd8_00 || code > 0xdf_ff);
    return isCharacter ? String.fromCodePoint(code) : '\uFFFD';
  });
}

/** Escapes of JSON (RFC 8259 §7) and of JavaScript strings, one level. */
export function undoJsonEscapes(text: string): Rewritten {
  if (!text.includes('\\')) return { text, edits: [] };
  return rewrite(text, jsonEscape, ([, simple, unicode]) =>
    simple === undefined
      ? String.fromCharCode(Number.parseInt(unicode?.slice(1) ?? '', 16))
      : (controls.get(simple) ?? simple),
  );
}

/** Backslashes that Markdown editors put before punctuation: `error\_description`. */
export function undoMarkdownEscapes(text: string): Rewritten {
  return rewrite(text, markdownEscape, ([, character]) => character ?? null);
}

/** Zero-width and direction marks, soft hyphens and byte-order marks. */
export function undoInvisibleCharacters(text: string): Rewritten {
  return rewrite(text, invisible, () => '');
}

/** `> ` and `> > ` at the start of lines. */
export function undoQuoteMarks(text: string): Rewritten {
  return rewrite(text, quoteMarks, () => '');
}

/** The same, only where two such lines or more follow each other: a single `>` may end a tag. */
export function undoQuotedBlocks(text: string): Rewritten {
  let follows = -1;
  return rewrite(text, quoteMarks, ({ index, 0: mark }) => {
    if (mark.endsWith('>') && text[index + mark.length] === '<') return null;
    const lineEnd = text.indexOf('\n', index);
    const next = lineEnd < 0 ? text.length : lineEnd + 1;
    const isBlock = index === follows || /^[ \t]{0,8}>/.test(text.slice(next, next + 10));
    follows = next;
    return isBlock ? '' : null;
  });
}

/** Which undoing a URL or parameter list asks for before it can be read. */
export type EncodingSign = 'html-entities' | 'json-escapes' | 'markdown-escapes';

/** The outermost encoding that a stretch of text shows, apart from percent-encoding; null where it can be read as it is. */
export function encodingSign(text: string): EncodingSign | null {
  if (text.includes('\\')) {
    // Backslashes in place of slashes (`https:\\host\path`) are for the URL parser.
    const isBackslashUrl = /^https?:\\+[^\\/]/i.test(text);
    if (!isBackslashUrl && !text.replace(jsonEscape, '').includes('\\')) return 'json-escapes';
    if (/\w\\[&=_]\w/.test(text)) return 'markdown-escapes';
  }
  if (!text.includes('&')) return null;
  for (const [, , , name] of text.matchAll(htmlEntity)) {
    if (name === undefined || namedEntities.has(name)) return 'html-entities';
  }
  return null;
}

const percentRun = /(?:%[0-9A-Fa-f]{2})+/g;
const htmlEntity = /&(?:#(\d{1,8})|#[xX]([0-9A-Fa-f]{1,6})|([A-Za-z]{2,8}));/g;
const jsonEscape = /\\(?:(["'\\/bfnrt])|(u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}))/g;
const markdownEscape = /\\([!#&()*+\-./:=?[\]_~])/g;
const invisible = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]+/g;
const quoteMarks = /^[ \t]{0,8}>(?:[ \t]?>)*[ \t]?/gm;

const controls = new Map([
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

const namedEntities = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00A0'],
  ['equals', '='],
  ['colon', ':'],
  ['sol', '/'],
  ['bsol', '\\'],
  ['quest', '?'],
  ['num', '#'],
  ['percnt', '%'],
  ['lpar', '('],
  ['rpar', ')'],
  ['period', '.'],
  ['comma', ','],
  ['semi', ';'],
  ['lowbar', '_'],
  ['plus', '+'],
  ['excl', '!'],
  ['commat', '@'],
  ['hellip', '…'],
  ['shy', '\u00AD'],
  ['Tab', '\t'],
  ['NewLine', '\n'],
]);

/** Bytes written in hexadecimal, as UTF-8; U+FFFD where they are none. */
function bytesAsText(hexadecimal: string): string {
  return Buffer.from(hexadecimal, 'hex').toString('utf8');
}
