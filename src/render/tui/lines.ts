import type { Report } from '../../report.ts';
import { visibleAscii, visibleLines } from '../../visible-text.ts';
import { layout, plainPunctuation, type Line } from '../layout.ts';
import { messageText } from '../message.ts';
import { reportDocument } from '../report-document.ts';
import { wrapWords } from './cells.ts';
import { helpRows, type HelpRow, type Screen } from './keys.ts';

export interface LinesInput {
  readonly screen: Screen;
  readonly report: Report | null;
  readonly columns: number;
  readonly unicode: boolean;
}

/** A screen's whole text in lines, before any of it is cut or scrolled. The report's are those of the plain report. */
export function linesOf({ screen, report, columns, unicode }: LinesInput): Line[] {
  switch (screen) {
    case 'report':
      return report === null ? [] : layout(reportDocument(report), { columns, unicode });
    case 'message':
      return report === null ? [] : messageLines(messageText(report), columns, unicode);
    case 'help':
      return helpLines(columns, unicode);
    case 'paste':
      return [];
  }
}

const widestProse = 100;

function messageLines(text: string, columns: number, unicode: boolean): Line[] {
  const safe = visibleLines(text.trimEnd());
  return [
    [{ text: 'The message to send; c copies it', style: 'strong' }],
    [],
    ...wrapWords(unicode ? safe : visibleAscii(plainPunctuation(safe)), Math.min(columns, widestProse)),
  ];
}

function helpLines(columns: number, unicode: boolean): Line[] {
  const rows = helpRows(unicode);
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
    ...described(rows.filter(({ inPasteBox }) => !inPasteBox)),
    [],
    [{ text: 'In the paste box', style: 'strong' }],
    ...described(rows.filter(({ inPasteBox }) => inPasteBox)),
  ];
}
