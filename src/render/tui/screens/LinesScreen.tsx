import { cutMarks, sliceLine } from '../cells.ts';
import { footerLines } from '../footer-lines.ts';
import { Rows } from '../parts/Rows.tsx';
import { markMatches } from '../search.ts';
import { bodyRows, type State } from '../state.ts';
import { tabLine } from '../tab-line.ts';
import type { Theme } from '../theme.ts';

export interface ScreenProps {
  readonly state: State;
  readonly theme: Theme;
}

/** A view or the help: the tabs, and the part of its lines that the window shows. */
export function LinesScreen({ state, theme }: ScreenProps) {
  const { lines, top, left, columns } = state;
  const marks = cutMarks(state.unicode);
  const visible = Array.from({ length: bodyRows(state) }, (_, row) => {
    const line = sliceLine(lines[top + row] ?? [], left, columns, marks);
    return state.sought === null ? line : markMatches(line, state.sought.words);
  });
  return <Rows lines={[tabLine(state), ...visible, ...footerLines(state)]} theme={theme} />;
}
