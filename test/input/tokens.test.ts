import { describe, expect, test } from 'vitest';
import type { Evidence } from '../../src/evidence/evidence.ts';
import { readEvidence } from '../../src/input/index.ts';
import { readJwt } from '../../src/input/read-jwt.ts';
import { limits } from '../../src/limits.ts';
import { createClaims, createDiscovery, createKeySet, createSigner, createToken } from '../helpers/tokens.ts';

const signer = createSigner();
const token = await createToken(signer);

function read(value: unknown): Promise<Evidence[]> {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return readEvidence([{ name: 'paste', text, bytes: null }], { distinctive: [] });
}

async function kindsOf(value: unknown): Promise<string[]> {
  return (await read(value)).map(({ kind }) => kind);
}

function unsigned(header: string, claims: string): string {
  return `${Buffer.from(header).toString('base64url')}.${Buffer.from(claims).toString('base64url')}.`;
}

async function claimsToken(change: Record<string, unknown>, header: Record<string, unknown> = {}): Promise<string> {
  return createToken(signer, createClaims({ nonce: undefined, ...change }), header);
}

describe('what a token is', () => {
  test.each<[string, () => unknown, string[]]>([
    ['an ID token, by its nonce', () => token, ['id-token']],
    ['an ID token, by its claims', () => claimsToken({}), ['id-token']],
    ['an access token, by its type', () => claimsToken({}, { typ: 'at+jwt' }), ['access-token']],
    ['an access token, by its scope', () => claimsToken({ scope: 'openid' }), ['access-token']],
    ['an access token, by Microsoft’s scope', () => claimsToken({ scp: 'User.Read' }), ['access-token']],
    ['an access token, behind Bearer', () => `Authorization: Bearer ${token}`, ['access-token']],
    ['a client assertion', () => claimsToken({ iss: 'auth0-acme', sub: 'auth0-acme' }), ['client-assertion']],
    ['a logout token', () => claimsToken({ events: {}, exp: undefined }), ['other-token']],
    ['some other signed text', () => unsigned('{"alg":"none"}', '{"a":1}'), ['other-token']],
    ['an encrypted token', () => 'eyJhbGciOiJSU0EtT0FFUCJ9.a.b.c.d', ['other-token']],
    ['an encrypted token under the name', () => 'id_token=eyJhbGciOiJSU0EtT0FFUCJ9.a.b.c.d', ['other-token']],
    ['a token that is cut', () => token.slice(0, 90), ['id-token']],
    [
      'a whole token response',
      () => ({ access_token: 'canary-0123456789-access', id_token: token, refresh_token: 'canary-0123456789-refresh' }),
      ['access-token', 'id-token', 'refresh-token'],
    ],
    [
      'a callback with one',
      () => `https://app.example.com/login/callback#id_token=${token}&state=x`,
      ['callback-url', 'id-token'],
    ],
    [
      'an error of the token endpoint',
      () => ({ error: 'invalid_client', error_description: 'wrong' }),
      ['broker-error'],
    ],
    [
      'a challenge',
      () => 'WWW-Authenticate: Bearer error="invalid_token", error_description="expired"',
      ['broker-error'],
    ],
    ['a discovery document', () => createDiscovery(), ['oidc-metadata']],
    ['a key set', () => createKeySet(signer), ['jwks']],
    ['JSON with an issuer and nothing more', () => ({ issuer: 'https://a.example', about: '"jwks_uri"' }), []],
  ])('%s', async (_name, input, kinds) => {
    expect(await kindsOf(await input())).toEqual(kinds);
  });

  test('of all but an ID token nothing is kept', async () => {
    const evidence = await read({ access_token: 'canary-0123456789-access', client_assertion: token });
    expect(JSON.stringify(evidence)).not.toMatch(/canary|eyJ/);
  });
});

describe('what is wrong with one', () => {
  test.each<[string, string, object[]]>([
    ['a part that is no base64url', `${token.split('.')[0]}.a+b.c`, [{ kind: 'unreadable', part: 'claims' }]],
    ['claims that are no JSON', unsigned('{"alg":"none"}', 'hello'), [{ kind: 'unreadable', part: 'claims' }]],
    ['claims that are a list', unsigned('{"alg":"none"}', '[1]'), [{ kind: 'unreadable', part: 'claims' }]],
    ['a header that is no JSON', unsigned('hello', '{}'), [{ kind: 'unreadable', part: 'header' }]],
    ['a claim twice', unsigned('{"alg":"none"}', '{"iss":"a","iss":"b"}'), [{ kind: 'repeated', part: 'claims' }]],
    ['alg twice', unsigned('{"alg":"none","alg":"RS256"}', '{}'), [{ kind: 'repeated', part: 'header' }]],
    ['too deep', unsigned('{"alg":"none"}', '['.repeat(9e4) + ']'.repeat(9e4)), [{ kind: 'unreadable' }]],
    ['no third part', 'eyJhbGciOiJub25lIn0.e30', [{ kind: 'cut-off' }]],
    ['cut in the claims', 'eyJhbGciOiJub25lIn0.eyJ', [{ kind: 'cut-off' }]],
    ['8 MB', `eyJ${'a'.repeat(8e6)}.b.c`, [{ kind: 'over-limit' }]],
  ])('%s', (_name, compact, problems) => {
    expect(readJwt(compact).problems).toMatchObject(problems);
  });

  test('bytes that are no UTF-8', () => {
    const claims = Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]).toString('base64url');
    expect(readJwt(`eyJhbGciOiJub25lIn0.${claims}.`).problems).toMatchObject([{ kind: 'unreadable' }]);
  });

  test('of names that stand twice the last one counts', () => {
    expect(readJwt(unsigned('{"alg":"none","alg":"RS256"}', '{"iss":"a","iss":"b"}'))).toMatchObject({
      algorithm: 'RS256',
      claims: new Map([['iss', 'b']]),
    });
  });
});

test.each([
  ['a key twice', '{"issuer":"https://a.example","issuer":"https://b.example","jwks_uri":"https://a.example/k"}'],
  ['too much', `{"issuer":"${'a'.repeat(limits.discoveryCharacters)}","jwks_uri":"https://a.example/k"}`],
])('a discovery document with %s is refused', async (_name, text) => {
  await expect(read(text)).rejects.toThrow(/paste: this/);
});
