import { attribute, childNamed } from '../../evidence/xml-tree.ts';
import { defineStep, fail, pass, skipped } from './step.ts';

const defaultSkewMinutes = 3;

/** NotOnOrAfter with the clock skew. NotBefore is compared in a way that lets it pass, unless it is a number. */
export const expiry = defineStep({
  id: 'expiry',
  title: 'The assertion has not expired',
  sources: [
    'https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf §2.5.1.2',
    'https://github.com/auth0/passport-wsfed-saml2 lib/passport-wsfed-saml2/saml.js',
  ],
  run: ({ judged, settings, now }) => {
    if (judged === null) return null;
    if (settings.checks?.expiration === false)
      return skipped('the check, which the connection switches off', 'The connection does not check expiry.');
    const conditions = childNamed(judged, 'Conditions');
    const notBefore = attribute(conditions, 'NotBefore') ?? '';
    const notOnOrAfter = attribute(conditions, 'NotOnOrAfter') ?? '';
    const skew = clockSkewMinutes(settings.clockSkewMinutes);
    const expires = brokerDate(notOnOrAfter).getTime() + Math.trunc(skew) * 60_000;
    const earliest = new Date(now.getTime() - Math.trunc(skew) * 60_000);
    const values = {
      received: notOnOrAfter,
      // A tolerance of thousands of years leads out of the calendar, and every end of validity passes.
      ...(!Number.isNaN(earliest.getTime()) && { expected: `later than ${earliest.toISOString()}` }),
    };
    // saml.js compares a Date with the attribute's text: never true for a date, true for a large number.
    if (notBefore !== '' && now.getTime() < Number(notBefore))
      return fail(
        'assertion has expired.',
        'NotBefore is a number in the future, which the broker reports as expired.',
        { received: notBefore },
      );
    if (notOnOrAfter !== '' && now.getTime() > expires)
      return fail(
        'assertion has expired.',
        `The assertion expired ${describeSeconds((now.getTime() - expires) / 1000)} ago, the broker’s tolerance of ${skew} minutes included.`,
        values,
      );
    if (notOnOrAfter === '') return pass('The assertion names no end of its validity.');
    if (Number.isNaN(expires))
      return pass('NotOnOrAfter is no date, which the broker lets pass.', { received: notOnOrAfter });
    return pass('The assertion is still valid.', values);
  },
});

/** What is no number from 0 on becomes the default, silently. */
export function clockSkewMinutes(configured: number | undefined): number {
  return configured !== undefined && configured >= 0 ? configured : defaultSkewMinutes;
}

const isoTimeWithoutZone = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/;
/** Without time, an ISO date is UTC. */
const isoDate = /^\d{4}(?:-\d\d(?:-\d\d)?)?$/;
const zoneAtEnd = /(?:(?<![A-Z])Z|\b(?:GMT|UTC?)(?:[+-]\d\d?:?\d{0,2})?|\b[ECMP][SD]T)$/i;
const offsetAtEnd = /[+-]\d\d?:?\d{0,2}$/;
/** JavaScript itself writes the zone's name like this. */
const remarkAtEnd = /\([^()]*\)$/;

/** A date as the broker's JavaScript reads it; its servers run in UTC, so that a text without zone is UTC, wherever this program runs. */
export function brokerDate(text: string): Date {
  if (isoTimeWithoutZone.test(text)) return new Date(`${text}Z`);
  const read = new Date(text);
  if (namesZone(text) || Number.isNaN(read.getTime())) return read;
  const day = [read.getFullYear(), read.getMonth(), read.getDate()] as const;
  return new Date(Date.UTC(...day, read.getHours(), read.getMinutes(), read.getSeconds(), read.getMilliseconds()));
}

/** An offset stands behind a time. */
function namesZone(written: string): boolean {
  const text = written.trimEnd().replace(remarkAtEnd, '').trimEnd();
  const offset = text.search(offsetAtEnd);
  return isoDate.test(written) || zoneAtEnd.test(text) || (offset >= 0 && text.lastIndexOf(':', offset) >= 0);
}

function describeSeconds(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 120) return `${whole} seconds`;
  if (whole < 7200) return `${Math.round(whole / 60)} minutes`;
  if (whole < 172_800) return `${Math.round(whole / 3600)} hours`;
  return `${Math.round(whole / 86_400)} days`;
}
