import { differenceText } from '../../evidence/explain-difference.ts';
import { attribute } from '../../evidence/xml-tree.ts';
import { defineStep, fail, pass, skipped, unknown } from './step.ts';

/** An absent or empty Destination passes; the comparison is exact. */
export const destination = defineStep({
  id: 'destination',
  title: 'Destination is the broker’s callback URL',
  sources: [
    'https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf §3.2.2',
    'https://github.com/auth0/passport-wsfed-saml2 lib/passport-wsfed-saml2/samlp.js',
  ],
  compares: { received: 'Destination of the response', expected: 'callback URL of the connection' },
  run: ({ responses, settings, protocol }) => {
    const [response] = responses;
    if (protocol === 'wsfed' || response === undefined) return null;
    const received = attribute(response, 'Destination') ?? '';
    if (received === '') return pass('The response names no Destination, and the broker asks for none.');
    if (settings.checks?.destination === false)
      return skipped('the check, which the connection switches off', 'The connection does not compare Destination.');
    const expected = settings.callbackUrl;
    if (expected === undefined)
      return unknown('callbackUrl', 'Destination cannot be compared: the callback URL is not known.', { received });
    if (received === expected) return pass('Destination is the callback URL.', { received, expected });
    return fail(
      `Destination endpoint ${received} did not match ${expected}`,
      `Destination is not the callback URL.${differenceText(received, expected)}`,
      { received, expected },
    );
  },
});
