import { constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { SsoDoctorError } from '../errors.ts';
import { limits } from '../limits.ts';
import { decodePercent } from './decode.ts';
import type { SamlDamage, SamlEncoding } from './saml-message.ts';

/** A parameter's value with its encodings undone. */
export interface DecodedMessage {
  readonly xml: string;
  /** Base64 as the broker reads it; null where the value was XML. */
  readonly wire: string | null;
  readonly form: 'xml' | 'base64' | 'deflate';
  readonly undone: readonly SamlEncoding[];
  readonly damage: readonly SamlDamage[];
}

interface Progress {
  readonly undone: SamlEncoding[];
  readonly damage: SamlDamage[];
}

/**
 * Undoes percent-encoding, base64 and deflate, each as often as it was applied. Null where no markup comes out.
 * @throws SsoDoctorError ERR_INPUT_TOO_LARGE where it inflates to more than the limit
 */
export function decodeSamlValue(value: string): DecodedMessage | null {
  const progress: Progress = { undone: [], damage: [] };
  let text = value.trim();
  // What was sent is the outermost base64, even where there is base64 inside it.
  let first: string | null = null;
  for (let depth = 0; depth < limits.decodingDepth; depth += 1) {
    if (startsLikeXml(text)) return { xml: text, wire: first, form: first === null ? 'xml' : 'base64', ...progress };
    const unescaped = undoPercent(text, progress);
    if (unescaped !== null) {
      text = unescaped;
      continue;
    }
    const base64 = cleanBase64(text, progress);
    if (base64 === null) return null;
    const bytes = Buffer.from(base64, 'base64');
    first ??= base64;
    progress.undone.push('base64');
    if (base64.replace(/=+$/, '').length % 4 === 1) progress.damage.push({ kind: 'cut-off', what: 'base64' });
    const xml = markupIn(bytes, progress);
    if (xml !== null) return { xml, wire: first, form: 'base64', ...progress };
    const inflated = inflate(bytes, progress);
    if (inflated !== null) return { xml: inflated, wire: first, form: 'deflate', ...progress };
    text = bytes.toString('latin1').trim();
  }
  return null;
}

/** Whether markup begins here, after white space and a byte order mark. */
export function startsLikeXml(text: string): boolean {
  return /^[\uFEFF\s]*<[?!A-Za-z_]/.test(text.slice(0, 2000));
}

function undoPercent(text: string, progress: Progress): string | null {
  if (!/%[0-9A-Fa-f]{2}/.test(text)) return null;
  const decoded = decodePercent(text, { plusIsBlank: false }).text.trim();
  if (decoded === text) return null;
  progress.undone.push('percent-encoding');
  return decoded;
}

/** Base64 without what came with the path: line breaks, quotes, the URL alphabet, blanks for plus. Null where it is something else. */
function cleanBase64(text: string, progress: Progress): string | null {
  let clean = text
    .replace(/^["'`]+|["'`;,]+$/g, '')
    .replace(/\\[rn]/g, '')
    .replace(/[\r\n\t]+/g, '');
  if (/[A-Za-z0-9+/] +[A-Za-z0-9+/]/.test(clean)) {
    // Wrapped lines joined by blanks, or plus signs that a form decoder ate: only the length can tell.
    const joined = clean.replace(/ +/g, '');
    const restored = clean.replace(/ /g, '+');
    const isWrapped = joined.replace(/=+$/, '').length % 4 !== 1 && !startsBroken(joined);
    if (!isWrapped || looksBetter(restored, joined)) progress.damage.push({ kind: 'blanks-for-plus' });
    clean = !isWrapped || looksBetter(restored, joined) ? restored : joined;
  }
  clean = clean.trim().replace(/-/g, '+').replace(/_/g, '/');
  return clean.length >= 16 && /^[A-Za-z0-9+/]+={0,3}$/.test(clean) ? clean : null;
}

function startsBroken(base64: string): boolean {
  return !startsLikeXml(Buffer.from(base64.slice(0, 400), 'base64').toString('utf8'));
}

/** Whether restoring plus signs gives whole markup where dropping the blanks does not. */
function looksBetter(restored: string, joined: string): boolean {
  const ends = (base64: string): boolean => Buffer.from(base64, 'base64').toString('utf8').trimEnd().endsWith('>');
  return ends(restored) && !ends(joined);
}

/** Bytes as XML text by byte order mark or declaration; null where they are no markup. */
export function markupIn(bytes: Buffer, progress: { undone: SamlEncoding[]; damage: SamlDamage[] }): string | null {
  const wide = utf16(bytes);
  if (wide !== null) {
    if (!startsLikeXml(wide)) return null;
    progress.undone.push('utf-16');
    return wide;
  }
  const latin = bytes
    .subarray(0, 2000)
    .toString('latin1')
    .replace(/^\u00EF\u00BB\u00BF/, '');
  if (!startsLikeXml(latin)) return null;
  const declared =
    /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(latin)?.[1]?.toLowerCase() ?? 'utf-8';
  if (/^(?:iso-8859-1|latin1|windows-1252|us-ascii)$/.test(declared)) {
    if (bytes.some((byte) => byte > 127)) progress.undone.push('iso-8859-1');
    return bytes.toString('latin1');
  }
  const text = bytes.toString('utf8');
  if (text.startsWith('\uFEFF')) progress.undone.push('byte-order-mark');
  if (declared !== 'utf-8' || text.includes('\uFFFD')) progress.damage.push({ kind: 'wrong-encoding', declared });
  return text.replace(/^\uFEFF/, '');
}

function utf16(bytes: Buffer): string | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return bytes.subarray(2).toString('utf16le');
  if (first === 0x3c && second === 0) return bytes.toString('utf16le');
  const bigEndian = (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c);
  if (!bigEndian) return null;
  const swapped = Buffer.from(bytes.subarray(first === 0xfe ? 2 : 0, bytes.length - (bytes.length % 2)));
  return swapped.swap16().toString('utf16le');
}

/** Raw deflate (SAML bindings §3.4.4.1), and the zlib and gzip wrappers that some senders add. What is cut gives what can be read. */
function inflate(bytes: Buffer, progress: Progress): string | null {
  const limit = { maxOutputLength: limits.samlInflatedBytes };
  for (const unpack of [inflateRawSync, inflateSync, gunzipSync]) {
    for (const partial of [false, true]) {
      const text = tryInflate(() => unpack(bytes, partial ? { ...limit, finishFlush: constants.Z_SYNC_FLUSH } : limit));
      if (text === null || !startsLikeXml(text)) continue;
      progress.undone.push('deflate');
      if (partial) progress.damage.push({ kind: 'cut-off', what: 'deflate' });
      return text;
    }
  }
  return null;
}

function tryInflate(unpack: () => Buffer): string | null {
  try {
    return unpack().toString('utf8');
  } catch (error) {
    if (
      error instanceof RangeError ||
      (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
    ) {
      throw new SsoDoctorError(
        'ERR_INPUT_TOO_LARGE',
        `A deflated SAML message inflates to more than ${limits.samlInflatedBytes / 1024 / 1024} MB, the limit.`,
        { cause: error },
      );
    }
    // Not this kind of compression.
    return null;
  }
}
