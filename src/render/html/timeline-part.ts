import type { Report, TimelineItem } from '../../report/report.ts';
import { markup, type Markup } from './markup.ts';

const legs: Record<Exclude<TimelineItem['leg'], null>, string> = {
  'identity-provider-to-broker': 'identity provider to broker',
  'broker-to-application': 'broker to application',
};

/** Every request of a capture as a table. */
export function timelinePart({ timeline }: Pick<Report, 'timeline'>): Markup {
  const rows = timeline.map(
    ({ at, host, from, to, what, leg, evidence, failed }) =>
      markup`<tr><td><code>${at ?? ''}</code></td><td>${from} → ${to}</td><td>${host}</td><td>${
        failed ? markup`<strong class="bad">failed:</strong> ` : ''
      }${what}</td><td>${leg === null ? '' : legs[leg]}</td><td>${evidence}</td></tr>`,
  );
  return markup`<table>
    <thead>
      <tr><th scope="col">When</th><th scope="col">From, to</th><th scope="col">Host</th><th scope="col">What</th><th scope="col">Leg</th><th scope="col">Evidence</th></tr>
    </thead>
    <tbody>${rows}</tbody>
  </table>`;
}
