import type { LazyList } from '../../lazy-list.ts';
import { lineText, type Line } from '../layout.ts';

/** A place in a text, whatever width it is laid out for. */
export interface Anchor {
  /** How many characters stand before it, without blanks, which come and go with the width. */
  readonly before: number;
  /** The characters that follow. */
  readonly words: string;
}

/** Characters by which a place is known. */
const wordsLength = 40;
/** Lines around the counted place in which the words are looked for: what is drawn (rules, arrows) has other characters at another width. */
const around = 40;

export function anchorOf(lines: LazyList<Line>, line: number): Anchor {
  const words = textBetween(lines, line, line + around).slice(0, wordsLength);
  return { before: charactersBefore(lines)[line] ?? 0, words };
}

/** The line that a place is in; null while the lines about there are not made. */
export function lineOf(lines: LazyList<Line>, { before, words }: Anchor): number | null {
  const sums = charactersBefore(lines);
  const counted = lastAtMost(sums, before);
  if (!lines.isComplete && counted + around >= lines.made.length) return null;
  const from = Math.max(0, counted - around);
  const text = textBetween(lines, from, counted + around);
  const found = nearest(text, words, before - (sums[from] ?? 0));
  return found === null ? counted : lastAtMost(sums, (sums[from] ?? 0) + found);
}

/** Where the words, or at least their beginning, stand nearest to a place. */
function nearest(text: string, words: string, place: number): number | null {
  for (const length of [wordsLength, wordsLength / 2, wordsLength / 4]) {
    const places = placesOf(words.slice(0, length), text);
    if (places.length > 0)
      return places.reduce((one, other) => (Math.abs(other - place) < Math.abs(one - place) ? other : one));
  }
  return null;
}

function placesOf(words: string, text: string): number[] {
  const places: number[] = [];
  if (words === '') return places;
  let at = text.indexOf(words);
  while (at >= 0) {
    places.push(at);
    at = text.indexOf(words, at + 1);
  }
  return places;
}

const counts = new WeakMap<LazyList<Line>, number[]>();

/** For each line that is made the characters before it, without blanks. Each line is counted once. */
function charactersBefore(lines: LazyList<Line>): readonly number[] {
  const { made } = lines;
  const sums = counts.get(lines) ?? [0];
  for (let index = sums.length - 1; index < made.length; index++)
    sums.push((sums[index] ?? 0) + withoutBlanks(made[index] ?? []).length);
  counts.set(lines, sums);
  return sums;
}

function textBetween({ made }: LazyList<Line>, from: number, to: number): string {
  return made.slice(from, to).map(withoutBlanks).join('');
}

function withoutBlanks(line: Line): string {
  return lineText(line).replace(/\s+/g, '');
}

/** The last place in ascending numbers whose number is at most this one; the end of all stands behind the last line. */
function lastAtMost(sums: readonly number[], number: number): number {
  let low = 0;
  let high = Math.max(0, sums.length - 2);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((sums[middle] ?? 0) <= number) low = middle;
    else high = middle - 1;
  }
  return low;
}
