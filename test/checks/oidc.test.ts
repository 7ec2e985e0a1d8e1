import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diagnose, type DiagnoseOptions } from '../../src/diagnose.ts';
import type { ConnectionSettings } from '../../src/evidence/connection.ts';
import type { Evidence } from '../../src/evidence/evidence.ts';
import { readEvidence } from '../../src/input/index.ts';
import type { Finding, Report } from '../../src/report/report.ts';
import { expectValidReport } from '../helpers/schema.ts';
import {
  createClaims,
  createDiscovery,
  createKeySet,
  createSigner,
  createToken,
  issuedAt,
  oidcConnection,
  testIssuer,
  type TestSigner,
} from '../helpers/tokens.ts';

const signer = createSigner();
const es256 = createSigner('ES256', 'key-2');
const ed25519 = createSigner('EdDSA', 'key-3');
const secp256k1 = createSigner('ES256K', 'key-4');
const short = createSigner('RS256', 'key-5', 1024);
const pss = createSigner('PS256', 'key-6');
const keySet = createKeySet(signer, es256, ed25519, secp256k1, short, pss);
const seconds = issuedAt.getTime() / 1000;

interface Setup {
  readonly inputs?: readonly unknown[];
  /** Null for none. */
  readonly settings?: ConnectionSettings | null;
  readonly options?: Partial<DiagnoseOptions>;
}

async function reportOf({ inputs = [], settings = oidcConnection, options = {} }: Setup): Promise<Report> {
  const sources = inputs.map((input, index) => ({
    name: `input-${index + 1}`,
    text: typeof input === 'string' ? input : JSON.stringify(input),
    bytes: null,
  }));
  const read = await readEvidence(sources, { distinctive: [] });
  const origin = { source: 'connection.json', location: null };
  const evidence: Evidence[] =
    settings === null ? read : [...read, { kind: 'connection', origin, settings, certificates: [] }];
  const report = await diagnose(evidence, { now: new Date('2026-11-24T12:00:00Z'), ...options });
  expectValidReport(report);
  return report;
}

async function tokenReport(
  claims: Record<string, unknown> = {},
  {
    header = {},
    signedBy = signer,
    ...setup
  }: Setup & { header?: Record<string, unknown>; signedBy?: TestSigner } = {},
): Promise<Report> {
  return reportOf({ inputs: [await createToken(signedBy, createClaims(claims), header), keySet], ...setup });
}

function finding({ findings }: Report, check: string): Finding | undefined {
  return findings.find((one) => one.check === check);
}

function statusOf(report: Report, check: string): string | undefined {
  return finding(report, check)?.status;
}

function codesOf({ diagnoses }: Report): string[] {
  return diagnoses.map(({ code }) => code);
}

describe('a token that is right', () => {
  test('passes every check, and the verdict is healthy', async () => {
    const report = await tokenReport();
    expect(report.verdict).toBe('healthy');
    expect(report.at).toBe(issuedAt.toISOString());
    expect(report.atFrom).toBe('capture');
    expect(new Set(report.findings.filter(({ from }) => from === 'e1').map(({ status }) => status))).toEqual(
      new Set(['pass']),
    );
    expect(report.idToken).toMatchObject({ issuer: testIssuer, signature: { state: 'valid', keyId: 'key-1' } });
  });

  test('by itself leaves open what it cannot be compared with, and says nothing is wrong', async () => {
    const report = await reportOf({ inputs: [await createToken(signer)], settings: null });
    expect(report.verdict).toBe('not-a-failure');
    expect(report.findings.filter(({ status }) => status === 'unknown').map(({ missing }) => missing)).toEqual([
      'the key set of the provider (JWKS)',
      'issuer',
      'clientId',
      'nonce',
    ]);
  });

  test('of the broker itself is not taken for the provider’s', async () => {
    const report = await tokenReport({ iss: 'https://auth.influxdata.com/', aud: 'other' });
    expect(report.verdict).toBe('not-a-failure');
    expect(statusOf(report, 'id-token-issuer')).toBe('skipped');
    expect(report.idToken?.issuedByBroker).toBe(true);
  });
});

describe('signatures', () => {
  test.each([
    ['RS256', signer],
    ['PS256', pss],
    ['ES256', es256],
    ['EdDSA', ed25519],
  ])('%s is verified', async (_name, signedBy) => {
    const report = await tokenReport({}, { signedBy });
    expect(report.idToken?.signature).toEqual({ state: 'valid', reason: null, keyId: signedBy.keyId });
  });

  test.each<[string, TestSigner, Record<string, unknown>, string, string | undefined]>([
    ['HS256: the key is the client secret', createSigner('HS256'), {}, 'symmetric', 'unknown'],
    ['ES256K: not known to the library', secp256k1, {}, 'unsupported', 'unknown'],
    ['an invented one', signer, { alg: 'RS257' }, 'unsupported', 'unknown'],
    ['an RSA key below 2048 bits is no invalid signature', short, {}, 'short-key', 'fail'],
    ['none', createSigner('none'), {}, 'unsigned', undefined],
    ['crit', signer, { crit: ['exp'] }, 'critical', 'unknown'],
    ['a key that is not there', createSigner('RS256', 'key-9'), {}, 'no-such-key', 'fail'],
    ['a key of another kind', signer, { kid: 'key-2' }, 'no-such-key', 'fail'],
  ])('%s', async (_name, signedBy, header, reason, status) => {
    const token = 'alg' in header ? withHeader(await createToken(signedBy), header) : null;
    const report =
      token === null ? await tokenReport({}, { signedBy, header }) : await reportOf({ inputs: [token, keySet] });
    expect(report.idToken?.signature).toMatchObject({ state: 'not-judged', reason });
    expect(statusOf(report, 'id-token-signature')).toBe(status);
  });

  test.each([
    ['another key under the same name', (): Promise<string> => createToken(createSigner())],
    [
      'a changed claim',
      async (): Promise<string> => withClaims(await createToken(signer), createClaims({ sub: 'eve' })),
    ],
    ['a cut signature', async (): Promise<string> => (await createToken(signer)).slice(0, -8)],
    ['HS256 made with the public key, called RS256', (): Promise<string> => confused()],
  ])('%s is not valid', async (_name, make) => {
    const report = await reportOf({ inputs: [await make(), keySet] });
    expect(report.idToken?.signature.state).toBe('invalid');
    expect(codesOf(report)).toContain('id-token-signature-not-valid');
  });

  test('without a kid every fitting key is tried', async () => {
    const report = await tokenReport({}, { header: { kid: undefined } });
    expect(report.idToken?.signature).toMatchObject({ state: 'valid', keyId: 'key-1' });
  });
});

describe('algorithms', () => {
  test.each<[string, TestSigner, readonly string[] | undefined, string | undefined, string | undefined]>([
    ['accepted by the connection', signer, ['RS256'], undefined, undefined],
    ['RS256 without a setting', signer, undefined, undefined, undefined],
    ['not accepted by the connection', es256, ['RS256'], 'id-token-algorithm-refused', 'certain'],
    ['HS256 without a setting', createSigner('HS256'), undefined, 'id-token-algorithm-refused', 'likely'],
    ['EdDSA without a setting', ed25519, undefined, 'id-token-algorithm-refused', 'likely'],
    ['none', createSigner('none'), undefined, 'id-token-unsigned', 'certain'],
  ])('%s', async (_name, signedBy, idTokenSignedResponseAlgs, code, certainty) => {
    const { idTokenSignedResponseAlgs: _accepted, ...others } = oidcConnection;
    const settings = idTokenSignedResponseAlgs === undefined ? others : { ...others, idTokenSignedResponseAlgs };
    const [answer] = (await tokenReport({}, { signedBy, settings })).diagnoses;
    expect([answer?.code, answer?.certainty]).toEqual([code, certainty]);
  });

  test.each(['None', 'NONE', 'nOnE'])('%s is none as well', async (alg) => {
    const token = withHeader(await createToken(createSigner('none')), { alg });
    expect(codesOf(await reportOf({ inputs: [token, keySet] }))[0]).toBe('id-token-unsigned');
  });

  test('a signature taken away is unsigned, whatever alg says', async () => {
    const token = (await createToken(signer)).replace(/[^.]+$/, '');
    const report = await reportOf({ inputs: [`id_token=${token}`, keySet] });
    expect(codesOf(report)[0]).toBe('id-token-unsigned');
    expect(report.findings.some(({ suspicious }) => suspicious)).toBe(true);
  });
});

describe('claims', () => {
  test.each<[string, Record<string, unknown>, string, string]>([
    ['a slash at the end', { iss: `${testIssuer}/` }, 'id-token-issuer', 'id-token-issuer-differs'],
    ['another tenant', { iss: 'https://evil.example/' }, 'id-token-issuer', 'id-token-issuer-differs'],
    ['another audience', { aud: 'grafana' }, 'id-token-audience', 'id-token-audience-differs'],
    ['other audiences', { aud: ['a', 'b'] }, 'id-token-audience', 'id-token-audience-differs'],
    [
      'another authorized party',
      { aud: ['auth0-acme', 'b'], azp: 'b' },
      'id-token-audience',
      'id-token-authorized-party-differs',
    ],
    ['another nonce', { nonce: 'x' }, 'id-token-nonce', 'id-token-nonce-differs'],
    ['no nonce', { nonce: undefined }, 'id-token-nonce', 'id-token-nonce-differs'],
    ['no sub', { sub: undefined }, 'id-token-claims', 'id-token-claim-missing'],
    ['exp as a text', { exp: String(seconds + 600) }, 'id-token-claims', 'id-token-claim-missing'],
    ['exp in milliseconds', { exp: (seconds + 600) * 1000 }, 'id-token-claims', 'id-token-claim-missing'],
    ['an empty list of audiences', { aud: [] }, 'id-token-claims', 'id-token-claim-missing'],
    ['crit', {}, 'id-token-form', 'id-token-critical-header'],
  ])('%s', async (name, claims, check, code) => {
    const report = await tokenReport(claims, name === 'crit' ? { header: { crit: ['x'] } } : {});
    expect(report.findings.filter((one) => one.check === check).map(({ status }) => status)).toContain('fail');
    expect(report.diagnoses[0]).toMatchObject({ code, certainty: 'certain' });
    expect(report.verdict).toBe('problem');
  });

  test('only a slash at the end is called that', async () => {
    expect(finding(await tokenReport({ iss: `${testIssuer}/` }), 'id-token-issuer')?.message).toContain(
      'Only a slash at the end differs.',
    );
  });

  test('the client among several audiences passes, and a missing azp is only noticed', async () => {
    const report = await tokenReport({ aud: ['grafana', 'auth0-acme'] });
    expect(report.findings.filter(({ check }) => check === 'id-token-audience').map(({ status }) => status)).toEqual([
      'pass',
      'fail',
    ]);
    expect(report.diagnoses).toEqual([]);
  });

  test('issuer and client are taken from the discovery document and the request', async () => {
    const request = `${testIssuer}/auth?client_id=auth0-acme&response_type=code&nonce=canary-nonce-0123456789&redirect_uri=https%3A%2F%2Fauth.influxdata.com%2Flogin%2Fcallback`;
    const inputs = [await createToken(signer), createDiscovery(), request, keySet];
    const report = await reportOf({ inputs, settings: null });
    for (const check of ['id-token-issuer', 'id-token-audience', 'id-token-nonce'])
      expect(statusOf(report, check), check).toBe('pass');
  });

  test.each([
    ['jwt issuer invalid. expected: https://idp.example.com/', 'id-token-issuer', 'https://idp.example.com/'],
    [
      'unexpected iss value, expected https://idp.example.com/, got: https://idp.example.com',
      'id-token-issuer',
      'https://idp.example.com/',
    ],
    ['jwt audience invalid. expected: 4kXy', 'id-token-audience', '4kXy'],
    ['aud mismatch, expected abc, got: auth0-acme', 'id-token-audience', 'abc'],
  ])('what the error says is expected is compared: %s', async (description, check, expected) => {
    const url = `https://auth.influxdata.com/login/callback?error=access_denied&error_description=${encodeURIComponent(description)}`;
    const report = await reportOf({ inputs: [url, await createToken(signer)], settings: null });
    expect(finding(report, check)).toMatchObject({ status: 'fail', expected });
    expect(report.diagnoses.find(({ code }) => code === `${check}-differs`)?.certainty).toBe('likely');
  });

  test('errors that say different things say nothing', async () => {
    const text = ['a', 'b'].map(
      (value) => `error=access_denied&error_description=jwt issuer invalid. expected: ${value}`,
    );
    const report = await reportOf({ inputs: [...text, await createToken(signer)], settings: null });
    expect(statusOf(report, 'id-token-issuer')).toBe('unknown');
  });

  test('a discovery document for all tenants says no issuer', async () => {
    const issuer = 'https://login.microsoftonline.com/{tenantid}/v2.0';
    const report = await reportOf({ inputs: [await createToken(signer), createDiscovery({ issuer })], settings: null });
    expect(statusOf(report, 'id-token-issuer')).toBe('unknown');
  });
});

describe('times', () => {
  const at = (minutes: number): Partial<DiagnoseOptions> => ({
    now: new Date(issuedAt.getTime() + minutes * 60_000),
    atFrom: 'option',
  });

  test.each<[string, number, Record<string, unknown>, number | undefined, string]>([
    ['within', 5, {}, undefined, 'pass'],
    ['a minute after exp, where the tolerance is not known', 11, {}, undefined, 'unknown'],
    ['a minute after exp, with a tolerance of three', 11, {}, 3, 'pass'],
    ['a minute after exp, with none', 11, {}, 0, 'fail'],
    ['an hour after exp', 70, {}, undefined, 'fail'],
    ['a minute before iat', -1, {}, undefined, 'unknown'],
    ['an hour before iat', -60, {}, undefined, 'fail'],
    ['before nbf', 1, { nbf: seconds + 540 }, undefined, 'fail'],
  ])('%s', async (_name, minutes, claims, clockSkewMinutes, status) => {
    const settings = clockSkewMinutes === undefined ? oidcConnection : { ...oidcConnection, clockSkewMinutes };
    const report = await tokenReport(claims, { options: at(minutes), settings });
    expect(statusOf(report, 'id-token-time')).toBe(status);
  });

  test('a token that expires before it is issued has expired', async () => {
    expect(codesOf(await tokenReport({ exp: seconds - 3600 }))).toEqual(['id-token-expired']);
  });

  test('one from the future is judged at the clock', async () => {
    const report = await tokenReport({ iat: seconds + 86_400, exp: seconds + 90_000 });
    expect(report.atFrom).toBe('clock');
    expect(codesOf(report)).toEqual(['id-token-not-yet-valid']);
  });
});

describe('hashes', () => {
  const access = 'canary-access-token-0123456789';
  test.each([
    ['RS256', signer, 'o8z3Vc5CBc0xPAl8dZ9VDw'],
    ['EdDSA', ed25519, 'x'],
  ])('at_hash of another access token (%s)', async (_name, signedBy, atHash) => {
    const token = await createToken(signedBy, createClaims({ at_hash: atHash }));
    const report = await reportOf({ inputs: [{ access_token: access, id_token: token }, keySet] });
    expect(codesOf(report)).toContain('id-token-hash-differs');
  });

  test('at_hash and c_hash of what stands beside', async () => {
    const { createHash } = await import('node:crypto');
    const half = (value: string): string =>
      createHash('sha256').update(value).digest().subarray(0, 16).toString('base64url');
    const code = 'canary-code-0123456789';
    const token = await createToken(signer, createClaims({ at_hash: half(access), c_hash: half(code) }));
    const url = `https://auth.influxdata.com/login/callback#code=${code}&access_token=${access}&id_token=${token}&state=x`;
    const report = await reportOf({ inputs: [url, keySet] });
    expect(report.findings.filter(({ check }) => check === 'id-token-hashes').map(({ status }) => status)).toEqual([
      'pass',
      'pass',
    ]);
  });
});

describe('requests and discovery documents', () => {
  const request = (redirectUri: string): string =>
    `${testIssuer}/auth?client_id=auth0-acme&response_type=code&redirect_uri=${encodeURIComponent(redirectUri)}`;
  const callback = 'https://auth.influxdata.com/login/callback';

  test.each([
    ['registered', callback, 'pass', ''],
    ['with a slash', `${callback}/`, 'fail', 'Only a slash at the end differs.'],
    ['http', callback.replace('https', 'http'), 'fail', 'Only http and https differ.'],
    ['another host', callback.replace('auth.', 'login.'), 'fail', 'The hosts differ'],
  ])('redirect URI: %s', async (_name, uri, status, reason) => {
    const found = finding(await reportOf({ inputs: [request(uri)] }), 'redirect-uri');
    expect(found?.status).toBe(status);
    expect(found?.message).toContain(reason);
  });

  test('redirect URI: unknown where none is said to be registered', async () => {
    const { redirectUris: _unset, ...settings } = oidcConnection;
    expect(statusOf(await reportOf({ inputs: [request(callback)], settings }), 'redirect-uri')).toBe('unknown');
  });

  test.each<[string, Record<string, unknown>, ConnectionSettings, string | undefined]>([
    ['that fits', {}, oidcConnection, undefined],
    ['of another issuer', { issuer: `${testIssuer}/` }, oidcConnection, 'oidc-discovery-issuer-differs'],
    [
      'without the response type',
      { response_types_supported: ['code'] },
      { ...oidcConnection, responseType: 'id_token' },
      'oidc-response-type-not-supported',
    ],
    [
      'with the words of the response type in another order',
      { response_types_supported: ['id_token code'] },
      { ...oidcConnection, responseType: 'code id_token' },
      undefined,
    ],
    [
      'without an accepted algorithm',
      { id_token_signing_alg_values_supported: ['HS256'] },
      oidcConnection,
      'id-token-algorithm-refused',
    ],
    [
      'with client_secret_basic alone',
      { token_endpoint_auth_methods_supported: ['client_secret_basic'] },
      oidcConnection,
      'oidc-client-authentication-not-supported',
    ],
    ['larger than Auth0 reads', { padding: 'x'.repeat(130 * 1024) }, oidcConnection, 'auth0-oidc-discovery-too-large'],
  ])('a discovery document %s', async (_name, change, settings, code) => {
    expect(codesOf(await reportOf({ inputs: [createDiscovery(change)], settings }))[0]).toBe(code);
  });

  test('keys that the connection reads elsewhere are noticed', async () => {
    const jwks = { jwks_uri: 'https://idp.example.com/old' };
    const report = await reportOf({ inputs: [createDiscovery(jwks)] });
    expect(finding(report, 'jwks-uri')).toMatchObject({ status: 'fail', severity: 'warning' });
  });
});

test.each([
  ['that is cut', (token: string): string => token.slice(0, 200), 'unknown', 'id-token-copy-cut-off', 'fail'],
  ['that is too long', (token: string): string => `${token}${'A'.repeat(2e6)}`, 'not-a-failure', undefined, 'unknown'],
  [
    'that is none',
    (): string => 'id_token=eyJhbGciOiJSUzI1NiJ9.aGVsbG8.AAAA',
    'problem',
    'id-token-not-readable',
    'fail',
  ],
])('a token %s', async (_name, change, verdict, code, status) => {
  const report = await reportOf({ inputs: [change(await createToken(signer)), keySet] });
  expect([report.verdict, codesOf(report)[0], statusOf(report, 'id-token-form')]).toEqual([verdict, code, status]);
});

test.each([
  ['an encrypted token is told of', 'eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.a.b.c.d', 'unknown'],
  ['a signed one is not', 'eyJhbGciOiJub25lIn0.e30.', undefined],
])('%s', async (_name, token, status) => {
  expect(statusOf(await reportOf({ inputs: [`access_token=${token}`] }), 'encrypted-token')).toBe(status);
});

test('a token that was changed anywhere is never valid', async () => {
  const token = await createToken(signer);
  // The last character of base64 has bits that say nothing.
  const place = fc.integer({ min: 0, max: token.length - 2 });
  await fc.assert(
    fc.asyncProperty(place, fc.constantFrom(...'AZaz09-_.'), async (at, character) => {
      const changed = token.slice(0, at) + character + token.slice(at + 1);
      const { idToken } = await reportOf({ inputs: [`id_token=${changed}`, keySet] });
      if (changed !== token) expect(idToken?.signature.state).not.toBe('valid');
    }),
    { numRuns: 60 },
  );
});

describe('client secrets', () => {
  const connection = (secret: string, issuer: string): object => ({
    name: 'acme',
    strategy: 'oidc',
    options: { client_id: 'x', client_secret: secret, issuer },
  });
  const microsoft = 'https://login.microsoftonline.com/00000000-0000-4000-8000-000000000000/v2.0';
  const uuid = '0f1e2d3c-aaaa-4bbb-8ccc-dddddddddddd';

  test.each<[string, string, string, string | undefined]>([
    ['the ID in place of the value', uuid, microsoft, 'oidc-secret-id-for-value'],
    ['the same at a provider whose secrets look like that', uuid, testIssuer, undefined],
    ['a line break behind it', 'canary-secret-value\n', testIssuer, 'oidc-secret-with-blanks'],
    ['a blank before it', ' canary-secret-value', testIssuer, 'oidc-secret-with-blanks'],
    ['an ordinary one', 'canary-secret-value', microsoft, undefined],
  ])('%s', async (_name, secret, issuer, code) => {
    const report = await reportOf({ inputs: [connection(secret, issuer)], settings: null });
    expect(codesOf(report)[0]).toBe(code);
    expect(JSON.stringify(report)).not.toMatch(/canary|0f1e2d3c/);
  });
});

describe('settings out of a connection exported from Auth0', () => {
  test.each(['oidc', 'okta', 'waad'])('strategy %s', async (strategy) => {
    const options = {
      client_id: 'auth0-acme',
      client_secret: 'canary-secret-value',
      type: 'front_channel',
      scope: strategy === 'waad' ? ['openid', 'email'] : 'openid email',
      oidc_metadata: { issuer: testIssuer, jwks_uri: `${testIssuer}/certs` },
      token_endpoint_auth_method: 'private_key_jwt',
      id_token_signed_response_algs: ['RS256'],
    };
    const text = JSON.stringify({ name: 'acme', strategy, options });
    const evidence = await readEvidence([{ name: 'export.json', text, bytes: null }], { distinctive: [] });
    expect(evidence.map(({ kind }) => kind)).toEqual(['connection', 'secret']);
    expect(evidence[0]).toMatchObject({
      settings: {
        issuer: testIssuer,
        clientId: 'auth0-acme',
        scope: 'openid email',
        responseType: 'id_token',
        tokenEndpointAuthMethod: 'private_key_jwt',
        idTokenSignedResponseAlgs: ['RS256'],
        jwksUri: `${testIssuer}/certs`,
      },
    });
    expect(JSON.stringify(evidence)).not.toContain('canary');
  });
});

function withHeader(token: string, change: Record<string, unknown>): string {
  const [header = '', ...rest] = token.split('.');
  const members = JSON.parse(Buffer.from(header, 'base64url').toString()) as object;
  return [Buffer.from(JSON.stringify({ ...members, ...change })).toString('base64url'), ...rest].join('.');
}

function withClaims(token: string, claims: object): string {
  const [header = '', , signature = ''] = token.split('.');
  return `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${signature}`;
}

/** What an attacker makes for a verifier that takes the public key for a secret. */
async function confused(): Promise<string> {
  const secret = new TextEncoder().encode(JSON.stringify(signer.jwk));
  return withHeader(await createToken({ ...signer, algorithm: 'HS256', key: secret }), { alg: 'RS256' });
}
