import type { Report, TimelineItem } from '../../report/report.ts';
import { plainPunctuation, visible, visibleAscii } from '../../text/visible-text.ts';
import type { Line, Span, Style } from '../layout.ts';
import { lineWidth, wrapWords } from './cells.ts';

export interface TimelineLinesInput {
  readonly report: Report;
  readonly columns: number;
  readonly unicode: boolean;
}

const widestProse = 100;

/** Every request of a capture: when, on which leg of the login, from whom to whom, what; in a line, or in more where that is too narrow. */
export function* timelineLines({ report, columns, unicode }: TimelineLinesInput): Generator<Line> {
  const { timeline, profile } = report;
  const safe = safeFor(unicode);
  const start = timeline[0]?.at ?? null;
  const clock = start === null ? '' : ` The times count from the first one, ${safe(start)}.`;
  const logins = new Set(timeline.map(({ attempt }) => attempt)).size;
  const legend = `The requests of ${logins > 1 ? `${logins} logins` : 'this login'}, first to last.${clock}`;
  const legs = `${legNames['identity-provider-to-broker']}: between Auth0 and the identity provider; ${legNames['broker-to-application']}: between ${safe(profile.destination)} and Auth0.`;
  const prose = (text: string): Line[] => wrapWords(text, Math.min(columns, widestProse), 'dim');
  yield [{ text: 'Timeline', style: 'strong' }];
  yield* prose(legend);
  yield* prose(legs);
  yield [];
  const times = timeline.map(({ at }) => since(start, at));
  const timeWidth = times.reduce((widest, time) => Math.max(widest, time.length), 0);
  const rows = timeline.map((item, index) => {
    const number = String(index + 1).padStart(String(timeline.length).length);
    const time = (times[index] ?? '').padStart(timeWidth);
    return {
      when: `${number}  ${time}  `,
      login: logins > 1 ? `login ${item.attempt}  ` : '',
      ...parts(item, unicode),
    };
  });
  const isNarrow = rows.some(({ when, login, leg, way }) => lineWidth([dim(when), dim(login), leg, way]) > columns);
  for (const row of rows) yield* isNarrow ? narrowLines(row) : wideLines(row, columns);
}

/** What is shown of a request, in the order of the columns. */
interface Row {
  readonly when: string;
  /** Which of several logins. */
  readonly login: string;
  readonly leg: Span;
  readonly way: Span;
  readonly what: Line;
}

function parts({ leg, from, to, what, failed, evidence }: TimelineItem, unicode: boolean): Omit<Row, 'when' | 'login'> {
  const safe = safeFor(unicode);
  const failedMark = unicode ? '✗' : 'x';
  return {
    leg: leg === null ? dim(' '.repeat(legWidth)) : { text: legNames[leg].padEnd(legWidth), style: legStyles[leg] },
    way: { text: safe(`${from} → ${to}:`), style: 'plain' },
    what: [
      { text: `${failed ? `${failedMark} failed: ` : ''}${safe(what)}`, style: failed ? 'bad' : 'strong' },
      dim(` (${safe(evidence)})`),
    ],
  };
}

/** What it is about is the more telling half: where there is no room for both it gets a line of its own rather than being cut. */
function* wideLines({ when, login, leg, way, what }: Row, columns: number): Generator<Line> {
  const lead = [dim(when), dim(login)];
  const whole = [...lead, leg, way, dim(' '), ...what];
  if (lineWidth(whole) <= columns) return yield whole;
  yield [...lead, leg, way];
  yield [dim(' '.repeat(lineWidth(lead))), ...what];
}

function* narrowLines({ when, login, leg, way, what }: Row): Generator<Line> {
  yield [dim(when), leg];
  yield [dim(`  ${login}`), way];
  yield [dim('  '), ...what];
}

/** A text out of the capture, or our own words around it. */
function safeFor(unicode: boolean): (text: string) => string {
  return (text) => (unicode ? visible(text) : visibleAscii(visible(plainPunctuation(text))));
}

function dim(text: string): Span {
  return { text, style: 'dim' };
}

type Leg = Exclude<TimelineItem['leg'], null>;

/** Told apart in words and in looks. */
const legNames: Readonly<Record<Leg, string>> = {
  'identity-provider-to-broker': 'provider leg',
  'broker-to-application': 'application leg',
};
const legStyles: Readonly<Record<Leg, Style>> = {
  'identity-provider-to-broker': 'code',
  'broker-to-application': 'unsure',
};
const legWidth = Math.max(...Object.values(legNames).map(({ length }) => length)) + 2;

/** `+12.345 s`; empty where no time is known. */
function since(first: string | null, at: string | null): string {
  const passed = Date.parse(at ?? '') - Date.parse(first ?? at ?? '');
  if (Number.isNaN(passed)) return '';
  return `${passed < 0 ? '-' : '+'}${(Math.abs(passed) / 1000).toFixed(3)} s`;
}
