import { limits } from '../../limits.ts';
import { decoded } from './lines.ts';
import { defineTicketFormat, unitText } from './format.ts';
import { holdsLines, readJson } from './ndjson.ts';

/** One JSON document with a list of tickets: the document itself, or a list under one of the names that exports have. */
export const jsonList = defineTicketFormat({
  id: 'json-list',
  detect({ text }) {
    if (!/^\s*[[{]/.test(text) || holdsLines(text)) return false;
    const scan = new ListScan();
    for (const element of scan.feed(Buffer.from(text))) return element !== undefined;
    return scan.isInside;
  },
  async *split({ name, bytes }, { isInterrupted }) {
    let number = 0;
    for await (const element of elementsOf(bytes, isInterrupted)) {
      number += 1;
      const place = { source: name, location: `ticket ${number}` };
      if (element === null)
        yield {
          kind: 'unreadable',
          ...place,
          reason: `longer than ${limits.ticketBytes / 1024 / 1024} MB, the limit for one ticket.`,
        };
      else if (element === unfinished) yield { kind: 'unreadable', ...place, reason: 'the file ends inside it.' };
      else yield { kind: 'unit', format: 'json-list', ...place, data: element };
    }
  },
  read: (unit, { fields }) => readJson(unitText(unit), fields),
});

const names = ['tickets', 'issues', 'conversations', 'data', 'results', 'items', 'logs', 'records', 'values'];
const unfinished = Buffer.alloc(0);

const quote = 0x22;
const backslash = 0x5c;

/**
 * The objects of the list as bytes, one at a time; null for one that is too long, `unfinished` where the file ends inside one. Looks at
 * brackets and strings only: whether an element is JSON its reader finds out.
 */
async function* elementsOf(
  bytes: AsyncIterable<Uint8Array>,
  isInterrupted = (): boolean => false,
): AsyncGenerator<Buffer | null> {
  const scan = new ListScan();
  for await (const chunk of decoded(bytes)) yield* scan.feed(chunk);
  if (scan.isInside && !isInterrupted()) yield unfinished;
}

class ListScan {
  #depth = 0;
  #inString = false;
  #escaped = false;
  /** Depth of the list whose objects are wanted; null before it is found. */
  #listDepth: number | null = null;
  /** What came last at depth 1, to know a list by its name. */
  #key = '';
  #keyBytes: number[] | null = null;
  #pieces: Buffer[] = [];
  #size = 0;
  #start: number | null = null;

  get isInside(): boolean {
    return this.#start !== null;
  }

  *feed(chunk: Buffer): Generator<Buffer | null> {
    // Of an element that began in an earlier chunk, this one's part begins at 0.
    if (this.#start !== null) this.#start = 0;
    for (let index = 0; index < chunk.length; index++) {
      const byte = chunk[index] ?? 0;
      if (this.#inString) this.#string(byte);
      else if (byte === quote) this.#openString();
      else if (byte === 0x7b || byte === 0x5b) this.#open(byte, index);
      else if (byte === 0x7d || byte === 0x5d) {
        const element = this.#close(byte, index, chunk);
        if (element !== undefined) yield element;
      }
    }
    if (this.#start !== null) this.#keep(chunk.subarray(this.#start));
  }

  #openString(): void {
    this.#inString = true;
    this.#keyBytes = this.#listDepth === null && this.#depth === 1 ? [] : null;
  }

  #string(byte: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (byte === backslash) this.#escaped = true;
    else if (byte === quote) {
      this.#inString = false;
      if (this.#keyBytes !== null) this.#key = Buffer.from(this.#keyBytes).toString('latin1');
    } else if (this.#keyBytes !== null && this.#keyBytes.length < 32) this.#keyBytes.push(byte);
  }

  #open(byte: number, index: number): void {
    this.#depth += 1;
    const isList = byte === 0x5b;
    if (this.#listDepth === null && isList && (this.#depth === 1 || (this.#depth === 2 && names.includes(this.#key))))
      this.#listDepth = this.#depth;
    else if (this.#listDepth !== null && this.#depth === this.#listDepth + 1)
      [this.#start, this.#pieces, this.#size] = [index, [], 0];
  }

  #close(byte: number, index: number, chunk: Buffer): Buffer | null | undefined {
    this.#depth -= 1;
    if (this.#listDepth === null) return undefined;
    if (this.#depth < this.#listDepth) {
      // The list's end: a document may have several under known names.
      if (byte === 0x5d) this.#listDepth = null;
      return undefined;
    }
    if (this.#depth !== this.#listDepth || this.#start === null) return undefined;
    this.#keep(chunk.subarray(this.#start, index + 1));
    this.#start = null;
    return this.#size > limits.ticketBytes ? null : Buffer.concat(this.#pieces);
  }

  #keep(part: Buffer): void {
    this.#size += part.length;
    if (this.#size > limits.ticketBytes) this.#pieces = [];
    else this.#pieces.push(Buffer.from(part));
  }
}
