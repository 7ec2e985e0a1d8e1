import { Box, Text } from 'ink';
import type { DrawnRow } from '../screen-rows.ts';
import type { Theme } from '../theme.ts';

export interface RowsProps {
  readonly rows: readonly DrawnRow[];
  readonly theme: Theme;
}

/** Rows under each other. They must fit the width: Ink would cut or break a longer one anywhere. */
export function Rows({ rows, theme }: RowsProps) {
  return (
    <Box flexDirection="column">
      {rows.map((row, place) => (
        // eslint-disable-next-line react/no-array-index-key -- a row is what stands at a place
        <Row key={place} row={row} theme={theme} />
      ))}
    </Box>
  );
}

function Row({ row, theme }: { readonly row: DrawnRow; readonly theme: Theme }) {
  // An empty text would take no row.
  if (row.length === 0) return <Text> </Text>;
  return (
    <Text wrap="truncate">
      {row.map(({ text, style }, place) => (
        // eslint-disable-next-line react/no-array-index-key -- and so is a span
        <Text key={place} {...theme[style]}>
          {text}
        </Text>
      ))}
    </Text>
  );
}
