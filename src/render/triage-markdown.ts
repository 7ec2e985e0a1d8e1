import type { TriageReport } from '../triage/triage-report.ts';
import { documentMarkdown } from './markdown.ts';
import { groupBlocks, ownerNames, totalsBlock, unreadableBlocks } from './triage-document.ts';

/** The report as Markdown, each group with its drafted answers in fences, so that they can be copied as they stand. */
export function triageMarkdown(report: TriageReport, limit: number): string {
  const groups = report.groups.slice(0, limit).map((group) => {
    const drafts = group.replies.map(({ to, markdown }) => `### Draft to ${ownerNames[to]}\n\n${fenced(markdown)}\n`);
    return [documentMarkdown(groupBlocks(group)), ...drafts].join('\n');
  });
  const rest = unreadableBlocks(report);
  return [
    '# Tickets\n',
    documentMarkdown([totalsBlock(report)]),
    ...groups,
    ...(rest.length > 0 ? [documentMarkdown(rest)] : []),
  ].join('\n');
}

function fenced(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}markdown\n${text}${fence}`;
}
