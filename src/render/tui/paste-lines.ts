import { plainPunctuation, visibleAscii, visibleLines } from '../../text/visible-text.ts';
import type { Line, Style } from '../layout.ts';
import { lineWidth, wrapWhole, wrapWords } from './cells.ts';
import { amount, count, echo, pastedText } from './pieces.ts';
import type { State } from './state.ts';
import { bodyRows } from './window.ts';

const narrow = 60;
const low = 12;

/** What to paste, and what happens to it. */
export function titleLines(state: State): Line[] {
  const columns = Math.min(state.columns, 100);
  const what =
    state.report === null
      ? 'Paste the failed login here, then press Enter'
      : 'Paste what else belongs to this login, then press Enter';
  const how =
    'The address of the page it ended on, the words of the error, the mail or log with them, or the path of a file, which Tab completes. Nothing leaves this machine.';
  if (bodyRows(state) < low) return wrapWords(what, columns, 'strong');
  return [...wrapWords(what, columns, 'strong'), ...wrapWords(how, columns, 'dim'), []];
}

/** The box with the beginning and the end of its text, at most `rows` high; without a frame where there is no room for one. */
export function boxLines(state: State, rows: number): Line[] {
  const { columns, unicode, pieces } = state;
  const text = pastedText(pieces);
  const framed = columns >= narrow && rows >= 3;
  const inner = framed ? columns - 4 : columns - 2;
  const most = Math.max(1, Math.min(8, framed ? rows - 2 : rows));
  const shown = echo(text, { columns: inner - 1, rows: most, unicode });
  const content: Line[] = shown.length === 0 ? [[]] : shown.map((row): Line => [{ text: row, style: 'code' }]);
  const typing = pieces.at(-1)?.kind !== 'pasted' && state.receiving === null && !state.diagnosing;
  const filled = content.map((line, index): Line =>
    typing && index === content.length - 1 ? [...line, { text: unicode ? '▏' : '_', style: 'plain' }] : line,
  );
  return framed ? frame(filled, columns, unicode) : filled.map((line): Line => [{ text: '> ', style: 'dim' }, ...line]);
}

/** How much was pasted, what is being done with it, or why it could not be diagnosed. */
export function noteLines(state: State): Line[] {
  const { pieces, candidates, receiving, diagnosing, refusal, columns } = state;
  const wrap = (text: string, style: Style): Line[] => wrapWhole(printable(text, state), Math.min(columns, 100), style);
  if (receiving !== null) return wrap(`Receiving: ${count(receiving, 'character')} so far`, 'plain');
  if (diagnosing) return wrap('Diagnosing…', 'plain');
  if (refusal !== null) return wrap(refusal, 'bad');
  if (candidates.length > 1) return candidateLines(candidates, state);
  return pieces.length === 0 ? [] : wrap(amount(pastedText(pieces)), 'dim');
}

const candidateRows = 4;

/** The names that a path can go on to, as many as fit into some rows. */
function candidateLines(candidates: readonly string[], state: State): Line[] {
  const names = candidates.slice(0, 100).map((name) => printable(name, state));
  const columns = Math.min(state.columns, 100);
  const lines = wrapWhole(names.join('  '), columns, 'dim');
  if (lines.length <= candidateRows && names.length === candidates.length) return lines;
  return [
    ...lines.slice(0, candidateRows),
    ...wrapWords(`${candidates.length} names begin like this.`, columns, 'dim'),
  ];
}

function frame(content: readonly Line[], columns: number, unicode: boolean): Line[] {
  const [topLeft, topRight, bottomLeft, bottomRight, across, down] = unicode ? '╭╮╰╯─│' : '++++-|';
  const edge = (left = '', right = ''): Line => [
    { text: `${left}${(across ?? '').repeat(columns - 2)}${right}`, style: 'dim' },
  ];
  const side = down ?? '';
  return [
    edge(topLeft, topRight),
    ...content.map((line): Line => [
      { text: `${side} `, style: 'dim' },
      ...line,
      { text: `${' '.repeat(Math.max(0, columns - 4 - lineWidth(line)))} ${side}`, style: 'dim' },
    ]),
    edge(bottomLeft, bottomRight),
  ];
}

function printable(text: string, { unicode }: State): string {
  const safe = visibleLines(text);
  return unicode ? safe : visibleAscii(plainPunctuation(safe));
}
