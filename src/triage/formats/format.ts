import type { Fields } from '../fields.ts';
import type { Piece, Reading, Unit } from '../ticket.ts';

/** A stream of bytes with a name: a file, a member of an archive, standard input. */
export interface ByteFile {
  /** As the user knows it: `tickets.zip/march.ndjson`. */
  readonly name: string;
  /** The first bytes, up to `limits.ticketHeadBytes`, for finding out what it is. */
  readonly head: Uint8Array;
  /** All bytes, the head included. Can be iterated once; a piece is valid until the next one is asked for. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

export interface ReadingOptions {
  readonly fields: Fields;
  /** Whether the bytes ended because the user interrupted: then the last ticket may not have come whole, and is left out. Default: no. */
  readonly isInterrupted?: () => boolean;
}

/** One way in which tickets lie in a file. */
export interface TicketFormat {
  readonly id: string;
  /** Asked with the file's first bytes as text, without a byte-order mark. */
  readonly detect: (head: { readonly text: string; readonly fields: Fields }) => boolean;
  /** Cuts the file into its tickets, holding few at a time. */
  readonly split: (file: ByteFile, options: ReadingOptions) => AsyncGenerator<Piece>;
  /** Reads one of them; runs in a worker. */
  readonly read: (unit: Unit, options: ReadingOptions) => Reading | Promise<Reading>;
}

export function defineTicketFormat<const F extends TicketFormat>(format: F): F {
  return format;
}

/** A unit's data as text. */
export function unitText({ data }: Unit): string {
  return typeof data === 'string' ? data : Buffer.from(data).toString('utf8');
}
