import { conversationTexts } from '../conversation.ts';
import { instantOf } from '../dates.ts';
import { asList, textAt } from '../json-values.ts';
import { ticketOf } from '../ticket.ts';
import { defineRecord } from './record.ts';

/** An issue of GitHub's REST API, or of `gh issue list --json`. Source: https://docs.github.com/en/rest/issues/issues */
export const github = defineRecord({
  id: 'github',
  detect: (record) =>
    'number' in record && 'title' in record && 'body' in record && ('user' in record || 'author' in record),
  read(record) {
    const author = textAt(record, ['user', 'login'], ['author', 'login']);
    const comments = asList(record['comments']).map((comment, index) => ({
      name: `comment ${index + 1}`,
      text: textAt(comment, ['body']) ?? '',
      bySupport: textAt(comment, ['user', 'login'], ['author', 'login']) !== author,
    }));
    return ticketOf({
      id: `#${textAt(record, ['number']) ?? '?'}`,
      subject: textAt(record, ['title']),
      receivedAt: instantOf(record['created_at'] ?? record['createdAt']),
      requester: author,
      texts: conversationTexts([
        { name: 'issue', text: textAt(record, ['body']) ?? '', bySupport: false },
        ...comments,
      ]),
    });
  },
});
