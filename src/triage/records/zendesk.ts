import { attachmentsOf, conversationTexts } from '../conversation.ts';
import { instantOf } from '../dates.ts';
import { asList, asText, at, textAt } from '../json-values.ts';
import { ticketOf } from '../ticket.ts';
import { defineRecord } from './record.ts';

/** A ticket of Zendesk's ticket export or API. Source: https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/ */
export const zendesk = defineRecord({
  id: 'zendesk',
  detect: (record) =>
    'requester_id' in record && ('description' in record || 'comments' in record) && !('description_text' in record),
  read(record) {
    const requester = textAt(record, ['requester_id']);
    const comments = asList(record['comments']);
    // The first comment is the description once more.
    const messages = comments.map((comment, index) => ({
      name: `comment ${index + 1}`,
      text: textAt(comment, ['plain_body'], ['body'], ['html_body']) ?? '',
      bySupport: textAt(comment, ['author_id']) !== requester,
    }));
    const description = asText(record['description']) ?? '';
    const attachments = attachmentsOf(comments.map((comment) => at(comment, 'attachments')));
    const texts = conversationTexts(
      messages.length > 0 ? messages : [{ name: 'description', text: description, bySupport: false }],
    );
    return ticketOf({
      id: textAt(record, ['id']),
      subject: textAt(record, ['subject'], ['raw_subject']),
      receivedAt: instantOf(record['created_at']),
      requester: textAt(record, ['via', 'source', 'from', 'address'], ['requester', 'email'], ['requester_id']),
      organisation: textAt(record, ['organization', 'name'], ['organization_id']),
      texts: [...texts, ...attachments.texts],
      unread: attachments.unread,
    });
  },
});
