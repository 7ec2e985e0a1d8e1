import type { CaseText } from '../../case-texts.ts';
import { plainPunctuation, visibleAscii } from '../../text/visible-text.ts';
import { safeJsonLines } from '../json.ts';
import type { Line } from '../layout.ts';
import { titleOf, type XmlLinesInput } from './xml-lines.ts';
import { wrapWords } from './cells.ts';

const widestProse = 100;

/** Each message as it stands, then the report as `--json` writes it. */
export function* rawLines({ texts, report, columns, unicode }: XmlLinesInput): Generator<Line> {
  const prose = (text: string): Line[] =>
    wrapWords(unicode ? text : visibleAscii(plainPunctuation(text)), Math.min(columns, widestProse), 'dim');
  const shown = (text: string): string => (unicode ? text : visibleAscii(text));
  for (const text of texts) {
    yield [{ text: shown(titleOf(text, report)), style: 'strong' }];
    yield* prose(sourceText(text));
    yield [];
    // Behind a margin, so that no line of it passes for one of ours.
    for (const row of text.source) yield [{ text: `  ${shown(row.text)}`, style: 'plain' }];
    if (!text.isMasked) yield [];
  }
  yield [{ text: 'The report as --json writes it', style: 'strong' }];
  yield [];
  for (const row of safeJsonLines(report)) yield [{ text: shown(row), style: 'plain' }];
}

function sourceText({ isMasked }: CaseText): string {
  return isMasked
    ? 'As it stands it is not shown, since nobody can tell what is personal in it; p shows it. Response has it with that masked.'
    : 'As it stands, but each tag begins a line; secrets are masked.';
}
