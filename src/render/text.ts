import type { Report } from '../report/report.ts';
import { layout, lineText, type LayoutOptions, type Style } from './layout.ts';
import { reportDocument } from './report-document.ts';
import type { Document } from './document.ts';

export interface TextOptions extends LayoutOptions {
  readonly color: boolean;
}

/** SGR codes for each style. Red only for what failed. */
const sgr: Record<Style, string | null> = {
  plain: null,
  strong: '1',
  dim: '2',
  code: '36',
  bad: '1;31',
  good: '1;32',
  unsure: '1;33',
  label: '2',
};

/** The report as plain text, the same words in the same order as on the screen. */
export function renderText(report: Report, options: TextOptions): string {
  return documentText(reportDocument(report), options);
}

export function documentText(document: Document, options: TextOptions): string {
  const lines = layout(document, options).map((line) => {
    if (!options.color) return lineText(line);
    return line
      .map(({ text, style }) => (sgr[style] === null ? text : `\u001B[${sgr[style]}m${text}\u001B[0m`))
      .join('');
  });
  return `${lines.join('\n')}\n`;
}
