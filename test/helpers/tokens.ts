import { createPublicKey, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { CompactSign } from 'jose';

export type TestAlgorithm = 'RS256' | 'PS256' | 'ES256' | 'ES256K' | 'EdDSA' | 'HS256' | 'none';

export interface TestSigner {
  readonly algorithm: TestAlgorithm;
  readonly keyId: string;
  /** Null where the algorithm is none. */
  readonly key: KeyObject | Uint8Array | null;
  /** As the provider publishes it; null where there is nothing to publish. */
  readonly jwk: Readonly<Record<string, unknown>> | null;
}

/** A fresh key of the kind that an algorithm needs. */
export function createSigner(algorithm: TestAlgorithm = 'RS256', keyId = 'key-1', bits = 2048): TestSigner {
  if (algorithm === 'none') return { algorithm, keyId, key: null, jwk: null };
  if (algorithm === 'HS256') return { algorithm, keyId, key: randomBytes(32), jwk: null };
  const key = privateKey(algorithm, bits);
  const jwk = { ...createPublicKey(key).export({ format: 'jwk' }), kid: keyId, use: 'sig', alg: algorithm };
  return { algorithm, keyId, key, jwk };
}

function privateKey(algorithm: TestAlgorithm, modulusLength: number): KeyObject {
  if (algorithm === 'ES256') return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  if (algorithm === 'ES256K') return generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).privateKey;
  if (algorithm === 'EdDSA') return generateKeyPairSync('ed25519').privateKey;
  return generateKeyPairSync('rsa', { modulusLength }).privateKey;
}

/** Unless told otherwise: a login at this time, valid for ten minutes. */
export const issuedAt = new Date('2026-11-24T11:50:00Z');

export const testIssuer = 'https://idp.example.com/realms/acme';
const testClient = 'auth0-acme';

/** What an ordinary provider says of Ada; change the one thing under test. `undefined` takes a claim away. */
export function createClaims(change: Record<string, unknown> = {}): Record<string, unknown> {
  const seconds = issuedAt.getTime() / 1000;
  return {
    iss: testIssuer,
    sub: 'canary-subject-5f2c1d8e',
    aud: testClient,
    iat: seconds,
    exp: seconds + 600,
    nonce: 'canary-nonce-0123456789',
    sid: 'canary-session-77a1',
    email: 'canary.ada@example.com',
    name: 'Canary Lovelace',
    groups: ['canary-admins', 'canary-staff'],
    acr: '1',
    amr: ['pwd', 'mfa'],
    ...change,
  };
}

/** A signed token in compact serialization. What the library refuses to make is signed by Node. */
export async function createToken(
  signer: TestSigner,
  claims: Record<string, unknown> | string = createClaims(),
  header: Record<string, unknown> = {},
): Promise<string> {
  const { algorithm, keyId, key } = signer;
  const payload = typeof claims === 'string' ? claims : JSON.stringify(claims);
  const protectedHeader = { alg: algorithm as string, kid: keyId, typ: 'JWT', ...header };
  const start = `${encoded(JSON.stringify(protectedHeader))}.${encoded(payload)}`;
  if (key === null) return `${start}.`;
  const isShort = 'asymmetricKeyDetails' in key && (key.asymmetricKeyDetails?.modulusLength ?? 4096) < 2048;
  const libraryRefuses = isShort || algorithm === 'ES256K' || 'crit' in header;
  if (libraryRefuses && 'type' in key) {
    const signature = sign('sha256', Buffer.from(start), { key, dsaEncoding: 'ieee-p1363' });
    return `${start}.${signature.toString('base64url')}`;
  }
  return new CompactSign(new TextEncoder().encode(payload)).setProtectedHeader(protectedHeader).sign(key);
}

/** A key set as `jwks_uri` answers with it. */
export function createKeySet(...signers: readonly TestSigner[]): { keys: unknown[] } {
  return { keys: signers.flatMap(({ jwk }) => (jwk === null ? [] : [jwk])) };
}

/** A discovery document that fits everything here. */
export function createDiscovery(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    issuer: testIssuer,
    authorization_endpoint: `${testIssuer}/protocol/openid-connect/auth`,
    token_endpoint: `${testIssuer}/protocol/openid-connect/token`,
    userinfo_endpoint: `${testIssuer}/protocol/openid-connect/userinfo`,
    jwks_uri: `${testIssuer}/protocol/openid-connect/certs`,
    response_types_supported: ['code', 'id_token', 'code id_token'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256', 'ES256'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'private_key_jwt'],
    scopes_supported: ['openid', 'profile', 'email'],
    ...change,
  };
}

/** What the broker is set up with for all of this. */
export const oidcConnection = {
  issuer: testIssuer,
  clientId: testClient,
  nonce: 'canary-nonce-0123456789',
  responseType: 'code',
  scope: 'openid profile email',
  redirectUris: ['https://auth.influxdata.com/login/callback'],
  idTokenSignedResponseAlgs: ['RS256'],
  jwksUri: `${testIssuer}/protocol/openid-connect/certs`,
};

function encoded(text: string): string {
  return Buffer.from(text).toString('base64url');
}
