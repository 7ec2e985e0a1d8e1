import { words } from '../../rich-text.ts';
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

function overview(groups: readonly TicketGroup[]): Markup {
  const rows = groups.map(
    ({ id, count, title, owner, firstSeen }) =>
      markup`<tr><td>${count}</td><td><a href="#group-${id}">${rich(words(title))}</a></td><td>${owner === null ? '' : ownerNames[owner]}</td><td>${firstSeen ?? ''}</td></tr>`,
  );
  return markup`<table>
    <thead>
      <tr><th scope="col">Tickets</th><th scope="col">Group</th><th scope="col">Who acts</th><th scope="col">First seen</th></tr>
    </thead>
    <tbody>${rows}</tbody>
  </table>`;
}

function drafts({ replies }: TicketGroup): Markup {
  return markup`${replies.map(
    ({ to, markdown }) => markup`<h3>Draft to ${ownerNames[to]}</h3><pre>${htmlLines(markdown)}</pre>`,
  )}`;
}
