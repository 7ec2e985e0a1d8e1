import { decodeText } from '../../input/source.ts';
import type { Fields } from '../fields.ts';
import type { Piece, Reading, Unit } from '../ticket.ts';
import { accessLog } from './access-log.ts';
import { csv } from './csv.ts';
import { folderFormat, readFolder } from './folder.ts';
import type { ByteFile, ReadingOptions, TicketFormat } from './format.ts';
import { jsonList } from './json-list.ts';
import { jsonTicket } from './json-ticket.ts';
import { loose } from './loose.ts';
import { mail } from './mail.ts';
import { mbox } from './mbox.ts';
import { ndjson } from './ndjson.ts';

/** How tickets can lie in a file, most specific first. The last one takes everything. */
const formats = [
  mbox,
  mail,
  accessLog,
  ndjson,
  jsonList,
  jsonTicket,
  csv,
  loose,
] as const satisfies readonly TicketFormat[];

type FormatId = (typeof formats)[number]['id'];

/** The tickets of a file, cut out one after the other. */
export function splitFile(file: ByteFile, options: ReadingOptions): AsyncGenerator<Piece> {
  return formatFor(file.head, options.fields).split(file, options);
}

/** Id of the format that a file with these first bytes has. */
export function formatOf(head: Uint8Array, fields: Fields): FormatId {
  return formatFor(head, fields).id;
}

const readers: ReadonlyMap<string, TicketFormat> = new Map(formats.map((format) => [format.id, format]));

/** Reads a unit as the format that cut it out. */
export function readUnit(unit: Unit, options: ReadingOptions): Reading | Promise<Reading> {
  if (unit.format === folderFormat) return readFolder(unit, options, readUnit);
  return (readers.get(unit.format) ?? loose).read(unit, options);
}

function formatFor(head: Uint8Array, fields: Fields): TicketFormat & { readonly id: FormatId } {
  const start = { text: headText(head), fields };
  return formats.find((one) => one.detect(start)) ?? loose;
}

function headText(bytes: Uint8Array): string {
  return decodeText(bytes).replace(/^\uFEFF/, '');
}
