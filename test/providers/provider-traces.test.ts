import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { ConnectionSettings } from '../../src/evidence/connection.ts';
import type { ProviderSection } from '../../src/report/report.ts';
import { diagnosedCase } from '../helpers/diagnosed-case.ts';
import { createResponse, createStatus, testConnection, wrapAssertion } from '../helpers/idp.ts';
import { createGroup, createMetadata } from '../helpers/metadata.ts';
import { expectValidReport } from '../helpers/schema.ts';
import { createIdentity } from '../helpers/self-signed.ts';
import { createWrapped } from '../helpers/wrapping.ts';

const entraIssuer = 'https://sts.windows.net/5f2c1d8e-7a40-4b6d-9c35-0e8f1a2b3c4d/';
const oktaIssuer = 'http://www.okta.com/exk7a1b2c3d4E5F6g5d7';
const identity = createIdentity();
const entraIdentity = createIdentity({ commonName: 'Microsoft Azure Federated SSO Certificate' });
const { idpEntityId: _testProvider, ...connection } = testConnection;

async function providerOf(
  inputs: readonly string[],
  settings: ConnectionSettings = connection,
): Promise<ProviderSection | null> {
  const { report } = await diagnosedCase(inputs, { settings });
  expectValidReport(report);
  return report.provider;
}

const failing = (description: string): string =>
  `https://auth.influxdata.com/login/callback?error=access_denied&error_description=${encodeURIComponent(description)}`;
const ofEntra = (options: Parameters<typeof createResponse>[0] = {}): string =>
  createResponse({ issuer: entraIssuer, signature: { identity }, ...options });
/** A response that is signed as a whole, so that its issuer is signed too. */
const wholeOfEntra = ofEntra({ sign: 'both' });

const trusting: ConnectionSettings = {
  ...connection,
  thumbprints: [createHash('sha1').update(identity.der).digest('hex').toUpperCase()],
};

describe('the issuer of a response', () => {
  test('is certain where a certificate that the broker holds has signed all of it', async () => {
    expect(await providerOf([wholeOfEntra], trusting)).toEqual({
      id: 'entra',
      name: 'Microsoft Entra ID',
      certainty: 'certain',
      because: `issuer ${entraIssuer}`,
    });
  });

  test.each([
    ['that nobody signed', ofEntra({ sign: 'none' }), trusting],
    ['in which only the assertion is signed', ofEntra(), trusting],
    [
      'that was changed after it was signed',
      ofEntra({ sign: 'both', edit: (xml) => xml.replace('ada@', 'eve@') }),
      trusting,
    ],
    [
      'that a certificate signed which the broker does not hold',
      wholeOfEntra,
      { ...connection, thumbprints: ['AB'.repeat(20)] },
    ],
    ['that a certificate signed of which nobody knows who holds it', wholeOfEntra, connection],
  ])('is likely in one %s', async (_name, response, settings) => {
    expect(await providerOf([response], settings)).toMatchObject({ id: 'entra', certainty: 'likely' });
  });

  test('is at most likely in one that holds a forged assertion', async () => {
    const wrapped = createWrapped('xsw3', 'assertion').replaceAll(testConnection.idpEntityId, oktaIssuer);
    expect(await providerOf([wrapped], trusting)).toMatchObject({ id: 'okta', certainty: 'likely' });
  });

  test('is no more certain for a forged response beside a genuine one', async () => {
    const forged = createResponse({ issuer: oktaIssuer, sign: 'none', responseId: '_forged' });
    expect(await providerOf([forged, wholeOfEntra], trusting)).toMatchObject({ id: 'entra', certainty: 'likely' });
    expect(await providerOf([forged, wholeOfEntra])).toBeNull();
  });

  test('tells nobody where it is a name like any other', async () => {
    expect(await providerOf([createResponse()])).toBeNull();
  });
});

describe('what else a response tells', () => {
  test('its attributes', async () => {
    const attributes =
      '<saml:AttributeStatement><saml:Attribute Name="http://schemas.microsoft.com/identity/claims/tenantid"><saml:AttributeValue>5f2c</saml:AttributeValue></saml:Attribute></saml:AttributeStatement>';
    expect(await providerOf([createResponse({ attributes })])).toMatchObject({
      id: 'entra',
      certainty: 'possible',
      because: 'attribute http://schemas.microsoft.com/identity/claims/tenantid',
    });
  });

  test('the message of its status', async () => {
    const status = createStatus('urn:oasis:names:tc:SAML:2.0:status:Responder').replace(
      '</samlp:Status>',
      '<samlp:StatusMessage>AADSTS75011: another method</samlp:StatusMessage></samlp:Status>',
    );
    expect(await providerOf([wrapAssertion('', { status, sign: 'none' })])).toMatchObject({
      id: 'entra',
      certainty: 'possible',
      because: 'error code AADSTS75011',
    });
  });

  test('the certificate that signs it, and none that stands in it unused', async () => {
    expect(await providerOf([createResponse({ signature: { identity: entraIdentity } })])).toMatchObject({
      id: 'entra',
      certainty: 'likely',
      because: 'certificate CN=Microsoft Azure Federated SSO Certificate',
    });
    const keyInfo = `<ds:KeyInfo><ds:X509Data><ds:X509Certificate>${identity.base64}</ds:X509Certificate><ds:X509Certificate>${entraIdentity.base64}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>`;
    expect(await providerOf([createResponse({ signature: { identity, keyInfo } })])).toBeNull();
  });
});

describe('metadata', () => {
  const okta = createMetadata({
    entityId: oktaIssuer,
    address: 'https://acme.okta.com/app/acme_influx_1/exk7a1b2c3d4E5F6g5d7/sso/saml',
  });

  test('tells by its entity ID, else by an address', async () => {
    expect(await providerOf([okta])).toMatchObject({ id: 'okta', because: `issuer ${oktaIssuer}` });
    const named = okta.replace(oktaIssuer, 'https://idp.acme.example/');
    expect((await providerOf([named]))?.because).toMatch(/^sign-on address https:\/\/acme\.okta\.com\/app\//);
  });

  test('tells by a signing certificate, not by one for encryption', async () => {
    const keys = (use: string): string => createMetadata({ keys: [{ use, certificates: [entraIdentity.base64] }] });
    expect((await providerOf([keys('signing')]))?.id).toBe('entra');
    expect(await providerOf([keys('encryption')])).toBeNull();
  });

  test('of a federation is about the provider that the response or the connection names', async () => {
    const withCertificate = createMetadata({
      entityId: 'https://other.example/',
      keys: [
        { use: 'signing', certificates: [createIdentity({ commonName: 'ADFS Signing - sts.other.example' }).base64] },
      ],
    });
    const entra = createMetadata({ entityId: entraIssuer });
    const federation = createGroup(okta + withCertificate + entra);
    expect(await providerOf([federation])).toBeNull();
    expect(await providerOf([createGroup(okta + createMetadata())])).toBeNull();
    expect((await providerOf([federation], { ...connection, idpEntityId: oktaIssuer }))?.id).toBe('okta');
    expect(await providerOf([federation, wholeOfEntra], trusting)).toMatchObject({ id: 'entra', certainty: 'certain' });
  });
});

describe('everything else', () => {
  test('the entity ID in the connection file', async () => {
    expect(await providerOf([], { ...connection, idpEntityId: oktaIssuer })).toMatchObject({
      id: 'okta',
      certainty: 'likely',
    });
  });

  test('the address that a request is for', async () => {
    const request = `<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_r" Version="2.0" IssueInstant="2026-03-02T11:59:00Z" Destination="https://sso.jumpcloud.com/saml2/acme"/>`;
    expect(await providerOf([request])).toMatchObject({
      id: 'jumpcloud',
      because: 'sign-on address https://sso.jumpcloud.com/saml2/',
    });
  });

  test('a code in the error that a callback carries', async () => {
    expect(await providerOf([failing('AADSTS50105: ada@acme.example is not assigned to a role.')])).toMatchObject({
      id: 'entra',
      certainty: 'possible',
      because: 'error code AADSTS50105',
    });
    expect(await providerOf([failing('Invalid thumbprint')])).toBeNull();
  });

  test('a certificate that is handed in', async () => {
    expect(await providerOf([entraIdentity.pem])).toMatchObject({ id: 'entra', certainty: 'likely' });
    expect(await providerOf([identity.pem])).toBeNull();
  });

  test('the broker’s own certificate, handed in by mistake, tells nothing', async () => {
    const broker = createIdentity({ commonName: 'acme-broker.eu.auth0.com' }).pem;
    expect(await providerOf([broker])).toBeNull();
    const adfs = createMetadata({ entityId: 'http://sts.acme.example/adfs/services/trust' });
    expect(await providerOf([broker, adfs])).toMatchObject({ id: 'adfs', certainty: 'likely' });
  });

  test('a certificate as Keycloak makes it, and none that differs in version or number', async () => {
    const serialNumber = Date.parse('2024-05-06T07:08:09Z').toString(16).padStart(12, '0');
    const made = { commonName: 'acme', notBefore: '2024-05-06T07:06:29Z', notAfter: '2034-05-06T07:08:09Z' };
    const pem = (options: Parameters<typeof createIdentity>[0]): string => createIdentity({ ...made, ...options }).pem;
    expect(await providerOf([pem({ version: 1, serialNumber })])).toMatchObject({
      id: 'keycloak',
      certainty: 'possible',
    });
    expect(await providerOf([pem({ version: 3, serialNumber })])).toBeNull();
    expect(await providerOf([pem({ version: 1 })])).toBeNull();
  });
});
