import { readFileSync, readdirSync } from 'node:fs';
import { SAML } from '@node-saml/node-saml';
import * as samlify from 'samlify';
import { describe, expect, test } from 'vitest';
import { algorithms, createResponse, defaultIdentity, testConnection } from '../helpers/idp.ts';
import { judgeMessage, posted, received } from '../helpers/judge-response.ts';
import { createIdentity } from '../helpers/self-signed.ts';

const folder = new URL('../../fixtures/inputs/saml/', import.meta.url);
const signedByXmlsec = readdirSync(folder).filter((name) => name.startsWith('xmlsec1-'));

describe('responses that xmlsec1 signed', () => {
  test('there are some of each kind', () => {
    expect(signedByXmlsec).toHaveLength(10);
  });

  test.each(signedByXmlsec)('%s is valid by the standard', async (name) => {
    const xml = readFileSync(new URL(name, folder), 'utf8');
    const { saml } = await judgeMessage(posted(xml));
    expect(saml.signatures).toMatchObject([{ on: 'assertion', valid: true, covers: '/Response/Assertion' }]);
    expect(saml.covered.assertion).toBe(true);
  });

  test.each(signedByXmlsec)('%s with one changed letter is not', async (name) => {
    const xml = readFileSync(new URL(name, folder), 'utf8').replace('ada@example.com<', 'eve@example.com<');
    const { saml } = await judgeMessage(posted(xml));
    expect(saml.signatures).toMatchObject([{ valid: false }]);
    expect(saml.signatures[0]?.reason).toMatch(/^content-changed: /);
  });

  test('U+2028 in them makes the broker refuse what the standard accepts', async () => {
    // xmlsec1 writes it as a reference, which both read alike; as the character itself it is the same text by the standard.
    const xml = readFileSync(new URL('xmlsec1-rsa-sha256.xml', folder), 'utf8').replace('&#x2028;', '\u2028');
    const { saml, findings } = await judgeMessage(posted(xml));
    expect(saml.signatures).toMatchObject([{ valid: true, validAtBroker: false }]);
    expect(findings).toContainEqual(expect.objectContaining({ check: 'verdicts-differ', status: 'fail' }));
  });
});

describe('responses that samlify signed', () => {
  const identity = createIdentity({ commonName: 'samlify.example.com' });
  samlify.setSchemaValidator({ validate: () => Promise.resolve('skipped') });
  const sp = samlify.ServiceProvider({
    entityID: testConnection.entityId,
    wantAssertionsSigned: true,
    assertionConsumerService: [
      { Binding: samlify.Constants.namespace.binding.post, Location: testConnection.callbackUrl },
    ],
  });

  test.each([
    ['rsa-sha256', algorithms.rsaSha256],
    ['rsa-sha512', algorithms.rsaSha512],
  ])('%s', async (_, algorithm) => {
    const idp = samlify.IdentityProvider({
      entityID: testConnection.idpEntityId,
      privateKey: identity.privatePem,
      signingCert: identity.pem,
      requestSignatureAlgorithm: algorithm,
      nameIDFormat: ['urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress'],
      singleSignOnService: [
        { Binding: samlify.Constants.namespace.binding.post, Location: 'https://idp.example.com/sso' },
      ],
    });
    const { context } = await idp.createLoginResponse(sp, { extract: { request: { id: '_request' } } }, 'post', {
      email: 'ada@example.com',
    });
    const { saml } = await judgeMessage(received(`SAMLResponse=${encodeURIComponent(context)}`));
    expect(saml.signatures.length).toBeGreaterThan(0);
    for (const signature of saml.signatures) expect(signature).toMatchObject({ valid: true, validAtBroker: true });
  });
});

describe('responses of our generator at @node-saml/node-saml', () => {
  const identity = defaultIdentity();
  const validator = new SAML({
    idpCert: identity.pem,
    issuer: testConnection.entityId,
    audience: testConnection.entityId,
    callbackUrl: testConnection.callbackUrl,
    wantAuthnResponseSigned: false,
    wantAssertionsSigned: true,
    acceptedClockSkewMs: -1,
  });
  const validate = (xml: string): Promise<unknown> =>
    validator.validatePostResponseAsync({ SAMLResponse: Buffer.from(xml).toString('base64') });

  test('a good one is valid in both', async () => {
    const xml = createResponse({ inResponseTo: null });
    await expect(validate(xml)).resolves.toMatchObject({ profile: { nameID: 'ada@example.com' } });
    expect((await judgeMessage(posted(xml))).saml.signatures).toMatchObject([{ valid: true, validAtBroker: true }]);
  });

  test('a changed one in neither', async () => {
    const xml = createResponse({ inResponseTo: null, edit: (text) => text.replaceAll('ada@', 'eve@') });
    await expect(validate(xml)).rejects.toThrow('Invalid signature');
    expect((await judgeMessage(posted(xml))).saml.signatures).toMatchObject([{ valid: false, validAtBroker: false }]);
  });
});
