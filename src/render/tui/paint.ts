import type { DrawnRow } from './screen-rows.ts';
import type { Look, Theme } from './theme.ts';

/** ECMA-48 SGR parameters of the colours that themes use. */
const colors: ReadonlyMap<string, number> = new Map([
  ['red', 31],
  ['green', 32],
  ['yellow', 33],
  ['blue', 34],
  ['magenta', 35],
  ['cyan', 36],
]);

/** Rows as a frame. Without Ink, so that the first one is on the screen while Ink still loads. */
export function paint(rows: readonly DrawnRow[], theme: Theme): string {
  return rows
    .map((row) =>
      row
        .map(({ text, style }) => {
          const codes = sgr(theme[style]);
          return codes === '' ? text : `\u001B[${codes}m${text}\u001B[0m`;
        })
        .join(''),
    )
    .join('\n');
}

function sgr({ color, bold, dimColor, inverse }: Theme[Look]): string {
  const codes = [
    bold === true ? 1 : undefined,
    dimColor === true ? 2 : undefined,
    inverse === true ? 7 : undefined,
    colors.get(color ?? ''),
  ];
  return codes.filter((code) => code !== undefined).join(';');
}
