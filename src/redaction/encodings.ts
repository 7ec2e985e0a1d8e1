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

/** Text in base64, as UTF-8 or UTF-16, compressed or not; null where there is none. */
export function openBase64(digits: string): Opened | null {
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
  const ofAscii = text.match(/[\t\n\r -~]/g)?.length ?? 0;
  return isReadable(text) && ofAscii > text.length / 2 ? text : null;
}

/** Raw deflate (SAML bindings §3.4.4.1), and the wrappers that some senders put around it (RFC 1950, RFC 1952). */
const compressions = [
  [inflateRawSync, deflateRawSync],
  [inflateSync, deflateSync],
  [gunzipSync, gzipSync],
] as const;

/** Of data that was cut, what can be read: whoever gets it can read that, too. */
function openCompressed(bytes: Buffer, alphabet: 'base64' | 'base64url'): Opened | null {
  for (const [unpack, pack] of compressions) {
    const text = unpacked(bytes, unpack);
    if (text !== null && isReadable(text)) return { text, close: (masked) => pack(masked).toString(alphabet) };
  }
  return null;
}

function unpacked(bytes: Buffer, unpack: typeof inflateRawSync): string | null {
  const limit = limits.samlInflatedBytes;
  try {
    return unpack(bytes, { maxOutputLength: limit, finishFlush: constants.Z_SYNC_FLUSH }).toString('utf8');
  } catch {
    // Nothing of the kind, or more than any message holds.
    return null;
  }
}

function isReadable(text: string): boolean {
  // A character that was cut at the end is no damage.
  return text.length >= 8 && !/[\0-\x08\x0E-\x1F]|\uFFFD(?!$)/.test(text);
}
