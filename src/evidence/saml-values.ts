import type { ParameterName } from './build-saml-message.ts';
import { undoHtmlEntities, undoJsonEscapes } from './decode.ts';
import { lessThan } from './saml-markup.ts';
import { decodeSamlValue, isComplete, isNoise, type DecodedMessage, type Tries } from './saml-decoding.ts';

/** Where a value begins that may hold a message. Places are UTF-16 offsets. */
export interface ValueSighting {
  readonly start: number;
  readonly name: ParameterName;
  readonly valueStart: number;
  /** What stands between name and value. */
  readonly separator: 'equals' | 'colon' | 'other';
}

// Quotes, `=` and blanks as they are, escaped in JSON or HTML, or percent-encoded as part of a longer value.
const quote = String.raw`\\{0,4}["'\x60]|&(?:amp;)?(?:quot|#34|#39|apos);|\\{1,4}u002[27]`;
const equals = String.raw`=>|=|%(?:25){0,4}3[dD]|\\{1,4}u003[dD]|&(?:amp;)?(?:equals|#61);`;
const space = String.raw`\s{0,100}`;
const names = '(SAML_?Response|SAML_?Request|wresult)';
const nameStart = String.raw`(?:(?<![\w.-])|(?<=%(?:25){0,4}(?:26|3[fF]|20|0[aA])))`;
/** Prose goes on with shorter words. */
const likeValue = (length: number): string => `(?=[A-Za-z0-9+/_%-]{${length}}|${lessThan})`;
const between = [
  `${space}(${equals})${space}(?:${quote})?`,
  `${space}(:)${space}(?:${quote})?${likeValue(16)}`,
  // A list of pairs; an object with name and value, as in a HAR; attributes of an input element; a text area.
  `${space},${space}(?:(?:${quote})value(?:${quote})${space}:${space})?(?:${quote})${likeValue(16)}`,
  String.raw`\s{1,20}value${space}=${space}(?:${quote})${likeValue(16)}`,
  String.raw`[^<>\n]{0,100}>${space}${likeValue(16)}`,
  String.raw`\s{1,100}(?:${quote})?${likeValue(40)}`,
].join('|');
const labelPattern = new RegExp(`${nameStart}${names}(?:${quote})?(?:${between})`, 'gi');
const anyName = new RegExp(names, 'i');
// `<` is `P` and one of sixteen letters in base64.
const markupInBase64 =
  /(?:(?<![A-Za-z0-9+/_%-])|(?<=%(?:25){0,4}(?:3[dD]|2[02]|0[aA])|\\[nrt]))(?:77u[/_])?P[A-P][A-Za-z0-9+/_-]{38}/g;

/** Values that a name announces, in their order. */
export function* sightValues(text: string): Generator<ValueSighting> {
  // The pattern takes some 10 ms to compile, and most texts name no parameter.
  if (!anyName.test(text)) return;
  for (const { 0: label, 1: name = '', 2: isEquals, 3: isColon, index } of text.matchAll(labelPattern)) {
    const separator = isEquals !== undefined ? 'equals' : isColon !== undefined ? 'colon' : 'other';
    yield { start: index, name: parameterName(name), valueStart: index + label.length, separator };
  }
}

/** Where base64 of markup begins that stands alone. */
export function* sightBareBase64(text: string): Generator<number> {
  for (const { index } of text.matchAll(markupInBase64)) yield index;
}

function parameterName(written: string): ParameterName {
  if (/^wresult$/i.test(written)) return 'wresult';
  return /response/i.test(written) ? 'SAMLResponse' : 'SAMLRequest';
}

/** What was read from a place on. */
export interface ReadValue {
  /** Null where no markup comes out. */
  readonly decoded: DecodedMessage | null;
  /** Where it ends. */
  readonly end: number;
  /** How far was looked for more of it. */
  readonly lookedTo: number;
}

/**
 * Reads the value that begins at `start`. Running text may follow, and the value may be wrapped over lines: as much is taken as gives
 * a whole message, else as much as still looks like a part of one.
 * @throws SsoDoctorError ERR_INPUT_TOO_LARGE
 */
export function readValue(text: string, start: number, tries: Tries, { oneWord = false } = {}): ReadValue {
  const words = wordsFrom(text, start, oneWord ? 1 : Infinity);
  const lookedTo = words.at(-1)?.end ?? start;
  let best: { decoded: DecodedMessage; end: number } | null = null;
  if (
    lookedTo - start > 2 * headLength &&
    decodeSamlValue(withoutEscapes(text.slice(start, start + headLength)), tries) === null
  )
    return { decoded: null, end: words[0]?.end ?? start, lookedTo };
  for (const count of plausibleCounts(words)) {
    const end = words[count - 1]?.end ?? start;
    const decoded = decodeSamlValue(withoutEscapes(text.slice(start, end)), tries);
    if (decoded === null) continue;
    if (isComplete(decoded)) return { decoded, end, lookedTo };
    if (best === null || (!isNoise(decoded.xml) && decoded.xml.length > best.decoded.xml.length))
      best = { decoded, end };
  }
  const restored = best === null ? null : withLastPlus(text, start, best.end, tries);
  if (restored !== null) return { decoded: restored, end: (best?.end ?? start) + 1, lookedTo };
  return { decoded: best?.decoded ?? null, end: best?.end ?? words[0]?.end ?? start, lookedTo };
}

/** Base64 of a text that ends in `>` may end in a plus sign; where plus signs became blanks, that one stands before the delimiter. */
function withLastPlus(text: string, start: number, end: number, tries: Tries): DecodedMessage | null {
  if (!/^ (?:[&"'<\r\n]|$)/.test(text.slice(end, end + 2))) return null;
  const decoded = decodeSamlValue(withoutEscapes(`${text.slice(start, end)}+`), tries);
  if (decoded === null || !isComplete(decoded)) return null;
  const isTold = decoded.damage.some(({ kind }) => kind === 'blanks-for-plus');
  return isTold ? decoded : { ...decoded, damage: [...decoded.damage, { kind: 'blanks-for-plus' }] };
}

/** What is no message does not become one further on. */
const headLength = 1_000;

interface Word {
  readonly length: number;
  readonly end: number;
}

const wordPart = /[A-Za-z0-9+/_%-]+=*|=+/y;
const escaped =
  /\\{1,4}(?:[rnt/]|u00[0-9A-Fa-f]{2})|&(?:amp;)?(?:#\d{1,3}|#[xX][0-9A-Fa-f]{1,2}|equals|plus|sol|NewLine|Tab);/y;
/** A blank line ends a value. */
const gap = /[^\S\r\n]{0,100}(?:\r?\n[^\S\r\n]{0,100})?/y;
const nextLabel = /(?:SAML_?(?:Response|Request|art)|wresult|RelayState|SigAlg|Signature)\b/iy;
/** A part of a message is hardly ever shorter, a word of a sentence hardly ever longer. */
const longWord = 16;
/** So many short words in a row are a sentence. */
const sentence = 12;

/** Stretches of base64 or percent-encoding with blanks between them, up to what can be part of neither, or to prose. */
function wordsFrom(text: string, start: number, most: number): Word[] {
  const words: Word[] = [];
  let shortOnes = 0;
  for (let at = start; shortOnes <= sentence && words.length < most;) {
    const end = wordEnd(text, at);
    if (end === at || (words.length > 0 && testAt(nextLabel, text, at))) break;
    words.push({ length: end - at, end });
    shortOnes = end - at < longWord ? shortOnes + 1 : 0;
    if (!testAt(gap, text, end) || gap.lastIndex === end) break;
    at = gap.lastIndex;
  }
  return words;
}

function wordEnd(text: string, start: number): number {
  let end = start;
  for (;;) {
    if (testAt(wordPart, text, end)) {
      end = wordPart.lastIndex;
      // Base64 ends at its padding.
      if (text[end - 1] === '=') return end;
    } else if (testAt(escaped, text, end)) end = escaped.lastIndex;
    else return end;
  }
}

function testAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** How many words may make the value, likeliest first. */
function plausibleCounts(words: readonly Word[]): number[] {
  if (words.length === 0) return [];
  const lines = wrappedLines(words);
  const long = words.findLastIndex(({ length }) => length >= longWord) + 1;
  // The last piece may be short, and words of a sentence may follow.
  const tail = words.slice(long, long + 3).map((_, index) => long + index + 1);
  return [...new Set([1, lines, lines - 1, long, ...tail])].filter((count) => count > 0);
}

/** Lines of one width, the first one perhaps shorter for its label, the last one for its end. */
function wrappedLines(words: readonly Word[]): number {
  const width = words[1]?.length ?? 0;
  if (width < 40 && words[0] !== undefined && words[0].length < 40) return 1;
  let count = 1;
  while (words[count]?.length === width) count += 1;
  const last = words[count];
  return last !== undefined && last.length < width ? count + 1 : count;
}

function withoutEscapes(value: string): string {
  const plain = value.includes('\\') ? undoJsonEscapes(value.replaceAll('\\\\', '\\')).text : value;
  return plain.includes('&') ? undoHtmlEntities(plain.replaceAll('&amp;', '&')).text : plain;
}
