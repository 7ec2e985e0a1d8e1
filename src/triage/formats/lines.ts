import { TextDecoder } from 'node:util';
import { limits } from '../../limits.ts';

export interface FileLine {
  /** From 1. */
  readonly number: number;
  /** Null where the line is longer than a ticket may be; it is passed over. */
  readonly text: string | null;
}

/** The lines of a file of UTF-8 or, by its mark, UTF-16, without their ends; holds one at a time. */
export async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<FileLine> {
  let number = 1;
  // What has come of the line that is not complete; null while a line that is too long goes by.
  let pieces: Buffer[] | null = [];
  let size = 0;
  for await (const chunk of decoded(bytes)) {
    let start = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      const last = chunk.subarray(start, end);
      yield { number, text: pieces === null || size + last.length > limits.ticketBytes ? null : joined(pieces, last) };
      [pieces, size, start] = [[], 0, end + 1];
      number += 1;
    }
    const rest = chunk.subarray(start);
    size += rest.length;
    if (size > limits.ticketBytes) pieces = null;
    // A copy, since streams may use their memory again, and a slice would hold all of it.
    else if (rest.length > 0) pieces?.push(Buffer.from(rest));
  }
  if (pieces === null) yield { number, text: null };
  else if (size > 0) yield { number, text: joined(pieces, Buffer.alloc(0)) };
}

function joined(pieces: readonly Buffer[], last: Buffer): string {
  const text = pieces.length === 0 ? last.toString('utf8') : Buffer.concat([...pieces, last]).toString('utf8');
  return text.endsWith('\r') ? text.slice(0, -1) : text;
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
