import type { TicketGroup } from './triage-report.ts';

/** That a group is dealt with, and how far it had come by then. */
export interface Mark {
  /** How many tickets it had. */
  readonly tickets: number;
  /** ISO 8601: its last ticket; null where none was dated. */
  readonly lastSeen: string | null;
  readonly markedAt: string;
}

/** Marks by the ids of groups. */
export type Marks = ReadonlyMap<string, Mark>;

export function markOf({ count, lastSeen }: TicketGroup, now: Date): Mark {
  return { tickets: count, lastSeen, markedAt: now.toISOString() };
}

/**
 * How many tickets came to a group since it was marked, as far as that shows: in the count, where the same inputs were read with more in
 * them; in the times, where it is another day's export.
 */
export function newSince({ count, tickets, moreTickets }: TicketGroup, { tickets: before, lastSeen }: Mark): number {
  if (lastSeen === null) return Math.max(0, count - before);
  const later = tickets.filter(({ receivedAt }) => receivedAt !== null && receivedAt > lastSeen).length;
  // They are listed by time: where the last one is later, so are those that are not listed.
  const last = tickets.at(-1)?.receivedAt ?? null;
  const unlisted = last !== null && last > lastSeen ? moreTickets : 0;
  return Math.max(0, count - before, later + unlisted);
}

/** Whether nothing is left to do in a group. */
export function isDone(group: TicketGroup, marks: Marks): boolean {
  const mark = marks.get(group.id);
  return mark !== undefined && newSince(group, mark) === 0;
}
