import { constants, deflateRawSync, deflateSync, gunzipSync, gzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { undoHtmlEntities, undoJsonEscapes } from '../evidence/decode.ts';
import { undoVisibleQuotedPrintable } from '../evidence/quoted-printable.ts';
import { limits } from '../limits.ts';

/** A string of JSON or of a program in a text that is none: an escape behind a quotation mark, or a mark that is escaped. */
const escapedString = /"[^"\r\n]*\\(?:[nrt/\\]|u[\dA-Fa-f]{4})|\\"/;

/** The text without what mail and programs did to markup in it: the copy is written without it. */
export function readable(text: string): string {
  let read = undoVisibleQuotedPrintable(text).text;
  for (let round = 0; round < limits.decodingDepth; round += 1) {
    const before = read;
    if (/&lt;\/?(?:[\w.-]+:)?(?:Response|Assertion|NameID|AttributeValue|AuthnRequest|SignatureValue)/.test(read))
      read = undoHtmlEntities(read).text;
    else if (escapedString.test(read)) read = undoJsonEscapes(read).text;
    if (read === before) return read;
  }
  return read;
}

/** A text out of another one, and how it is written there again. */
interface Opened {
  readonly text: string;
  readonly close: (text: string) => string;
}

/** Text in base64, as UTF-8 or UTF-16, compressed or not; `damaged` where only its beginning can be read, null where there is none. */
export function openBase64(digits: string): Opened | 'damaged' | null {
  const alphabet = /[-_]/.test(digits) ? 'base64url' : 'base64';
  const bytes = Buffer.from(digits, 'base64');
  const plain = bytes.toString('utf8');
  if (isReadable(plain)) return { text: plain, close: (text) => Buffer.from(text).toString(alphabet) };
  const wide = utf16In(bytes);
  if (wide !== null) return { text: wide, close: (text) => Buffer.from(text, 'utf16le').toString(alphabet) };
  return openCompressed(bytes, alphabet);
}

/** Two bytes a character, the lower one first, and mostly of ASCII. */
function utf16In(bytes: Buffer): string | null {
  const text = bytes.toString('utf16le');
  if (!isReadable(text)) return null;
  const ofAscii = text.match(/[\t\n\r -~]/g)?.length ?? 0;
  return ofAscii > text.length / 2 ? text : null;
}

/** Of data that was cut, what can be read: whoever gets it can read that, too. */
function openCompressed(bytes: Buffer, alphabet: 'base64' | 'base64url'): Opened | 'damaged' | null {
  const compression = compressionOf(bytes);
  if (compression === null) return null;
  const [unpack, pack] = compression;
  const text = unpacked(bytes, unpack);
  if (text === null) return startsAsText(bytes, unpack) ? 'damaged' : null;
  if (isReadable(text)) return { text, close: (masked) => pack(masked).toString(alphabet) };
  return text.length > shortestBeginning && isReadable(text.slice(0, shortestBeginning)) ? 'damaged' : null;
}

/** Whether a beginning of compressed data can be read where all of it cannot, as what follows is damaged or too much. */
function startsAsText(bytes: Buffer, unpack: typeof inflateRawSync): boolean {
  for (let length = Math.min(longestBeginning, bytes.length >> 1); length >= shortestBeginning; length >>= 1) {
    const text = unpacked(bytes.subarray(0, length), unpack);
    if (text !== null) return isReadable(text);
  }
  return false;
}

const longestBeginning = 512;
const shortestBeginning = 32;

/** Raw deflate (SAML bindings §3.4.4.1), or in one of the wrappers that some senders put around it; null where it can be none of them. */
function compressionOf(bytes: Buffer): readonly [typeof inflateRawSync, typeof deflateRawSync] | null {
  const [first = 0, second = 0] = bytes;
  // RFC 1952 §2.3.1.
  if (first === 0x1f && second === 0x8b) return [gunzipSync, gzipSync];
  // RFC 1950 §2.2: method 8, and a check of both bytes.
  if ((first & 0x0f) === 8 && (first * 256 + second) % 31 === 0) return [inflateSync, deflateSync];
  // RFC 1951 §3.2.3: a block with Huffman codes; trying what is none takes long.
  const block = (first >> 1) & 3;
  return block === 1 || block === 2 ? [inflateRawSync, deflateRawSync] : null;
}

function unpacked(bytes: Buffer, unpack: typeof inflateRawSync): string | null {
  const maxOutputLength = limits.samlInflatedBytes;
  try {
    return unpack(bytes, { maxOutputLength, finishFlush: constants.Z_SYNC_FLUSH, chunkSize: 4_096 }).toString('utf8');
  } catch {
    // Nothing of the kind, or more than any message holds.
    return null;
  }
}

function isReadable(text: string): boolean {
  // A character that was cut at the end is no damage.
  return text.length >= 8 && !/[\0-\x08\x0E-\x1F]|\uFFFD(?!$)/.test(text);
}
