import { decodeText } from '../../input/source.ts';
import type { Reading, TicketText, Unit } from '../ticket.ts';
import type { ReadingOptions } from './format.ts';

/** The format of a unit that is a folder: a ticket and its attachments. No file is ever of it. */
export const folderFormat = 'folder';

interface Folder {
  readonly name: string;
  /** What the ticket is called where it does not say so itself. */
  readonly id: string | null;
  /** Of the first file, which is the ticket. */
  readonly format: string;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

interface Header extends Pick<Folder, 'id' | 'format'> {
  readonly files: readonly { readonly name: string; readonly size: number }[];
}

/** A folder as one unit: a line that says what is in it, then all bytes. */
export function folderUnit({ name, id, format, files }: Folder): Unit {
  const header: Header = { id, format, files: files.map(({ name, bytes }) => ({ name, size: bytes.length })) };
  const data = Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), ...files.map(({ bytes }) => bytes)]);
  return { kind: 'unit', format: folderFormat, source: name, location: null, data };
}

/** Reads the ticket as `read` reads its file, with the other files as its attachments. */
export async function readFolder(
  unit: Unit,
  options: ReadingOptions,
  read: (unit: Unit, options: ReadingOptions) => Reading | Promise<Reading>,
): Promise<Reading> {
  const data = Buffer.from(unit.data);
  let at = data.indexOf('\n') + 1;
  // Written above.
  const { id, format, files } = JSON.parse(data.toString('utf8', 0, at)) as Header;
  const contents = files.map(({ name, size }) => {
    at += size;
    return { name, bytes: data.subarray(at - size, at) };
  });
  const [ticket, ...others] = contents;
  if (ticket === undefined) return { kind: 'unreadable', reason: 'the folder is empty.' };
  const reading = await read({ ...unit, format, source: ticket.name, data: ticket.bytes }, options);
  if (reading.kind !== 'ticket') return reading;
  const attachments = others.map(({ name, bytes }): TicketText => ({
    name,
    text: decodeText(bytes),
    bytes,
    weight: 'latest',
  }));
  return { ...reading, id: reading.id ?? id, texts: [...reading.texts, ...attachments] };
}
