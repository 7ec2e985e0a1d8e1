import { differenceText } from '../../evidence/explain-difference.ts';
import { attribute, childrenNamed, type XmlElement } from '../../evidence/xml-tree.ts';
import { defineStep, fail, pass, skipped, unknown } from './step.ts';

/** Only the first SubjectConfirmationData counts; an absent Recipient passes. */
export const recipient = defineStep({
  id: 'recipient',
  title: 'Recipient is the broker’s callback URL',
  sources: [
    'https://docs.oasis-open.org/security/saml/v2.0/saml-profiles-2.0-os.pdf §4.1.4.2',
    'https://github.com/auth0/passport-wsfed-saml2 lib/passport-wsfed-saml2/saml.js',
  ],
  compares: { received: 'Recipient of the assertion', expected: 'callback URL of the connection' },
  run: ({ judged, settings }) => {
    if (judged === null) return null;
    const received = attribute(firstConfirmationData(judged), 'Recipient') ?? '';
    if (received === '') return pass('The assertion names no Recipient, and the broker asks for none.');
    if (settings.checks?.recipient === false)
      return skipped('the check, which the connection switches off', 'The connection does not compare Recipient.');
    const expected = settings.callbackUrl;
    if (expected === undefined)
      return unknown('callbackUrl', 'Recipient cannot be compared: the callback URL is not known.', { received });
    if (received === expected) return pass('Recipient is the callback URL.', { received, expected });
    return fail(
      `Recipient is invalid. Configured: ${expected}`,
      `Recipient is not the callback URL.${differenceText(received, expected)}`,
      { received, expected },
    );
  },
});

/** The one SubjectConfirmationData that the broker looks at. */
function firstConfirmationData(assertion: XmlElement): XmlElement | null {
  const [first] = childrenNamed(assertion, 'Subject')
    .flatMap((subject) => childrenNamed(subject, 'SubjectConfirmation'))
    .flatMap((confirmation) => childrenNamed(confirmation, 'SubjectConfirmationData'));
  return first ?? null;
}
