import { limits } from '../../limits.ts';
import { nameATicket } from '../fields.ts';
import { readRecord } from '../records/index.ts';
import type { Reading } from '../ticket.ts';
import { defineTicketFormat, unitText, type ReadingOptions } from './format.ts';
import { decoded } from './lines.ts';

/** Rows under a line of names, RFC 4180; commas, semicolons or tabs between them. */
export const csv = defineTicketFormat({
  id: 'csv',
  detect({ text, fields }) {
    const names = headerNames(text);
    // Prose with a comma in its first line is no table: its words are no names of columns.
    return names.length > 1 && names.every((name) => name.length < 80) && nameATicket(names, fields);
  },
  async *split({ name, bytes }, { isInterrupted }) {
    let header: string | null = null;
    let number = 0;
    for await (const row of rowsOf(bytes, isInterrupted)) {
      const place = { source: name, location: `row ${number}` };
      if (row === null) yield { kind: 'unreadable', ...place, reason: tooLong };
      else if (header === null) header = row;
      else if (row.trim() !== '') yield { kind: 'unit', format: 'csv', ...place, data: `${header}\n${row}` };
      number += 1;
    }
  },
  async read(unit, options) {
    return readRow(unitText(unit), options);
  },
});

const tooLong = `longer than ${limits.ticketBytes / 1024 / 1024} MB, the limit for one ticket.`;

/** A line of names and the row under it. */
async function readRow(text: string, { fields }: ReadingOptions): Promise<Reading> {
  // Loaded where a row is read, which most runs never do.
  const { parse, CsvError } = await import('csv-parse/sync');
  try {
    const rows: unknown[] = parse(text, {
      columns: true,
      delimiter: delimiterOf(firstLine(text)),
      relax_column_count: true,
      relax_quotes: true,
      trim: true,
    });
    return readRecord(rows[0], fields);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { kind: 'unreadable', reason: 'this is no well-formed row: a quote is open or stands where none may be.' };
  }
}

/** Rows as text, line feeds inside quotes included; null for one that is too long, after which the next row is read. */
async function* rowsOf(
  bytes: AsyncIterable<Uint8Array>,
  isInterrupted = (): boolean => false,
): AsyncGenerator<string | null> {
  const scan = new RowScan();
  for await (const chunk of decoded(bytes)) yield* scan.feed(chunk);
  const last = scan.end();
  if (last !== '' && !isInterrupted()) yield last;
}

const quote = 0x22;
const lineFeed = 0x0a;
const separators: ReadonlySet<number> = new Set([0x2c, 0x3b, 0x09, lineFeed]);

/** A quote opens a value only at its beginning, so that 5" in the middle of one stays text; a doubled one inside stays inside. */
class RowScan {
  #inQuotes = false;
  #before = lineFeed;
  #closed = false;
  #pieces: Buffer[] = [];
  #size = 0;

  *feed(chunk: Buffer): Generator<string | null> {
    let start = 0;
    for (let index = 0; index < chunk.length; index++) {
      const byte = chunk[index] ?? 0;
      if (byte === quote) this.#quote();
      else {
        this.#closed = false;
        if (byte === lineFeed && !this.#inQuotes) {
          this.#keep(chunk.subarray(start, index));
          start = index + 1;
          yield this.end();
        }
      }
      this.#before = byte;
    }
    this.#keep(chunk.subarray(start));
  }

  /** The row so far; the next one begins empty. */
  end(): string | null {
    const row = this.#size > limits.ticketBytes ? null : Buffer.concat(this.#pieces).toString('utf8');
    [this.#pieces, this.#size] = [[], 0];
    return row?.endsWith('\r') === true ? row.slice(0, -1) : row;
  }

  #quote(): void {
    if (this.#inQuotes) [this.#inQuotes, this.#closed] = [false, true];
    else if (this.#closed || separators.has(this.#before)) [this.#inQuotes, this.#closed] = [true, false];
  }

  #keep(part: Buffer): void {
    this.#size += part.length;
    if (this.#size > limits.ticketBytes) this.#pieces = [];
    else if (part.length > 0) this.#pieces.push(Buffer.from(part));
  }
}

function headerNames(text: string): string[] {
  const line = firstLine(text);
  const names = line.split(delimiterOf(line)).map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
  return names.filter((name) => name !== '');
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0]?.replace(/\r$/, '') ?? '';
}

function delimiterOf(line: string): string {
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: line.split(mark).length }));
  return counts.toSorted((one, other) => other.count - one.count)[0]?.mark ?? ',';
}
