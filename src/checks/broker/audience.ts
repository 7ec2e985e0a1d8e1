import { differenceText } from '../../evidence/explain-difference.ts';
import { attribute, childrenNamed, textContent, type XmlElement } from '../../evidence/xml-tree.ts';
import { defineStep, fail, pass, skipped, unknown } from './step.ts';

/** Only the first Audience counts, compared exactly. */
export const audience = defineStep({
  id: 'audience',
  title: 'Audience is the connection’s entity id',
  sources: [
    'https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf §2.5.1.4',
    'https://github.com/auth0/passport-wsfed-saml2 lib/passport-wsfed-saml2/saml.js',
  ],
  compares: { received: 'first Audience of the assertion', expected: 'entity id of the connection' },
  run: ({ judged, settings }) => {
    if (judged === null) return null;
    if (settings.checks?.audience === false)
      return skipped('the check, which the connection switches off', 'The connection does not compare the audience.');
    const [first] = brokerAudiences(judged);
    const expected = settings.entityId;
    if (expected === undefined) {
      if (first === undefined)
        return fail(null, 'The assertion names no audience, which the broker refuses.', { missing: 'entityId' });
      return unknown('entityId', 'The audience cannot be compared: the connection’s entity id is not known.', {
        received: first,
      });
    }
    if (first === expected) return pass('The audience is the connection’s entity id.', { received: first, expected });
    const message =
      first === undefined
        ? 'The assertion names no audience, which the broker refuses.'
        : `The first audience is not the connection’s entity id.${differenceText(first, expected)}`;
    return fail(
      `Audience is invalid. Configured: ${expected}`,
      message,
      first === undefined ? { expected } : { received: first, expected },
    );
  },
});

/** The audiences that the broker looks at, in document order. */
function brokerAudiences(assertion: XmlElement): string[] {
  const version1 = attribute(assertion, 'MajorVersion') === '1';
  return childrenNamed(assertion, 'Conditions')
    .flatMap((conditions) =>
      childrenNamed(conditions, version1 ? 'AudienceRestrictionCondition' : 'AudienceRestriction'),
    )
    .flatMap((restriction) => childrenNamed(restriction, 'Audience'))
    .map(textContent);
}
