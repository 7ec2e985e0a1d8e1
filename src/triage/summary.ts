import { limits } from '../limits.ts';
import {
  addBottomK,
  addCounts,
  bottomKData,
  count,
  countsData,
  emptyBottomK,
  inOrderOfKeys,
  itemFor,
  keptEntries,
  type BottomK,
  type BottomKData,
  type Counts,
} from './bottom-k.ts';
import {
  copiesData,
  copiesIn,
  emptyCopies,
  keepCopy,
  overflow,
  spilled,
  withoutCopies,
  type Copies,
  type CopiesData,
} from './copies.ts';
import { millisecondsAt } from './dates.ts';
import type { Digest, Outcome } from './digest.ts';
import { addGroup, addToGroup, emptyGroup, groupData, groupInOrder, type Group, type GroupData } from './group.ts';
import { groupKey, type Grouping } from './grouping.ts';
import {
  addHistogram,
  countAt,
  emptyHistogram,
  histogramData,
  type Histogram,
  type HistogramData,
} from './histogram.ts';
import {
  addSmallest,
  boundOf,
  emptySmallest,
  keepSmallest,
  smallestData,
  type Smallest,
  type SmallestData,
} from './smallest.ts';
import type { Success, Unreadable } from './ticket.ts';

export type UnreadableRef = Omit<Unreadable, 'kind'>;

const totalNames = ['diagnosed', 'undiagnosed', 'no-failure', 'unrelated', 'successes', 'ignored', 'outside'] as const;

/**
 * What is known of many tickets, in memory that does not grow with them. A commutative monoid: `addSummary` is associative and
 * commutative, an empty summary changes nothing, and adding tickets one by one, in any order, in any parts, comes to the same, byte by
 * byte.
 */
export interface Summary {
  readonly grouping: Grouping;
  /** Of groups of which enough tickets are named elsewhere: after which none is named here. */
  readonly bounds: ReadonlyMap<string, string>;
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
    bounds: new Map(),
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

/** What a run knows already, so that a part of it need not find it out. */
export interface Known {
  /** Whether copies of tickets are still looked for: among too many none waits for its copies. */
  readonly seeksCopies: boolean;
  readonly bounds: Summary['bounds'];
}

export function knownIn({ copies, groups }: Summary): Known {
  const bounds = new Map<string, string>();
  for (const [key, { item }] of keptEntries(groups)) {
    const bound = boundOf(item.tickets);
    if (bound !== null) bounds.set(key, bound);
  }
  return { seeksCopies: !copies.full, bounds };
}

/** Empty, for a part that is added to what is known: without what would be left out then. */
export function emptyPart(grouping: Grouping, { seeksCopies, bounds }: Known): Summary {
  const part = { ...emptySummary(grouping), bounds };
  part.copies.full = !seeksCopies;
  return part;
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
  const at = receivedAt === null ? null : millisecondsAt(receivedAt);
  if (at !== null) countAt(summary.times, at);
  const group = itemFor(summary.groups, groupKey(digest, summary.grouping), (key) =>
    emptyGroup(summary.bounds.get(key)),
  );
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

/** Adds what another part came to. Both have the same grouping. @throws TypeError where it is no such data */
export function addSummary(summary: Summary, data: SummaryData): void {
  for (const digest of copiesIn(data.copies)) addDigest(summary, digest);
  if (data.copies.full) for (const digest of spilled(summary.copies)) settle(summary, digest);
  for (const name of totalNames) summary.totals[name] += data.totals[name];
  addBottomK(summary.groups, data.groups, { make: newGroup, add: addGroup });
  addBottomK(summary.successes, data.successes, { make: emptyHistogram, add: addHistogram });
  addCounts(summary.people, data.people);
  addCounts(summary.organisations, data.organisations);
  addHistogram(summary.times, data.times);
  addSmallest(summary.unreadable, data.unreadable, unreadableOrder);
}

function newGroup(): Group {
  return emptyGroup();
}

/** A summary as plain JSON; `inOrder`, equal summaries are equal texts. */
export interface SummaryData {
  readonly grouping: Grouping;
  readonly copies: CopiesData;
  readonly totals: Summary['totals'];
  readonly groups: BottomKData<GroupData>;
  readonly successes: BottomKData<HistogramData>;
  readonly people: BottomKData<number>;
  readonly organisations: BottomKData<number>;
  readonly times: HistogramData;
  readonly unreadable: SmallestData<UnreadableRef>;
}

export function summaryData(summary: Summary): SummaryData {
  const { grouping, totals, unreadable } = summary;
  return {
    grouping,
    copies: copiesData(summary.copies),
    totals: { ...totals },
    groups: bottomKData(summary.groups, groupData),
    successes: bottomKData(summary.successes, histogramData),
    people: countsData(summary.people),
    organisations: countsData(summary.organisations),
    times: histogramData(summary.times),
    unreadable: smallestData(unreadable),
  };
}

export function inOrder(data: SummaryData): SummaryData {
  return {
    ...data,
    groups: inOrderOfKeys(data.groups, groupInOrder),
    successes: inOrderOfKeys(data.successes),
    people: inOrderOfKeys(data.people),
    organisations: inOrderOfKeys(data.organisations),
  };
}

/** As `emptySummary` otherwise. @throws TypeError where it is no such data */
export function summaryFrom(data: SummaryData, copies: number = limits.triageCopies): Summary {
  const summary = emptySummary(data.grouping, copies);
  addSummary(summary, data);
  return summary;
}

function unreadableOrder({ source, location, reason }: UnreadableRef): string {
  return JSON.stringify([source, location ?? '', reason]);
}
