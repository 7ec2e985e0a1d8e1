import stringWidth from 'string-width';
import { plainPunctuation, visible, visibleAscii } from '../../text/visible-text.ts';
import type { Line } from '../layout.ts';
import { cutMarks, lineWidth, sliceLine, wrapWhole } from './cells.ts';
import { hintLine } from './key-lines.ts';
import { hintsFor, type Hint } from './keys.ts';
import { matchesIn } from './search.ts';
import { modeOf, type State } from './state.ts';
import { bodyRows, farthest, type Goal } from './window.ts';
import { whyNot } from './why-not.ts';

const promise = 'Nothing leaves this machine';

/** The footer's three lines: a rule, the keys that are of use now, and a notice or our promise with the place in the text. */
export function footerLines(state: State): Line[] {
  if (state.query !== null) return [rule(state), keysLine(state), queryLine(state.query, state)];
  const notice = state.toast === null ? [] : wrapWhole(printable(state.toast.text, state), state.columns, 'unsure');
  // A long notice takes the other lines too, for its time.
  if (notice.length > 1) return [...(notice.length === 2 ? [rule(state)] : []), ...notice.slice(0, 3)];
  return [rule(state), keysLine(state), statusLine(state, notice[0] ?? standingWords(state))];
}

/** What the reader waits for, or what we promise, in as many words as leave room for the place in the text; that is more telling. */
function standingWords(state: State): Line {
  const work = workText(state);
  const shown = 'Personal data is shown.';
  const standing = state.personalData ? [`${promise}. ${shown}`, shown] : [promise];
  const words = (work === null ? standing : [work]).map((text): Line => [
    { text: printable(text, state), style: 'dim' },
  ]);
  const place = stringWidth(placeText(state));
  const room = place === 0 ? state.columns : state.columns - place - leastGap;
  return words.find((line) => lineWidth(line) <= room) ?? (place > 0 && work === null ? [] : (words.at(-1) ?? []));
}

/** What the reader waits for. */
function workText({ diagnosing, goal }: State): string | null {
  if (diagnosing) return 'Diagnosing…';
  return goal === null ? null : goalText(goal);
}

function goalText(goal: Goal): string {
  switch (goal.kind) {
    case 'line':
      return goal.line === Infinity ? 'Going to the end…' : 'Going there…';
    case 'anchor':
      return 'Going back to the place…';
    case 'match':
      return 'Searching…';
  }
}

/** What is searched for, as it is typed; of a long text the end. */
function queryLine(query: string, state: State): Line {
  const line: Line = [{ text: `/${printable(query, state)}${state.unicode ? '▏' : '_'}`, style: 'plain' }];
  return sliceLine(line, Math.max(0, lineWidth(line) - state.columns), state.columns, cutMarks(state.unicode));
}

function rule({ columns, unicode }: State): Line {
  if (columns < 60) return [];
  return [{ text: (unicode ? '─' : '-').repeat(columns), style: 'dim' }];
}

/** Keys that have no use now are left out. */
function keysLine(state: State): Line {
  const hints = hintsFor(modeOf(state), state.unicode).filter(({ command }) => isUseful(state, command));
  return hintLine(hints, state.columns, state.unicode);
}

function isUseful(state: State, command: Hint['command']): boolean {
  // Scrolling is shown as one entry for both ways.
  if (command === 'down') return farthest(state).top > 0;
  return whyNot(state, command) === null;
}

/** Blanks between the words and the place. */
const leastGap = 2;

/** The words, and the place at the right where there is room for both. */
function statusLine(state: State, words: Line): Line {
  const place = placeText(state);
  const gap = state.columns - lineWidth(words) - stringWidth(place);
  if (place === '' || gap < (words.length === 0 ? 0 : leastGap))
    return sliceLine(words, 0, state.columns, cutMarks(state.unicode));
  return [...words, { text: ' '.repeat(gap), style: 'plain' }, { text: place, style: 'dim' }];
}

/** Which lines are seen, and which cells where lines are cut. */
function placeText(state: State): string {
  const most = farthest(state);
  const { lines, unicode } = state;
  const last = Math.min(lines.made.length, state.top + bodyRows(state));
  const all = lines.isComplete ? String(lines.length) : unicode ? '…' : '...';
  const found = foundText(state);
  const sideways = state.left > 0 ? `, from column ${state.left + 1}` : '';
  if (most.top === 0) return `${found}${sideways}`.replace(/^, /, '').replace(/, $/, '');
  return `${found}${state.top + 1}-${last} of ${all}${sideways}`;
}

/** Which of the lines with the sought words was found last. */
function foundText({ sought, lines, unicode }: State): string {
  if (sought === null || sought.line === null) return '';
  const matches = matchesIn(lines, sought.words);
  const all = matches.isComplete ? String(matches.lines.length) : unicode ? '…' : '...';
  return `found ${matches.lines.indexOf(sought.line) + 1} of ${all}, `;
}

function printable(text: string, { unicode }: State): string {
  const safe = visible(text);
  return unicode ? safe : visibleAscii(plainPunctuation(safe));
}
