import { limits } from '../limits.ts';
import {
  bottomKData,
  bottomKFrom,
  count,
  countsData,
  countsFrom,
  emptyBottomK,
  itemFor,
  mergeBottomK,
  mergeCounts,
  type BottomK,
  type BottomKData,
  type Counts,
} from './bottom-k.ts';
import {
  copiesData,
  copiesFrom,
  emptyCopies,
  everyCopy,
  keepCopy,
  overflow,
  spilled,
  withoutCopies,
  type Copies,
  type CopiesData,
} from './copies.ts';
import type { Digest, Outcome } from './digest.ts';
import { addToGroup, emptyGroup, groupData, groupFrom, mergeGroup, type Group, type GroupData } from './group.ts';
import { groupKey, type Grouping } from './grouping.ts';
import {
  countAt,
  emptyHistogram,
  histogramData,
  histogramFrom,
  mergeHistogram,
  type Histogram,
  type HistogramData,
} from './histogram.ts';
import { emptySmallest, keepSmallest, mergeSmallest, type Smallest } from './smallest.ts';
import type { Success, Unreadable } from './ticket.ts';

export type UnreadableRef = Omit<Unreadable, 'kind'>;

const totalNames = ['diagnosed', 'undiagnosed', 'no-failure', 'unrelated', 'successes', 'ignored', 'outside'] as const;

/**
 * What is known of many tickets, in memory that does not grow with them. A commutative monoid: `mergeSummary` is associative and
 * commutative, an empty summary changes nothing, and adding tickets one by one, in any order, in any parts, comes to the same, byte by
 * byte.
 */
export interface Summary {
  readonly grouping: Grouping;
  /** Tickets that wait, as copies of them may come: in nothing else until `settled`. */
  readonly copies: Copies;
  readonly totals: Record<Outcome | 'successes' | 'ignored' | 'outside', number>;
  readonly groups: BottomK<Group>;
  /** When logins went well, by connection (else by host). */
  readonly successes: BottomK<Histogram>;
  readonly people: Counts;
  readonly organisations: Counts;
  readonly times: Histogram;
  readonly unreadable: Smallest<UnreadableRef>;
}

/** `copies`: how many tickets are kept to know copies of them. */
export function emptySummary(grouping: Grouping, copies: number = limits.triageCopies): Summary {
  return {
    grouping,
    copies: emptyCopies(copies),
    totals: { diagnosed: 0, undiagnosed: 0, 'no-failure': 0, unrelated: 0, successes: 0, ignored: 0, outside: 0 },
    groups: emptyBottomK(limits.triageGroups),
    successes: emptyBottomK(limits.triageConnections),
    people: emptyBottomK(limits.triagePeople),
    organisations: emptyBottomK(limits.triagePeople),
    times: emptyHistogram(),
    unreadable: emptySmallest(limits.unreadableListed),
  };
}

export function addDigest(summary: Summary, digest: Digest): void {
  const { copies } = summary;
  if (digest.identity === null || !keepCopy(copies, digest.identity, digest)) return settle(summary, digest);
  for (const each of overflow(copies)) settle(summary, each);
}

/** The summary with each ticket counted once that was read more than once; of too many tickets, as often as it was read. */
export function settled(summary: Summary): Summary {
  const whole = summaryFrom(summaryData({ ...summary, copies: emptyCopies(0) }));
  for (const digest of withoutCopies(summary.copies)) settle(whole, digest);
  return whole;
}

function settle(summary: Summary, digest: Digest): void {
  summary.totals[digest.outcome] += 1;
  count(summary.people, digest.person);
  count(summary.organisations, digest.organisation);
  const { receivedAt } = digest.ticket;
  const at = receivedAt === null ? null : Date.parse(receivedAt);
  if (at !== null) countAt(summary.times, at);
  const group = itemFor(summary.groups, groupKey(digest, summary.grouping), emptyGroup);
  if (group !== null) addToGroup(group, digest, at);
}

export function addSuccess(summary: Summary, { at, connection, host }: Success): void {
  summary.totals.successes += 1;
  const times = itemFor(summary.successes, successKey(connection, host), emptyHistogram);
  if (times !== null) countAt(times, Date.parse(at));
}

export function addUnreadable(summary: Summary, { source, location, reason }: UnreadableRef): void {
  keepSmallest(summary.unreadable, unreadableOrder({ source, location, reason }), { source, location, reason });
}

/** Under what successes of a connection are kept; by host where the log names no connection. */
export function successKey(connection: string | null, host: string | null): string {
  return connection === null ? `host ${host ?? ''}` : `connection ${connection}`;
}

/** Adds `other` to `summary`. Both have the same grouping. */
export function mergeSummary(summary: Summary, other: Summary): void {
  for (const digest of everyCopy(other.copies)) addDigest(summary, digest);
  if (other.copies.full) for (const digest of spilled(summary.copies)) settle(summary, digest);
  for (const name of totalNames) summary.totals[name] += other.totals[name];
  mergeBottomK(summary.groups, other.groups, { make: emptyGroup, add: mergeGroup });
  mergeBottomK(summary.successes, other.successes, { make: emptyHistogram, add: mergeHistogram });
  mergeCounts(summary.people, other.people);
  mergeCounts(summary.organisations, other.organisations);
  mergeHistogram(summary.times, other.times);
  mergeSmallest(summary.unreadable, other.unreadable);
}

/** A summary as plain JSON in one fixed order: equal summaries are equal texts. */
export interface SummaryData {
  readonly grouping: Grouping;
  readonly copies: CopiesData;
  readonly totals: Summary['totals'];
  readonly groups: BottomKData<GroupData>;
  readonly successes: BottomKData<HistogramData>;
  readonly people: BottomKData<number>;
  readonly organisations: BottomKData<number>;
  readonly times: HistogramData;
  readonly unreadable: { readonly count: number; readonly items: readonly UnreadableRef[] };
}

export function summaryData(summary: Summary): SummaryData {
  const { grouping, totals, unreadable } = summary;
  return {
    grouping,
    copies: copiesData(summary.copies),
    totals,
    groups: bottomKData(summary.groups, groupData),
    successes: bottomKData(summary.successes, histogramData),
    people: countsData(summary.people),
    organisations: countsData(summary.organisations),
    times: histogramData(summary.times),
    unreadable: { count: unreadable.count, items: unreadable.items.map(({ item }) => item) },
  };
}

/** As `emptySummary` otherwise. */
export function summaryFrom(data: SummaryData, copies: number = limits.triageCopies): Summary {
  const unreadable = emptySmallest<UnreadableRef>(limits.unreadableListed);
  for (const item of data.unreadable.items) keepSmallest(unreadable, unreadableOrder(item), item);
  unreadable.count = data.unreadable.count;
  return {
    grouping: data.grouping,
    copies: copiesFrom(data.copies, copies),
    totals: { ...data.totals },
    groups: bottomKFrom(data.groups, limits.triageGroups, groupFrom),
    successes: bottomKFrom(data.successes, limits.triageConnections, histogramFrom),
    people: countsFrom(data.people, limits.triagePeople),
    organisations: countsFrom(data.organisations, limits.triagePeople),
    times: histogramFrom(data.times),
    unreadable,
  };
}

function unreadableOrder({ source, location, reason }: UnreadableRef): string {
  return JSON.stringify([source, location ?? '', reason]);
}
