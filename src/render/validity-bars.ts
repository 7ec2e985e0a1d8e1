interface Validity {
  /** ISO 8601. */
  readonly notBefore: string;
  readonly notAfter: string;
}

/** Bars for a certificate's validity each, and a mark for now, all on one scale. Empty where there is no room or a date cannot be read. */
export interface ValidityBars {
  readonly rows: readonly string[];
  readonly now: string;
}

const leastCells = 10;
const mostCells = 40;

export function validityBars(rows: readonly Validity[], now: string, room: number, unicode: boolean): ValidityBars {
  const cells = Math.min(room, mostCells);
  const times = rows.map(({ notBefore, notAfter }) => [Date.parse(notBefore), Date.parse(notAfter)] as const);
  const all = [...times.flat(), Date.parse(now)];
  // A certificate without end (year 9999) would press all others into one cell.
  const last = Date.parse(now) + 12 * year;
  const known = all.filter((time) => !Number.isNaN(time));
  if (cells < leastCells || known.length < all.length) return { rows: rows.map(() => ''), now: '' };
  const from = known.reduce((least, time) => Math.min(least, time));
  const to = Math.min(
    known.reduce((most, time) => Math.max(most, time)),
    Math.max(last, ...times.map(([begin]) => begin)),
  );
  const cellOf = (time: number): number =>
    to <= from ? 0 : Math.max(0, Math.min(cells - 1, Math.round(((time - from) / (to - from)) * (cells - 1))));
  const draw = unicode ? { begin: '├', line: '─', end: '┤', single: '│', now: '▲' } : ascii;
  return {
    rows: times.map(([begin, end]) => {
      const [first, length] = [cellOf(begin), cellOf(end) - cellOf(begin)];
      const bar =
        length <= 0 ? draw.single : `${draw.begin}${draw.line.repeat(length - 1)}${end > to ? draw.line : draw.end}`;
      return ' '.repeat(first) + bar;
    }),
    now: ' '.repeat(cellOf(Date.parse(now))) + draw.now,
  };
}

const year = 366 * 24 * 3_600_000;
const ascii = { begin: '[', line: '-', end: ']', single: '|', now: '^' };
