import { lineText, type Line } from '../layout.ts';
import type { Look } from './theme.ts';

/** A row of a screen, of whatever looks. */
type Spans = readonly { readonly text: string; readonly style: Look }[];

/** Which lines of a text have the sought words in them. Made once for a text and its words: a message can have hundreds of thousands of lines. */
const found = new WeakMap<Iterable<Line>, { readonly words: string; readonly matches: readonly number[] }>();

/** The lines' numbers, in order. Capital and small letters are the same. */
export function matchesIn(lines: Iterable<Line>, words: string): readonly number[] {
  const known = found.get(lines);
  if (known?.words === words) return known.matches;
  const sought = words.toLowerCase();
  const matches: number[] = [];
  let index = 0;
  for (const line of lines) {
    if (lineText(line).toLowerCase().includes(sought)) matches.push(index);
    index += 1;
  }
  found.set(lines, { words, matches });
  return matches;
}

/** The first match at or after a line, or the last one at or before it; beyond the end it goes on from the other one. */
export function matchFrom(matches: readonly number[], line: number, step: 1 | -1): number | null {
  const next = step > 0 ? matches.find((match) => match >= line) : matches.findLast((match) => match <= line);
  return next ?? matches.at(step > 0 ? 0 : -1) ?? null;
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
