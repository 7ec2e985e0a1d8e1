import type { Identified } from '../checks/check.ts';
import type { Redactor } from '../redaction/redact.ts';
import type { Report } from '../report/report.ts';
import { attemptSections } from './attempt-sections.ts';
import { readAttempts } from './attempts.ts';
import { timelineOf } from './timeline.ts';

/** The attempts of a case's captures, as a whole and step by step. */
export function describeFlow(
  evidence: readonly Identified[],
  redactor: Redactor,
): Pick<Report, 'timeline' | 'attempts'> {
  const attempts = readAttempts(evidence);
  return { timeline: timelineOf(attempts, redactor), attempts: attemptSections(attempts, redactor) };
}
