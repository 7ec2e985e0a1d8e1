import type { Block } from '../document.ts';
import { markup, nothing, type Markup } from './markup.ts';

const room = { left: 150, width: 620, row: 26 } as const;
const year = 366 * 24 * 3_600_000;

/** When each certificate is valid, on one scale, with a line for now. Nothing where a date cannot be read. */
export function validityPicture({ now, rows }: Extract<Block, { kind: 'validity' }>): Markup {
  const times = rows.map(({ name, notBefore, notAfter }) => ({
    name,
    begin: Date.parse(notBefore),
    end: Date.parse(notAfter),
  }));
  const today = Date.parse(now);
  const known = [today, ...times.flatMap(({ begin, end }) => [begin, end])];
  if (known.some(Number.isNaN) || rows.length > 40) return nothing;
  const from = Math.min(...known);
  // A certificate without end (year 9999) would press all others into one spot.
  const to = Math.min(Math.max(...known), Math.max(today + 12 * year, ...times.map(({ begin }) => begin)));
  const at = (time: number): number =>
    room.left + Math.round(Math.min(1, (time - from) / Math.max(1, to - from)) * room.width);
  const height = (rows.length + 1) * room.row;
  const inWords = rows
    .map(({ name, notBefore, notAfter }) => `${name} from ${notBefore.slice(0, 10)} to ${notAfter.slice(0, 10)}`)
    .join(', ');
  const bars = times.map(({ name, begin, end }, index) => {
    const y = index * room.row;
    const width = Math.max(2, at(end) - at(begin));
    return markup`<text x="0" y="${y + 17}">${name}</text
      ><rect class="span" x="${at(begin)}" y="${y + 7}" width="${width}" height="12" rx="2" />`;
  });
  return markup`<figure>
    <svg
      role="img"
      aria-label="Valid: ${inWords}; now ${now.slice(0, 10)}"
      viewBox="0 0 ${room.left + room.width + 40} ${height}"
      width="${room.left + room.width + 40}"
      height="${height}"
    >
      ${bars}
      <path class="now" d="M${at(today)} 0V${height - room.row + 4}" />
      <text class="bad" x="${at(today)}" y="${height - 6}" text-anchor="middle">now</text>
    </svg>
  </figure>`;
}
