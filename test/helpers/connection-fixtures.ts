import { testConnection } from './idp.ts';
import { createGroup, createKey, createMetadata } from './metadata.ts';
import type { FixtureFile } from './saml-fixtures.ts';
import { createIdentity } from './self-signed.ts';

/** What the files of `fixtures/inputs/saml/` were made with, so that all of them fit together. */
interface SamlSetup {
  /** Base64 of the certificate that signs the responses. */
  readonly certificate: string;
  readonly thumbprint: string;
}

const emailAddress = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress';
const unspecified = 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified';

/** The broker's settings, in the forms that people have them in. */
export function createConnectionFixtures({ certificate, thumbprint }: SamlSetup): FixtureFile[] {
  const pem = `-----BEGIN CERTIFICATE-----\n${lines(certificate, 64)}\n-----END CERTIFICATE-----\n`;
  const exported = {
    id: 'con_0Example0Example',
    name: 'acme-saml',
    display_name: 'Acme',
    strategy: 'samlp',
    options: {
      cert: pem,
      debug: false,
      expires: '2040-01-01T00:00:00.000Z',
      subject: { commonName: 'idp.example.com' },
      entityId: testConnection.entityId,
      fieldsMap: {},
      signingCert: Buffer.from(pem).toString('base64'),
      thumbprints: [thumbprint.toLowerCase()],
      signInEndpoint: 'https://idp.example.com/sso',
      signatureAlgorithm: 'rsa-sha256',
      digestAlgorithm: 'sha256',
      protocolBinding: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST',
      signSAMLRequest: true,
    },
    enabled_clients: [],
    realms: ['acme-saml'],
  };
  const database = { id: 'con_1Example1Example', name: 'users', strategy: 'auth0', options: {}, realms: ['users'] };
  return [
    { name: 'acme.pem', text: pem },
    { name: 'connection.yaml', text: connectionYaml(thumbprint) },
    { name: 'auth0-connection.json', text: `${JSON.stringify(exported, null, 2)}\n` },
    { name: 'auth0-connections.json', text: `${JSON.stringify([database, exported], null, 2)}\n` },
  ];
}

function connectionYaml(thumbprint: string): string {
  return `# What support told us about our connection.
profile: influxdb-cloud-dedicated
entityId: ${testConnection.entityId}
callbackUrl: ${testConnection.callbackUrl}
thumbprints:
  - ${thumbprint}
certificate: acme.pem
decryptionKey: ../saml/decryption-key.pem
clockSkewMinutes: 3
idpEntityId: ${testConnection.idpEntityId}
checks:
  certificateExpiration: false
`;
}

/** Metadata of the provider that signs the responses, and of the shapes that known providers publish. */
export function createMetadataFixtures({ certificate }: SamlSetup): FixtureFile[] {
  const next = createIdentity({ commonName: 'next.idp.example.com' });
  const encryption = createIdentity({ commonName: 'encryption.idp.example.com' });
  const entra = createIdentity({ commonName: 'accounts.accesscontrol.example.com' });
  const okta = createIdentity({ commonName: 'acme' });
  const rollover = createMetadata({
    attributes: ' cacheDuration="P1D" validUntil="2026-12-31T00:00:00Z"',
    roleAttributes: ' WantAuthnRequestsSigned="true"',
    keys: [
      { use: 'signing', certificates: [certificate] },
      { use: 'signing', certificates: [next.base64] },
      { use: 'encryption', certificates: [encryption.base64] },
    ],
    nameIdFormats: [emailAddress],
    logout: true,
  });
  const serviceProvider = createMetadata({
    entityId: testConnection.entityId,
    role: 'SPSSODescriptor',
    address: testConnection.callbackUrl,
  });
  return [
    { name: 'two-signing-keys.xml', text: file(indented(rollover)) },
    { name: 'entra.xml', text: entraMetadata([entra.base64, next.base64], entra) },
    {
      name: 'okta.xml',
      text: file(
        createMetadata({
          entityId: 'http://www.okta.com/exk0example0example0',
          roleAttributes: ' WantAuthnRequestsSigned="false"',
          keys: [{ use: 'signing', certificates: [lines(okta.base64, 64)] }],
          nameIdFormats: [unspecified, emailAddress],
          address: 'https://acme.okta.example/app/acme_dedicated/exk0example0example0',
        }),
      ),
    },
    { name: 'service-provider.xml', text: file(serviceProvider) },
    {
      name: 'federation.xml',
      text: file(
        indented(
          createGroup(
            serviceProvider +
              createGroup(rollover) +
              createMetadata({
                entityId: 'https://login.other.example/metadata',
                keys: [{ certificates: [next.base64] }],
              }),
            ' validUntil="2026-06-30T00:00:00Z"',
          ),
        ),
      ),
    },
  ];
}

/** As Microsoft Entra ID publishes it: signed, the default namespace, the same keys once more in WS-Federation roles. */
function entraMetadata(certificates: readonly string[], signedBy: ReturnType<typeof createIdentity>): string {
  const tenant = '00000000-0000-4000-8000-000000000000';
  const keys = certificates.map((text) => ({ use: 'signing', certificates: [text] }));
  const role = (type: string): string =>
    '<RoleDescriptor xmlns:fed="http://docs.oasis-open.org/wsfed/federation/200706" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"' +
    ` protocolSupportEnumeration="http://docs.oasis-open.org/wsfed/federation/200706" xsi:type="fed:${type}">` +
    `${keys.map((key) => createKey(key, '')).join('')}</RoleDescriptor>`;
  return file(
    createMetadata({
      entityId: `https://sts.windows.net/${tenant}/`,
      prefix: '',
      keys,
      before: role('SecurityTokenServiceType') + role('ApplicationServiceType'),
      logout: true,
      address: `https://login.microsoftonline.example/${tenant}`,
      signedBy,
    }),
  );
}

function file(xml: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xml}\n`;
}

function indented(xml: string): string {
  return xml.replaceAll('><', '>\n<');
}

function lines(base64: string, length: number): string {
  return (base64.match(new RegExp(`.{1,${length}}`, 'g')) ?? []).join('\n');
}
