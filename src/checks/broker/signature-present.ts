import { staysClosed } from './assertion.ts';
import { defineStep, fail, pass, skipped } from './step.ts';

/** Only a Signature that is a child of the Response or of the Assertion counts. A signed response makes the assertion's own superfluous. */
export const signaturePresent = defineStep({
  id: 'signature-present',
  title: 'The response or the assertion is signed',
  sources: [
    'https://github.com/auth0/passport-wsfed-saml2 lib/passport-wsfed-saml2/samlp.js',
    'https://github.com/auth0/passport-wsfed-saml2 lib/passport-wsfed-saml2/saml.js',
  ],
  run: (view) => {
    const { signing, assertion, protocol, parsed } = view;
    if (!parsed.ok) return null;
    if (signing === null && staysClosed(view))
      return skipped(
        'the decrypted assertion',
        'The response is not signed, and whether the encrypted assertion is cannot be seen.',
      );
    if (protocol === 'wsfed' && signing === null) {
      return fail(`Signature is missing (xpath: ${wsFederationPath})`, 'The assertion is not signed.');
    }
    if (protocol === 'saml2' && assertion === null && signing?.on !== 'response') return null;
    if (signing === null)
      return fail(
        'neither the response nor the assertion are signed',
        'Neither the response nor the assertion is signed.',
      );
    if (signing.candidates.length > 1) {
      return fail(
        `Signature was found more than one time (xpath: ${signing.path})`,
        `There are ${signing.candidates.length} signatures on the ${signing.on}.`,
      );
    }
    return pass(`The ${signing.on} is signed, and the broker checks this signature.`);
  },
});

const wsFederationPath =
  "//*[local-name(.)='Assertion'][1]/*[local-name(.)='Signature' and namespace-uri(.)='http://www.w3.org/2000/09/xmldsig#']";
