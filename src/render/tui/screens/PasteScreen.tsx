import { footerLines } from '../footer-lines.ts';
import { Rows } from '../parts/Rows.tsx';
import { boxLines, noteLines, titleLines } from '../paste-lines.ts';
import { bodyRows } from '../state.ts';
import type { ScreenProps } from './LinesScreen.tsx';

/** What to paste, the box with what was pasted, and what became of it. */
export function PasteScreen({ state, theme }: ScreenProps) {
  const title = titleLines(state);
  const notes = noteLines(state);
  const room = bodyRows(state);
  const box = boxLines(state, Math.max(1, room - title.length - notes.length));
  const lines = [...title, ...box, ...notes];
  const visible = Array.from({ length: room }, (_, row) => lines[row] ?? []);
  return <Rows lines={[...visible, ...footerLines(state)]} theme={theme} />;
}
