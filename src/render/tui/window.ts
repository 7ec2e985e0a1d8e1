import type { LazyList } from '../../lazy-list.ts';
import { lineText, type Line } from '../layout.ts';
import { lineOf, type Anchor } from './anchor.ts';
import { lineWidth, widestLine } from './cells.ts';
import type { Screen } from './keys.ts';
import { matchFrom, matchesIn, searchFor, searchOn } from './search.ts';

/** The part of a text that is seen. */
export interface Window {
  readonly screen: Screen;
  /** Size of the terminal in cells. */
  readonly columns: number;
  readonly rows: number;
  /** The text, made as far as it is looked at. */
  readonly lines: LazyList<Line>;
  /** First visible line and first visible cell. */
  readonly top: number;
  readonly left: number;
  /** Where the window is to go, as long as that is not made or found yet. */
  readonly goal: Goal | null;
  /** The words that are searched for in every view, and the line of the last place. */
  readonly sought: { readonly words: string; readonly line: number | null } | null;
}

export type Goal =
  /** A line to be the first; Infinity for the end. */
  | { readonly kind: 'line'; readonly line: number }
  /** A place of the text as it was laid out before. */
  | { readonly kind: 'anchor'; readonly anchor: Anchor }
  /** The next place with the sought words from a line on. */
  | { readonly kind: 'match'; readonly line: number; readonly step: 1 | -1 };

/**
 * Rows for the text: all but the tabs' one, the footer's three and the terminal's last one, which stays empty so that nothing scrolls.
 * The paste box has no tabs.
 */
export function bodyRows({ rows, screen }: Pick<Window, 'rows' | 'screen'>): number {
  return Math.max(1, rows - 1 - footerRows - (screen === 'paste' ? 0 : 1));
}

const footerRows = 3;

/** The largest useful `top` and `left`, as far as lines are made: while more of them wait, the end is not known. */
export function farthest(window: Pick<Window, 'lines' | 'rows' | 'columns' | 'screen'>): { top: number; left: number } {
  return {
    top: window.lines.isComplete ? Math.max(0, window.lines.length - bodyRows(window)) : Infinity,
    left: Math.max(0, widestLine(window.lines) - window.columns),
  };
}

/** Lines that are made or searched at once, so that a text of ordinary length is whole. The rest waits for the time between the keys. */
const linesAtOnce = 200;

/** The window at another place. Where that is not made yet, it stays and has it as its goal. */
export function moved<W extends Window>(window: W, top: number, left: number): W {
  const { lines } = window;
  lines.reach(Math.min(top, lines.made.length) + bodyRows(window) + linesAtOnce);
  const isThere = isMade(window, top);
  const last = Math.max(0, lines.made.length - bodyRows(window));
  return {
    ...window,
    goal: isThere ? null : { kind: 'line', line: top },
    top: Math.max(0, Math.min(isThere ? top : window.top, last)),
    left: Math.max(0, Math.min(left, farthest(window).left)),
  };
}

function isMade(window: Window, top: number): boolean {
  return window.lines.isComplete || top + bodyRows(window) <= window.lines.made.length;
}

/** The window at the next place with the sought words, or on its way there. */
export function found<W extends Window>(window: W, line: number, step: 1 | -1): W {
  if (window.sought === null) return window;
  searchOn(window.lines, window.sought.words, linesAtOnce);
  return settled({ ...window, goal: { kind: 'match', line, step } });
}

/** The window at a place that it was at in another layout of its text, or on its way there. */
export function anchored<W extends Window>(window: W, anchor: Anchor): W {
  return settled({ ...moved(window, window.top, window.left), goal: { kind: 'anchor', anchor } });
}

/** The window at its goal, if that is made by now; else the very same window. */
export function settled<W extends Window>(window: W): W {
  const { goal, lines, sought } = window;
  switch (goal?.kind) {
    case undefined:
      return window;
    case 'line':
      return isMade(window, goal.line) ? moved(window, goal.line, window.left) : window;
    case 'anchor': {
      const line = lineOf(lines, goal.anchor);
      return line === null ? window : moved(window, line, window.left);
    }
    case 'match': {
      const match = sought === null ? null : matchFrom(matchesIn(lines, sought.words), goal.line, goal.step);
      return match === 'not yet' ? window : atMatch({ ...window, goal: null }, match);
    }
  }
}

/** Lines that stay above a place that was found, so that it is seen in its surroundings. */
const linesAbove = 2;

function atMatch<W extends Window>(window: W, match: number | null): W {
  if (window.sought === null) return window;
  const { words } = window.sought;
  const after = { ...window, sought: { words, line: match } };
  if (match === null) return after;
  const isSeen = match >= window.top && match < window.top + bodyRows(window);
  const place = cellOf(window.lines.at(match) ?? [], words);
  const isBeside = place.end > window.left + window.columns || place.start < window.left;
  return moved(
    after,
    isSeen ? window.top : match - linesAbove,
    isBeside ? Math.max(0, place.end - window.columns + besideStep) : window.left,
  );
}

/** Cells that are shown behind a place that was found beside the window. */
const besideStep = 10;

/** The cells that the words take in a line the first time. */
function cellOf(line: Line, words: string): { start: number; end: number } {
  const text = lineText(line);
  const at = Math.max(0, text.toLowerCase().indexOf(words.toLowerCase()));
  const width = (part: string): number => lineWidth([{ text: part, style: 'plain' }]);
  const start = width(text.slice(0, at));
  return { start, end: start + width(words) };
}

/** Whether lines wait to be made or to be searched. */
export function isUnfinished({ lines, goal, sought }: Window): boolean {
  if (!lines.isComplete || goal !== null) return true;
  return sought !== null && sought.line !== null && !matchesIn(lines, sought.words).isComplete;
}

/** Goes on with what waits, for about so many milliseconds. `settled` says what came of it. */
export function workOn({ lines, goal, sought }: Window, milliseconds: number): void {
  if (sought !== null && (goal?.kind === 'match' || (lines.isComplete && goal === null)))
    searchFor(lines, sought.words, milliseconds);
  else {
    lines.makeFor(milliseconds);
    // Measured as they come, they do not have to be all at once.
    widestLine(lines);
  }
}
