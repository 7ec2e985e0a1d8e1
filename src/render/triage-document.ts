import { limits } from '../limits.ts';
import { code, plain, words } from '../text/rich-text.ts';
import { minute } from '../triage/priority.ts';
import type { Distinct, TicketGroup, TriageReport, ValueCount } from '../triage/triage-report.ts';
import { paragraph, tight, type Block, type Document, type Tone } from './document.ts';

export interface TriageDocumentOptions {
  /** Groups that are shown, the most urgent ones. */
  readonly limit: number;
}

/** What came in, then each group: what it is, who acts, why it stands there, since when, what to do. */
export function triageDocument(report: TriageReport, { limit }: TriageDocumentOptions): Document {
  const shown = report.groups.slice(0, limit);
  const more = report.groups.length - shown.length;
  return [
    totalsBlock(report),
    ...shown.flatMap(groupBlocks),
    ...(more > 0 ? [paragraph('more', words(`${more} groups more; \`--limit\` shows them, \`--json\` has all.`))] : []),
    ...unreadableBlocks(report),
  ];
}

export function totalsBlock({ totals, complete, groups }: TriageReport): Block {
  const incidents = groups.filter(({ outcome }) => outcome === 'diagnosed').length;
  const rows = [
    [
      'tickets',
      `${totals.tickets}${distinct(totals.people, 'person', 'people')}${distinct(totals.organisations, 'organisation', 'organisations')}`,
    ],
    ['diagnosed', `${totals.diagnosed}, in ${incidents === 1 ? '1 group' : `${incidents} groups`}`],
    ['to be asked', totals.undiagnosed + totals.noFailure],
    ['other subjects', totals.unrelated],
    ['read twice', totals.duplicates === null ? copiesUnknown : copiesWords(totals.duplicates)],
    ['unreadable', totals.unreadable],
    ['outside period', totals.outsidePeriod],
    ['logins that went well', totals.successfulLogins],
    ['other log entries', totals.otherLogEntries],
    ['in further groups', totals.inFurtherGroups],
    ['stopped', complete ? 0 : 'before the end: what follows is what was read so far'],
  ] as const;
  const told = rows.filter(([, value], index) => index < 2 || value !== 0);
  return { kind: 'facts', label: 'read', rows: told.map(([name, value]) => ({ name, value: String(value) })) };
}

const copiesUnknown = `not looked for among more than ${limits.triageCopies} tickets: copies count as tickets`;

function copiesWords(count: number): string | 0 {
  return count === 0 ? 0 : `${count}, which ${count === 1 ? 'counts' : 'count'} once`;
}

/** A group without its drafts. */
export function groupBlocks(group: TicketGroup): Block[] {
  const { title, owner, priority, cause, caution, fix, send, tickets, moreTickets, related } = group;
  const facts = factRows(group);
  const names = tickets.slice(0, ticketsNamed).map(({ id }) => id);
  const further = tickets.length + moreTickets - names.length;
  return [
    { kind: 'verdict', tone: toneOf(group), title: words(title), certainty: certaintyWords(group) },
    ...(owner === null ? [] : [tight('who acts', plain(ownerNames[owner]))]),
    ...(group.histogram.bars.length > 1 ? [chart(group)] : []),
    { kind: 'list', label: 'priority', items: priority.map(plain) },
    ...(facts.length > 0 ? [{ kind: 'facts', label: 'in common', rows: facts } as const] : []),
    ...(cause === '' ? [] : [paragraph('why', words(cause))]),
    ...(caution === null ? [] : [{ kind: 'paragraph', label: 'caution', text: words(caution), tone: 'bad' } as const]),
    ...(fix.length > 0
      ? [
          {
            kind: 'steps',
            label: 'fix',
            items: fix.map(({ owner, step }) => ({ owner: ownerNames[owner], text: words(step) })),
          } as const,
        ]
      : []),
    ...(send.length > 0 ? [{ kind: 'list', label: 'ask for', items: send.map(words) } as const] : []),
    ...(related.length > 0
      ? [
          {
            kind: 'list',
            label: 'see also',
            items: related.map(({ id, because }) => plain(`${id}: ${because}`)),
          } as const,
        ]
      : []),
    paragraph('tickets', plain(`${names.join('; ')}${further > 0 ? ` and ${further} more` : ''}`)),
    tight('group', code(group.id)),
  ];
}

const ticketsNamed = 10;

/** Who acts, as support's own people call them. */
export const ownerNames = {
  'end-user': 'whoever wrote the ticket',
  'idp-admin': 'the customer’s identity provider administrator',
  'broker-support': 'support',
  'app-developer': 'the developers of the service',
} as const;

function toneOf({ outcome }: TicketGroup): Tone {
  return outcome === 'diagnosed' ? 'bad' : outcome === 'undiagnosed' ? 'unsure' : 'neutral';
}

/** `certain in 38, likely in 2`; nothing where nothing was diagnosed. */
function certaintyWords({ certainty, outcome, count }: TicketGroup): string | null {
  if (outcome !== 'diagnosed') return null;
  const parts = (['certain', 'likely', 'possible'] as const).filter((name) => certainty[name] > 0);
  return parts.length === 1 && parts[0] !== undefined
    ? `${parts[0]}, ${count === 1 ? '1 ticket' : `${count} tickets`}`
    : parts.map((name) => `${name} in ${certainty[name]}`).join(', ');
}

function chart({ histogram: { minutes, bars }, firstSeen, lastSeen }: TicketGroup): Block {
  const text = `${minute(firstSeen ?? '')} to ${minute(lastSeen ?? '')}, ${interval(minutes)} each`;
  return { kind: 'chart', label: 'when', counts: bars.map(({ count }) => count), text };
}

function interval(minutes: number): string {
  if (minutes >= 1_440) return minutes === 1_440 ? 'a day' : `${minutes / 1_440} days`;
  if (minutes >= 60) return minutes === 60 ? 'an hour' : `${minutes / 60} hours`;
  return minutes === 1 ? 'a minute' : `${minutes} minutes`;
}

function factRows(group: TicketGroup): { name: string; value: string }[] {
  const { thumbprints, connections, providers, applications, tenants, codes, code: main } = group;
  return [
    { name: 'code', value: codes.length > 1 ? listed(codes) : main },
    ...(thumbprints === null
      ? []
      : [
          { name: 'received', value: thumbprints.calculated },
          { name: 'expected', value: thumbprints.configured },
        ]),
    ...row('connection', connections),
    ...row('provider', providers),
    ...row('application', applications),
    ...row('tenant', tenants),
  ];
}

function row(name: string, values: readonly ValueCount[]): { name: string; value: string }[] {
  return values.length === 0 ? [] : [{ name, value: listed(values) }];
}

function listed(values: readonly ValueCount[]): string {
  const shown = values.slice(0, 5).map(({ value, count }) => (values.length === 1 ? value : `${value} (${count})`));
  return `${shown.join(', ')}${values.length > 5 ? ' …' : ''}`;
}

function distinct({ count, exact }: Distinct, one: string, many: string): string {
  return count === 0 ? '' : `, ${exact ? '' : 'about '}${count} ${count === 1 ? one : many}`;
}

export function unreadableBlocks({ unreadable, totals }: TriageReport): Block[] {
  if (unreadable.length === 0) return [];
  const items = unreadable.slice(0, unreadableShown).map(({ source, location, reason }) => {
    return plain(`${location === null ? source : `${source}, ${location}`}: ${reason}`);
  });
  const more = totals.unreadable - items.length;
  return [
    {
      kind: 'list',
      label: 'unreadable',
      items: more > 0 ? [...items, plain(`and ${more} more; --json names the first of them`)] : items,
    },
  ];
}

const unreadableShown = 20;
