import type { LazyList } from '../../lazy-list.ts';
import { lineText, type Line } from '../layout.ts';
import type { Look } from './theme.ts';

/** A row of a screen, of whatever looks. */
type Spans = readonly { readonly text: string; readonly style: Look }[];

/** What was found so far in a text. */
export interface Matches {
  readonly words: string;
  /** Numbers of the lines with the words, in order. */
  readonly lines: readonly number[];
  /** How many lines were searched, and whether those are all. */
  readonly searched: number;
  readonly isComplete: boolean;
}

/** The last search in each text: a message can have hundreds of thousands of lines, and none is searched twice for the same words. */
const searches = new WeakMap<LazyList<Line>, Matches>();

/** What is known without searching on. */
export function matchesIn(lines: LazyList<Line>, words: string): Matches {
  const known = searches.get(lines);
  return known?.words === words ? known : { words, lines: [], searched: 0, isComplete: false };
}

/** Searches so many more lines. Capital and small letters are the same. */
export function searchOn(lines: LazyList<Line>, words: string, count: number): void {
  const before = matchesIn(lines, words);
  if (before.isComplete) return;
  const sought = words.toLowerCase();
  const found = [...before.lines];
  let { searched } = before;
  for (let line = lines.at(searched); line !== undefined && searched < before.searched + count;) {
    if (lineText(line).toLowerCase().includes(sought)) found.push(searched);
    searched += 1;
    line = lines.at(searched);
  }
  const isComplete = lines.isComplete && searched === lines.made.length;
  searches.set(lines, { words, lines: found, searched, isComplete });
}

/** Searches on for about so many milliseconds. */
export function searchFor(lines: LazyList<Line>, words: string, milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (!matchesIn(lines, words).isComplete && performance.now() < end) searchOn(lines, words, 500);
}

/**
 * The first match at or after a line, or the last one at or before it; beyond the end it goes on from the other one. Null where there is none.
 */
export function matchFrom(
  { lines, searched, isComplete }: Matches,
  line: number,
  step: 1 | -1,
): number | null | 'not yet' {
  const next = step > 0 ? lines.find((match) => match >= line) : lines.findLast((match) => match <= line);
  // One that comes behind it, backwards, may be nearer.
  if (next !== undefined && (step > 0 || isComplete || searched > line)) return next;
  return isComplete ? (lines.at(step > 0 ? 0 : -1) ?? null) : 'not yet';
}

/** A row with the sought words marked in it. */
export function markMatches(row: Spans, words: string): Spans {
  const text = row.map((span) => span.text).join('');
  const lower = text.toLowerCase();
  const sought = words.toLowerCase();
  // A few letters change their length; then the places in the one text are not those in the other.
  if (lower.length !== text.length || !lower.includes(sought)) return row;
  const isMarked = (at: number): boolean => {
    const from = Math.max(0, at - sought.length + 1);
    const start = lower.indexOf(sought, from);
    return start >= 0 && start <= at;
  };
  let offset = 0;
  return row.flatMap(({ text: piece, style }) => {
    const parts = splitWhere(piece, (index) => isMarked(offset + index));
    offset += piece.length;
    return parts.map((part) =>
      part.holds ? { text: part.text, style: 'match' as const } : { text: part.text, style },
    );
  });
}

/** A text in runs of characters for which something holds or does not. */
function splitWhere(text: string, holds: (index: number) => boolean): { text: string; holds: boolean }[] {
  const runs: { text: string; holds: boolean }[] = [];
  for (let index = 0; index < text.length; index++) {
    const last = runs.at(-1);
    const now = holds(index);
    if (last?.holds === now) last.text += text[index] ?? '';
    else runs.push({ text: text[index] ?? '', holds: now });
  }
  return runs;
}
