import { readAttempts } from '../../login-flow/attempts.ts';
import { parameter } from '../../login-flow/step.ts';
import { defineCheck, type CheckResult } from '../check.ts';

/** Does the application get its own state back? */
export const stateReturned = defineCheck({
  id: 'state-returned',
  title: 'The application gets its state back',
  sources: ['RFC 6749 §4.1.2', 'RFC 6749 §10.12'],
  run(evidence) {
    return readAttempts(evidence).flatMap(({ steps, parties }): CheckResult[] => {
      const asked = steps.find(
        ({ kind, exchange }) => kind === 'authorization-request' && exchange.host === parties.broker,
      );
      const ended = steps.findLast(({ kind, exchange }) => kind === 'result' && exchange.host === parties.application);
      const sent = asked === undefined ? null : parameter(asked.exchange, 'state');
      if (sent === null || ended === undefined) return [];
      const returned = parameter(ended.exchange, 'state');
      if (returned === sent)
        return [{ status: 'pass', from: ended.id, message: 'The application got the state back that it sent.' }];
      const message = `The application ${returned === null ? 'got no state back' : 'got another state back than it sent'}: it has to refuse the result.`;
      return [{ status: 'fail', severity: 'error', blocks: false, from: ended.id, message }];
    });
  },
});
