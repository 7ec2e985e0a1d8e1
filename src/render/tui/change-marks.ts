import { lineText, type Line, type Span } from '../layout.ts';

/** Cells that the marks take at the left. */
export const changeMargin = 2;

const mark: Span = { text: '+ ', style: 'good' };
const blank: Span = { text: '  ', style: 'plain' };

/** Lines that are no part of the case, behind the margin. */
export function withoutMarks(lines: readonly Line[]): Line[] {
  return lines.map((line): Line => (line.length === 0 ? line : [blank, ...line]));
}

/** The lines with a plus sign before each whose words were not there before the case grew. */
export function* withChangeMarks(lines: Iterable<Line>, before: Iterable<Line>): Generator<Line> {
  const known = new Set<string>();
  for (const line of before) known.add(lineText(line));
  for (const line of lines) yield line.length === 0 ? line : [known.has(lineText(line)) ? blank : mark, ...line];
}
