import { deflateRawSync, inflateRawSync } from 'node:zlib';
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

/** Text in base64, deflated or not, and how to write it again; null where there is none. */
export function openBase64(digits: string): { text: string; close: (text: string) => string } | null {
  const isUrl = /[-_]/.test(digits);
  const encode = (bytes: Buffer): string => bytes.toString(isUrl ? 'base64url' : 'base64');
  const bytes = Buffer.from(digits, 'base64');
  const plain = bytes.toString('utf8');
  if (isReadable(plain)) return { text: plain, close: (text) => encode(Buffer.from(text)) };
  const inflated = inflate(bytes);
  if (inflated === null || !isReadable(inflated)) return null;
  return { text: inflated, close: (text) => encode(deflateRawSync(text)) };
}

function isReadable(text: string): boolean {
  // A character that was cut at the end is no damage.
  return text.length >= 8 && !/[\0-\x08\x0E-\x1F]|\uFFFD(?!$)/.test(text);
}

function inflate(bytes: Buffer): string | null {
  try {
    return inflateRawSync(bytes, { maxOutputLength: limits.samlInflatedBytes }).toString('utf8');
  } catch {
    // Nothing deflated, or more than any message holds.
    return null;
  }
}
