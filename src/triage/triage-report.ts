import type { Owner } from '../causes/cause.ts';
import type { Certainty, Diagnosis } from '../report/report.ts';
import { VERSION } from '../version.ts';
import { compareText, distinctKeys, keptEntries, topValues, type BottomK, type Counts } from './bottom-k.ts';
import { duplicates } from './copies.ts';
import { estimateChange, type Change } from './change.ts';
import type { Outcome, TicketRef } from './digest.ts';
import type { Group } from './group.ts';
import type { Grouping } from './grouping.ts';
import { hash } from './hash.ts';
import { bars, type Bar } from './histogram.ts';
import { priorityOf } from './priority.ts';
import { draftReplies, type Reply } from './replies.ts';
import { settled, type Summary, type UnreadableRef } from './summary.ts';

/** A number of people or organisations; not exact where there are very many. */
export interface Distinct {
  readonly count: number;
  readonly exact: boolean;
}

export interface ValueCount {
  readonly value: string;
  readonly count: number;
}

/** Tickets that are one incident, or that belong together as asked for. */
export interface TicketGroup {
  /** Stable: the same group of the same kind has it in every run. */
  readonly id: string;
  readonly code: string;
  readonly outcome: Outcome;
  readonly title: string;
  readonly owner: Owner | null;
  readonly cause: string;
  readonly fix: Diagnosis['fix'];
  readonly send: readonly string[];
  readonly caution: string | null;
  readonly references: readonly string[];
  readonly count: number;
  readonly certainty: Record<Certainty, number>;
  readonly people: Distinct;
  readonly organisations: Distinct;
  /** ISO 8601; null where no ticket says when it came. */
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  readonly undated: number;
  readonly histogram: { readonly minutes: number; readonly bars: readonly Bar[] };
  readonly change: Change | null;
  readonly thumbprints: { readonly configured: string; readonly calculated: string } | null;
  readonly connections: readonly ValueCount[];
  readonly providers: readonly ValueCount[];
  readonly applications: readonly ValueCount[];
  readonly tenants: readonly ValueCount[];
  readonly codes: readonly ValueCount[];
  /** What tickets say of whom it concerns. */
  readonly scope: { readonly everyone: number; readonly onePerson: number };
  /** Tickets in which something looks made to deceive. */
  readonly suspicious: number;
  /** Why it stands where it stands, in words. */
  readonly priority: readonly string[];
  /** Ids of groups that may be the same incident, each with what is common. */
  readonly related: readonly { readonly id: string; readonly because: string }[];
  readonly tickets: readonly TicketRef[];
  readonly moreTickets: number;
  readonly service: string;
  readonly support: string;
  readonly replies: readonly Reply[];
}

/** What many tickets come to, as plain JSON: no personal data, no secrets. Most urgent group first. */
export interface TriageReport {
  readonly schemaVersion: 1;
  readonly kind: 'triage';
  readonly tool: { readonly name: 'sso-doctor'; readonly version: string };
  /** False where the run was stopped before its end. */
  readonly complete: boolean;
  readonly groupedBy: Grouping;
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  readonly totals: {
    readonly tickets: number;
    readonly diagnosed: number;
    readonly undiagnosed: number;
    readonly noFailure: number;
    readonly unrelated: number;
    readonly unreadable: number;
    readonly outsidePeriod: number;
    readonly successfulLogins: number;
    readonly otherLogEntries: number;
    readonly people: Distinct;
    readonly organisations: Distinct;
    /** Tickets that were read once more, from another input, and are counted once; null where there are too many tickets to tell. */
    readonly duplicates: number | null;
    /** Tickets in groups that were too many to keep. */
    readonly inFurtherGroups: number;
  };
  readonly groups: readonly TicketGroup[];
  readonly unreadable: readonly UnreadableRef[];
}

/** The report on a summary. Depends on nothing else, so equal summaries make equal reports. */
export function triageReport(read: Summary, complete: boolean): TriageReport {
  const summary = settled(read);
  const { totals, grouping, times, unreadable } = summary;
  const groups = [...keptEntries(summary.groups)].map(([key, { item }]) => ticketGroup(key, item, summary));
  const tickets = totals.diagnosed + totals.undiagnosed + totals['no-failure'] + totals.unrelated;
  return {
    schemaVersion: 1,
    kind: 'triage',
    tool: { name: 'sso-doctor', version: VERSION },
    complete,
    groupedBy: grouping,
    firstSeen: isoOf(times.first),
    lastSeen: isoOf(times.last),
    totals: {
      tickets,
      diagnosed: totals.diagnosed,
      undiagnosed: totals.undiagnosed,
      noFailure: totals['no-failure'],
      unrelated: totals.unrelated,
      unreadable: unreadable.count,
      outsidePeriod: totals.outside,
      successfulLogins: totals.successes,
      otherLogEntries: totals.ignored,
      people: distinctKeys(summary.people),
      organisations: distinctKeys(summary.organisations),
      duplicates: duplicates(read.copies),
      inFurtherGroups: tickets - groups.reduce((sum, { count }) => sum + count, 0),
    },
    groups: withRelated(groups).toSorted(byUrgency),
    unreadable: unreadable.items.map(({ item }) => item),
  };
}

type Unrelated = Omit<TicketGroup, 'related' | 'priority' | 'replies'>;

function ticketGroup(key: string, group: Group, summary: Summary): Unrelated {
  const { counts, tallies, times, tickets, exemplar } = group;
  const words = exemplar?.words;
  const uniform = <Part>(sides: BottomK<unknown>[], part: Part): Part | null =>
    sides.every((side) => keptEntries(side).size <= 1 && !side.full) ? part : null;
  return {
    id: hash(key).slice(0, 8),
    code: exemplar?.code ?? '',
    outcome: exemplar?.outcome ?? 'unrelated',
    title: words?.title ?? '',
    owner: exemplar?.owner ?? null,
    cause: words?.cause ?? '',
    fix: words?.fix ?? [],
    send: words?.send ?? [],
    caution: words?.caution ?? null,
    references: words?.references ?? [],
    count: tickets.count,
    certainty: { certain: tallies.certain, likely: tallies.likely, possible: tallies.possible },
    people: distinctKeys(counts.people),
    organisations: distinctKeys(counts.organisations),
    firstSeen: isoOf(times.first),
    lastSeen: isoOf(times.last),
    undated: tallies.undated,
    histogram: bars(times),
    change: estimateChange(group, summary.successes),
    thumbprints: uniform([counts.configured, counts.calculated], exemplar?.thumbprints ?? null),
    connections: values(counts.connections),
    providers: values(counts.providers),
    applications: values(counts.applications),
    tenants: values(counts.hosts),
    codes: values(counts.codes),
    scope: { everyone: tallies.everyone, onePerson: tallies['one-person'] },
    suspicious: tallies.suspicious,
    tickets: tickets.items.map(({ item }) => item),
    moreTickets: tickets.count - tickets.items.length,
    service: exemplar?.profile.service ?? '',
    support: exemplar?.profile.support ?? '',
  };
}

/** What only shows beside the other groups: the same certificate, the same cause at the same provider. */
function withRelated(groups: readonly Unrelated[]): TicketGroup[] {
  const byCertificate = listed(groups, ({ thumbprints }) => thumbprints?.calculated ?? null);
  const byCause = listed(groups, ({ code, outcome }) => (outcome === 'diagnosed' ? code : null));
  return groups.map((group) => {
    const sharing = group.thumbprints === null ? [] : (byCertificate.get(group.thumbprints.calculated) ?? []);
    const alike = group.outcome === 'diagnosed' ? (byCause.get(group.code) ?? []) : [];
    const related = [
      ...sharing.map(({ id }) => ({ id, because: 'the identity provider signs with the same certificate' })),
      ...alike
        .filter((other) => !sharing.includes(other) && sharesProvider(group, other))
        .map(({ id }) => ({ id, because: 'the same cause at the same identity provider' })),
    ].filter(({ id }) => id !== group.id);
    const complete = { ...group, related: related.slice(0, mostRelated) };
    return { ...complete, priority: priorityOf(complete, sharing.length), replies: draftReplies(complete) };
  });
}

const mostRelated = 20;

function listed<Item>(items: readonly Item[], keyOf: (item: Item) => string | null): Map<string, Item[]> {
  const lists = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const list = key === null ? undefined : lists.get(key);
    if (list !== undefined) list.push(item);
    else if (key !== null) lists.set(key, [item]);
  }
  return lists;
}

function sharesProvider(one: Unrelated, other: Unrelated): boolean {
  return one.providers.some(({ value }) => other.providers.some((more) => more.value === value));
}

const outcomeRanks: Record<Outcome, number> = { diagnosed: 0, undiagnosed: 1, 'no-failure': 2, unrelated: 3 };

/** Whatever looks like an attack first; what is known before what is not; then by how many organisations, people and tickets. */
function byUrgency(one: TicketGroup, other: TicketGroup): number {
  return (
    Number(other.suspicious > 0) - Number(one.suspicious > 0) ||
    outcomeRanks[one.outcome] - outcomeRanks[other.outcome] ||
    other.organisations.count - one.organisations.count ||
    other.people.count - one.people.count ||
    other.count - one.count ||
    compareText(one.firstSeen ?? '~', other.firstSeen ?? '~') ||
    compareText(one.id, other.id)
  );
}

function values(counts: Counts): ValueCount[] {
  return topValues(counts);
}

function isoOf(milliseconds: number | null): string | null {
  return milliseconds === null ? null : new Date(milliseconds).toISOString();
}
