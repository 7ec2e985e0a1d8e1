import { words } from '../../text/rich-text.ts';
import { minute } from '../../triage/priority.ts';
import type { TicketGroup, TriageReport } from '../../triage/triage-report.ts';
import { groupBlocks, ownerNames, totalsBlock, unreadableBlocks } from '../triage-document.ts';
import { blocks, rich } from './blocks.ts';
import { htmlLines, markup, type Markup } from './markup.ts';
import { htmlPage } from './page.ts';

/** The tickets as one page: what came in, then each group with its drafts, the most urgent first. */
export function triagePage(report: TriageReport, limit: number): string {
  const { totals, groups } = report;
  const shown = groups.slice(0, limit);
  const title = `${totals.tickets} ${totals.tickets === 1 ? 'ticket' : 'tickets'} in ${groups.length} ${groups.length === 1 ? 'group' : 'groups'}`;
  const unreadable = unreadableBlocks(report);
  return htmlPage({
    title: `${title} – sso-doctor`,
    top: markup`<h1>${title}</h1>`,
    parts: [
      { id: 'overview', title: 'Overview', content: markup`${blocks([totalsBlock(report)])}${overview(shown)}` },
      ...shown.map((group) => ({
        id: `group-${group.id}`,
        title: `${group.count} × ${group.title.replaceAll('`', '')}`,
        content: markup`${blocks(groupBlocks(group))}${drafts(group)}`,
      })),
      ...(unreadable.length > 0 ? [{ id: 'unreadable', title: 'Unreadable', content: blocks(unreadable) }] : []),
    ],
    foot: 'Made by sso-doctor. This page loads nothing and sends nothing.',
  });
}

/** Each cell says what it is, as on a narrow screen they stand under each other. */
function overview(groups: readonly TicketGroup[]): Markup {
  const rows = groups.map(
    ({ id, count, title, owner, firstSeen }) =>
      markup`<tr><td>${count} ${count === 1 ? 'ticket' : 'tickets'}</td><th scope="row"><a href="#group-${id}">${rich(words(title))}</a></th><td>${owner === null ? '' : ownerNames[owner]}</td><td>${firstSeen === null ? '' : `since ${minute(firstSeen)}`}</td></tr>`,
  );
  return markup`<h3>Groups</h3>
  <table class="told">
    <thead>
      <tr><th scope="col">How many</th><th scope="col">Group</th><th scope="col">Who acts</th><th scope="col">First seen</th></tr>
    </thead>
    <tbody>${rows}</tbody>
  </table>`;
}

function drafts({ replies }: TicketGroup): Markup {
  return markup`${replies.map(
    ({ to, markdown }) => markup`<h3>Draft to ${ownerNames[to]}</h3><pre>${htmlLines(markdown)}</pre>`,
  )}`;
}
