/**
 * Counts over time in few buckets, whatever the span. Widths nest in each other, and the width follows from the first and last instant
 * alone, so parts of a run add up to exactly the histogram of the whole.
 */
export interface Histogram {
  /** Milliseconds since 1970 of the first and last event; null where there is none. */
  first: number | null;
  last: number | null;
  /** Index of the width. */
  level: number;
  /** Bucket number (instant divided by the width) → count. */
  buckets: Map<number, number>;
}

const minute = 60_000;
const day = 24 * 60 * minute;

/** Each divides the next. */
const widths = [
  minute,
  10 * minute,
  60 * minute,
  6 * 60 * minute,
  day,
  8 * day,
  64 * day,
  512 * day,
  8_192 * day,
] as const;

/** What fits beside each other in a terminal. */
const mostBuckets = 48;

export function emptyHistogram(): Histogram {
  return { first: null, last: null, level: 0, buckets: new Map() };
}

/** Adds an event; changes `histogram`. */
export function countAt(histogram: Histogram, at: number): void {
  const { first, last } = histogram;
  if (first === null || last === null || at < first || at > last) extend(histogram, at, at);
  const bucket = Math.floor(at / widthOf(histogram));
  histogram.buckets.set(bucket, (histogram.buckets.get(bucket) ?? 0) + 1);
}

/** Adds `other` to `histogram`. */
export function addHistogram(histogram: Histogram, other: Histogram | HistogramData): void {
  if (other.first === null || other.last === null) return;
  extend(histogram, other.first, other.last);
  const factor = widthOf(histogram) / widthOf(other);
  for (const [bucket, count] of other.buckets) {
    const into = Math.floor(bucket / factor);
    histogram.buckets.set(into, (histogram.buckets.get(into) ?? 0) + count);
  }
}

export interface Bar {
  /** ISO 8601, the bucket's beginning. */
  readonly from: string;
  readonly count: number;
}

/** All buckets from the first to the last event, empty ones too. */
export function bars(histogram: Histogram): { readonly minutes: number; readonly bars: Bar[] } {
  const width = widthOf(histogram);
  const { first, last, buckets } = histogram;
  if (first === null || last === null) return { minutes: width / minute, bars: [] };
  const [from, to] = [Math.floor(first / width), Math.floor(last / width)];
  const list = Array.from({ length: to - from + 1 }, (_, index) => ({
    from: new Date((from + index) * width).toISOString(),
    count: buckets.get(from + index) ?? 0,
  }));
  return { minutes: width / minute, bars: list };
}

export interface HistogramData {
  readonly first: number | null;
  readonly last: number | null;
  readonly level: number;
  readonly buckets: readonly (readonly [number, number])[];
}

export function histogramData({ first, last, level, buckets }: Histogram): HistogramData {
  return { first, last, level, buckets: [...buckets].toSorted(([one], [other]) => one - other) };
}

function widthOf({ level }: Pick<Histogram, 'level'>): number {
  return widths[level] ?? widths[0];
}

/** Takes the narrowest width in which all fits, and adds up what lies together then. */
function extend(histogram: Histogram, first: number, last: number): void {
  histogram.first = Math.min(histogram.first ?? first, first);
  histogram.last = Math.max(histogram.last ?? last, last);
  const level = levelFor(histogram.first, histogram.last);
  if (level <= histogram.level) return;
  const factor = (widths[level] ?? 1) / widthOf(histogram);
  const buckets = new Map<number, number>();
  for (const [bucket, count] of histogram.buckets) {
    const into = Math.floor(bucket / factor);
    buckets.set(into, (buckets.get(into) ?? 0) + count);
  }
  histogram.level = level;
  histogram.buckets = buckets;
}

function levelFor(first: number, last: number): number {
  const level = widths.findIndex((width) => Math.floor(last / width) - Math.floor(first / width) < mostBuckets);
  return level < 0 ? widths.length - 1 : level;
}
