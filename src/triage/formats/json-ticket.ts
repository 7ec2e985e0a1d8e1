import { limits } from '../../limits.ts';
import { at } from '../json-values.ts';
import { isKnownRecord, readRecord } from '../records/index.ts';
import { defineTicketFormat, unitText } from './format.ts';
import { collected, loose } from './loose.ts';

/**
 * One JSON document that may be one ticket of a known system, as its API answers for a single one. Any other document is read as it stands:
 * a HAR, an exported connection.
 */
export const jsonTicket = defineTicketFormat({
  id: 'json-ticket',
  detect: ({ text }) => /^\s*\{/.test(text),
  async *split({ name, bytes }) {
    const place = { source: name, location: null };
    const data = await collected(bytes, limits.ticketBytes);
    if (data === null)
      yield {
        kind: 'unreadable',
        ...place,
        reason: `larger than ${limits.ticketBytes / 1024 / 1024} MB, the limit for one ticket.`,
      };
    else yield { kind: 'unit', format: 'json-ticket', ...place, data };
  },
  read(unit, options) {
    const value = parsed(unitText(unit));
    const wrapped = [value, at(value, 'ticket'), at(value, 'issue'), at(value, 'conversation')].find(isKnownRecord);
    return wrapped === undefined ? loose.read(unit) : readRecord(wrapped, options.fields);
  },
});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // No JSON after all: a text that begins with a brace.
    return null;
  }
}
