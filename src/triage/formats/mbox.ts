import { limits } from '../../limits.ts';
import { defineTicketFormat } from './format.ts';
import { readMail } from './mail.ts';

/** A mailbox file: mails one after the other, each under a line that begins with `From ` (RFC 4155). */
export const mbox = defineTicketFormat({
  id: 'mbox',
  detect: ({ text }) => /^From \S{1,300} [^\n]{0,200}\d{4}[^\n]{0,40}\n(?:>?[\w-]{1,80}:|From )/.test(text),
  async *split({ name, bytes }) {
    let number = 0;
    for await (const message of messagesOf(bytes)) {
      number += 1;
      const place = { source: name, location: `message ${number}` };
      if (message === null) yield { kind: 'unreadable', ...place, reason: tooLong };
      else yield { kind: 'unit', format: 'mbox', ...place, data: message };
    }
  },
  read: ({ data }) => readMail(data),
});

const tooLong = `larger than ${limits.ticketBytes / 1024 / 1024} MB, the limit for one ticket.`;

// A blank line stands before it, so that a sentence that begins with "From" stays in its mail.
const separator = /\n\r?\nFrom \S{1,300} [^\n]{0,200}\d{4}[^\n]{0,40}\n/g;
/** As much as a separator can take up: it may lie across two chunks. */
const longestSeparator = 600;

/** The mails as bytes, one at a time; null for one that is too long. */
async function* messagesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer | null> {
  let message: Buffer[] | null = [];
  let size = 0;
  let rest = '';
  const keep = (text: string): void => {
    size += text.length;
    if (size > limits.ticketBytes) message = null;
    else message?.push(Buffer.from(text, 'latin1'));
  };
  for await (const chunk of bytes) {
    // Latin-1 keeps every byte as one character.
    const text: string = rest + Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1');
    let start = 0;
    for (const match of text.matchAll(separator)) {
      keep(text.slice(start, match.index + 1));
      yield message === null ? null : Buffer.concat(message);
      [message, size, start] = [[], 0, match.index + match[0].length];
    }
    const kept = Math.max(start, text.length - longestSeparator);
    keep(text.slice(start, kept));
    rest = text.slice(kept);
  }
  keep(rest);
  yield message === null ? null : Buffer.concat(message);
}
