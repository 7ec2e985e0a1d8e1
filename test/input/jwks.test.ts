import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/diagnose.ts';
import { SsoDoctorError } from '../../src/errors.ts';
import type { Evidence } from '../../src/evidence/evidence.ts';
import type { JwksKey } from '../../src/evidence/jwks.ts';
import { readEvidence } from '../../src/input/index.ts';
import { limits } from '../../src/limits.ts';
import { expectValidReport } from '../helpers/schema.ts';
import { createIdentity, type TestIdentity } from '../helpers/self-signed.ts';

const rsa = createIdentity();
const ec = createIdentity({ kind: 'ec-p256', commonName: 'next.example.com' });
const ed25519 = createIdentity({ kind: 'ed25519' });
const pss = createIdentity({ kind: 'rsa-pss' });

function read(value: unknown): Promise<Evidence[]> {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return readEvidence([{ name: 'keys.json', text, bytes: null }], { distinctive: [] });
}

async function keysOf(value: unknown): Promise<readonly JwksKey[]> {
  const [only, ...others] = await read(value);
  expect(others).toEqual([]);
  if (only?.kind !== 'jwks') throw new Error('no key set was found');
  return only.keys;
}

function jwk(key: KeyObject): Record<string, unknown> {
  return { ...createPublicKey(key).export({ format: 'jwk' }), use: 'sig' };
}

function thumbprint({ der }: TestIdentity, algorithm: 'sha1' | 'sha256'): string {
  return createHash(algorithm).update(der).digest('base64url');
}

test('a provider’s keys: certificates, and whether thumbprints and keys are theirs', async () => {
  const set = {
    keys: [
      {
        ...jwk(rsa.privateKey),
        kid: 'current',
        x5c: [rsa.base64, ec.base64],
        x5t: thumbprint(rsa, 'sha1'),
        'x5t#S256': thumbprint(rsa, 'sha256'),
      },
      { ...jwk(ec.privateKey), kid: 'next', x5c: [ec.base64], x5t: thumbprint(rsa, 'sha1') },
      { ...jwk(ed25519.privateKey), kid: 'bare', x5t: thumbprint(ed25519, 'sha1') },
    ],
  };
  const keys = await keysOf(set);
  expect(
    keys.map(({ keyId, type, use, certificates, certificateHasKey, thumbprints }) => [
      keyId,
      type,
      use,
      certificates.map(({ subject }) => subject),
      certificateHasKey,
      thumbprints.map(({ name, matches }) => [name, matches]),
    ]),
  ).toEqual([
    [
      'current',
      'RSA',
      'sig',
      ['CN=idp.example.com', 'CN=next.example.com'],
      true,
      [
        ['x5t', true],
        ['x5t#S256', true],
      ],
    ],
    ['next', 'EC', 'sig', ['CN=next.example.com'], true, [['x5t', false]]],
    ['bare', 'OKP', 'sig', [], null, [['x5t', null]]],
  ]);
});

describe('one key', () => {
  test.each([
    ['alone', jwk(rsa.privateKey)],
    ['in a list', [jwk(rsa.privateKey)]],
    ['behind a byte-order mark', `\uFEFF${JSON.stringify({ keys: [jwk(rsa.privateKey)] })}`],
  ])('%s', async (_name, value) => {
    expect(await keysOf(value)).toMatchObject([{ type: 'RSA', certificates: [], unreadable: [] }]);
  });

  test('a certificate of another key', async () => {
    expect(await keysOf({ ...jwk(rsa.privateKey), x5c: [ec.base64] })).toMatchObject([{ certificateHasKey: false }]);
  });

  test('an RSA key whose certificate says that it is for PSS alone', async () => {
    const key = { kty: 'RSA', ...rsaMembers(pss.privateKey), x5c: [pss.base64] };
    expect(await keysOf(key)).toMatchObject([{ certificateHasKey: true }]);
  });

  test('a thumbprint in hexadecimal is read too', async () => {
    const x5t = Buffer.from(thumbprint(rsa, 'sha1'), 'base64url').toString('hex');
    expect(await keysOf({ ...jwk(rsa.privateKey), x5c: [rsa.base64], x5t })).toMatchObject([
      { thumbprints: [{ name: 'x5t', raw: x5t, matches: true }] },
    ]);
  });

  test('certificates that cannot be read are told by their place', async () => {
    const x5c = [rsa.base64.slice(0, 200), 7, rsa.base64];
    expect(await keysOf({ ...jwk(rsa.privateKey), x5c })).toMatchObject([
      {
        certificates: [{ subject: 'CN=idp.example.com' }],
        unreadable: [{ position: 1 }, { position: 2, reason: 'it is no text' }],
        certificateHasKey: null,
      },
    ]);
  });

  test.each([[{ n: 7 }], [{ x5c: 'text' }], [{ x5t: 7, kid: [], use: 'both' }], [{ kty: 'unknown' }]])(
    'what is of another type counts as absent: %j',
    async (changes) => {
      const [key] = await keysOf({ ...jwk(rsa.privateKey), ...changes });
      expect(key).toMatchObject({ certificates: [], certificateHasKey: null });
    },
  );
});

/** n and e of a key that Node does not write as JSON. */
function rsaMembers(key: KeyObject): Record<string, unknown> {
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' });
  // The key itself is the same in a plain RSA key.
  const modulus = spki.subarray(spki.indexOf(Buffer.from('02820101', 'hex')) + 5, -5);
  return { n: modulus.toString('base64url'), e: 'AQAB' };
}

test('a private key in a set is told of and not kept', async () => {
  const secret = ec.privateKey.export({ format: 'jwk' });
  const evidence = await read({ keys: [secret] });
  expect(evidence.map(({ kind }) => kind)).toEqual(['jwks', 'private-key']);
  expect(JSON.stringify(evidence)).not.toContain(secret.d);
});

test('its certificates are in the report', async () => {
  const evidence = await read({ keys: [{ ...jwk(rsa.privateKey), x5c: [rsa.base64] }] });
  const report = await diagnose(evidence, { now: new Date('2026-11-24T12:00:00Z') });
  expectValidReport(report);
  expect(report.certificates).toMatchObject([{ subject: 'CN=idp.example.com', roles: ['jwks-sig'] }]);
});

describe('no key set', () => {
  test.each(['{"kty":', '{"about":"kty"}', '[{"kty2":1}]', 'a "kty" in prose', '{"keys":[{"x":"kty"}],"kty2":"kty"}'])(
    '%s',
    async (text) => {
      expect(await read(text)).toEqual([]);
    },
  );

  test('too many keys, too many certificates, a key twice and too many levels are refused', async () => {
    const many = Array.from({ length: limits.certificatesPerInput + 1 }, () => ({ kty: 'RSA' }));
    for (const text of [
      JSON.stringify({ keys: many }),
      JSON.stringify({ kty: 'RSA', x5c: many.map(() => ec.base64) }),
      '{"kty":"RSA","kty":"EC"}',
      `{"kty":${'['.repeat(100)}${']'.repeat(100)}}`,
    ])
      await expect(read(text)).rejects.toBeInstanceOf(SsoDoctorError);
  });

  test('any JSON is read, or refused with our own error', async () => {
    const key = fc.record({ kty: fc.jsonValue(), x5c: fc.jsonValue(), x5t: fc.jsonValue(), n: fc.jsonValue() });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(key, fc.jsonValue())), async (keys) => {
        await read(JSON.stringify({ keys })).catch((error: unknown) => {
          if (!(error instanceof SsoDoctorError)) throw error;
        });
      }),
    );
  });
});
