import { limits } from '../limits.ts';
import { declaredLength, looksLikeDer } from './der.ts';
import { materialOfBytes } from './key-material.ts';
import { cleanBase64 } from './pem.ts';

/**
 * The bytes of a text that is nothing but one certificate or key in base64 or hexadecimal, without BEGIN and END lines: wrapped or not,
 * quoted, indented, either alphabet of base64, as a `data:` address. Null where the text is something else.
 */
export function bareBytes(text: string): Buffer | null {
  if (text.length > 4 * limits.certificateBytes || !couldBeBare(text)) return null;
  const bytes = fromHex(text) ?? fromBase64(text);
  return bytes !== null && (materialOfBytes(bytes) !== null || isPemText(bytes) || isCut(bytes)) ? bytes : null;
}

/** Whether a text begins as base64 or hexadecimal of a DER sequence, or as base64 of a PEM text. */
function couldBeBare(text: string): boolean {
  return /^[\s"'`>\uFEFF]*(?:data:[\w.+/;=-]{0,100},\s*)?(?:M[A-J]|LS0tLS1CRUdJTi|(?:0x|\\x)?30[\s:,]{0,3}(?:0x|\\x)?(?:8[0-4]|[2-7]))/i.test(
    text.slice(0, 1_000),
  );
}

/** Whether bytes are a PEM text. */
export function isPemText(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 11)).toString('latin1') === '-----BEGIN ';
}

/** A certificate that was cut when it was copied: its first value begins as one does, and there are too few bytes. */
function isCut(bytes: Uint8Array): boolean {
  return looksLikeDer(bytes) && bytes[4] === 0x30 && (declaredLength(bytes) ?? 0) > bytes.length;
}

/** `30:82:…`, `30 82 …`, `0x30, 0x82, …`, `\x30\x82…`. */
function fromHex(text: string): Buffer | null {
  const digits = text.replace(/0x|\\x|[\s:,;"'`>{}[\]\uFEFF]/gi, '');
  return digits.length % 2 === 0 && /^30[0-9a-f]+$/i.test(digits) ? Buffer.from(digits, 'hex') : null;
}

function fromBase64(text: string): Buffer | null {
  // A data: address, or the END line whose BEGIN line was lost.
  const body = text.replace(/^\s*["'`]?data:[^,]{0,200},|-----(?:BEGIN|END) ?[A-Z0-9 #]{1,40}-----/g, '');
  const base64 = cleanBase64(body).replaceAll('-', '+').replaceAll('_', '/');
  return /^[A-Za-z0-9+/]+={0,2}$/.test(base64) ? Buffer.from(base64, 'base64') : null;
}
