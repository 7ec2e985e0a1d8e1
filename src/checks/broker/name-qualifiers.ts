import { attribute, childNamed, childrenNamed, textContent, type XmlElement } from '../../evidence/xml-tree.ts';
import { defineStep, fail, pass, skipped, unknown } from './step.ts';

const sources = [
  'https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf §8.3.7',
  'https://github.com/auth0/passport-wsfed-saml2 lib/passport-wsfed-saml2/saml.js',
];

const qualifiedFormats: ReadonlySet<string> = new Set([
  'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
  'urn:oasis:names:tc:SAML:2.0:nameid-format:transient',
]);

/** Only for persistent and transient NameIDs that have one. */
export const nameQualifier = defineStep({
  id: 'name-qualifier',
  title: 'NameQualifier is the issuer',
  sources,
  compares: { received: 'NameQualifier of the NameID', expected: 'Issuer of the assertion' },
  run: ({ judged, settings }) => {
    const received = qualifier(judged, 'NameQualifier');
    if (judged === null || received === null) return null;
    if (settings.checks?.nameQualifier === false)
      return skipped('the check, which the connection switches off', 'The connection does not compare NameQualifier.');
    const issuer = brokerIssuer(judged);
    if (received === issuer) return pass('NameQualifier is the issuer.', { received, expected: issuer });
    return fail(
      `NameQualifier attribute in the NameID element does not match ${issuer ?? 'undefined'}`,
      'NameQualifier is not the issuer.',
      { received, expected: issuer ?? 'an Issuer, which is missing' },
    );
  },
});

export const spNameQualifier = defineStep({
  id: 'sp-name-qualifier',
  title: 'SPNameQualifier is the connection’s entity id',
  sources,
  compares: { received: 'SPNameQualifier of the NameID', expected: 'entity id of the connection' },
  run: ({ judged, settings }) => {
    const received = qualifier(judged, 'SPNameQualifier');
    if (judged === null || received === null) return null;
    if (settings.checks?.spNameQualifier === false)
      return skipped(
        'the check, which the connection switches off',
        'The connection does not compare SPNameQualifier.',
      );
    const expected = settings.entityId;
    if (expected === undefined)
      return unknown('entityId', 'SPNameQualifier cannot be compared: the connection’s entity id is not known.', {
        received,
      });
    if (received === expected) return pass('SPNameQualifier is the connection’s entity id.', { received, expected });
    return fail(
      `SPNameQualifier attribute in the NameID element does not match ${expected}`,
      'SPNameQualifier is not the connection’s entity id.',
      { received, expected },
    );
  },
});

function qualifier(assertion: XmlElement | null, name: 'NameQualifier' | 'SPNameQualifier'): string | null {
  const subjects = assertion === null ? [] : childrenNamed(assertion, 'Subject');
  const [nameId] = subjects.flatMap((subject) => childrenNamed(subject, 'NameID'));
  if (nameId === undefined || !qualifiedFormats.has(attribute(nameId, 'Format') ?? '')) return null;
  return attribute(nameId, name) || null;
}

function brokerIssuer(assertion: XmlElement): string | null {
  if (attribute(assertion, 'MajorVersion') === '1') return attribute(assertion, 'Issuer');
  const issuer = childNamed(assertion, 'Issuer');
  return issuer === null ? null : textContent(issuer);
}
