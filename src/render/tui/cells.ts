import stringWidth from 'string-width';
import type { LazyList } from '../../lazy-list.ts';
import type { Line, Span, Style } from '../layout.ts';

/** What stands at an edge behind which a line goes on. */
export interface CutMarks {
  readonly left: string;
  readonly right: string;
}

export function cutMarks(unicode: boolean): CutMarks {
  return unicode ? { left: '…', right: '…' } : { left: '<', right: '>' };
}

/** Width of a line in cells. */
export function lineWidth(line: Line): number {
  return line.reduce((sum, { text }) => sum + stringWidth(text), 0);
}

const widths = new WeakMap<LazyList<Line>, { readonly measured: number; readonly widest: number }>();

/** Width in cells of the widest line that is made. Every key asks for it, and a message can have hundreds of thousands of lines: each is measured once. */
export function widestLine(lines: LazyList<Line>): number {
  const { made } = lines;
  const known = widths.get(lines) ?? { measured: 0, widest: 0 };
  if (known.measured === made.length) return known.widest;
  let { widest } = known;
  for (let index = known.measured; index < made.length; index++) {
    const line = made[index] ?? [];
    // A character takes two cells at most, so a much shorter line needs no measuring.
    const characters = line.reduce((sum, { text }) => sum + text.length, 0);
    if (characters * 2 > widest) widest = Math.max(widest, lineWidth(line));
  }
  widths.set(lines, { measured: made.length, widest });
  return widest;
}

/**
 * The part of a line that a window of `columns` cells shows from cell `left` on. A line that goes on behind an edge has a mark there, in the
 * place of its outermost cell, so nobody takes a cut value for a whole one.
 */
export function sliceLine(line: Line, left: number, columns: number, marks: CutMarks): Line {
  const width = lineWidth(line);
  if (left === 0 && width <= columns) return line;
  const cutLeft = left > 0 && width > 0;
  const cutRight = width > left + columns;
  const from = left + (cutLeft ? 1 : 0);
  const to = left + columns - (cutRight ? 1 : 0);
  const middle = cells(line, from, to);
  return [
    ...(cutLeft ? [{ text: marks.left, style: 'dim' as const }] : []),
    ...middle,
    ...(cutRight ? [{ text: marks.right, style: 'dim' as const }] : []),
  ];
}

/** Prose and values in lines of at most `columns` cells, broken between words only; further lines keep the first one's indent. */
export function wrapWords(text: string, columns: number, style: Style = 'plain'): Line[] {
  return text.split('\n').flatMap((paragraph) => {
    const indent = /^ */.exec(paragraph)?.[0] ?? '';
    const lines: string[] = [];
    let line = indent;
    for (const word of paragraph.slice(indent.length).split(' ')) {
      const longer = line === indent ? `${line}${word}` : `${line} ${word}`;
      if (line === indent || stringWidth(longer) <= columns) line = longer;
      else {
        lines.push(line);
        // A value that is too wide with the indent may fit without it.
        line = stringWidth(indent) + stringWidth(word) > columns ? word : `${indent}${word}`;
      }
    }
    return [...lines, line].map((part): Line => (part.trim() === '' ? [] : [{ text: part, style }]));
  });
}

/** As `wrapWords`, and what is too wide even alone is broken anywhere: for a place where nothing scrolls sideways. */
export function wrapWhole(text: string, columns: number, style: Style): Line[] {
  return [...wrapLines(wrapWords(text, columns, style), columns)];
}

/**
 * Lines that are wider than `columns` cells in several, broken between words where a word fits into a row, else anywhere; the others as they are.
 * Further rows keep a margin of the line, and stand behind one where it has none: no part of a value can pass for a line of its own.
 */
export function* wrapLines(lines: Iterable<Line>, columns: number): Generator<Line> {
  for (const line of lines) {
    const characters = line.reduce((sum, { text }) => sum + text.length, 0);
    if (characters * 2 <= columns || lineWidth(line) <= columns) yield line;
    else yield* rowsOf(line, columns);
  }
}

const margin: Span = { text: '  ', style: 'plain' };
/** Where there is less room than this, none is given to a margin. */
const leastColumns = 10;

/** A line in rows of at most `columns` cells, in one pass: a value can be as long as a message. */
function* rowsOf(line: Line, columns: number): Generator<Line> {
  const [first] = line;
  const lead = columns < leastColumns ? [] : [first?.text.length === margin.text.length ? first : margin];
  const leadWidth = lineWidth(lead);
  let row: Span[] = [];
  let used = 0;
  let before = ' ';
  for (const { text, style } of line) {
    let kept = '';
    for (const { text: piece, width } of broken(text, columns - leadWidth, before)) {
      if (used + width > columns) {
        yield kept === '' ? row : [...row, { text: kept, style }];
        row = [...lead];
        kept = '';
        used = leadWidth;
        if (piece === ' ') continue;
      }
      kept += piece;
      used += width;
    }
    if (kept !== '') row.push({ text: kept, style });
    before = text.at(-1) ?? before;
  }
  yield row;
}

/** Words and blanks; of a word that is wider than `columns` cells, or goes on with what stands before the text, its characters. */
function* broken(text: string, columns: number, before: string): Generator<{ text: string; width: number }> {
  for (let start = 0; start < text.length;) {
    const blank = text.indexOf(' ', start);
    const end = blank < 0 ? text.length : blank;
    const word = text.slice(start, end);
    const goesOn = start === 0 && before !== ' ';
    // One of so many characters is broken, and measuring a value of megabytes takes long.
    const width = goesOn || word.length > 2 * columns ? Infinity : stringWidth(word);
    if (width <= columns) yield { text: word, width };
    else yield* graphemes(word);
    if (blank >= 0) yield { text: ' ', width: 1 };
    start = end + 1;
  }
}

/** Text in rows of exactly `columns` cells (the last one shorter), broken anywhere. For text that is shown, not read or copied. */
export function wrapAnywhere(text: string, columns: number): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const rows = [''];
    let used = 0;
    for (const { text: piece, width } of graphemes(paragraph)) {
      if (used + width > columns) {
        rows.push('');
        used = 0;
      }
      rows[rows.length - 1] += piece;
      used += width;
    }
    return rows;
  });
}

/** The spans' cells `from` up to `to`. Half of a wide character at an edge becomes a blank. */
function cells(line: Line, from: number, to: number): Span[] {
  const spans: Span[] = [];
  let at = 0;
  for (const { text, style } of line) {
    if (at >= to) break;
    if (isAscii(text)) {
      const kept = text.slice(Math.max(0, from - at), to - at);
      if (kept !== '') spans.push({ text: kept, style });
      at += text.length;
      continue;
    }
    let kept = '';
    for (const { text: piece, width } of graphemes(text)) {
      if (at >= to) break;
      const end = at + width;
      if (at >= from && end <= to) kept += piece;
      else if (end > from && at < to) kept += ' '.repeat(Math.min(end, to) - Math.max(at, from));
      at = end;
    }
    if (kept !== '') spans.push({ text: kept, style });
  }
  return spans;
}

/** Made when it is first needed: it takes as long to make as a frame takes to draw. */
let segmenter: Intl.Segmenter | null = null;

/** Characters as a reader sees them, with the cells that each takes. */
function* graphemes(text: string): Generator<{ text: string; width: number }> {
  if (isAscii(text)) for (const character of text) yield { text: character, width: 1 };
  else yield* segments(text);
}

/** Whether each character takes a cell, so that nothing has to be measured. Most lines are so, and measuring is slow. */
function isAscii(text: string): boolean {
  return /^[\u0020-\u007E]*$/.test(text);
}

function* segments(text: string): Generator<{ text: string; width: number }> {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  for (const { segment } of segmenter.segment(text)) yield { text: segment, width: stringWidth(segment) };
}
