import { limits } from '../../limits.ts';
import { defineTicketFormat } from './format.ts';
import { readMail } from './mail.ts';

/** A mailbox file: mails one after the other, each under a line that begins with `From ` (RFC 4155). */
export const mbox = defineTicketFormat({
  id: 'mbox',
  detect: ({ text }) => /^From \S{1,300} [^\n]{0,200}\d{4}[^\n]{0,40}\n(?:>?[\w-]{1,80}:|From )/.test(text),
  async *split({ name, bytes }, { isInterrupted }) {
    let number = 0;
    for await (const message of messagesOf(bytes, isInterrupted)) {
      number += 1;
      const place = { source: name, location: `message ${number}` };
      if (message === null) yield { kind: 'unreadable', ...place, reason: tooLong };
      else yield { kind: 'unit', format: 'mbox', ...place, data: message };
    }
  },
  read: ({ data }) => readMail(data),
});

const tooLong = `larger than ${limits.ticketBytes / 1024 / 1024} MB, the limit for one ticket.`;

const lineFeed = 0x0a;
const start = '\nFrom ';
// After the line feed that ends the blank line before it, so that a sentence that begins with "From" stays in its mail.
const separator = /^From \S{1,300} [^\n]{0,200}\d{4}[^\n]{0,40}\n/;
/** As much as a separator can take up with the blank line before it: it may lie across two chunks. */
const longestSeparator = 600;

/** The mails as bytes, one at a time; null for one that is too long. */
async function* messagesOf(
  bytes: AsyncIterable<Uint8Array>,
  isInterrupted = (): boolean => false,
): AsyncGenerator<Buffer | null> {
  let message: Buffer[] | null = [];
  let size = 0;
  let rest: Buffer = Buffer.alloc(0);
  const keep = (part: Buffer): void => {
    size += part.length;
    if (size > limits.ticketBytes) message = null;
    else if (part.length > 0) message?.push(Buffer.from(part));
  };
  for await (const chunk of bytes) {
    const data = Buffer.concat([rest, chunk]);
    let from = 0;
    for (let at = data.indexOf(start); at >= 0; at = data.indexOf(start, at + 1)) {
      const length = at < from ? 0 : separatorLength(data, at);
      if (length === 0) continue;
      keep(data.subarray(from, at));
      yield message === null ? null : Buffer.concat(message);
      [message, size, from] = [[], 0, at + 1 + length];
    }
    const kept = Math.max(from, data.length - longestSeparator);
    keep(data.subarray(from, kept));
    rest = data.subarray(kept);
  }
  if (isInterrupted()) return;
  keep(rest);
  yield message === null ? null : Buffer.concat(message);
}

/** Length of the separator after the line feed at `at`; 0 where none begins there. */
function separatorLength(data: Buffer, at: number): number {
  const before = data[at - 1] === 0x0d ? data[at - 2] : data[at - 1];
  if (before !== lineFeed) return 0;
  const text = data.toString('latin1', at + 1, at + longestSeparator);
  return separator.exec(text)?.[0].length ?? 0;
}
