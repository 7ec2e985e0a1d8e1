import { open, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isUtf8 } from 'node:buffer';
import { decodeText } from '../input/source.ts';
import { limits } from '../limits.ts';
import { visible } from '../text/visible-text.ts';
import type { Fields } from './fields.ts';
import { folderUnit } from './formats/folder.ts';
import { formatOf } from './formats/index.ts';
import { isGzip } from './gzip.ts';
import { isKnownRecord } from './records/index.ts';
import type { Unit } from './ticket.ts';
import { isZip } from './zip.ts';

export interface FolderPlace {
  readonly path: string;
  /** As the user knows it. */
  readonly name: string;
  /** Whether the user named it; then it must look like a ticket's by its name, too. */
  readonly isGiven: boolean;
}

/** What a file of a folder may be: a ticket by itself, a text that may be one, many tickets, or what one attaches. */
type Role = 'ticket' | 'words' | 'tickets' | 'attachment';

interface FolderFile {
  readonly name: string;
  readonly role: Role;
  /** Id of the ticket format that reads it. */
  readonly format: string;
}

/**
 * A folder that is one ticket with its attachments, where that is beyond doubt; null where its files are read one by one. One file in it is
 * the ticket (a mail, a ticket of a known system, a text), all others are what somebody attaches: captures, XML, certificates, pictures.
 * Texts beside a mail, as of screenshots, could be tickets of their own, so there the folder must be called by a number, too.
 * @param files names and sizes of everything in it; null where something else than files is
 */
export async function ticketFolder(
  { path, name, isGiven }: FolderPlace,
  files: readonly { readonly name: string; readonly size: number }[] | null,
  fields: Fields,
): Promise<Unit | null> {
  const isNumbered = numbered.test(basename(path));
  if (files === null || files.length < 2 || files.length > limits.ticketFolderFiles || (isGiven && !isNumbered))
    return null;
  if (files.some(({ size }) => size === 0) || files.reduce((sum, { size }) => sum + size, 0) > limits.ticketBytes)
    return null;
  const read: FolderFile[] = [];
  for (const { name: file, size } of files) {
    const head = await headOf(join(path, file)).catch(() => null);
    // What cannot be read is listed with its reason where files are read one by one.
    if (head === null) return null;
    read.push({ name: file, ...roleOf(head, head.length === size, fields) });
  }
  const main = ticketAmong(read, isNumbered);
  if (main === null) return null;
  const ordered = [main, ...read.filter((file) => file !== main)];
  const contents: { name: string; bytes: Uint8Array }[] = [];
  for (const { name: file } of ordered) {
    const bytes = await readFile(join(path, file)).catch(() => null);
    if (bytes === null) return null;
    contents.push({ name: visible(file), bytes });
  }
  return folderUnit({ name, id: isNumbered ? visible(basename(path)) : null, format: main.format, files: contents });
}

/** `4711`, `SUP-4711`, `case_4711`, `#4711` */
const numbered = /^[#A-Za-z_ -]{0,24}\d{1,15}$/;

function ticketAmong(files: readonly FolderFile[], isNumbered: boolean): FolderFile | null {
  const of = (role: Role): FolderFile[] => files.filter((file) => file.role === role);
  const [tickets, texts] = [of('ticket'), of('words')];
  if (of('tickets').length > 0) return null;
  if (tickets.length === 1 && (texts.length === 0 || isNumbered)) return tickets[0] ?? null;
  return tickets.length === 0 && texts.length === 1 ? (texts[0] ?? null) : null;
}

function roleOf(head: Uint8Array, isWhole: boolean, fields: Fields): Pick<FolderFile, 'role' | 'format'> {
  const format = formatOf(head, fields);
  const text = decodeText(head);
  switch (format) {
    case 'mail':
      return { format, role: 'ticket' };
    case 'json-ticket':
      return { format, role: isWhole && isKnownRecord(parsed(text)) ? 'ticket' : 'attachment' };
    case 'loose':
      if (isZip(head) || isGzip(head)) return { format, role: 'tickets' };
      return { format, role: holdsWords(head, text) ? 'words' : 'attachment' };
    case 'mbox':
    case 'access-log':
    case 'ndjson':
    case 'json-list':
    case 'csv':
      return { format, role: 'tickets' };
  }
}

/** Sentences, as opposed to markup, PEM, one long value, or bytes. */
function holdsWords(head: Uint8Array, text: string): boolean {
  // A character may be cut at the end of what was read.
  const isText =
    isUtf8(head) || isUtf8(head.subarray(0, -1)) || isUtf8(head.subarray(0, -2)) || isUtf8(head.subarray(0, -3));
  return (
    isText && !/^[\s\uFEFF]*(?:[<{[]|-----BEGIN )|\0/.test(text.slice(0, 1_000)) && / \S+ /.test(text.slice(0, 1_000))
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // No JSON, so no record.
    return null;
  }
}

async function headOf(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(limits.ticketHeadBytes) });
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
