import type { TriageReport } from '../triage/triage-report.ts';
import { visible } from '../text/visible-text.ts';

const columns = [
  'group',
  'code',
  'title',
  'outcome',
  'owner',
  'tickets',
  'certain',
  'likely',
  'possible',
  'people',
  'organisations',
  'first seen',
  'last seen',
  'last success before',
  'provider',
  'connection',
  'tenant',
  'application',
  'received thumbprint',
  'expected thumbprint',
  'priority',
  'ticket ids',
] as const;

/** One row a group, RFC 4180. No cell can be a formula to a spreadsheet. */
export function triageCsv({ groups }: TriageReport): string {
  const rows = groups.map((group) => [
    group.id,
    group.code,
    group.title,
    group.outcome,
    group.owner ?? '',
    group.count,
    group.certainty.certain,
    group.certainty.likely,
    group.certainty.possible,
    group.people.count,
    group.organisations.count,
    group.firstSeen ?? '',
    group.lastSeen ?? '',
    group.change?.lastSuccess ?? '',
    names(group.providers),
    names(group.connections),
    names(group.tenants),
    names(group.applications),
    group.thumbprints?.calculated ?? '',
    group.thumbprints?.configured ?? '',
    group.priority.join(' '),
    group.tickets.map(({ id }) => id).join('; '),
  ]);
  return [columns, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function names(values: readonly { readonly value: string }[]): string {
  return values.map(({ value }) => value).join('; ');
}

/** What begins like a formula gets an apostrophe, which spreadsheets take for "this is text" (CWE-1236). */
function cell(value: string | number): string {
  const text = visible(String(value)).replaceAll('`', '');
  const safe = typeof value === 'string' && /^\s*[=+\-@|]/.test(text) ? `'${text}` : text;
  return /[",;\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
