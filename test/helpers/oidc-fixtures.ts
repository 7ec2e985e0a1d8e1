import { createHash } from 'node:crypto';
import type { FixtureFile } from './saml-fixtures.ts';
import {
  createClaims,
  createDiscovery,
  createKeySet,
  createSigner,
  createToken,
  oidcConnection,
  testIssuer,
} from './tokens.ts';

const broker = 'https://auth.influxdata.com/login/callback';

/** Tokens, keys and documents of one provider with one fault each. */
export async function createOidcFixtures(): Promise<FixtureFile[]> {
  const signer = createSigner('RS256', '2026-11');
  const next = createSigner('RS256', '2026-12');
  const token = (change: Record<string, unknown> = {}): Promise<string> => createToken(signer, createClaims(change));
  const good = await token();
  const access = 'canary-opaque-access-0123456789abcdef';
  const atHash = createHash('sha256').update(access).digest().subarray(0, 16).toString('base64url');
  const [header = '', , signature = ''] = good.split('.');
  const changed = Buffer.from(JSON.stringify(createClaims({ email: 'mallory@example.com' }))).toString('base64url');
  return [
    { name: 'connection.json', text: json(oidcConnection) },
    { name: 'jwks.json', text: json(createKeySet(signer)) },
    { name: 'discovery.json', text: json(createDiscovery()) },
    { name: 'good.jwt', text: `${good}\n` },
    { name: 'issuer-with-slash.jwt', text: `${await token({ iss: `${testIssuer}/` })}\n` },
    { name: 'other-audience.jwt', text: `${await token({ aud: 'grafana' })}\n` },
    { name: 'changed.jwt', text: `${header}.${changed}.${signature}\n` },
    { name: 'unsigned.jwt', text: `${await createToken(createSigner('none', '2026-11'))}\n` },
    { name: 'hs256.jwt', text: `${await createToken(createSigner('HS256', 'secret'))}\n` },
    { name: 'next-key.jwt', text: `${await createToken(next)}\n` },
    {
      name: 'token-response.json',
      text: json({
        access_token: access,
        expires_in: 300,
        refresh_token: 'canary-opaque-refresh-0123456789abcdef',
        token_type: 'Bearer',
        id_token: await token({ at_hash: atHash }),
        scope: 'openid profile email',
      }),
    },
    {
      name: 'wrapped-mail.txt',
      text: `Hello,\n\nthis is what our server sent:\n\n${lines(good, 72)}\n\nRegards\nAda\n`,
    },
    {
      name: 'request.txt',
      text: `${testIssuer}/protocol/openid-connect/auth?client_id=auth0-acme&response_type=code&scope=openid%20profile&redirect_uri=${encodeURIComponent(`${broker}/`)}&state=canary-state&nonce=canary-nonce-0123456789\n`,
    },
    {
      name: 'other-realm-discovery.json',
      text: json(
        createDiscovery({
          issuer: 'https://idp.example.com/realms/acme-test',
          token_endpoint_auth_methods_supported: ['client_secret_basic'],
        }),
      ),
    },
    { name: 'entra-connection.json', text: json(entraConnection) },
    { name: 'invalid-client.txt', text: invalidClient },
    {
      name: 'issuer-error.txt',
      text: `${broker}?error=access_denied&error_description=${issuerError}&state=canary-state\n`,
    },
  ];
}

const entraConnection = {
  id: 'con_0Example0Example',
  name: 'acme-entra',
  strategy: 'oidc',
  options: {
    type: 'back_channel',
    client_id: '11111111-2222-4333-8444-555555555555',
    client_secret: '0f1e2d3c-aaaa-4bbb-8ccc-dddddddddddd',
    issuer: 'https://login.microsoftonline.com/00000000-0000-4000-8000-000000000000/v2.0',
    discovery_url:
      'https://login.microsoftonline.com/00000000-0000-4000-8000-000000000000/v2.0/.well-known/openid-configuration',
    scope: 'openid profile email',
    jwks_uri: 'https://login.microsoftonline.com/00000000-0000-4000-8000-000000000000/discovery/v2.0/keys',
  },
};

const issuerError = encodeURIComponent(`unexpected iss value, expected ${testIssuer}/, got: ${testIssuer}`);

const invalidClient = `HTTP/1.1 401 Unauthorized
WWW-Authenticate: Basic realm="idp"
Content-Type: application/json

{"error":"invalid_client","error_description":"Client authentication failed"}
`;

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function lines(text: string, width: number): string {
  return text.match(new RegExp(`.{1,${width}}`, 'g'))?.join('\n') ?? '';
}
