import type { CaseText } from '../../case-texts.ts';
import { visibleAscii } from '../../visible-text.ts';
import { safeJson } from '../json.ts';
import { plainPunctuation, type Line } from '../layout.ts';
import { titleOf, type XmlLinesInput } from './xml-lines.ts';
import { wrapWords } from './cells.ts';

const widestProse = 100;

/** Each message as it stands, then the report as `--json` writes it. */
export function rawLines({ texts, report, columns, unicode }: XmlLinesInput): Line[] {
  const prose = (text: string): Line[] =>
    wrapWords(unicode ? text : visibleAscii(plainPunctuation(text)), Math.min(columns, widestProse), 'dim');
  const shown = (text: string): string => (unicode ? text : visibleAscii(text));
  const lines: Line[] = [];
  for (const text of texts) {
    lines.push([{ text: shown(titleOf(text, report)), style: 'strong' }]);
    lines.push(...prose(sourceText(text)), []);
    // One by one: a call takes only so many arguments.
    for (const row of text.source()) lines.push([{ text: shown(row.text), style: 'plain' }]);
    if (!text.isMasked) lines.push([]);
  }
  lines.push([{ text: 'The report as --json writes it', style: 'strong' }], []);
  for (const row of safeJson(report).split('\n')) lines.push([{ text: shown(row), style: 'plain' }]);
  return lines;
}

function sourceText({ isMasked }: CaseText): string {
  return isMasked
    ? 'As it stands it is not shown, since nobody can tell what is personal in it; p shows it. Response has it with that masked.'
    : 'As it stands, but each tag begins a line; secrets are masked.';
}
