import { limits } from '../limits.ts';

/** Some of the digits of base64, and the text that they hold; null where it is none. */
export interface Base64Part {
  readonly digits: string;
  readonly text: string | null;
  /** Digits for another text in its place. */
  readonly close: (text: string) => string;
}

/** Where the digits from `from` to `to`, four at a time, are text. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Of four digits: fewer could be text by chance. */
const fewestGroups = 6;
/** Letters outside ASCII in between, or what two pieces lost. */
const groupsBetween = 2;
/** Less text has a certificate, a keystore or a picture. */
const leastText = 0.6;

/**
 * What base64 holds that cannot be decoded as a whole, as its beginning is gone or digits were lost in it: text begins at any of four places, and
 * after the damage at another one. Null where it is not mostly text; empty where it is in too many pieces. Bytes are read and written as
 * Latin-1, so that none is changed.
 */
export function partsOfBase64(digits: string): Base64Part[] | null {
  // A DER certificate or key begins so (X.690 §8.1.3): it has names in it, and is kept or masked as what it is.
  if (/^MI[A-P]/.test(digits)) return null;
  const isMostly = (found: readonly Stretch[]): boolean =>
    found.reduce((sum, { from, to }) => sum + to - from, 0) >= digits.length * leastText;
  const found = [0, 1, 2, 3].flatMap((shift) => stretchesFrom(digits, shift));
  if (!isMostly(found)) return null;
  if (found.length > limits.base64Pieces) return [];
  const stretches = apart(found);
  if (!isMostly(stretches)) return null;
  const alphabet = /[-_]/.test(digits) ? 'base64url' : 'base64';
  // Filled up to whole groups, so that what follows stays where it was.
  const close = (text: string): string =>
    Buffer.from(text.padEnd(Math.ceil(text.length / 3) * 3), 'latin1').toString(alphabet);
  const between = (from: number, to: number): Base64Part => ({ digits: digits.slice(from, to), text: null, close });
  const parts: Base64Part[] = [];
  let at = 0;
  for (const { from, to } of stretches) {
    const held = digits.slice(from, to);
    parts.push(between(at, from), { digits: held, text: Buffer.from(held, 'base64').toString('latin1'), close });
    at = to;
  }
  return [...parts, between(at, digits.length)];
}

function stretchesFrom(digits: string, shift: number): Stretch[] {
  const bytes = Buffer.from(digits.slice(shift), 'base64');
  const groups = Math.floor(bytes.length / 3);
  const found: Stretch[] = [];
  let [first, last, texts] = [-1, -1, 0];
  const end = (): void => {
    const length = last - first + 1;
    if (first >= 0 && length >= fewestGroups && texts * 3 >= length * 2)
      found.push({ from: shift + first * 4, to: shift + (last + 1) * 4 });
    [first, texts] = [-1, 0];
  };
  for (let group = 0; group < groups; group += 1) {
    if (!isText(bytes, group * 3)) {
      if (group - last > groupsBetween) end();
      continue;
    }
    if (first < 0) first = group;
    last = group;
    texts += 1;
  }
  end();
  return found;
}

function isText(bytes: Buffer, at: number): boolean {
  return textBytes[bytes[at] ?? 0] === 1 && textBytes[bytes[at + 1] ?? 0] === 1 && textBytes[bytes[at + 2] ?? 0] === 1;
}

/** Of ASCII. */
const textBytes = Uint8Array.from({ length: 256 }, (_, byte) =>
  (byte >= 0x20 && byte < 0x7f) || byte === 0x09 || byte === 0x0a || byte === 0x0d ? 1 : 0,
);

/** The longest as they are, of the others what does not lie over one of them, as noise may be taken for text at an end; in their order. */
function apart(stretches: readonly Stretch[]): Stretch[] {
  const chosen: Stretch[] = [];
  for (const one of stretches.toSorted((a, b) => b.to - b.from - (a.to - a.from))) {
    const rest = chosen.reduce<Stretch>(without, one);
    if (rest.to - rest.from >= fewestGroups * 4) chosen.push(rest);
  }
  return chosen.toSorted((a, b) => a.from - b.from);
}

/** The longer part of what the other one leaves, in whole groups. */
function without(one: Stretch, other: Stretch): Stretch {
  if (other.to <= one.from || other.from >= one.to) return one;
  const before = { from: one.from, to: one.to - Math.ceil((one.to - other.from) / 4) * 4 };
  const after = { from: one.from + Math.ceil((other.to - one.from) / 4) * 4, to: one.to };
  return after.to - after.from > before.to - before.from ? after : before;
}
