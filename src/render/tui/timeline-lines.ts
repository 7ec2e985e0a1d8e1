import type { Report, TimelineItem } from '../../report/report.ts';
import { plainPunctuation, visible, visibleAscii } from '../../text/visible-text.ts';
import type { Line, Style } from '../layout.ts';
import { lineWidth, wrapWords } from './cells.ts';

export interface TimelineLinesInput {
  readonly report: Report;
  readonly columns: number;
  readonly unicode: boolean;
}

const widestProse = 100;

/** Every request of a capture in a line, in two where one is too narrow: when, on which leg of the login, from whom to whom, what. */
export function* timelineLines({ report, columns, unicode }: TimelineLinesInput): Generator<Line> {
  const { timeline, profile } = report;
  const safe = (text: string): string => (unicode ? visible(text) : visibleAscii(visible(plainPunctuation(text))));
  const [first] = timeline;
  const start = first?.at ?? null;
  const clock = start === null ? '' : ` The times count from the first one, ${safe(start)}.`;
  const legend = `The requests of this login, first to last.${clock}`;
  const legs = `${legNames['identity-provider-to-broker']}: between Auth0 and the identity provider; ${legNames['broker-to-application']}: between ${safe(profile.destination)} and Auth0.`;
  const prose = (text: string): Line[] => wrapWords(text, Math.min(columns, widestProse), 'dim');
  yield [{ text: 'Timeline', style: 'strong' }];
  yield* prose(legend);
  yield* prose(legs);
  yield [];
  const arrow = unicode ? '→' : '->';
  const failed = unicode ? '✗' : 'x';
  const attempts = new Set(timeline.map(({ attempt }) => attempt)).size;
  const times = timeline.map(({ at }) => since(start, at));
  const timeWidth = times.reduce((widest, time) => Math.max(widest, time.length), 0);
  for (const [index, item] of timeline.entries()) {
    const lead: Line = [
      { text: `${String(index + 1).padStart(String(timeline.length).length)}  `, style: 'dim' },
      { text: `${(times[index] ?? '').padStart(timeWidth)}  `, style: 'dim' },
      { text: attempts > 1 ? `login ${item.attempt}  ` : '', style: 'dim' },
    ];
    const way: Line = [
      item.leg === null
        ? { text: ' '.repeat(legWidth), style: 'dim' }
        : { text: legNames[item.leg].padEnd(legWidth), style: legStyles[item.leg] },
      { text: `${safe(item.from)} ${arrow} ${safe(item.to)}: `, style: 'plain' },
    ];
    const what: Line = [
      item.failed
        ? { text: `${failed} failed: ${safe(item.what)}`, style: 'bad' }
        : { text: safe(item.what), style: 'strong' },
      { text: ` (${safe(item.evidence)})`, style: 'dim' },
    ];
    const whole = [...lead, ...way, ...what];
    if (lineWidth(whole) <= columns) yield whole;
    else {
      // What it is about is the more telling half: it gets a line of its own rather than being cut.
      yield [...lead, ...way];
      yield [{ text: ' '.repeat(lineWidth(lead)), style: 'plain' }, ...what];
    }
  }
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
