import { limits } from '../../limits.ts';

/** What a tnetstring says: https://tnetstrings.info. Byte strings stay bytes. */
export type Tnet = Uint8Array | string | number | boolean | null | readonly Tnet[] | ReadonlyMap<string, Tnet>;

/** One value at a place, and where the next one begins; null where the bytes are none or end before it does. */
export function readTnet(bytes: Uint8Array, at: number, depth = 0): { value: Tnet; end: number } | null {
  const length = lengthAt(bytes, at);
  if (length === null || depth > limits.tnetDepth) return null;
  const { size, start } = length;
  const end = start + size;
  if (end >= bytes.length) return null;
  const value = valueOf(bytes.subarray(start, end), String.fromCharCode(bytes[end] ?? 0), depth);
  return value === undefined ? null : { value, end: end + 1 };
}

/** Digits and a colon. */
function lengthAt(bytes: Uint8Array, at: number): { size: number; start: number } | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset + at, Math.min(12, Math.max(0, bytes.length - at)));
  const digits = /^(\d{1,10}):/.exec(head.toString('latin1'))?.[1];
  return digits === undefined ? null : { size: Number(digits), start: at + digits.length + 1 };
}

function valueOf(data: Uint8Array, type: string, depth: number): Tnet | undefined {
  switch (type) {
    case ',':
      return data;
    case ';':
      return Buffer.from(data).toString('utf8');
    case '#':
    case '^':
      return Number(Buffer.from(data).toString('latin1'));
    case '!':
      return Buffer.from(data).toString('latin1') === 'true';
    case '~':
      return null;
    case ']':
      return listOf(data, depth);
    case '}':
      return dictionaryOf(data, depth);
    default:
      return undefined;
  }
}

function listOf(data: Uint8Array, depth: number): Tnet[] | undefined {
  const items: Tnet[] = [];
  for (let at = 0; at < data.length;) {
    const item = readTnet(data, at, depth + 1);
    if (item === null) return undefined;
    items.push(item.value);
    at = item.end;
  }
  return items;
}

function dictionaryOf(data: Uint8Array, depth: number): Map<string, Tnet> | undefined {
  const items = listOf(data, depth);
  if (items === undefined) return undefined;
  const members = new Map<string, Tnet>();
  for (let at = 0; at + 1 < items.length; at += 2) {
    const name = textOfTnet(items[at]);
    const value = items[at + 1];
    if (name !== null && value !== undefined) members.set(name, value);
  }
  return members;
}

/** Text or bytes as text; null for anything else. */
export function textOfTnet(value: Tnet | undefined): string | null {
  if (typeof value === 'string') return value;
  return value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : null;
}
