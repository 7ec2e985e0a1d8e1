import { readAttempts } from '../../login-flow/attempts.ts';
import { defineCheck, type CheckResult } from '../check.ts';

/** Was the same response posted more than once? */
export const repeatedResponse = defineCheck({
  id: 'repeated-response',
  title: 'Each response is posted once',
  sources: ['SAML profiles §4.1.4.5'],
  run(evidence) {
    return readAttempts(evidence).flatMap(({ steps }) => {
      const seen = new Set<string>();
      return steps.flatMap(({ kind, exchange: { message }, id }): CheckResult[] => {
        if (kind !== 'saml-response' || message === null) return [];
        if (!seen.has(message.xml)) {
          seen.add(message.xml);
          return [];
        }
        const text =
          'The same response was posted again: somebody went back or reloaded the page. A response counts once, so that the errors after it are about the repetition.';
        return [{ status: 'fail', severity: 'warning', blocks: false, from: id, message: text }];
      });
    });
  },
});
