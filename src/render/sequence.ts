/** One message between two parties of a login, in a sequence diagram. */
export interface SequenceMessage {
  /** ISO 8601; null where no time is known. */
  readonly at: string | null;
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly failed: boolean;
}

export interface Sequence {
  readonly parties: readonly string[];
  readonly messages: readonly SequenceMessage[];
}

/** A message's row: the arrow between the parties' lines, and the words that stand beside it. */
interface DrawnRow {
  readonly time: string;
  readonly arrow: string;
  readonly message: SequenceMessage;
}

interface Drawn {
  /** Names above their lines. */
  readonly head: string;
  readonly rows: readonly DrawnRow[];
}

const gap = 2;
/** Cells for the words beside the arrows; with less, arrows are of no use. */
const leastWords = 24;

/** A diagram with a line for each party; null where `room` cells are too few for one. */
export function drawSequence({ parties, messages }: Sequence, room: number, unicode: boolean): Drawn | null {
  const marks = unicode
    ? { line: '│', dash: '─', right: '►', left: '◄' }
    : { line: '|', dash: '-', right: '>', left: '<' };
  const names = parties.map(shortName);
  const middles: number[] = [];
  let used = 0;
  for (const name of names) {
    middles.push(used + Math.floor(name.length / 2));
    used += name.length + gap;
  }
  if (used + leastWords > room) return null;
  const rows = messages.map((message): DrawnRow => {
    const cells = Array.from({ length: used }, () => ' ');
    for (const middle of middles) cells[middle] = marks.line;
    const [from, to] = [message.from, message.to].map((party) => middles[parties.indexOf(party)] ?? 0);
    if (from !== undefined && to !== undefined) {
      const [low, high] = [Math.min(from, to), Math.max(from, to)];
      for (let cell = low + 1; cell < high; cell += 1) cells[cell] = marks.dash;
      if (from < to) cells[high - 1] = marks.right;
      else if (from > to) cells[low + 1] = marks.left;
    }
    return { time: timeOf(message), arrow: cells.join(''), message };
  });
  return { head: names.map((name) => name.padEnd(name.length + gap)).join(''), rows };
}

/** The time of day, to the second. */
export function timeOf({ at }: SequenceMessage): string {
  return at === null ? '' : at.slice(11, 19);
}

/** The same as Mermaid, which GitHub and others draw. Nothing in it can end a line or become markup. */
export function mermaidSequence({ parties, messages }: Sequence): string {
  const lines = [
    'sequenceDiagram',
    ...parties.map((party, index) => `  participant p${index} as ${mermaidText(party)}`),
    ...messages.map((message) => {
      const [from, to] = [parties.indexOf(message.from), parties.indexOf(message.to)];
      const time = timeOf(message);
      const text = mermaidText(time === '' ? message.text : `${time} ${message.text}`);
      return `  p${from}${message.failed ? '-x' : '->>'}p${to}: ${text}`;
    }),
  ];
  return lines.join('\n');
}

/** Mermaid's own escapes for everything that could mean something to it. */
function mermaidText(text: string): string {
  return text.replace(/[^\p{L}\p{N} .,:()/=_-]/gu, (character) => `#${character.codePointAt(0) ?? 0};`);
}

function shortName(party: string): string {
  switch (party) {
    case 'application':
      return 'app';
    case 'identity provider':
      return 'IdP';
    default:
      return party.length > 12 ? `${party.slice(0, 11)}~` : party;
  }
}
