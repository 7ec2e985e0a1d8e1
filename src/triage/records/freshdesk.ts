import { attachmentsOf, conversationTexts } from '../conversation.ts';
import { instantOf } from '../dates.ts';
import { asList, at, textAt } from '../json-values.ts';
import { ticketOf } from '../ticket.ts';
import { defineRecord } from './record.ts';

/** A ticket of Freshdesk's API or export. Source: https://developers.freshdesk.com/api/#tickets */
export const freshdesk = defineRecord({
  id: 'freshdesk',
  detect: (record) => 'description_text' in record || ('conversations' in record && 'responder_id' in record),
  read(record) {
    const conversations = asList(record['conversations']);
    const description = textAt(record, ['description_text'], ['description']) ?? '';
    const messages = conversations.map((message, index) => ({
      name: `message ${index + 1}`,
      text: textAt(message, ['body_text'], ['body']) ?? '',
      bySupport: at(message, 'incoming') === false,
    }));
    const attachments = attachmentsOf([record, ...conversations].map((item) => at(item, 'attachments')));
    return ticketOf({
      id: textAt(record, ['id']),
      subject: textAt(record, ['subject']),
      receivedAt: instantOf(record['created_at']),
      requester: textAt(record, ['requester', 'email'], ['email'], ['requester_id']),
      organisation: textAt(record, ['company', 'name'], ['company_id']),
      texts: [
        ...conversationTexts([{ name: 'description', text: description, bySupport: false }, ...messages]),
        ...attachments.texts,
      ],
      unread: attachments.unread,
    });
  },
});
