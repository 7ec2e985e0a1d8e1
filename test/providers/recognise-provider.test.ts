import { describe, expect, test } from 'vitest';
import type { ProviderTrace } from '../../src/providers/provider-traces.ts';
import { providers } from '../../src/providers/index.ts';
import { signKinds, type IdentityProvider, type SignKind } from '../../src/providers/provider.ts';
import { recogniseProvider } from '../../src/providers/recognise-provider.ts';
import { createRedactor } from '../../src/redaction/redact.ts';
import type { ProviderSection } from '../../src/report/report.ts';

const tenant = '5f2c1d8e-7a40-4b6d-9c35-0e8f1a2b3c4d';

const recognise = (...traces: ProviderTrace[]): ProviderSection | null =>
  recogniseProvider(traces, createRedactor({ showPersonalData: false }));
const trace = (kind: SignKind, value: string): ProviderTrace => ({ kind, value });
const issuer = (value: string): ProviderTrace => trace('issuer', value);
const verified = (value: string): ProviderTrace => ({ kind: 'issuer', value, verified: true });
const subject = (value: string, version1 = false, serialNumberIsTime = false): ProviderTrace => ({
  kind: 'certificateSubject',
  value,
  certificate: { version1, serialNumberIsTime },
});

const entraIssuer = issuer(`https://sts.windows.net/${tenant}/`);
const oktaIssuer = issuer('http://www.okta.com/exk7a1b2c3d4E5F6g5d7');
const oktaAddress = trace('ssoUrl', 'https://acme.okta.com/app/acme_influx_1/exk7a1b2c3d4E5F6g5d7/sso/saml');
const oktaSubject = subject('C=US, ST=California, L=San Francisco, O=Okta, OU=SSOProvider, CN=acme');

describe('a single sign', () => {
  const examples = (providers as readonly IdentityProvider[]).flatMap(({ id, signs }) =>
    signKinds.flatMap((kind) =>
      (signs[kind] ?? [])
        .filter(({ onlySupports }) => onlySupports !== true)
        .map(({ example, basis }) => ({ id, kind, example, basis })),
    ),
  );
  test.each(examples)('$kind $example: $id', ({ id, kind, example, basis }) => {
    const isWeak =
      basis === 'inferred' || ['attributeNames', 'errorTexts', 'pageAddresses', 'pageTexts'].includes(kind);
    expect(recognise(trace(kind, example))).toMatchObject({ id, certainty: isWeak ? 'possible' : 'likely' });
  });

  test.each([
    ['entra', 'issuer', `https://sts.windows.net/${tenant}`],
    ['entra', 'issuer', `https://login.microsoftonline.com/${tenant}/`],
    ['entra', 'issuer', `https://login.microsoftonline.us/${tenant}/v2.0`],
    ['entra', 'ssoUrl', 'https://login.microsoftonline.com/acme.example/wsfed'],
    ['entra', 'ssoUrl', `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/authorize`],
    ['okta', 'issuer', 'https://www.okta.com/kabcDEF123'],
    ['entra', 'issuer', `https://login.microsoftonline.com/${tenant}/v2.0`],
    ['microsoft-account', 'issuer', 'https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0'],
    ['okta', 'issuer', 'https://acme.okta.com'],
    ['okta', 'issuer', 'https://acme-dev.oktapreview.com/oauth2/aus1a2b3c4D5e6F7g8h9'],
    ['okta', 'ssoUrl', 'https://acme.okta.com/oauth2/v1/authorize'],
    ['google-oauth', 'issuer', 'accounts.google.com'],
    ['keycloak', 'ssoUrl', 'https://sso.acme.example/auth/realms/acme/protocol/openid-connect/auth'],
    ['adfs', 'issuer', 'https://fs.acme.example/adfs'],
    ['pingone', 'issuer', `https://auth.pingone.eu/${tenant}/as`],
    ['pingfederate', 'ssoUrl', 'https://sso.acme.example/tenant-a/as/authorization.oauth2'],
    ['onelogin', 'issuer', 'https://acme.onelogin.com/oidc/2'],
    ['jumpcloud', 'issuer', 'https://oauth.id.eu.jumpcloud.com/'],
    ['duo', 'issuer', 'https://sso-ab12cd34.sso.duosecurity.com/oidc/DI0123456789ABCDEFGH'],
    ['oracle', 'issuer', 'https://identity.oraclecloud.com/'],
    ['okta', 'ssoUrl', 'https://login.acme.oktapreview.com/app/template_saml_2_0/kabcDEF123/sso/saml?x=1'],
    [
      'google',
      'certificateSubject',
      'ST=California, C=US, OU=Google For Work, CN=Google, L=Mountain View, O=Google Inc.',
    ],
    ['adfs', 'issuer', 'https://fs.acme.example:8443/adfs/services/trust'],
    ['adfs', 'ssoUrl', 'https://fs.acme.example/adfs/ls'],
    ['onelogin', 'issuer', 'https://acme.onelogin.com/saml/metadata/123456'],
    ['onelogin', 'certificateSubject', 'C=US, O=OneLogin, CN=app.onelogin.com'],
    ['pingfederate', 'ssoUrl', 'https://sso.acme.example/idp/startSSO.ping'],
    ['keycloak', 'issuer', 'http://localhost:8080/auth/realms/acme staff'],
    ['duo', 'issuer', 'https://sso-ab12cd34.eu.sso.duosecurity.com/saml2/sp/DI0123456789ABCDEFGH/metadata'],
    ['oracle', 'issuer', 'https://idcs-00ff.identity.oraclecloud.com:443/fed'],
    ['cyberark', 'issuer', 'https://aax0000.id.cyberark.cloud/home'],
    ['adfs', 'errorTexts', 'Encountered error: MSIS3127: The specified request failed.'],
  ] as const)('%s, also as the %s %s', (id, kind, value) => {
    expect(recognise(trace(kind, value))?.id).toBe(id);
  });

  test.each([
    ['issuer', `https://sts.windows.net.evil.test/${tenant}/`],
    ['issuer', `https://login.microsoftonline.com.evil.test/${tenant}/`],
    ['issuer', `https://evil.test/?https://sts.windows.net/${tenant}/`],
    ['issuer', `https://sts.windows.net@evil.test/${tenant}/`],
    ['issuer', `https://sts.windows.net/${tenant}/evil`],
    ['issuer', `https://stsXwindows.net/${tenant}/`],
    ['issuer', 'https://sts.windows.net/'],
    ['issuer', 'http://www.okta.com.evil.test/exk7a1b2c3d4E5F6g5d7'],
    ['issuer', 'https://okta.com/oauth2/default'],
    ['issuer', 'https://acme.okta.com.evil.test/oauth2/default'],
    ['issuer', 'https://acme.okta.com/oauth2/default/v1'],
    ['issuer', 'https://accounts.google.com.evil.test'],
    ['issuer', 'https://auth.pingone.com/as'],
    ['issuer', 'https://acme.onelogin.com/oidc/2/evil'],
    // The broker's own issuer looks the same, so that it tells no provider.
    ['issuer', 'https://acme.eu.auth0.com/'],
    ['issuer', 'https://accounts.google.com/'],
    ['issuer', 'https://accounts.google.com/o/saml2?idpid=C01ab2cd3&x=1'],
    ['issuer', 'https://evil.test/path/adfs/services/trust'],
    ['issuer', 'https://evilonelogin.com/saml/metadata/1'],
    ['issuer', 'https://app.onelogin.com.evil.test/saml/metadata/1'],
    ['issuer', 'https://evil.test/realms/acme/account'],
    ['issuer', 'urn:auth0:influxdata:acme-saml'],
    ['issuer', 'urn:acme.notauth0.com'],
    ['issuer', 'urn:acme.auth0.com.evil.test'],
    ['issuer', 'https://sso.jumpcloud.com/saml2/acme'],
    ['issuer', 'https://evil.test/https://idp.acme.example/idp/shibboleth'],
    ['ssoUrl', 'https://login.microsoftonline.com.evil.test/x/saml2'],
    ['ssoUrl', `https://login.microsoftonline.com/${tenant}/saml2-evil`],
    ['ssoUrl', 'https://evil.test/acme.okta.com/app/x/exk1/sso/saml'],
    ['ssoUrl', 'https://evil.test?.okta.com/app/x/exk1/sso/saml'],
    ['ssoUrl', 'https://acme.notokta.com/app/x/exk1/sso/saml'],
    ['ssoUrl', 'https://evil.test/?u=https://sso.jumpcloud.com/saml2/acme'],
    ['ssoUrl', 'https://idp.acme.example/adfs/lsass'],
    ['ssoUrl', 'https://auth0.com.evil.test/samlp/x'],
    ['certificateSubject', 'CN=Not a Microsoft Azure Federated SSO Certificate'],
    ['certificateSubject', 'O=Acme\\, CN=Microsoft Azure Federated SSO Certificate'],
    ['certificateSubject', 'O=Okta'],
    ['certificateSubject', 'CN=Google'],
    ['certificateSubject', 'OU=Google For Work'],
    ['certificateSubject', 'CN=idp.acme.example'],
    ['attributeNames', 'Role'],
    ['attributeNames', 'SAML_SUBJECT'],
    ['attributeNames', 'http://schemas.microsoft.com/claims/authnmethodsreferences'],
    ['attributeNames', 'http://schemas.microsoft.com/ws/2008/06/identity/claims/role'],
    ['errorTexts', 'AADSTS without a number'],
    ['errorTexts', 'XMSIS7042'],
    ['errorTexts', 'Invalid thumbprint'],
    ['errorTexts', `see https://sts.windows.net/${tenant}/`],
  ] as const)('nobody is recognised by the %s %s', (kind, value) => {
    expect(recognise(trace(kind, value))).toBeNull();
  });

  test('without any, nobody is recognised', () => {
    expect(recognise()).toBeNull();
  });
});

describe('a certificate that names a realm and nothing else', () => {
  test('is possibly Keycloak’s in version 1 with a serial number that is the time', () => {
    expect(recognise(subject('CN=acme', true, true))).toEqual({
      id: 'keycloak',
      name: 'Keycloak',
      certainty: 'possible',
      because: 'certificate CN=acme',
    });
  });

  test('is possibly Keycloak’s in version 1 with another sign of it', () => {
    const role = trace('attributeNames', 'Role');
    expect(recognise(subject('CN=acme', true), role)).toMatchObject({ id: 'keycloak', certainty: 'possible' });
  });

  test.each([
    ['in version 1 alone', [subject('CN=acme', true)]],
    ['in version 1 twice', [subject('CN=acme', true), subject('CN=other', true)]],
    ['in version 3', [subject('CN=acme', false, true)]],
    ['in version 3 with another sign', [subject('CN=acme'), trace('attributeNames', 'Role')]],
    ['with more names', [subject('CN=acme, O=Acme', true, true)]],
  ])('is nobody’s %s', (_name, traces) => {
    expect(recognise(...traces)).toBeNull();
  });
});

describe('several signs', () => {
  const table: [string, ProviderTrace[], Partial<ProviderSection> | null][] = [
    [
      'that agree: the strongest is named',
      [oktaSubject, oktaAddress, oktaIssuer],
      { id: 'okta', certainty: 'likely', because: `issuer ${oktaIssuer.value}` },
    ],
    ['issuer before address', [oktaAddress, entraIssuer], { id: 'entra', certainty: 'likely' }],
    [
      'address before certificate',
      [subject('CN=ADFS Signing - sts.acme.example'), oktaAddress],
      { id: 'okta', because: `sign-on address https://acme.okta.com/app/acme_influx_1/exk7a1b2c3d4E5F6g5d7/sso/saml` },
    ],
    [
      'certificate before attribute',
      [trace('attributeNames', 'saml_subject'), oktaSubject],
      { id: 'okta', because: 'certificate O=Okta, OU=SSOProvider' },
    ],
    [
      'attribute before error code',
      [trace('errorTexts', 'AADSTS50105'), trace('attributeNames', 'saml_subject')],
      { id: 'pingone', certainty: 'possible' },
    ],
    ['two issuers of different providers', [entraIssuer, oktaIssuer], null],
    ['two issuers, whatever else one of them has', [entraIssuer, oktaIssuer, oktaAddress, oktaSubject], null],
    [
      'two issuers of one provider',
      [entraIssuer, issuer(`https://sts.windows.net/${tenant.replace('5', '6')}/`)],
      { id: 'entra' },
    ],
    ['two certificates of different providers', [oktaSubject, subject('CN=ADFS Signing - sts.acme.example')], null],
    ['a verified issuer', [verified(entraIssuer.value)], { id: 'entra', certainty: 'certain' }],
    [
      'a verified issuer before another one',
      [oktaIssuer, verified(entraIssuer.value)],
      { id: 'entra', certainty: 'likely' },
    ],
    [
      'a verified issuer that a certificate contradicts',
      [verified(entraIssuer.value), oktaSubject],
      { id: 'entra', certainty: 'likely' },
    ],
    [
      'a verified issuer whose form is inferred',
      [verified(`https://auth.pingone.eu/${tenant}`)],
      { id: 'pingone', certainty: 'possible' },
    ],
    [
      'a sign that only supports contradicts nobody',
      [verified(oktaIssuer.value), trace('attributeNames', 'Role')],
      { id: 'okta', certainty: 'certain' },
    ],
    [
      'a supporting sign beside a weak one',
      [
        trace('attributeNames', 'http://schemas.microsoft.com/claims/authnmethodsreferences'),
        trace('errorTexts', 'AADSTS50105: not assigned'),
      ],
      { id: 'entra', certainty: 'possible', because: 'error code AADSTS50105' },
    ],
  ];
  test.each(table)('%s', (_name, traces, expected) => {
    const found = recognise(...traces);
    const backwards = recognise(...traces.toReversed());
    expect([backwards?.id, backwards?.certainty]).toEqual([found?.id, found?.certainty]);
    if (expected === null) expect(found).toBeNull();
    else expect(found).toMatchObject(expected);
  });
});

describe('what is shown as the reason', () => {
  test('is short', () => {
    const long = recognise(issuer(`https://login.acme.example/realms/${'a'.repeat(5000)}`));
    expect(long?.id).toBe('keycloak');
    expect(long?.because.length).toBeLessThan(220);
  });

  test('holds no address of a person or a machine, and nothing of a text but the code', () => {
    expect(recognise(issuer('https://192.0.2.7/realms/ada@acme.example'))?.because).toBe(
      'issuer https://[IP address 1]/realms/[email 1]',
    );
    expect(recognise(trace('errorTexts', 'AADSTS50105: ada@acme.example is not assigned'))?.because).toBe(
      'error code AADSTS50105',
    );
    expect(recognise(subject(`${oktaSubject.value}, emailAddress=ada@acme.example`))?.because).toBe(
      'certificate O=Okta, OU=SSOProvider',
    );
  });
});
