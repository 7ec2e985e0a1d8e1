import { Box, Text } from 'ink';
import type { Look, Theme } from '../theme.ts';

/** A row as it is drawn: spans of one look each. */
export type DrawnRow = readonly { readonly text: string; readonly style: Look }[];

export interface RowsProps {
  readonly lines: readonly DrawnRow[];
  readonly theme: Theme;
}

/** Lines under each other, each in one row. They must fit the width: Ink would cut or break a longer one anywhere. */
export function Rows({ lines, theme }: RowsProps) {
  return (
    <Box flexDirection="column">
      {lines.map((line, row) => (
        // eslint-disable-next-line react/no-array-index-key -- a row is what stands at a place
        <Row key={row} line={line} theme={theme} />
      ))}
    </Box>
  );
}

function Row({ line, theme }: { readonly line: DrawnRow; readonly theme: Theme }) {
  // An empty text would take no row.
  if (line.length === 0) return <Text> </Text>;
  return (
    <Text wrap="truncate">
      {line.map(({ text, style }, place) => (
        // eslint-disable-next-line react/no-array-index-key -- and so is a span
        <Text key={place} {...theme[style]}>
          {text}
        </Text>
      ))}
    </Text>
  );
}
