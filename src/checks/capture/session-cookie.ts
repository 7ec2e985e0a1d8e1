import { readAttempts, type Attempt } from '../../login-flow/attempts.ts';
import type { Step } from '../../login-flow/step.ts';
import { defineCheck, type CheckResult } from '../check.ts';

/** Does the browser come back with the cookies that it was given for the attempt? */
export const sessionCookie = defineCheck({
  id: 'session-cookie',
  title: 'The cookies of the attempt come back',
  sources: ['RFC 6265 §5.4', 'draft-ietf-httpbis-rfc6265bis §5.7 (SameSite)'],
  run(evidence) {
    return readAttempts(evidence).flatMap((attempt) =>
      attempt.steps.flatMap((step, index) => resultFor(step, attempt.steps.slice(0, index))),
    );
  },
});

function resultFor(step: Step, before: Attempt['steps']): CheckResult[] {
  const { kind, exchange, id } = step;
  if ((kind !== 'saml-response' && kind !== 'result') || exchange.sentCookies === null) return [];
  const given = before.filter((one) => one.exchange.host === exchange.host).flatMap((one) => one.exchange.setCookies);
  if (given.length === 0) return [];
  const sent = new Set(exchange.sentCookies);
  if (given.some(({ name }) => sent.has(name)))
    return [{ status: 'pass', from: id, message: `The browser came back to \`${exchange.host}\` with its cookies.` }];
  // A post from another site takes along only what says SameSite=None.
  const crossSite = exchange.method === 'POST' && given.every(({ sameSite }) => sameSite !== 'none');
  const why = crossSite
    ? 'none of them has SameSite=None, which a post from another site needs'
    : 'a browser setting, an extension, or another browser in between keeps them back';
  return [
    {
      status: 'fail',
      severity: 'error',
      blocks: false,
      from: id,
      message: `The browser came back to \`${exchange.host}\` without any of the cookies that it was given in this attempt: ${why}. The session is lost, and what comes after says so in other words.`,
    },
  ];
}
