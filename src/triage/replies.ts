import type { Owner } from '../causes/cause.ts';
import { plain, words, type RichText } from '../text/rich-text.ts';
import { documentMarkdown } from '../render/markdown.ts';
import { paragraph, type Block } from '../render/document.ts';
import { minute } from './priority.ts';
import type { TicketGroup } from './triage-report.ts';

/** A draft of the answer to everybody in a group, or of the request to whoever must act. */
export interface Reply {
  /** Whom it addresses. `end-user`: whoever wrote the ticket. */
  readonly to: Owner;
  /** CommonMark. Holds what concerns the whole group, and nothing out of a single ticket. */
  readonly markdown: string;
}

type Group = Omit<TicketGroup, 'priority' | 'replies'>;

/** One draft for each who has something to do; none where nothing is asked of anybody. */
export function draftReplies(group: Group): Reply[] {
  if (group.outcome === 'unrelated') return [];
  const owners = [...new Set([group.owner, ...group.fix.map(({ owner }) => owner)])].filter((owner) => owner !== null);
  return owners.map((to) => ({ to, markdown: documentMarkdown(replyBlocks(group, to)) }));
}

function replyBlocks(group: Group, to: Owner): Block[] {
  const { title, cause, caution, fix, support, send, suspicious } = group;
  // Nobody is asked to change anything before it is settled whether somebody deceives.
  const safe = suspicious > 0 ? [] : fix;
  const own = safe.filter(({ owner }) => owner === to);
  const others = safe.filter(({ owner }) => owner !== to);
  const steps = (items: typeof fix): { owner: string; text: RichText }[] =>
    items.map(({ owner, step }) => ({ owner: addressee[owner], text: words(step) }));
  const asksOnly = group.outcome !== 'diagnosed';
  return [
    paragraph('', plain('Hello,')),
    paragraph('', words(opening(group, to))),
    ...(asksOnly ? [] : [paragraph('What is known', words(`${title} (${surest(group)}). ${cause}`))]),
    ...factBlocks(group),
    ...(suspicious > 0
      ? [
          paragraph(
            'Before anything is changed',
            plain('Something in what was handed in looks made to deceive. Change nothing until that is settled.'),
          ),
        ]
      : []),
    ...(own.length > 0 ? [{ kind: 'steps', label: 'What to do', items: steps(own) } as const] : []),
    ...(others.length > 0 && !asksOnly
      ? [{ kind: 'steps', label: 'What others do', items: steps(others) } as const]
      : []),
    ...(send.length > 0 ? [{ kind: 'list', label: 'What to send', items: send.map(words) } as const] : []),
    ...(caution === null ? [] : [paragraph('Caution', words(caution))]),
    paragraph('', plain(`Please send no password, no private key and no client secret. Regards, ${support}`)),
  ];
}

const addressee: Record<Owner, string> = {
  'end-user': 'you',
  'idp-admin': 'the administrator of your identity provider',
  'broker-support': 'support',
  'app-developer': 'the developers',
};

function opening({ service, count, firstSeen, outcome, organisations }: Group, to: Owner): string {
  const since = firstSeen === null ? '' : ` First seen ${minute(firstSeen)}.`;
  if (outcome !== 'diagnosed')
    return `you wrote that signing in to ${service} does not work. What we have does not tell the cause yet, so we ask you for a little more.`;
  switch (to) {
    case 'end-user':
      return `signing in to ${service} fails for you.${since}`;
    case 'idp-admin':
      return `signing in to ${service} fails, and the administrator of your identity provider can mend it. Please pass this on.${since}`;
    case 'broker-support':
    case 'app-developer':
      return `${count === 1 ? '1 ticket is' : `${count} tickets are`} about one incident, from ${organisations.count === 1 ? '1 organisation' : `${organisations.count} organisations`}: signing in to ${service} fails.${since}`;
  }
}

function surest({ certainty }: Group): string {
  return certainty.certain > 0 ? 'certain' : certainty.likely > 0 ? 'likely' : 'possible';
}

/** Values of the incident itself; a thumbprint and a connection's name are no secrets. */
function factBlocks({ thumbprints, connections, providers }: Group): Block[] {
  const [connection, ...more] = connections;
  const rows = [
    ...(thumbprints === null
      ? []
      : [
          { name: 'received (calculated, what the identity provider signed with)', value: thumbprints.calculated },
          { name: 'expected (configured, what Auth0 holds)', value: thumbprints.configured },
        ]),
    ...(connection === undefined || more.length > 0 ? [] : [{ name: 'connection', value: connection.value }]),
    ...(providers.length === 1 ? providers.map(({ value }) => ({ name: 'identity provider', value })) : []),
  ];
  return rows.length === 0 ? [] : [{ kind: 'facts', label: 'Values', rows }];
}
