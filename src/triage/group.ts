import { limits } from '../limits.ts';
import {
  addCounts,
  count,
  countsData,
  emptyBottomK,
  inOrderOfKeys,
  type BottomKData,
  type Counts,
} from './bottom-k.ts';
import { plainRef, type Digest, type Outcome, type TicketRef } from './digest.ts';
import type { Words } from './gist.ts';
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
  emptySmallest,
  keepSmallest,
  mayBeKept,
  smallestData,
  type Smallest,
  type SmallestData,
} from './smallest.ts';

/** What of a ticket gives a group its words: the surest one's, and of equally sure ones the first. */
interface Exemplar {
  /** Smaller is better. */
  readonly rank: string;
  readonly outcome: Outcome;
  readonly code: string;
  readonly owner: Digest['owner'];
  readonly words: Words;
  readonly profile: Digest['profile'];
  readonly thumbprints: Digest['thumbprints'];
}

const countNames = [
  'codes',
  'people',
  'organisations',
  'connections',
  'providers',
  'applications',
  'hosts',
  'calculated',
  'configured',
] as const;

type CountName = (typeof countNames)[number];

const tallyNames = ['certain', 'likely', 'possible', 'everyone', 'one-person', 'suspicious', 'undated'] as const;

type TallyName = (typeof tallyNames)[number];

/** Tickets that belong together. Every part adds up, so groups of two parts of an input are those of the whole. */
export interface Group {
  readonly tallies: Record<TallyName, number>;
  readonly counts: Record<CountName, Counts>;
  readonly times: Histogram;
  readonly tickets: Smallest<TicketRef>;
  exemplar: Exemplar | null;
}

/** `bound`: after which ticket, in the order of lists, none is named, as enough are elsewhere. */
export function emptyGroup(bound?: string): Group {
  return {
    tallies: { certain: 0, likely: 0, possible: 0, everyone: 0, 'one-person': 0, suspicious: 0, undated: 0 },
    counts: countsOf((name) => emptyBottomK(mostOf(name))),
    times: emptyHistogram(),
    tickets: emptySmallest(limits.groupTickets, bound),
    exemplar: null,
  };
}

/** `at`: when the ticket came, in milliseconds since 1970. */
export function addToGroup(group: Group, digest: Digest, at: number | null): void {
  const { tallies, counts, times, tickets } = group;
  const { ticket, provider, thumbprints } = digest;
  tallies[digest.certainty] += 1;
  if (digest.scope !== null) tallies[digest.scope] += 1;
  if (digest.suspicious) tallies.suspicious += 1;
  if (at === null) tallies.undated += 1;
  else countAt(times, at);
  count(counts.codes, digest.code);
  count(counts.people, digest.person);
  count(counts.organisations, digest.organisation);
  count(counts.connections, digest.connection);
  count(counts.providers, provider === null ? null : provider.name);
  count(counts.applications, digest.application);
  count(counts.hosts, digest.host);
  count(counts.calculated, thumbprints === null ? null : thumbprints.calculated);
  count(counts.configured, thumbprints === null ? null : thumbprints.configured);
  // Most come after those that are kept.
  if (mayBeKept(tickets, startOf(ticket))) keepSmallest(tickets, listOrderOf(ticket), plainRef(ticket));
  else tickets.count += 1;
  const certainty = certaintyRanks[digest.certainty];
  if (group.exemplar !== null && `${certainty}${startOf(ticket)}` > group.exemplar.rank) return;
  const { outcome, code, owner, words, profile } = digest;
  const rank = `${certainty}${orderOf(ticket)}`;
  group.exemplar = better(group.exemplar, { rank, outcome, code, owner, words, profile, thumbprints });
}

/** Adds what a group of another part came to. */
export function addGroup(group: Group, data: GroupData): void {
  for (const name of tallyNames) group.tallies[name] += data.tallies[name];
  for (const name of countNames) addCounts(group.counts[name], data.counts[name]);
  addHistogram(group.times, data.times);
  addSmallest(group.tickets, data.tickets, listOrderOf);
  if (data.exemplar !== null) group.exemplar = better(group.exemplar, data.exemplar);
}

/** A group as plain JSON; `groupInOrder`, it is the same for the same tickets. */
export interface GroupData {
  readonly tallies: Record<TallyName, number>;
  readonly counts: Record<CountName, BottomKData<number>>;
  readonly times: HistogramData;
  readonly tickets: SmallestData<TicketRef>;
  readonly exemplar: Exemplar | null;
}

export function groupData({ tallies, counts, times, tickets, exemplar }: Group): GroupData {
  return {
    tallies: { ...tallies },
    counts: countsOf((name) => countsData(counts[name])),
    times: histogramData(times),
    tickets: smallestData(tickets),
    exemplar,
  };
}

export function groupInOrder(data: GroupData): GroupData {
  return { ...data, counts: countsOf((name) => inOrderOfKeys(data.counts[name])) };
}

/** Without where its tickets were: that is of one run, and the same tickets cut up otherwise stand elsewhere. */
export function withoutPlaces({ tickets, ...group }: GroupData): GroupData {
  return { ...group, tickets: { ...tickets, items: tickets.items.map(withoutPlace) } };
}

export function withoutPlace(ticket: TicketRef): TicketRef {
  return { ...ticket, source: '', location: null };
}

/** Of two with the same rank (a ticket that was exported twice and changed between) the one whose text comes first. */
function better(one: Exemplar | null, other: Exemplar): Exemplar {
  if (one === null || other.rank < one.rank) return other;
  if (other.rank > one.rank) return one;
  return JSON.stringify(other) < JSON.stringify(one) ? other : one;
}

/** Tickets by time, those without one last. */
function orderOf(ticket: TicketRef): string {
  return `${startOf(ticket)} ${ticket.id} ${ticket.fingerprint}`;
}

/** What the order goes by first. */
function startOf({ receivedAt }: TicketRef): string {
  return receivedAt ?? '~';
}

/** The same for the same ticket in the same place only, so that lists come out alike in any order. */
function listOrderOf(ticket: TicketRef): string {
  return `${orderOf(ticket)} ${JSON.stringify([ticket.source, ticket.location])}`;
}

const certaintyRanks = { certain: 0, likely: 1, possible: 2 } as const;

function mostOf(name: CountName): number {
  return name === 'people' || name === 'organisations' ? limits.groupPeople : limits.groupValues;
}

function countsOf<Value>(make: (name: CountName) => Value): Record<CountName, Value> {
  return {
    codes: make('codes'),
    people: make('people'),
    organisations: make('organisations'),
    connections: make('connections'),
    providers: make('providers'),
    applications: make('applications'),
    hosts: make('hosts'),
    calculated: make('calculated'),
    configured: make('configured'),
  };
}
