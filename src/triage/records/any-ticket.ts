import { attachmentsOf, conversationTexts } from '../conversation.ts';
import { instantOf } from '../dates.ts';
import { fieldName, nameATicket, textNames, type FieldRole, type Fields } from '../fields.ts';
import { asList, asText, textAt, type JsonObject } from '../json-values.ts';
import { ticketOf, type Ticket } from '../ticket.ts';
import { defineRecord } from './record.ts';

/** A row of a CSV export, or a JSON object of a system that is not known: read by the names of its fields. */
export const anyTicket = defineRecord({
  id: 'any-ticket',
  detect: () => true,
  read(record, fields) {
    return nameATicket(Object.keys(record), fields)
      ? ticketFrom(record, fields)
      : { kind: 'unreadable', reason: 'no field of it is known to hold a text. Name one: --fields text=<field>.' };
  },
});

function ticketFrom(record: JsonObject, fields: Fields): Ticket {
  const names = Object.keys(record);
  const value = (role: FieldRole): unknown => {
    const name = fieldName(role, names, fields);
    return name === null ? null : record[name];
  };
  const texts = textNames(names, fields).flatMap((name) => messages(name, record[name]));
  const attachments = attachmentsOf([record['attachments']]);
  return ticketOf({
    id: asText(value('id')),
    subject: asText(value('subject')),
    receivedAt: instantOf(value('received')),
    requester: asText(value('requester')),
    organisation: asText(value('organisation')),
    connection: asText(value('connection')),
    application: asText(value('application')),
    texts: [...conversationTexts(texts), ...attachments.texts],
    unread: attachments.unread,
  });
}

function messages(name: string, value: unknown): { name: string; text: string; bySupport: boolean }[] {
  const text = asText(value);
  if (text !== null) return [{ name, text, bySupport: false }];
  return asList(value).map((item, index) => ({
    name: `${name} ${index + 1}`,
    text: asText(item) ?? textAt(item, ['body'], ['text'], ['content'], ['message']) ?? '',
    bySupport: false,
  }));
}
