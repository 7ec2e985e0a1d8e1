import { attachmentsOf, conversationTexts } from '../conversation.ts';
import { instantOf } from '../dates.ts';
import { asList, asObject, at, textAt } from '../json-values.ts';
import { ticketOf } from '../ticket.ts';
import { defineRecord } from './record.ts';

/** A conversation of Intercom's API or export. Source: https://developers.intercom.com/docs/references/rest-api/api.intercom.io/conversations */
export const intercom = defineRecord({
  id: 'intercom',
  detect: (record) => record['type'] === 'conversation' || asObject(record['conversation_parts']) !== null,
  read(record) {
    const parts = asList(at(record, 'conversation_parts', 'conversation_parts'));
    const source = at(record, 'source');
    const messages = [source, ...parts].map((part, index) => ({
      name: index === 0 ? 'first message' : `part ${index}`,
      text: textAt(part, ['body']) ?? '',
      bySupport: ['admin', 'bot', 'team'].includes(textAt(part, ['author', 'type']) ?? ''),
    }));
    const attachments = attachmentsOf([source, ...parts].map((part) => at(part, 'attachments')));
    const contact = asList(at(record, 'contacts', 'contacts'))[0];
    return ticketOf({
      id: textAt(record, ['id']),
      subject: textAt(record, ['title'], ['source', 'subject']),
      receivedAt: instantOf(record['created_at']),
      requester: textAt(record, ['source', 'author', 'email'], ['source', 'author', 'id']) ?? textAt(contact, ['id']),
      organisation: textAt(record, ['company', 'name']),
      texts: [...conversationTexts(messages), ...attachments.texts],
      unread: attachments.unread,
    });
  },
});
