import { limits } from '../limits.ts';

/** Length in characters of base64url that a signature has; RSA's by the size of the key. */
const signatureLengths: readonly (readonly [RegExp, readonly number[]])[] = [
  [/^[RP]S/, [171, 342, 512, 683]],
  [/^ES256/, [86]],
  [/^ES384$/, [128]],
  [/^ES512$/, [176]],
  [/^EdDSA$|^Ed25519$/, [86]],
  [/^HS256$/, [43]],
  [/^HS384$/, [64]],
  [/^HS512$/, [86]],
];

/** Whether nothing can be missing at the end: three parts, and the signature as long as its algorithm makes it. */
export function isWholeJwt(value: string): boolean {
  const [header = '', , signature, ...more] = value.split('.', 5);
  return signature !== undefined && more.length === 0 && isWholeSignature(algorithmOf(header), signature.length);
}

function isWholeSignature(algorithm: string, length: number): boolean {
  if (algorithm === 'none') return true;
  return signatureLengths.some(([pattern, lengths]) => pattern.test(algorithm) && lengths.includes(length));
}

function algorithmOf(header: string): string {
  const text = Buffer.from(header.slice(0, 4096), 'base64url').toString('utf8');
  return /"alg"\s{0,8}:\s{0,8}"([\w-]{1,20})"/.exec(text)?.[1] ?? '';
}

const lineBreak = /[ \t]{0,8}\r?\n[ \t]{0,16}/y;
const wholeLine = /[\w.-]+(?=[ \t"',;}\])>]{0,8}(?:\r?\n|$))/y;

/** Nothing wraps lines shorter than this; a word after a short one is a word. */
const fewestInLine = 32;

interface Joined {
  readonly value: string;
  readonly end: number;
  readonly isJoined: true;
}

/**
 * A JWT that was broken over lines, put together again. A line belongs to it where the one before was as long as the first one's
 * part of it, or where the break stands at a dot; null where the next line is something else.
 */
export function joinedJwt(text: string, start: number, firstEnd: number): Joined | null {
  const width = firstEnd - start;
  const pieces = [text.slice(start, firstEnd)];
  const parts = new Parts();
  parts.add(pieces[0] ?? '');
  let end = firstEnd;
  let lineLength = width;
  while (!parts.isWhole() && end - start <= limits.tokenCharacters) {
    lineBreak.lastIndex = end;
    const skipped = lineBreak.exec(text)?.[0].length ?? 0;
    wholeLine.lastIndex = end + skipped;
    const line = skipped === 0 ? '' : (wholeLine.exec(text)?.[0] ?? '');
    const isAtDot = line.startsWith('.') || pieces.at(-1)?.endsWith('.') === true;
    const isFull = lineLength >= Math.max(width, fewestInLine);
    if (line === '' || !(isAtDot || isFull) || !parts.add(line)) break;
    pieces.push(line);
    end += skipped + line.length;
    lineLength = isAtDot ? Math.max(width, line.length) : line.length;
  }
  return pieces.length === 1 ? null : { value: pieces.join(''), end, isJoined: true };
}

/** The parts of a token that grows line by line: each line is looked at once. */
class Parts {
  private header = '';
  private algorithm: string | null = null;
  private readonly lengths = [0];

  /** False, and nothing added, where the token would have more parts than any has. */
  add(line: string): boolean {
    const pieces = line.split('.', 6);
    if (this.lengths.length + pieces.length - 1 > 5) return false;
    for (const [index, piece] of pieces.entries()) {
      if (index > 0) this.lengths.push(0);
      this.lengths[this.lengths.length - 1] = (this.lengths.at(-1) ?? 0) + piece.length;
      if (this.lengths.length === 1) this.header += piece;
    }
    return true;
  }

  isWhole(): boolean {
    if (this.lengths.length !== 3) return false;
    this.algorithm ??= algorithmOf(this.header);
    return isWholeSignature(this.algorithm, this.lengths.at(-1) ?? 0);
  }
}
