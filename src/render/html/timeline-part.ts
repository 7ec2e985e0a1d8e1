import type { Report, TimelineItem } from '../../report.ts';
import { markup, type Markup } from './markup.ts';
import { sequencePicture } from './sequence-picture.ts';

const legs: Record<Exclude<TimelineItem['leg'], null>, string> = {
  provider: 'Auth0 and the identity provider',
  application: 'application and Auth0',
};

/** The requests of a login as a picture, and all of them as a table. */
export function timelinePart({ timeline }: Pick<Report, 'timeline'>): Markup {
  const rows = timeline.map(
    ({ at, from, to, what, leg, evidence }) =>
      markup`<tr><td><code>${at}</code></td><td>${from} → ${to}</td><td>${what}</td><td>${leg === null ? '' : legs[leg]}</td><td>${evidence}</td></tr>`,
  );
  return markup`${sequencePicture(timeline)}
    <table>
      <thead>
        <tr><th scope="col">When</th><th scope="col">From, to</th><th scope="col">What</th><th scope="col">Between</th><th scope="col">Evidence</th></tr>
      </thead>
      <tbody>${rows}</tbody>
    </table>`;
}
