import { limits } from '../limits.ts';
import { decodeText } from '../input/source.ts';
import { asList, asText, at, isBlank, textAt } from './json-values.ts';
import { splitQuoted } from './quoted-text.ts';
import type { TicketText, Weight } from './ticket.ts';

/** One message of a ticket's conversation, before anybody knows which one counts most. */
export interface Message {
  readonly name: string;
  readonly text: string;
  /** Whether support wrote it: what it quotes and links to is not what happened to the customer. */
  readonly bySupport: boolean;
}

/** Texts of a conversation, given in order of time, the last one first; the customer's last message that says something counts most. */
export function conversationTexts(messages: readonly Message[]): TicketText[] {
  const texts: TicketText[] = [];
  let said = 0;
  let isLast = true;
  for (let index = messages.length - 1; index >= 0 && said < limits.ticketMessages; index--) {
    const message = messages[index];
    if (message === undefined || isBlank(message.text)) continue;
    said += 1;
    if (message.bySupport) {
      texts.push(weighted(message.name, message.text, 'quoted'));
      continue;
    }
    const { own, quoted } = splitQuoted(message.text);
    texts.push(weighted(message.name, own, isLast ? 'latest' : 'earlier'));
    if (quoted !== '') texts.push(weighted(`${message.name}, quoted`, quoted, 'quoted'));
    isLast = false;
  }
  return texts;
}

function weighted(name: string, text: string, weight: Weight): TicketText {
  return { name, text, bytes: null, weight };
}

/** What came along with a ticket. */
interface Attachments {
  readonly texts: TicketText[];
  /** Each with the reason. */
  readonly unread: string[];
}

/**
 * Attachments whose content the export brings along (`content`, base64 or text), from each of the lists. Those that are only linked to are
 * listed, as nothing is ever fetched.
 */
export function attachmentsOf(lists: readonly unknown[]): Attachments {
  const read: Attachments = { texts: [], unread: [] };
  for (const list of lists) {
    const items = asList(list);
    if (items.length > 0) readAttachments(items, read);
  }
  return read;
}

function readAttachments(items: readonly unknown[], { texts, unread }: Attachments): void {
  for (const [index, item] of items.entries()) {
    const name = textAt(item, ['file_name'], ['filename'], ['name'], ['title']) ?? `attachment ${index + 1}`;
    const content = asText(at(item, 'content')) ?? asText(at(item, 'data'));
    if (index >= limits.ticketAttachments) {
      unread.push(`more than ${limits.ticketAttachments} attachments: the others were not read`);
      break;
    }
    if (content === null) unread.push(`${name}: the export names it and does not hold it`);
    else texts.push(attachmentText(name, content, textAt(item, ['encoding'])));
  }
}

function attachmentText(name: string, content: string, encoding: string | null): TicketText {
  const isBase64 = encoding === 'base64' || (encoding === null && /^[A-Za-z0-9+/\s]{40,}={0,2}\s*$/.test(content));
  if (!isBase64) return { name, text: content, bytes: null, weight: 'latest' };
  const bytes = Buffer.from(content, 'base64');
  return { name, text: decodeText(bytes), bytes, weight: 'latest' };
}
