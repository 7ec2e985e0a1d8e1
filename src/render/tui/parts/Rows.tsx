import { Text } from 'ink';
import { paint } from '../paint.ts';
import type { DrawnRow } from '../screen-rows.ts';
import type { Theme } from '../theme.ts';

export interface RowsProps {
  readonly rows: readonly DrawnRow[];
  readonly theme: Theme;
}

/** Rows under each other, as one text: Ink takes its time for each. They must fit the width: Ink would break a longer one anywhere. */
export function Rows({ rows, theme }: RowsProps) {
  return <Text>{paint(rows, theme)}</Text>;
}
