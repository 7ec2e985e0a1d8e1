import { parseThumbprintMessage } from '../evidence/thumbprint-message.ts';
import type { CallbackEvidence } from '../evidence/evidence.ts';
import { defineCheck, type CheckContext, type CheckResult, type Identified } from './check.ts';

/** Does a response that was handed in explain the callback that was handed in? A recorded response is often of another attempt. */
export const sameAttempt = defineCheck({
  id: 'same-attempt',
  title: 'The response and the callback belong to the same attempt',
  sources: ['passport-wsfed-saml2 4.6, lib/passport-wsfed-saml2/saml.js'],
  run(evidence, { responses }) {
    const callbacks = evidence.filter(
      (item): item is Identified<CallbackEvidence> => 'callback' in item && item.callback.outcome === 'failure',
    );
    return callbacks.flatMap((callback) => responses.flatMap((response) => compare(callback, response)));
  },
});

type Response = CheckContext['responses'][number];

function compare({ id, callback }: Identified<CallbackEvidence>, response: Response): CheckResult[] {
  const description = callback.errorDescription;
  if (description === null) return [];
  const base = { from: response.id } as const;
  const named = parseThumbprintMessage(description)?.calculated.find(({ algorithm }) => algorithm === 'sha1');
  const [calculated] = response.calculatedThumbprints;
  if (named !== undefined && calculated !== undefined) {
    const values = { received: calculated, expected: named.value, compares: thumbprints };
    return named.value === calculated
      ? [
          {
            ...base,
            ...values,
            status: 'pass',
            message: `This response explains ${id}: the broker calculates the same thumbprint from it.`,
          },
        ]
      : [{ ...base, ...values, ...otherAttempt(id, 'the broker calculates another thumbprint from it') }];
  }
  const { outcome, errorDescription, afterFix } = response.prediction;
  const values = { received: errorDescription ?? 'no error', expected: description, compares: answers };
  if (errorDescription === description)
    return [
      {
        ...base,
        ...values,
        status: 'pass',
        message: `This response explains ${id}: the broker gives it exactly this answer.`,
      },
    ];
  if (outcome === 'undetermined') {
    const message = afterFix.includes(description)
      ? `This response can explain ${id}: the broker gives this answer, unless something that is not known comes first.`
      : `Whether this response explains ${id} cannot be told.`;
    return [
      {
        ...base,
        status: 'unknown',
        message,
        missing: response.prediction.missing.join('; ') || 'the response as it was sent',
      },
    ];
  }
  return [{ ...base, ...values, ...otherAttempt(id, 'under these settings the broker answers something else') }];
}

const thumbprints = { received: 'calculated from the response', expected: 'calculated, in the callback' };
const answers = { received: 'predicted for the response', expected: 'error_description of the callback' };

function otherAttempt(
  id: string,
  why: string,
): Pick<CheckResult & { status: 'fail' }, 'status' | 'severity' | 'blocks' | 'message'> {
  return {
    status: 'fail',
    severity: 'warning',
    blocks: false,
    message: `This response does not explain ${id}: ${why}. They belong to different attempts, or something was changed between them.`,
  };
}
