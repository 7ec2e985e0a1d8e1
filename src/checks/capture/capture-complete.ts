import type { CaptureEvidence } from '../../evidence/http-exchange.ts';
import { readAttempts, type Attempt } from '../../login-flow/attempts.ts';
import type { Step } from '../../login-flow/step.ts';
import { defineCheck, type CheckResult, type Identified } from '../check.ts';

/** Is the whole login in the capture? What is missing is named, with how to record it. */
export const captureComplete = defineCheck({
  id: 'capture-complete',
  title: 'The whole login is in the capture',
  sources: ['HAR 1.2', 'SAML profiles §4.1.3'],
  run(evidence) {
    const captures = evidence.filter((item): item is Identified<CaptureEvidence> => item.kind === 'capture');
    return captures.flatMap((capture) => {
      const own = evidence.filter(({ origin }) => origin.source === capture.origin.source);
      const attempts = readAttempts(own);
      const missing = attempts.length === 0 ? [missingResult(capture.id, noLogin)] : attempts.flatMap(missingIn);
      const results = [...fileResults(capture), ...missing];
      if (results.length > 0) return results;
      return [{ status: 'pass', from: capture.id, message: 'The whole login is in the capture.' }];
    });
  },
});

const record =
  'Record it again in a new private window, from before the login to its error, with bodies: Chrome and Edge: developer tools, Network, "Preserve log", then "Export HAR (with sensitive data)"; Firefox: Network, gear, "Persist Logs", then "Save All As HAR"; Safari: Develop, Web Inspector, Network, "Preserve Log", then Export. Then run `sso-doctor redact` before you share it';

const noLogin = 'No request of a login is in this capture';

function missingResult(from: string, what: string): CheckResult {
  return { status: 'unknown', from, message: `${what}. ${record}.`, missing: what };
}

function missingIn(attempt: Attempt): CheckResult[] {
  const { steps } = attempt;
  const first = steps[0]?.id ?? '';
  const where = attempt.number > 1 ? ` (attempt ${attempt.number})` : '';
  const posted = steps.filter(({ kind }) => kind === 'saml-response');
  const missing = (what: string, step: string = first): CheckResult => missingResult(step, `${what}${where}`);
  const results: CheckResult[] = [];
  if (attempt.initiatedBy === 'not-recorded')
    results.push(missing('The beginning of the login is not in this capture: the recording began too late'));
  if (posted.length === 0 && attempt.result === null && reachedProvider(attempt))
    results.push(missing('The POST to the callback is not in this capture', steps.at(-1)?.id));
  for (const step of posted)
    if (isWithoutBody(step))
      results.push(missing('What was posted to the callback is not in this capture, only that it was', step.id));
  if (posted.length > 0 && attempt.result === null)
    results.push(
      missing('What the broker answered is not in this capture, or it answered with a page', posted.at(-1)?.id),
    );
  return results;
}

function reachedProvider({ steps, parties }: Attempt): boolean {
  return steps.some(
    ({ kind, exchange }) =>
      kind === 'saml-request' || (parties.provider !== null && exchange.host === parties.provider),
  );
}

function isWithoutBody({ exchange }: Step): boolean {
  return exchange.message === null && exchange.method === 'POST';
}

function fileResults({ id, leftOut, isCut, overLimit, seeminglyMasked }: Identified<CaptureEvidence>): CheckResult[] {
  const warn = (message: string): CheckResult => ({
    status: 'fail',
    severity: 'warning',
    blocks: false,
    from: id,
    message,
  });
  const places = leftOut.slice(0, 5).map(({ index }) => index);
  const more = leftOut.length > places.length ? ' and more' : '';
  return [
    ...(isCut
      ? [warn('The file stops before it is complete: requests at its end may be missing. Export it again.')]
      : []),
    ...(leftOut.length > 0
      ? [
          warn(
            `${leftOut.length} requests of the capture are too large or cannot be read, and are left out (number ${places.join(', ')}${more}).`,
          ),
        ]
      : []),
    ...(overLimit ? [warn('More logins are in the capture than are looked at; the first ones are. Record one.')] : []),
    ...(seeminglyMasked
      ? [
          warn(
            'Cookies and form values are replaced in this export, but its decoded messages and addresses are readable, with names and attributes. Run `sso-doctor redact` before you share it.',
          ),
        ]
      : []),
  ];
}
