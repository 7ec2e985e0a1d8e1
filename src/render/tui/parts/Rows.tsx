import { Box, Text } from 'ink';
import type { Line } from '../../layout.ts';
import type { Theme } from '../theme.ts';

export interface RowsProps {
  readonly lines: readonly Line[];
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

function Row({ line, theme }: { readonly line: Line; readonly theme: Theme }) {
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
