import { decodeText } from '../../input/source.ts';
import type { Reading, Unit, Unreadable } from '../ticket.ts';
import { accessLog } from './access-log.ts';
import { csv } from './csv.ts';
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

/** The tickets of a file, cut out one after the other. */
export function splitFile(file: ByteFile, options: ReadingOptions): AsyncGenerator<Unit | Unreadable> {
  const head = { text: headText(file.head), fields: options.fields };
  const format: TicketFormat = formats.find((one) => one.detect(head)) ?? loose;
  return format.split(file, options);
}

/** Reads a unit as the format that cut it out. */
export async function readUnit(unit: Unit, options: ReadingOptions): Promise<Reading> {
  const format: TicketFormat = formats.find(({ id }) => id === unit.format) ?? loose;
  return format.read(unit, options);
}

function headText(bytes: Uint8Array): string {
  return decodeText(bytes).replace(/^\uFEFF/, '');
}
