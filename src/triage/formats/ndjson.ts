import { limits } from '../../limits.ts';
import { readRecord } from '../records/index.ts';
import { defineTicketFormat, unitText } from './format.ts';
import { blocksOf } from './lines.ts';

/** A JSON object on every line: exports, log streams. */
export const ndjson = defineTicketFormat({
  id: 'ndjson',
  detect: ({ text }) => holdsLines(text),
  async *split({ name, bytes }, { isInterrupted }) {
    for await (const { first, count, bytes: lines } of blocksOf(bytes, isInterrupted)) {
      if (lines === null) yield { kind: 'unreadable', source: name, location: `line ${first}`, reason: tooLong };
      else yield { kind: 'lines', format: 'ndjson', source: name, first, count, bytes: lines };
    }
  },
  read: (unit, { fields }) => readJson(unitText(unit), fields),
});

const tooLong = `longer than ${limits.ticketBytes / 1024 / 1024} MB, the limit for one ticket.`;

/** Whether the first line is a JSON object, and the next one begins another. */
export function holdsLines(text: string): boolean {
  const [first = '', second = ''] = text.trimStart().split('\n', 2);
  return first.startsWith('{') && second.trimStart().startsWith('{') && parses(first);
}

/** One object's text; a broken one is the reason, and quotes nothing of it. */
export function readJson(text: string, fields: Parameters<typeof readRecord>[1]): ReturnType<typeof readRecord> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The parser's message would quote the text, which may hold a secret.
    return { kind: 'unreadable', reason: 'this is no complete JSON.' };
  }
  return readRecord(value, fields);
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    // Asked only whether it is JSON.
    return false;
  }
}
