import { differenceText } from '../../evidence/explain-difference.ts';
import { brokerDate, clockSkewMinutes } from '../broker/expiry.ts';
import type { SamlFacts } from './facts.ts';
import { failed, notKnown, passed, type SamlFinding } from './finding.ts';

/** What the standard asks for and the broker does not look at. */
export function conditions(facts: SamlFacts): SamlFinding[] {
  return [
    ...issuer(facts),
    ...inResponseTo(facts),
    ...times(facts),
    ...liveCredential(facts),
    ...confirmations(facts),
    ...audiences(facts),
    ...statusCode(facts),
  ];
}

function issuer({ response, assertion, settings }: SamlFacts): SamlFinding[] {
  const received = assertion?.issuer ?? response?.issuer ?? null;
  if (assertion === null && response === null) return [];
  if (received === null)
    return [
      failed(
        'issuer',
        'warning',
        'Neither the assertion nor the response names an issuer. The broker does not ask for one; the standard does.',
      ),
    ];
  const expected = settings.idpEntityId;
  if (expected === undefined)
    return [
      notKnown('issuer', 'idpEntityId', 'Whether this is the issuer that was set up is not known.', { received }),
    ];
  if (received === expected) return [passed('issuer', 'The issuer is the expected one.', { received, expected })];
  return [
    failed(
      'issuer',
      'warning',
      `The issuer is not the expected one. The broker does not compare it.${differenceText(received, expected)}`,
      { received, expected },
    ),
  ];
}

function inResponseTo({ response, assertion, request }: SamlFacts): SamlFinding[] {
  if (response === null) return [];
  const received = response.inResponseTo;
  if (received === null)
    return [
      failed(
        'in-response-to',
        'warning',
        'The response answers no request: the login was started at the identity provider, which the broker allows only where the connection permits it.',
      ),
    ];
  const inner = assertion?.confirmations[0]?.inResponseTo ?? null;
  if (inner !== null && inner !== received)
    return [
      failed('in-response-to', 'warning', 'The response and its assertion answer different requests.', {
        received: inner,
        expected: received,
      }),
    ];
  if (request === null)
    return [
      notKnown(
        'in-response-to',
        'the request (SAMLRequest)',
        'Whether the response answers the request that was sent is not known.',
        { received },
      ),
    ];
  if (request.id === received)
    return [
      passed('in-response-to', 'The response answers the request that was handed in.', {
        received,
        expected: request.id,
      }),
    ];
  return [
    failed('in-response-to', 'warning', 'The response answers another request than the one that was handed in.', {
      received,
      expected: request.id,
    }),
  ];
}

function times({ assertion, settings, now }: SamlFacts): SamlFinding[] {
  if (assertion === null) return [];
  const skew = clockSkewMinutes(settings.clockSkewMinutes) * 60_000;
  const { notBefore, notOnOrAfter } = assertion.conditions;
  const begins = notBefore === null ? Number.NaN : brokerDate(notBefore).getTime();
  const ends = notOnOrAfter === null ? Number.NaN : brokerDate(notOnOrAfter).getTime();
  const findings: SamlFinding[] = [];
  if (notBefore !== null && Number.isNaN(begins))
    findings.push(failed('not-before', 'warning', 'NotBefore is no date.', { received: notBefore }));
  if (begins - skew > now.getTime()) {
    const seconds = Math.ceil((begins - now.getTime()) / 1000);
    findings.push(
      failed(
        'not-before',
        'warning',
        `The assertion becomes valid only in ${seconds} seconds: the clocks differ. The broker does not enforce NotBefore; a stricter validator refuses this.`,
        { received: notBefore },
      ),
    );
  }
  if (notOnOrAfter !== null && Number.isNaN(ends))
    findings.push(
      failed(
        'not-on-or-after',
        'warning',
        'NotOnOrAfter is no date, which the broker lets pass; a stricter validator refuses this.',
        { received: notOnOrAfter },
      ),
    );
  if (notOnOrAfter === null)
    findings.push(
      failed(
        'not-on-or-after',
        'warning',
        'The assertion never expires, which the broker lets pass; a stricter validator refuses this.',
      ),
    );
  if (begins >= ends)
    findings.push(
      failed('not-on-or-after', 'warning', 'The assertion’s validity ends before it begins.', {
        received: notOnOrAfter,
      }),
    );
  if (findings.length === 0 && notOnOrAfter !== null) {
    const left = Math.round((ends - now.getTime()) / 1000);
    findings.push(
      left > 0
        ? passed('validity', `The assertion is valid for another ${left} seconds.`, { received: notOnOrAfter })
        : failed(
            'validity',
            'warning',
            `The assertion’s validity ended ${-left} seconds ago; the broker tolerates ${skew / 1000} seconds.`,
            { received: notOnOrAfter },
          ),
    );
  }
  return findings;
}

/** SAML core §2.5.1.5: whoever holds a bearer assertion can use it until it expires. */
function liveCredential({ assertion, response, clock, settings }: SamlFacts): SamlFinding[] {
  if (assertion === null || clock === null || !isSuccess(response?.status.code ?? null)) return [];
  const { notOnOrAfter } = assertion.conditions;
  const ends = notOnOrAfter === null ? Number.NaN : brokerDate(notOnOrAfter).getTime();
  const seconds = Math.ceil((ends - clock.getTime()) / 1000) + clockSkewMinutes(settings.clockSkewMinutes) * 60;
  if (!(seconds > 0)) return [];
  return [
    failed(
      'live-credential',
      'warning',
      `Whoever has this response can sign in with it for another ${seconds} seconds. Treat it like a password, and do not pass it on before then.`,
      { received: notOnOrAfter },
    ),
  ];
}

function isSuccess(code: string | null): boolean {
  return code === null || /:status:Success$|^[A-Za-z0-9]*:?Success$/.test(code);
}

function confirmations({ assertion, now, settings }: SamlFacts): SamlFinding[] {
  if (assertion === null || assertion.version?.startsWith('1') === true) return [];
  const skew = clockSkewMinutes(settings.clockSkewMinutes) * 60_000;
  const bearer = assertion.confirmations.filter(({ method }) => method === 'urn:oasis:names:tc:SAML:2.0:cm:bearer');
  if (bearer.length === 0)
    return [
      failed(
        'subject-confirmation',
        'warning',
        'There is no bearer confirmation, which SAML web login asks for. The broker does not look.',
      ),
    ];
  const expired = bearer.find(
    ({ notOnOrAfter }) => notOnOrAfter !== null && brokerDate(notOnOrAfter).getTime() + skew < now.getTime(),
  );
  if (expired === undefined)
    return [passed('subject-confirmation', 'There is a bearer confirmation that has not expired.')];
  return [
    failed(
      'subject-confirmation',
      'warning',
      'The subject confirmation has expired. The broker does not look; a stricter validator refuses this.',
      { received: expired.notOnOrAfter },
    ),
  ];
}

function audiences({ assertion, settings }: SamlFacts): SamlFinding[] {
  const { entityId } = settings;
  if (assertion === null || entityId === undefined || assertion.conditions.audiences.length < 2) return [];
  const [first, ...others] = assertion.conditions.audiences;
  if (first === entityId || !others.includes(entityId)) return [];
  return [
    failed(
      'audience-order',
      'warning',
      'The right audience is there, but not first, and the broker reads only the first. By the standard one of them is enough.',
      { received: first, expected: entityId },
    ),
  ];
}

function statusCode({ response }: SamlFacts): SamlFinding[] {
  if (response === null) return [];
  const { code, subCode } = response.status;
  if (code === null)
    return [
      failed(
        'status-code',
        'warning',
        'The response has no status, which the broker lets pass; a stricter validator refuses this.',
      ),
    ];
  if (isSuccess(code)) return [passed('status-code', 'The provider reports success.', { received: code })];
  return [
    failed(
      'status-code',
      'error',
      `The provider reports that the login failed: ${(subCode ?? code).split(':').at(-1) ?? ''}.`,
      { received: subCode ?? code },
    ),
  ];
}
