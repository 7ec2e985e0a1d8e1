import type { BrokerStepId } from '../checks/broker/index.ts';
import type { JudgedStep } from '../checks/broker/judge.ts';
import type { StepResult } from '../checks/broker/step.ts';
import type { PredictionSection } from '../report/report.ts';

/** One reason for which the broker would refuse a message. */
export interface BrokerFailure {
  readonly step: BrokerStepId;
  /** The broker's exact text; null where part of it is not known. */
  readonly errorDescription: string | null;
  readonly received: string | null;
  readonly expected: string | null;
  readonly compares?: JudgedStep['compares'];
}

/** Everything that the broker would refuse a message for, in the order in which it would say so, one after the other is mended. */
export function brokerFailures(steps: readonly JudgedStep[]): BrokerFailure[] {
  const ordered = inOrderOfReport(steps);
  return ordered.filter(isReported(ordered)).flatMap(({ id, result, compares }) =>
    result.status === 'fail'
      ? [
          {
            step: id,
            errorDescription: result.brokerError,
            received: result.received ?? null,
            expected: result.expected ?? null,
            compares,
          },
        ]
      : [],
  );
}

/** What the broker answers, from its steps in their order: the first failure, and what would come after it. */
export function predict(steps: readonly JudgedStep[]): PredictionSection {
  const ordered = inOrderOfReport(steps);
  const firstOpen = ordered.findIndex(({ result }) => result.status === 'unknown');
  const firstFailure = ordered.findIndex(({ result }) => result.status === 'fail');
  const errors = brokerFailures(steps).map(({ errorDescription }) => errorDescription);
  const missing = [...new Set(ordered.flatMap(({ result }) => missingFor(result)))];
  if (firstFailure >= 0 && (firstOpen < 0 || firstFailure < firstOpen)) {
    const [first = null, ...later] = errors;
    return { outcome: 'reject', error: 'access_denied', errorDescription: first, afterFix: known(later), missing };
  }
  if (firstOpen >= 0)
    return { outcome: 'undetermined', error: null, errorDescription: null, afterFix: known(errors), missing };
  return { outcome: 'accept', error: null, errorDescription: null, afterFix: [], missing: [] };
}

/** A digest that does not match is reported last in its group: the certificate is looked at before the broker says so (saml.js). */
export function inOrderOfReport(steps: readonly JudgedStep[]): JudgedStep[] {
  const digest = steps.find(({ id, result }) => id === 'signature-references' && result.status === 'fail');
  const remembered = digest?.result.status === 'fail' && isRemembered(digest.result.brokerError);
  if (digest === undefined || !remembered) return [...steps];
  const certificate = steps.filter(
    ({ id, result }) => (id === 'certificate-readable' || id === 'certificate-validity') && result.status === 'fail',
  );
  return steps.flatMap((step) => {
    if (step === digest) return [...certificate, digest];
    return certificate.includes(step) ? [] : [step];
  });
}

function isRemembered(message: string | null): boolean {
  return (
    message !== null &&
    (message.startsWith('Signature check errors: ') || message.startsWith('Cannot read properties of undefined'))
  );
}

/** Without what goes away together with an earlier failure. */
function isReported(steps: readonly JudgedStep[]): (step: JudgedStep) => boolean {
  const failed = new Set(steps.filter(({ result }) => result.status === 'fail').map(({ id }) => id));
  return ({ id, result }) => result.status === 'fail' && !isConsequence(id, result.brokerError ?? '', failed);
}

function isConsequence(id: BrokerStepId, message: string, failed: ReadonlySet<BrokerStepId>): boolean {
  // A response that only carries an error status has no assertion to complain about once the login succeeds.
  if (id === 'assertion-present') return failed.has('status');
  // The second Response or Assertion brought its ID or its signature along.
  const isRepeated = failed.has('response-element') || failed.has('assertion-count');
  return (
    id === 'signature-references' &&
    isRepeated &&
    message.startsWith('Cannot validate a document which contains multiple')
  );
}

function missingFor(result: StepResult): string[] {
  if (result.status === 'unknown') return [result.missing];
  return result.status === 'fail' && result.missing !== undefined ? [result.missing] : [];
}

function known(errors: readonly (string | null)[]): string[] {
  return errors.filter((error): error is string => error !== null);
}
