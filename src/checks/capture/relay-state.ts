import { readAttempts } from '../../login-flow/attempts.ts';
import { parameter } from '../../login-flow/step.ts';
import { defineCheck, type CheckResult } from '../check.ts';

/** Does the identity provider send back what the broker gave it to find the attempt by? */
export const relayState = defineCheck({
  id: 'relay-state',
  title: 'RelayState comes back as it was sent',
  sources: ['SAML bindings §3.5.3'],
  run(evidence) {
    return readAttempts(evidence).flatMap(({ steps }) => {
      const asked = steps.findLast(({ kind }) => kind === 'saml-request');
      const answered = steps.findLast(
        ({ kind, exchange }) => kind === 'saml-response' && exchange.parameters.length > 0,
      );
      const sent = asked === undefined ? null : parameter(asked.exchange, 'RelayState');
      if (sent === null || answered === undefined) return [];
      const returned = parameter(answered.exchange, 'RelayState');
      // What a recorder replaced can be compared with nothing.
      if (returned?.startsWith('{hash:') === true || returned?.startsWith('{obf:') === true) return [];
      const from = answered.id;
      if (returned === sent) return [pass(from, 'The RelayState of the request came back unchanged.')];
      const how = returned === null ? 'was lost at the identity provider' : 'came back changed';
      return [
        {
          status: 'fail',
          severity: 'error',
          blocks: false,
          from,
          message: `The RelayState of the request ${how}. The broker finds the attempt by it: it takes such a response for one that nobody asked for.`,
        },
      ];
    });
  },
});

function pass(from: string, message: string): CheckResult {
  return { status: 'pass', from, message };
}
