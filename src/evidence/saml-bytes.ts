import type { SamlDamage, SamlEncoding } from './saml-message.ts';

/** Whether markup begins here, after white space and a byte order mark. */
export function startsLikeXml(text: string): boolean {
  return /^[\uFEFF\s]*<[?!A-Za-z_]/.test(text.slice(0, 2000));
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
  const text = withoutCutCharacter(bytes).toString('utf8');
  if (text.startsWith('\uFEFF')) progress.undone.push('byte-order-mark');
  if (!/^utf-?8$/.test(declared) || text.includes('\uFFFD')) progress.damage.push({ kind: 'wrong-encoding', declared });
  return text.replace(/^\uFEFF/, '');
}

function utf16(bytes: Buffer): string | null {
  const [first, second] = bytes;
  const littleEndian = (first === 0xff && second === 0xfe) || (first === 0x3c && second === 0);
  const bigEndian = (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c);
  if (!littleEndian && !bigEndian) return null;
  const even = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  const text = (bigEndian ? even.swap16() : even).toString('utf16le').replace(/^\uFEFF/, '');
  // Half a surrogate pair at the end is a character that was cut.
  return text.replace(/[\uD800-\uDBFF]$/, '');
}

/** UTF-8 without the first bytes of a last character that is not complete: the text was cut, and nothing is wrong with its encoding. */
export function withoutCutCharacter(bytes: Buffer): Buffer {
  for (let length = 1; length <= Math.min(3, bytes.length); length += 1) {
    const byte = bytes[bytes.length - length] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const expected = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return expected > length ? bytes.subarray(0, -length) : bytes;
  }
  return bytes;
}
