import { loginSteps } from './capture-login.ts';
import { har, samlTracer } from './captures.ts';
import type { FixtureFile } from './saml-fixtures.ts';

/** Captures for trying the program by hand. `response` reads a response of `fixtures/inputs/saml/`. */
export function createCaptureFixtures(response: (name: string) => string): FixtureFile[] {
  const thumbprint = loginSteps(response('another-certificate.xml'));
  const expired = loginSteps(response('good.xml'), {
    errorDescription: 'assertion has expired.',
    brokerAhead: 900_000,
  });
  return [
    { name: 'thumbprint-chrome.har', text: har(thumbprint, 'Chrome') },
    { name: 'thumbprint-charles.har', text: har(thumbprint, 'Charles') },
    { name: 'thumbprint-saml-tracer-hashed.json', text: samlTracer(thumbprint, 2) },
    { name: 'clock-ahead-firefox.har', text: har(expired, 'Firefox') },
    { name: 'succeeded-safari.har', text: har(loginSteps(response('good.xml'), { errorDescription: null }), 'Safari') },
    // Recorded from the identity provider's page on, and stopped before the response was posted.
    { name: 'too-late-and-too-short.har', text: har(thumbprint.slice(1, 4), 'Chrome') },
  ];
}
