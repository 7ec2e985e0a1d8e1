import { cutMarks, sliceLine } from './cells.ts';
import { footerLines } from './footer-lines.ts';
import { boxLines, noteLines, titleLines } from './paste-lines.ts';
import { markMatches } from './search.ts';
import type { State } from './state.ts';
import { bodyRows } from './window.ts';
import { tabLine } from './tab-line.ts';
import type { Look } from './theme.ts';

/** A row as it is drawn: spans of one look each. */
export type DrawnRow = readonly { readonly text: string; readonly style: Look }[];

/** Every row of the screen, one fewer than the terminal has. Only what is seen of a text is made. */
export function screenRows(state: State): DrawnRow[] {
  return state.screen === 'paste' ? pasteRows(state) : textRows(state);
}

/** A view, the help or a list: the tabs, and the part of its lines that the window shows. */
function textRows(state: State): DrawnRow[] {
  const { lines, top, left, columns, sought } = state;
  const marks = cutMarks(state.unicode);
  const visible = Array.from({ length: bodyRows(state) }, (_, row) => {
    const line = sliceLine(lines.at(top + row) ?? [], left, columns, marks);
    return sought === null ? line : markMatches(line, sought.words);
  });
  return [tabLine(state), ...visible, ...footerLines(state)];
}

/** What to paste, the box with what was pasted, and what became of it. */
function pasteRows(state: State): DrawnRow[] {
  const room = bodyRows(state);
  const titled = titleLines(state);
  // What is typed is seen before what is said of it.
  const title = titled.length < room ? titled : [];
  const notes = noteLines(state);
  const box = boxLines(state, Math.max(1, room - title.length - notes.length));
  const lines = [...title, ...box, ...notes];
  return [...Array.from({ length: room }, (_, row) => lines[row] ?? []), ...footerLines(state)];
}
