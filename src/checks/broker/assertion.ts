import { attribute, childrenNamed } from '../../evidence/xml-tree.ts';
import type { BrokerView } from './view.ts';
import { defineStep, fail, pass, skipped, unknown } from './step.ts';

const source = 'https://github.com/auth0/passport-wsfed-saml2 lib/passport-wsfed-saml2/samlp.js';

/** Elements named Assertion are counted at any depth and in any namespace: this is what stops signature wrapping. */
export const assertionCount = defineStep({
  id: 'assertion-count',
  title: 'There is at most one Assertion element',
  sources: [source],
  run: ({ assertions, protocol, parsed }) => {
    if (!parsed.ok) return null;
    if (assertions.length <= 1) return pass('There is no second Assertion element.');
    const holder = protocol === 'wsfed' ? 'RequestedSecurityToken' : 'SAMLResponse';
    return fail(
      `A ${holder} can contain only one Assertion element.`,
      `${assertions.length} elements are named Assertion.`,
    );
  },
});

/** Decrypts an EncryptedAssertion, where there is no plain one. */
export const encryptedAssertion = defineStep({
  id: 'encrypted-assertion',
  title: 'The encrypted assertion can be decrypted',
  sources: [source, 'https://github.com/auth0/node-xml-encryption 2.0.0 lib/xmlenc.js'],
  run: ({ encryption }) => {
    if (encryption === null) return null;
    if (encryption.elements.length > 1)
      return fail(
        'A SAMLResponse can contain only one EncryptedAssertion element.',
        'There is more than one encrypted assertion.',
      );
    if (encryption.data === null)
      return fail('EncryptedData not found.', 'The encrypted assertion holds no encrypted data.');
    const { outcome } = encryption;
    if (outcome === null)
      return unknown('decryptionKey', 'The assertion is encrypted, and the decryption key is not known.');
    if ('error' in outcome) return fail(outcome.error, 'The broker cannot decrypt the assertion.');
    if (outcome.assertions.length > 1)
      return fail(
        'A EncryptedAssertion can contain only one Assertion element.',
        'More than one assertion came out of the encrypted one.',
      );
    return pass('The assertion decrypts.');
  },
});

/** The assertion must be a direct child of the root Response, in the SAML 2.0 namespace. */
export const assertionPresent = defineStep({
  id: 'assertion-present',
  title: 'The response has an assertion in its place',
  sources: [source],
  run: (view) => {
    if (view.protocol === 'wsfed' || !view.parsed.ok || view.responses.length === 0) return null;
    if (view.assertion !== null) return pass('The assertion is a child of the Response.');
    if (staysClosed(view)) return skipped('the decrypted assertion', 'The assertion stays encrypted.');
    return fail(noAssertion(view), 'The Response has no SAML 2.0 assertion as its child.');
  },
});

/** The broker's words where it finds no assertion. A StatusCode without Value is `null` to it, none at all `undefined`. */
export function noAssertion({ rootResponse }: BrokerView): string {
  const statuses = rootResponse === null ? [] : childrenNamed(rootResponse, 'Status');
  const [code] = statuses.flatMap((status) => childrenNamed(status, 'StatusCode'));
  const value = code === undefined ? 'undefined' : (attribute(code, 'Value') ?? 'null');
  return `saml response does not contain an Assertion element (Status: ${value})`;
}

/** Whether an encrypted assertion could not be opened, so that nothing is known of what is in it. */
export function staysClosed({ encryption }: BrokerView): boolean {
  if (encryption === null) return false;
  return encryption.outcome === null || 'error' in encryption.outcome;
}
