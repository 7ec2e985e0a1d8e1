import { attribute } from '../../evidence/xml-tree.ts';
import { noAssertion, staysClosed } from './assertion.ts';
import { defineStep, fail, pass, skipped } from './step.ts';

const sources = ['https://github.com/auth0/passport-wsfed-saml2 lib/passport-wsfed-saml2/saml.js'];

/** After verification the broker reads nothing but the signed text. */
export const signedAssertion = defineStep({
  id: 'signed-assertion',
  title: 'The assertion is inside what is signed',
  sources,
  run: (view) => {
    const { signing, judged } = view;
    if (signing === null || signing.content === null) return null;
    if (staysClosed(view)) return skipped('the decrypted assertion', 'The assertion stays encrypted.');
    if (judged !== null) return pass('The assertion is inside what is signed.');
    const { error } = signing.content;
    if (error !== null) return fail(error, 'The broker cannot read the assertion out of what is signed.');
    if (signing.on === 'assertion')
      return fail(
        'saml response does not contain an Assertion element',
        'The signature covers something other than the assertion.',
      );
    return fail(noAssertion(view), 'The signature on the response does not cover the response.');
  },
});

export const assertionVersion = defineStep({
  id: 'assertion-version',
  title: 'The assertion’s version is 2.0 or 1.x',
  sources,
  run: ({ judged }) => {
    if (judged === null) return null;
    const received = attribute(judged, 'Version') ?? attribute(judged, 'MajorVersion');
    const known = attribute(judged, 'MajorVersion') === '1' || attribute(judged, 'Version') === '2.0';
    const values = received === null ? {} : { received };
    return known
      ? pass('The version is supported.', values)
      : fail('SAML Assertion version not supported, or not defined', 'The assertion’s version is missing or unknown.', {
          ...values,
          expected: '2.0',
        });
  },
});
