import { kindName } from '../report-document.ts';
import type { EvidenceItem, Report } from '../../report/report.ts';

/** What a paste added to the case, and whether the answer is another one now. */
export function addedText(before: Report, after: Report): string {
  const known = new Set(before.evidence.map(placeOf));
  const added = after.evidence.filter((item) => !known.has(placeOf(item)));
  const what =
    added.length === 0
      ? 'Nothing new was in it'
      : `Added ${added.map(({ id, kind }) => `${id}: ${kindName(kind)}`).join(', ')}`;
  const answer = ({ verdict, diagnoses: [first] }: Report): string =>
    JSON.stringify([verdict, first?.title, first?.certainty, first?.owner]);
  return `${what}. The answer ${answer(before) === answer(after) ? 'is as before' : 'has changed'}.`;
}

function placeOf({ kind, source, location }: EvidenceItem): string {
  return JSON.stringify([kind, source, location]);
}
