import { timeOf, type Sequence, type SequenceMessage } from '../sequence.ts';
import { markup, type Markup } from './markup.ts';

const size = { lane: 190, row: 38, top: 40, left: 20 } as const;
/** More arrows than these are read in the table; a picture of them would be none. */
const mostItems = 80;
const mostParties = 8;
const mostCharacters = 24;

/** Who sent what to whom, from top to bottom, one line for each party; the same in words where there is too much to draw. */
export function sequencePicture(sequence: Sequence): Markup {
  const { parties, messages } = sequence;
  if (messages.length > mostItems || parties.length > mostParties) return inWords(messages);
  const middle = (party: string): number => size.left + size.lane / 2 + parties.indexOf(party) * size.lane;
  const width = size.left * 2 + parties.length * size.lane;
  const height = size.top + messages.length * size.row + 16;
  const lanes = parties.map(
    (party) =>
      markup`<text x="${middle(party)}" y="18" text-anchor="middle">${cut(party)}</text><path class="stroke" stroke-dasharray="3 4" d="M${middle(party)} 28V${height}"/>`,
  );
  const arrows = messages.map((message, index) => {
    const y = size.top + (index + 1) * size.row - 8;
    return arrow(middle(message.from), middle(message.to), y, message);
  });
  return markup`<figure class="wide" tabindex="0" role="group" aria-label="Sequence diagram">
    <svg role="img" aria-label="The messages of the login, as listed below" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
      ${lanes}${arrows}
    </svg>
  </figure>${inWords(messages)}`;
}

function inWords(messages: readonly SequenceMessage[]): Markup {
  const items = messages.map((message) => {
    const { from, to, text, failed } = message;
    return markup`<li>${timeOf(message)} ${from} → ${to}: ${failed ? markup`<strong class="bad">failed:</strong> ` : ''}${text}</li>`;
  });
  return markup`<ol>${items}</ol>`;
}

function arrow(from: number, to: number, y: number, { text, failed }: SequenceMessage): Markup {
  const style = failed ? 'bad' : 'dim';
  if (from === to) return markup`<circle class="head" cx="${from}" cy="${y}" r="4"/>${label(from, y, text, style)}`;
  const end = from < to ? to - 8 : to + 8;
  const head = from < to ? 'l-8 -4v8z' : 'l8 -4v8z';
  return markup`<path class="stroke" d="M${from} ${y}H${end}"/><path class="head" d="M${to} ${y}${head}"/>${label((from + to) / 2, y, text, style)}`;
}

function label(x: number, y: number, text: string, style: string): Markup {
  return markup`<text class="on-line ${style}" x="${x}" y="${y - 6}" text-anchor="middle">${cut(text)}</text>`;
}

function cut(text: string): string {
  return text.length <= mostCharacters ? text : `${text.slice(0, mostCharacters - 1)}…`;
}
