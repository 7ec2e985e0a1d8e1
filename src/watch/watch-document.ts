import { plain, words } from '../text/rich-text.ts';
import { paragraph, tight, type Block, type ComparisonRow, type Document } from '../render/document.ts';
import type { Profile } from '../profiles/profile.ts';
import { ownerName } from '../render/report-document.ts';
import { limits } from '../limits.ts';
import { signingItems, type FindingItem, type WatchReport } from './watch-report.ts';

/** Every problem with what to do about it, then the certificates. Empty where nothing is wrong: cron mails whatever is printed. */
export function watchDocument(report: WatchReport, profile: Profile): Document {
  const problems = report.findings.filter(({ problem }) => problem);
  if (problems.length === 0) return [];
  return [...problems.flatMap((finding) => findingBlocks(finding, report, profile)), ...metadataBlocks(report)];
}

function findingBlocks(finding: FindingItem, report: WatchReport, profile: Profile): Block[] {
  const { title, certainty, owner, cause, caution, fix } = finding;
  const items = fix.map((step) => ({ owner: ownerName(step.owner, { profile }), text: words(step.step) }));
  return [
    { kind: 'verdict', tone: 'bad', title: words(title), certainty },
    tight('who acts', plain(sentence(ownerName(owner, { profile })))),
    ...valueBlocks(finding, report),
    paragraph('why', words(cause)),
    ...(caution === null ? [] : [{ kind: 'paragraph', label: 'caution', text: words(caution), tone: 'bad' } as const]),
    { kind: 'steps', label: 'fix', items },
  ];
}

/** Two values under each other; where there are more on a side, a list of them. */
function valueBlocks(finding: FindingItem, report: WatchReport): Block[] {
  const { code, received, expected } = finding;
  const notes = valueNotes[code] ?? ['in the metadata', 'configured at the broker'];
  const rows = [
    ...received.map((value): ComparisonRow => ({ label: 'received', value, note: notes[0] })),
    ...expected.map((value): ComparisonRow => ({ label: 'expected', value, note: notes[1] })),
  ];
  if (code === 'expired' || code === 'expires-soon') return endBlocks(finding, report);
  if (received.length === 1 && expected.length === 1)
    return [{ kind: 'comparison', rows, mark: 'every', difference: null }];
  if (rows.length === 0) return [];
  return [
    { kind: 'facts', label: 'compared', rows: firstRows(rows.map(({ value, note }) => ({ name: note, value }))) },
  ];
}

interface Row {
  readonly name: string;
  readonly value: string;
}

/** Metadata can hold thousands of certificates, and a mail with all of them helps nobody. */
function firstRows(rows: readonly Row[]): Row[] {
  const more = rows.length - limits.watchRowsShown;
  if (more <= 0) return [...rows];
  return [...rows.slice(0, limits.watchRowsShown), { name: 'and', value: `${more} more; --json names all` }];
}

const valueNotes: Partial<Record<FindingItem['code'], readonly [received: string, expected: string]>> = {
  'configured-notation': ['in the metadata', 'as it is stored'],
  'signing-certificates-changed': ['added', 'removed'],
};

function endBlocks({ received }: FindingItem, report: WatchReport): Block[] {
  const rows = report.certificates
    .filter(({ sha1 }) => received.includes(sha1))
    .flatMap(({ sha1, notAfter }) => [
      { name: 'thumbprint', value: sha1 },
      { name: 'valid until', value: notAfter },
    ]);
  return [{ kind: 'facts', label: 'certificate', rows }];
}

function metadataBlocks(report: WatchReport): Block[] {
  const { metadata, at } = report;
  const certificates = signingItems(report).map(({ sha1, notBefore, notAfter, configured }) => ({
    name: configured ? 'signs, configured' : 'signs, not configured',
    value: `${sha1}  ${notBefore.slice(0, 10)} to ${notAfter.slice(0, 10)}`,
  }));
  const rows = [
    { name: 'read from', value: metadata.source },
    { name: 'entity ID', value: metadata.entityId ?? '(none)' },
    ...firstRows(certificates),
    { name: 'looked at', value: at },
  ];
  return [{ kind: 'facts', label: 'metadata', rows }];
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
