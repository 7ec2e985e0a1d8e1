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

function isWholeSignature(algorithm: string, length: number): boolean {
  if (algorithm === 'none') return true;
  return signatureLengths.some(([pattern, lengths]) => pattern.test(algorithm) && lengths.includes(length));
}

function readHeader(header: string): { algorithm: string; mostParts: number } {
  const text = Buffer.from(header.slice(0, 4096), 'base64url').toString('utf8');
  const algorithm = /"alg"\s{0,8}:\s{0,8}"([\w-]{1,20})"/.exec(text)?.[1] ?? '';
  // `enc` makes it an encrypted one (RFC 7516 §4.1.2).
  return { algorithm, mostParts: text.includes('"enc"') ? 5 : 3 };
}

/** With the marks of quoting in a mail. */
const lineBreak = /[ \t]{0,8}\r?\n(?:[ \t]{0,2}>){0,4}[ \t]{0,16}/y;
const wholeLine = /[\w.-]+(?=[ \t"',;}\])>]{0,8}(?:\r?\n|$))/y;

/** Nothing wraps lines shorter than this; a word after a short one is a word. */
const fewestInLine = 32;

interface Joined {
  readonly value: string;
  readonly end: number;
  readonly isJoined: true;
}

/**
 * A JWT that was broken over lines, put together again. A line belongs to it where the one before was as long as the first one's part of
 * it, or where the break stands at a dot, unless the token is whole without it. Null where the next line is something else.
 */
export function joinedJwt(text: string, start: number, firstEnd: number): Joined | null {
  const width = firstEnd - start;
  const pieces = [text.slice(start, firstEnd)];
  const parts = new Parts();
  parts.add(pieces[0] ?? '');
  let lineLength = width;
  let last = { end: firstEnd, count: 1 };
  // A line of the right length can make it look whole too early.
  let whole = parts.isWhole() ? last : null;
  while (last.end - start <= limits.tokenCharacters) {
    lineBreak.lastIndex = last.end;
    const skipped = lineBreak.exec(text)?.[0].length ?? 0;
    wholeLine.lastIndex = last.end + skipped;
    const line = skipped === 0 ? '' : (wholeLine.exec(text)?.[0] ?? '');
    const isAtDot = line.startsWith('.') || pieces.at(-1)?.endsWith('.') === true;
    const isFull = lineLength >= Math.max(width, fewestInLine);
    if (line === '' || !(isAtDot || isFull) || !parts.add(line)) break;
    pieces.push(line);
    lineLength = isAtDot ? Math.max(width, line.length) : line.length;
    last = { end: last.end + skipped + line.length, count: pieces.length };
    if (parts.isWhole()) whole = last;
  }
  const { end, count } = whole ?? last;
  return count === 1 ? null : { value: pieces.slice(0, count).join(''), end, isJoined: true };
}

/** The parts of a token that grows line by line: each line is looked at once. */
class Parts {
  private header = '';
  private read: ReturnType<typeof readHeader> | null = null;
  private readonly lengths = [0];

  /** False, and nothing added, where the token would have more parts than such a token has. */
  add(line: string): boolean {
    const pieces = line.split('.', 6);
    if (this.lengths.length === 1) this.header += pieces[0] ?? '';
    const count = this.lengths.length + pieces.length - 1;
    if (count > 1) this.read ??= readHeader(this.header);
    if (count > (this.read?.mostParts ?? 1)) return false;
    for (const [index, piece] of pieces.entries()) {
      if (index > 0) this.lengths.push(0);
      this.lengths[this.lengths.length - 1] = (this.lengths.at(-1) ?? 0) + piece.length;
    }
    return true;
  }

  isWhole(): boolean {
    return this.lengths.length === 3 && isWholeSignature(this.read?.algorithm ?? '', this.lengths.at(-1) ?? 0);
  }
}
