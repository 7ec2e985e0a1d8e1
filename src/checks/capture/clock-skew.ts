import { readAttempts, type Attempt } from '../../login-flow/attempts.ts';
import { clockSkews, type ClockSkew } from '../../login-flow/clock-skew.ts';
import { defineCheck, type CheckResult } from '../check.ts';

/** Do the identity provider's clock and the broker's agree, as far as the broker tolerates? */
export const clockSkew = defineCheck({
  id: 'clock-skew',
  title: 'The clocks of both sides agree',
  sources: ['SAML core §2.5.1.2', 'RFC 9110 §6.6.1', 'passport-wsfed-saml2 4.6, lib/passport-wsfed-saml2/saml.js'],
  run(evidence) {
    const minutes = evidence.find((item) => item.kind === 'connection')?.settings.clockSkewMinutes ?? null;
    return readAttempts(evidence).flatMap((attempt) => compare(attempt, minutes));
  },
});

/** What a login tolerates where nobody says otherwise, in minutes: Auth0's default. */
const usualMinutes = 3;

function compare(attempt: Attempt, minutes: number | null): CheckResult[] {
  const skews = clockSkews(attempt);
  const provider = skews.find(({ party }) => party === 'identity provider');
  const broker = skews.find(({ party }) => party === 'broker');
  const from = attempt.steps.find(({ kind }) => kind === 'saml-response')?.id ?? attempt.steps[0]?.id ?? null;
  if (provider === undefined || broker === undefined) return [];
  const seconds = provider.seconds - broker.seconds;
  const tolerated = (minutes ?? usualMinutes) * 60;
  const about = provider.from === 'date-header' ? 'a second or two' : 'some seconds';
  const tolerance = `the broker tolerates ${minutes ?? usualMinutes} minutes${minutes === null ? ' unless it is set otherwise' : ''}`;
  const message = `${relation(seconds)} (to within ${about}); ${tolerance}.${againstRecorder(skews)}`;
  if (Math.abs(seconds) <= tolerated) return [{ status: 'pass', from, message }];
  return [{ status: 'fail', severity: 'warning', blocks: false, from, message }];
}

function relation(seconds: number): string {
  const names = 'The identity provider’s clock';
  // Two headers of whole seconds can differ by one for nothing.
  if (Math.abs(seconds) <= 1) return `${names} agrees with the broker’s`;
  return `${names} is ${Math.abs(seconds)} s ${seconds > 0 ? 'ahead of' : 'behind'} the broker’s`;
}

function againstRecorder(skews: readonly ClockSkew[]): string {
  const worst = skews.filter(({ seconds }) => Math.abs(seconds) > 60);
  // Where both sides differ alike, it is the recording machine that is wrong.
  if (worst.length === 0 || worst.length < skews.length) return '';
  return ' All differ from the machine that recorded: its own clock is wrong.';
}
