import { isAscii } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { limits } from '../../limits.ts';
import { isInBlock, keep } from '../blocks.ts';

export interface FileLine {
  /** From 1. */
  readonly number: number;
  /** Null where the line is longer than a ticket may be; it is passed over. */
  readonly text: string | null;
}

/** Lines one after the other, none of them blank. */
export interface LineBlock {
  /** Number of the first one, from 1. */
  readonly first: number;
  readonly count: number;
  /** UTF-8, kept for whoever takes them, who may give back their block; null for one line that is longer than a ticket may be. */
  readonly bytes: Buffer | null;
}

/** The lines of a file that are not blank, without their ends. */
export async function* linesOf(
  bytes: AsyncIterable<Uint8Array>,
  isInterrupted?: () => boolean,
): AsyncGenerator<FileLine> {
  for await (const block of blocksOf(bytes, isInterrupted)) {
    if (block.bytes === null) yield { number: block.first, text: null };
    else for (const [index, text] of linesIn(block.bytes).entries()) yield { number: block.first + index, text };
  }
}

/** The lines of a block, without their ends. */
export function linesIn(bytes: Uint8Array): string[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // What is ASCII alone need not be decoded.
  const encoding = isAscii(buffer) ? 'latin1' : 'utf8';
  const lines: string[] = [];
  for (let start = 0; start < buffer.length;) {
    const feed = buffer.indexOf(lineFeed, start);
    const end = feed < 0 ? buffer.length : feed;
    lines.push(buffer.toString(encoding, start, buffer[end - 1] === carriageReturn ? end - 1 : end));
    start = end + 1;
  }
  return lines;
}

/** The lines of a file of UTF-8 or, by its mark, UTF-16, as many together as come at once; holds no more than these. */
export async function* blocksOf(
  bytes: AsyncIterable<Uint8Array>,
  isInterrupted = (): boolean => false,
): AsyncGenerator<LineBlock> {
  let number = 1;
  // What has come of the line that is not complete; null while a line that is too long goes by.
  let pieces: Buffer[] | null = [];
  let size = 0;
  for await (const chunk of decoded(bytes)) {
    const end = chunk.lastIndexOf(lineFeed) + 1;
    // A copy, since streams may use their memory again, and a slice would hold all of it; before the lines go out, as their block may come back.
    const rest = Buffer.from(chunk.subarray(end));
    if (end > 0) {
      // The line that began before, by itself: all others stay where they are.
      const firstEnd = size > 0 ? chunk.indexOf(lineFeed) + 1 : 0;
      if (pieces === null || size + firstEnd > limits.ticketBytes) yield { first: number++, count: 1, bytes: null };
      else number = yield* runsOf(Buffer.concat([...pieces, chunk.subarray(0, firstEnd)]), number);
      const whole = chunk.subarray(firstEnd, end);
      number = yield* runsOf(isInBlock(whole) ? whole : Buffer.from(whole), number);
      [pieces, size] = [[], 0];
    }
    size += rest.length;
    if (size > limits.ticketBytes) pieces = null;
    else if (rest.length > 0) pieces?.push(rest);
  }
  if (isInterrupted()) return;
  if (pieces === null) yield { first: number, count: 1, bytes: null };
  else yield* runsOf(Buffer.concat(pieces), number);
}

const lineFeed = 10;
const carriageReturn = 13;

/** Cuts whole lines apart at blank and at too long ones; keeps the bytes where there is nothing to cut. Gives the number of the line that follows. */
function* runsOf(bytes: Buffer, first: number): Generator<LineBlock, number> {
  let [number, start, run, count] = [first, 0, 0, 0];
  while (start < bytes.length) {
    const feed = bytes.indexOf(lineFeed, start);
    const end = feed < 0 ? bytes.length : feed + 1;
    const isTooLong = end - start > limits.ticketBytes;
    if (isTooLong || isBlank(bytes, start, end)) {
      if (count > 0) yield { first: number - count, count, bytes: Buffer.from(bytes.subarray(run, start)) };
      if (isTooLong) yield { first: number, count: 1, bytes: null };
      [run, count] = [end, 0];
    } else count += 1;
    [number, start] = [number + 1, end];
  }
  if (count === 0) return number;
  if (run === 0) keep(bytes);
  yield { first: number - count, count, bytes: run === 0 ? bytes : Buffer.from(bytes.subarray(run)) };
  return number;
}

function isBlank(bytes: Buffer, start: number, end: number): boolean {
  // What is printable ASCII is none, and nearly every line begins so.
  return (
    !((bytes[start] ?? 0) > 0x20 && (bytes[start] ?? 0) < 0x7f) && bytes.toString('utf8', start, end).trim() === ''
  );
}

/** The bytes as UTF-8 without a byte-order mark. */
export async function* decoded(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let decoder: TextDecoder | null | undefined;
  let start: Buffer = Buffer.alloc(0);
  for await (const chunk of bytes) {
    let part: Buffer = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (decoder === undefined) {
      // A mark has up to three bytes, and they may come one by one.
      start = Buffer.concat([start, part]);
      if (start.length < 3) continue;
      decoder = decoderFor(start);
      part = start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf ? start.subarray(3) : start;
    }
    yield decoder === null ? part : Buffer.from(decoder.decode(part, { stream: true }), 'utf8');
  }
  if (decoder === undefined && start.length > 0) yield start;
}

/** Null for UTF-8, whose bytes pass as they are. */
function decoderFor([first, second]: Buffer): TextDecoder | null {
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le');
  return first === 0xfe && second === 0xff ? new TextDecoder('utf-16be') : null;
}
