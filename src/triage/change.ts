import { keptEntries, type BottomK } from './bottom-k.ts';
import type { Group } from './group.ts';
import { bars, emptyHistogram, addHistogram, type Histogram } from './histogram.ts';
import { successKey } from './summary.ts';

/** When it began, by the successful logins of the same connection that logs hold. */
export interface Change {
  /** ISO 8601: the last login known to have gone well before the first failure, and that failure. */
  readonly lastSuccess: string | null;
  readonly firstFailure: string;
  /** How finely the last success is known, in minutes; 0: to the second. */
  readonly withinMinutes: number;
  /** Logins through the same connection went well after the first failure, too: it does not hit everybody, or is over. */
  readonly successesAfter: boolean;
  /** The first success after the last failure; null where there is none. */
  readonly endedBy: string | null;
}

/** Null where no log at hand holds successful logins of the group's connection. */
export function estimateChange({ counts, times }: Group, successes: BottomK<Histogram>): Change | null {
  const seen = emptyHistogram();
  const named = [...keptEntries(counts.connections).keys()].map((connection) => successKey(connection, null));
  // A host serves many connections, so it tells only where none is named.
  const keys = named.length > 0 ? named : [...keptEntries(counts.hosts).keys()].map((host) => successKey(null, host));
  for (const key of keys) {
    const histogram = keptEntries(successes).get(key)?.item;
    if (histogram !== undefined) addHistogram(seen, histogram);
  }
  if (seen.first === null || seen.last === null || times.first === null || times.last === null) return null;
  const firstFailure = new Date(times.first).toISOString();
  const successesAfter = seen.last > times.first;
  const endedBy = seen.first > times.last ? new Date(seen.first).toISOString() : null;
  if (!successesAfter)
    return { lastSuccess: new Date(seen.last).toISOString(), firstFailure, withinMinutes: 0, successesAfter, endedBy };
  // Only counts per interval are kept: the last interval with a success that ends before the first failure.
  const { minutes, bars: intervals } = bars(seen);
  const before = intervals.findLast(
    ({ from, count }) => count > 0 && Date.parse(from) + minutes * 60_000 <= (times.first ?? 0),
  );
  return { lastSuccess: before?.from ?? null, firstFailure, withinMinutes: minutes, successesAfter, endedBy };
}
