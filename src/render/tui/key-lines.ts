import type { Line, Span } from '../layout.ts';
import { cutMarks, lineWidth, sliceLine, wrapWords } from './cells.ts';
import type { HelpRow, KeyHint } from './key-table.ts';

/** All keys with what they do, those for typing apart under their own heading. */
export function keyLines(rows: readonly HelpRow[], typingHeading: string, columns: number): Line[] {
  const width = Math.max(...rows.map(({ keys }) => keys.length)) + 2;
  const described = (shown: readonly HelpRow[]): Line[] =>
    shown.flatMap(({ keys, help }) =>
      wrapWords(help, Math.max(10, columns - width)).map((line, index): Line => [
        { text: (index === 0 ? keys : '').padEnd(width), style: 'code' },
        ...line,
      ]),
    );
  return [
    [{ text: 'Keys', style: 'strong' }],
    ...described(rows.filter(({ whileTyping }) => !whileTyping)),
    [],
    [{ text: typingHeading, style: 'strong' }],
    ...described(rows.filter(({ whileTyping }) => whileTyping)),
  ];
}

/** The footer's keys in one line; where not all fit, the least important go first. */
export function hintLine(all: readonly KeyHint<string>[], columns: number, unicode: boolean): Line {
  let hints = all;
  while (hints.length > 1 && lineWidth(drawn(hints)) > columns) {
    const least = Math.max(...hints.map(({ rank }) => rank));
    hints = hints.filter(({ rank }) => rank < least);
  }
  return sliceLine(drawn(hints), 0, columns, cutMarks(unicode));
}

function drawn(hints: readonly KeyHint<string>[]): Line {
  return hints.flatMap(({ keys, label }, index): Span[] => [
    { text: `${index === 0 ? '' : '   '}${keys}`, style: 'strong' },
    { text: ` ${label}`, style: 'dim' },
  ]);
}
