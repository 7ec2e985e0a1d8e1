/**
 * One ASN.1 value in DER, or in BER with its indefinite lengths (X.690 §8.1). Read here and not by a library because thumbprints need
 * the very bytes that stand in a file, and a parser's objects do not keep them.
 */
export interface DerValue {
  readonly bytes: Uint8Array;
  /** The identifier byte: class, constructed or not, number. */
  readonly tag: number;
  readonly start: number;
  readonly contentStart: number;
  readonly contentEnd: number;
  /** Behind the value, its end-of-contents mark included. */
  readonly end: number;
}

/** Identifier bytes of the universal types that certificates are made of. */
export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectIdentifier: 0x06,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
  /** `[0]`, `[1]` … around other values. */
  context: (number: number): number => 0xa0 | number,
} as const;

const constructed = 0x20;

/** The value that begins at an offset; null where none does, or where it does not end before `limit`. */
export function readDer(bytes: Uint8Array, start = 0, limit = bytes.length): DerValue | null {
  const header = readHeader(bytes, start, limit);
  if (header === null) return null;
  const { tag, contentStart, length } = header;
  if (length !== null) {
    const end = contentStart + length;
    return end > limit ? null : { bytes, tag, start, contentStart, contentEnd: end, end };
  }
  const contentEnd = endOfContents(bytes, contentStart, limit);
  return contentEnd === null ? null : { bytes, tag, start, contentStart, contentEnd, end: contentEnd + 2 };
}

/** How many bytes the value at the beginning says it has, header included; null where it says none or has no length of its own. */
export function declaredLength(bytes: Uint8Array): number | null {
  const header = readHeader(bytes, 0, bytes.length);
  return header === null || header.length === null ? null : header.contentStart + header.length;
}

/** Whether bytes begin as a DER or BER sequence of a certificate's length. */
export function looksLikeDer(bytes: Uint8Array): boolean {
  const [tag, length] = bytes;
  return bytes.length > 64 && tag === tags.sequence && length !== undefined && length >= 0x80 && length <= 0x84;
}

interface DerHeader {
  readonly tag: number;
  readonly contentStart: number;
  /** Null where it is indefinite. */
  readonly length: number | null;
}

function readHeader(bytes: Uint8Array, start: number, limit: number): DerHeader | null {
  const [tag, first] = [bytes[start], bytes[start + 1]];
  // Numbers above 30 take more bytes; nothing that is read here has them.
  if (tag === undefined || first === undefined || start + 2 > limit || (tag & 0x1f) === 0x1f) return null;
  if (first < 0x80) return { tag, contentStart: start + 2, length: first };
  if (first === 0x80) return (tag & constructed) === 0 ? null : { tag, contentStart: start + 2, length: null };
  const contentStart = start + 2 + (first & 0x7f);
  // Six bytes of length are more than any file has.
  if (first > 0x86 || contentStart > limit) return null;
  let length = 0;
  for (let at = start + 2; at < contentStart; at++) length = length * 256 + (bytes[at] ?? 0);
  return { tag, contentStart, length };
}

/** Where the end-of-contents mark stands. Counts the open values instead of calling itself, so that 100,000 of them do no harm. */
function endOfContents(bytes: Uint8Array, start: number, limit: number): number | null {
  let open = 1;
  let at = start;
  while (at + 2 <= limit) {
    if (bytes[at] === 0 && bytes[at + 1] === 0) {
      open -= 1;
      if (open === 0) return at;
      at += 2;
      continue;
    }
    const header = readHeader(bytes, at, limit);
    if (header === null) return null;
    if (header.length === null) open += 1;
    at = header.contentStart + (header.length ?? 0);
  }
  return null;
}

/** The values inside a value, up to the first that is none. */
export function childrenOf(value: DerValue | null | undefined): DerValue[] {
  if (value === null || value === undefined) return [];
  const children: DerValue[] = [];
  for (let at = value.contentStart; at < value.contentEnd;) {
    const child = readDer(value.bytes, at, value.contentEnd);
    if (child === null) break;
    children.push(child);
    at = child.end;
  }
  return children;
}

export function contentOf({ bytes, contentStart, contentEnd }: DerValue): Uint8Array {
  return bytes.subarray(contentStart, contentEnd);
}

/** The value's own bytes, header included. */
export function bytesOf({ bytes, start, end }: DerValue): Uint8Array {
  return bytes.subarray(start, end);
}

/** The bytes of an octet string, which BER may cut into pieces (X.690 §8.7.3). */
export function octetsOf(value: DerValue): Uint8Array {
  if ((value.tag & constructed) === 0) return contentOf(value);
  return Buffer.concat(childrenOf(value).map(contentOf));
}

/** An object identifier in dotted notation; null where the value is none. */
export function oidOf(value: DerValue | null | undefined): string | null {
  if (value?.tag !== tags.objectIdentifier) return null;
  const numbers: bigint[] = [];
  let number = 0n;
  // Known ones have some ten bytes.
  for (const byte of contentOf(value).subarray(0, 64)) {
    number = (number << 7n) | BigInt(byte & 0x7f);
    if (byte >= 0x80) continue;
    numbers.push(number);
    number = 0n;
  }
  const [first, ...rest] = numbers;
  if (first === undefined) return null;
  const top = first < 80n ? first / 40n : 2n;
  return [top, first - top * 40n, ...rest].join('.');
}
