import { attachmentsOf, conversationTexts } from '../conversation.ts';
import { instantOf } from '../dates.ts';
import { asList, asObject, asText, at, textAt } from '../json-values.ts';
import { ticketOf } from '../ticket.ts';
import { defineRecord } from './record.ts';

/** An issue as Jira's REST API gives it, with texts as wiki text (v2) or documents (v3). Source: https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/ */
export const jira = defineRecord({
  id: 'jira',
  detect: (record) => 'key' in record && asObject(record['fields']) !== null,
  read(record) {
    const fields = record['fields'];
    const reporter = person(at(fields, 'reporter'));
    const comments = asList(at(fields, 'comment', 'comments')).map((comment, index) => ({
      name: `comment ${index + 1}`,
      text: documentText(at(comment, 'body')),
      bySupport: person(at(comment, 'author')) !== reporter,
    }));
    const description = { name: 'description', text: documentText(at(fields, 'description')), bySupport: false };
    const attachments = attachmentsOf([at(fields, 'attachment')]);
    return ticketOf({
      id: textAt(record, ['key']),
      subject: textAt(fields, ['summary']),
      receivedAt: instantOf(at(fields, 'created')),
      requester: reporter,
      organisation: textAt(asList(at(fields, 'organizations'))[0], ['name']),
      texts: [...conversationTexts([description, ...comments]), ...attachments.texts],
      unread: attachments.unread,
    });
  },
});

function person(user: unknown): string | null {
  return textAt(user, ['emailAddress'], ['accountId'], ['name'], ['displayName']);
}

/** Text of an Atlassian document: its text nodes, a line for each block, and addresses behind links. Plain text as it stands. */
function documentText(value: unknown, depth = 0): string {
  if (typeof value === 'string') return value;
  // Documents are some ten levels deep; a made-up one must not end the stack.
  if (depth > 50) return '';
  const links = asList(at(value, 'marks')).flatMap((mark) => asText(at(mark, 'attrs', 'href')) ?? []);
  const own = [asText(at(value, 'text')) ?? '', ...links, asText(at(value, 'attrs', 'url')) ?? ''];
  const inside = asList(at(value, 'content')).map((node) => documentText(node, depth + 1));
  const isBlock = ['paragraph', 'heading', 'codeBlock', 'listItem', 'hardBreak'].includes(
    textAt(value, ['type']) ?? '',
  );
  return [own.filter((part) => part !== '').join(' '), ...inside, isBlock ? '\n' : ''].join('');
}
