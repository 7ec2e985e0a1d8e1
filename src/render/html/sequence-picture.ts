import type { TimelineItem } from '../../report.ts';
import { markup, nothing, type Markup } from './markup.ts';

const size = { lane: 190, row: 38, top: 40, left: 20 } as const;
/** More arrows than these are read in the table; a picture of them would be none. */
const mostItems = 80;
const mostParties = 8;
const mostCharacters = 24;

/** Who sent what to whom, from top to bottom, one line for each party. Nothing where there is nothing or too much to draw. */
export function sequencePicture(timeline: readonly TimelineItem[]): Markup {
  const parties = [...new Set(timeline.flatMap(({ from, to }) => [from, to]))];
  if (timeline.length === 0 || timeline.length > mostItems || parties.length > mostParties) return nothing;
  const middle = (party: string): number => size.left + size.lane / 2 + parties.indexOf(party) * size.lane;
  const width = size.left * 2 + parties.length * size.lane;
  const height = size.top + timeline.length * size.row + 16;
  const lanes = parties.map(
    (party) =>
      markup`<text x="${middle(party)}" y="18" text-anchor="middle">${cut(party)}</text><path class="stroke" stroke-dasharray="3 4" d="M${middle(party)} 28V${height}"/>`,
  );
  const arrows = timeline.map(({ from, to, what }, index) => {
    const y = size.top + (index + 1) * size.row - 8;
    return from === to
      ? markup`<circle class="head" cx="${middle(from)}" cy="${y}" r="4"/>${label(middle(from), y, what)}`
      : arrow(middle(from), middle(to), y, what);
  });
  return markup`<figure class="wide" tabindex="0" role="group" aria-label="Sequence diagram">
    <svg role="img" aria-label="The requests of the login, as in the table below" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
      ${lanes}${arrows}
    </svg>
  </figure>`;
}

function arrow(from: number, to: number, y: number, what: string): Markup {
  const end = from < to ? to - 8 : to + 8;
  const head = from < to ? 'l-8 -4v8z' : 'l8 -4v8z';
  return markup`<path class="stroke" d="M${from} ${y}H${end}"/><path class="head" d="M${to} ${y}${head}"/>${label((from + to) / 2, y, what)}`;
}

function label(x: number, y: number, text: string): Markup {
  return markup`<text class="on-line" x="${x}" y="${y - 6}" text-anchor="middle">${cut(text)}</text>`;
}

function cut(text: string): string {
  return text.length <= mostCharacters ? text : `${text.slice(0, mostCharacters - 1)}…`;
}
