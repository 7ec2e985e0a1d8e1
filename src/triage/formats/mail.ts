import { decodeText } from '../../input/source.ts';
import { limits } from '../../limits.ts';
import { instantOf } from '../dates.ts';
import { splitQuoted } from '../quoted-text.ts';
import { ticketOf, type Reading, type TicketText } from '../ticket.ts';
import { defineTicketFormat } from './format.ts';
import { collected } from './loose.ts';

/** One mail (RFC 5322) with its parts and attachments. */
export const mail = defineTicketFormat({
  id: 'mail',
  detect: ({ text }) => isMailHead(text),
  async *split({ name, bytes }) {
    const place = { source: name, location: null };
    const data = await collected(bytes, limits.ticketBytes);
    if (data === null)
      yield {
        kind: 'unreadable',
        ...place,
        reason: `larger than ${limits.ticketBytes / 1024 / 1024} MB, the limit for one ticket.`,
      };
    else yield { kind: 'unit', format: 'mail', ...place, data };
  },
  read: ({ data }) => readMail(data),
});

/** Lines of a head up to the first blank line, two of them under names that mails have. */
function isMailHead(text: string): boolean {
  const head = text.split(/\r?\n\r?\n/, 1)[0] ?? '';
  const lines = head.split(/\r?\n/).filter((line) => !/^[ \t]/.test(line));
  const names = lines.map((line) => /^>?([\w-]{1,80}):/.exec(line)?.[1]?.toLowerCase());
  return names.every((name) => name !== undefined) && names.filter((name) => mailNames.has(name ?? '')).length >= 2;
}

const mailNames: ReadonlySet<string> = new Set([
  'from',
  'to',
  'subject',
  'date',
  'received',
  'return-path',
  'delivered-to',
  'message-id',
  'mime-version',
  'content-type',
]);

/** Reads a mail as a ticket; its attachments are evidence, mails inside it too. */
export async function readMail(data: string | Uint8Array): Promise<Reading> {
  // Loaded where a mail is read, which most runs never do.
  const { default: PostalMime } = await import('postal-mime');
  let mail;
  try {
    mail = await PostalMime.parse(data, { maxNestingDepth: limits.mailDepth, maxHeadersSize: limits.mailHeadBytes });
  } catch (error) {
    // The parser's own limits; what it says names no content.
    const reason = error instanceof Error ? error.message.slice(0, 120) : 'it is malformed';
    return { kind: 'unreadable', reason: `the mail cannot be read: ${reason}.` };
  }
  const attachments = mail.attachments.slice(0, limits.ticketAttachments).map(attachmentText);
  const more = mail.attachments.length - attachments.length;
  // Named by its place: a Message-ID looks like an address, and nobody looks a mail up by it.
  return ticketOf({
    messageId: mail.messageId ?? null,
    subject: mail.subject ?? null,
    receivedAt: instantOf(mail.date),
    requester: mail.from?.address ?? null,
    texts: [...bodyTexts(mail.text, mail.html), ...attachments],
    unread: more > 0 ? [`more than ${limits.ticketAttachments} attachments: ${more} were not read`] : [],
  });
}

/** The text; the page too, as addresses behind links stand in it alone. */
function bodyTexts(text: string | undefined, html: string | undefined): TicketText[] {
  const { own, quoted } = splitQuoted(text ?? '');
  const weightOfPage = own.trim() === '' ? 'latest' : 'earlier';
  const texts: TicketText[] = [
    { name: 'mail', text: own, bytes: null, weight: 'latest' },
    { name: 'mail, as a page', text: html ?? '', bytes: null, weight: weightOfPage },
    { name: 'mail, quoted', text: quoted, bytes: null, weight: 'quoted' },
  ];
  return texts.filter((one) => one.text.trim() !== '');
}

function attachmentText(
  { filename, content }: { readonly filename: string | null; readonly content: ArrayBuffer | Uint8Array | string },
  index: number,
): TicketText {
  const bytes = typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);
  return { name: filename ?? `attachment ${index + 1}`, text: decodeText(bytes), bytes, weight: 'latest' };
}
