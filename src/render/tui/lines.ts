import type { CaseText, DiagnosedCase } from '../../case-texts.ts';
import type { Report } from '../../report/report.ts';
import { certificatesDocument } from '../certificates-document.ts';
import { checksDocument } from '../checks-document.ts';
import { paragraph, tight, type Document } from '../document.ts';
import { plain } from '../../text/rich-text.ts';
import { handIn } from '../hand-in.ts';
import { LazyList } from '../../lazy-list.ts';
import { layout, layoutLines, type Line } from '../layout.ts';
import { reportDocument } from '../report-document.ts';
import { responseDocument } from '../response-document.ts';
import { wrapLines } from './cells.ts';
import { saveLines } from './save-choices.ts';
import { changeMargin, withChangeMarks, withoutMarks } from './change-marks.ts';
import { keyLines } from './key-lines.ts';
import { helpRows, type Screen } from './keys.ts';
import { messageLines } from './message-lines.ts';
import { rawLines } from './raw-lines.ts';
import { timelineLines } from './timeline-lines.ts';
import { xmlLines } from './xml-lines.ts';

export interface LinesInput {
  readonly screen: Screen;
  readonly report: Report | null;
  readonly texts: readonly CaseText[];
  /** The case before it grew, where what is new is to be marked. */
  readonly before: DiagnosedCase | null;
  readonly columns: number;
  readonly unicode: boolean;
  /** Whether lines that are too long are broken instead of cut. */
  readonly wrap: boolean;
}

interface MadeLines extends LinesInput {
  readonly lines: LazyList<Line>;
}

/** The last lines of each screen: those of a message of some megabytes are hundreds of thousands, and none is made twice. */
const made = new WeakMap<Report, Map<Screen, MadeLines>>();

/**
 * A screen's whole text in lines, before any of it is cut or scrolled, made as far as they are looked at. The report's are those of the plain
 * report.
 */
export function linesOf({ screen, report, texts, before, columns, unicode, wrap }: LinesInput): LazyList<Line> {
  const input = { screen, report, texts, before, columns, unicode, wrap };
  if (report === null) return new LazyList(makeLines(input));
  const ofReport = made.get(report) ?? new Map<Screen, MadeLines>();
  const known = ofReport.get(screen);
  if (known !== undefined && isSameInput(known, input)) return known.lines;
  const cut = before === null || screen === 'help' || screen === 'save' ? makeLines(input) : markedLines(input, before);
  const lines = new LazyList(wrap ? wrapLines(cut, columns) : cut);
  made.set(report, ofReport.set(screen, { ...input, lines }));
  return lines;
}

function isSameInput(one: LinesInput, other: LinesInput): boolean {
  return (
    one.before === other.before &&
    one.texts === other.texts &&
    one.columns === other.columns &&
    one.unicode === other.unicode &&
    one.wrap === other.wrap
  );
}

/** The lines with marks beside what is new; under the answer stands what it was before. */
function* markedLines(input: LinesInput, before: DiagnosedCase): Generator<Line> {
  const inner = { ...input, columns: input.columns - changeMargin };
  let isAnswer = input.screen === 'report';
  for (const line of withChangeMarks(makeLines(inner), makeLines({ ...inner, ...before }))) {
    if (isAnswer && line.length === 0) {
      isAnswer = false;
      yield* withoutMarks(layout(changeDocument(before.report), inner));
    }
    yield line;
  }
}

function changeDocument({ diagnoses: [answer], summary }: Report): Document {
  const was = answer === undefined ? summary : `${answer.title} (${answer.certainty}).`;
  return [
    paragraph('before', plain(was)),
    tight('', plain('+ stands beside what is new; Esc takes these marks away.')),
  ];
}

function makeLines({ screen, report, texts, columns, unicode }: LinesInput): Iterable<Line> {
  if (screen === 'help') return keyLines(helpRows(unicode), 'In the paste box and the search line', columns);
  if (screen === 'paste' || report === null) return [];
  const drawn = (document: Document): Iterable<Line> => layoutLines(document, { columns, unicode });
  switch (screen) {
    case 'save':
      return saveLines({ report, columns, unicode });
    case 'report':
      return drawn(reportDocument(report));
    case 'certificates':
      return drawn(certificatesDocument(report));
    case 'checks':
      return drawn(checksDocument(report));
    case 'response':
      return joined(drawn(responseDocument(report)), xmlLines({ texts, report, columns, unicode }));
    case 'timeline':
      return report.timeline.length === 0
        ? drawn(handIn('capture', 'No capture of the login’s requests is in this case.'))
        : timelineLines({ report, columns, unicode });
    case 'message':
      return report.diagnoses.length === 0
        ? drawn(handIn('failure', 'Nothing failed, so there is nobody to write to.'))
        : messageLines({ report, columns, unicode });
    case 'raw':
      return rawLines({ texts, report, columns, unicode });
  }
}

/** Two parts with a blank line between them. */
function* joined(one: Iterable<Line>, other: Iterable<Line>): Generator<Line> {
  yield* one;
  let isFirst = true;
  for (const line of other) {
    if (isFirst) yield [];
    isFirst = false;
    yield line;
  }
}
