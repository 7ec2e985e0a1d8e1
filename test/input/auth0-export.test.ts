import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/diagnose.ts';
import { SsoDoctorError } from '../../src/errors.ts';
import type { ConnectionEvidence } from '../../src/evidence/connection.ts';
import type { Evidence } from '../../src/evidence/evidence.ts';
import { readEvidence } from '../../src/input/index.ts';
import { expectValidReport } from '../helpers/schema.ts';
import { createIdentity } from '../helpers/self-signed.ts';

const held = createIdentity();
const former = createIdentity({ commonName: 'former.example.com', notAfter: '2026-11-01T00:00:00Z' });
const thumbprintOf = (der: Buffer): string => createHash('sha1').update(der).digest('hex');

function connection(options: Record<string, unknown> = {}, strategy = 'samlp'): object {
  return {
    name: 'acme-saml',
    strategy,
    options: {
      cert: held.base64,
      signingCert: Buffer.from(held.pem).toString('base64'),
      thumbprints: [thumbprintOf(held.der)],
      subject: { commonName: 'idp.example.com' },
      expires: '2040-01-01T00:00:00.000Z',
      signInEndpoint: 'https://idp.example.com/sso',
      ...options,
    },
  };
}

function read(value: unknown): Promise<Evidence[]> {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return readEvidence([{ name: 'connection.json', text, bytes: null }], { distinctive: [] });
}

async function readOne(value: unknown): Promise<ConnectionEvidence> {
  const [only, ...others] = await read(value);
  expect(others).toEqual([]);
  if (only?.kind !== 'connection') throw new Error('no connection was found');
  return only;
}

describe('a connection exported from Auth0, handed in like any other input', () => {
  test.each<[string, unknown]>([
    ['alone', connection()],
    ['in the list of a tenant', [{ name: 'users', strategy: 'auth0', options: {} }, connection()]],
    ['in an answer with pages', { connections: [connection()], next: null }],
    [
      'as the fixture has it',
      readFileSync(new URL('../../fixtures/inputs/connection/auth0-connection.json', import.meta.url), 'utf8'),
    ],
  ])('%s: its certificate once, and everything fits', async (_name, value) => {
    const { certificates, exported } = await readOne(value);
    expect(certificates.map(({ subject }) => subject)).toEqual(['CN=idp.example.com']);
    expect(exported).toMatchObject({
      sameCertificate: true,
      thumbprints: [{ found: { matches: [{ of: 'certificate', algorithm: 'sha1' }] } }],
      expiresMatches: true,
      commonNameMatches: true,
    });
  });

  test.each([
    ['PEM', held.pem],
    ['PEM with line breaks as two characters', held.pem.replaceAll('\n', '\\n')],
    ['base64 of PEM', Buffer.from(held.pem).toString('base64')],
    ['base64 of DER', held.base64],
  ])('its certificate as %s', async (_name, cert) => {
    const { certificates } = await readOne(connection({ cert, signingCert: null }));
    expect(certificates).toMatchObject([{ sha1: thumbprintOf(held.der).toUpperCase() }]);
  });
});

describe('what does not fit is told', () => {
  test.each<[string, Record<string, unknown>, object]>([
    [
      'thumbprints of a former certificate',
      { thumbprints: [thumbprintOf(former.der)] },
      { thumbprints: [{ found: { matches: [], nearest: null } }] },
    ],
    [
      'SHA-256 where the broker compares SHA-1',
      { thumbprints: [createHash('sha256').update(held.der).digest('hex')] },
      { thumbprints: [{ found: { matches: [{ algorithm: 'sha256' }] } }] },
    ],
    [
      'a hash of the PEM text',
      { thumbprints: [createHash('sha1').update(held.pem).digest('hex')] },
      { thumbprints: [{ found: { matches: [{ of: 'pem-text' }] } }] },
    ],
    [
      'two certificates',
      { signingCert: Buffer.from(former.pem).toString('base64') },
      {
        sameCertificate: false,
        certificates: [{ subject: 'CN=idp.example.com' }, { subject: 'CN=former.example.com' }],
      },
    ],
    ['another expiry', { expires: '2026-11-01T00:00:00.000Z' }, { expiresMatches: false }],
    ['another name', { subject: { commonName: 'former.example.com' } }, { commonNameMatches: false }],
    ['only one form of the certificate', { cert: '' }, { sameCertificate: null }],
    [
      'no certificate',
      { cert: null, signingCert: '' },
      { certificates: [], sameCertificate: null, expiresMatches: null, commonNameMatches: null },
    ],
    [
      'nothing stated',
      { expires: null, subject: null, thumbprints: null },
      { thumbprints: [], expiresMatches: null, commonNameMatches: null },
    ],
  ])('%s', async (_name, options, expected) => {
    expect((await readOne(connection(options))).exported).toMatchObject(expected);
  });
});

test('its thumbprints and certificates are in the report as what the broker holds', async () => {
  const report = await diagnose(await read(connection()), { now: new Date('2026-11-24T12:00:00Z') });
  expectValidReport(report);
  expect(report.certificates).toMatchObject([{ roles: expect.arrayContaining(['stated-as-configured']) as string[] }]);
  expect(report.thumbprints?.configured).toMatchObject([{ algorithm: 'sha1', certificate: 'c1' }]);
});

test('a key in it is told of', async () => {
  const evidence = await read(connection({ decryptionKey: held.privatePem }));
  expect(evidence.map(({ kind }) => kind)).toEqual(['connection', 'private-key']);
});

describe('something else', () => {
  test.each<[string, unknown]>([
    ['a connection of another kind', connection({}, 'oidc')],
    ['other JSON with these words', { strategy: 1, about: '"strategy" and "options"', options: {} }],
    ['a log event', [{ strategy: 'samlp', options: null }]],
    ['no JSON', '{"strategy": "options"'],
  ])('%s is no SAML connection', async (_name, value) => {
    const kinds = (await read(value)).map(({ kind }) => kind);
    expect(kinds).not.toContain('connection');
  });

  test.each<[string, unknown]>([
    ['two connections', [connection(), connection()]],
    ['a broken certificate', connection({ cert: held.base64.slice(0, 300) })],
  ])('%s is refused with what to do', async (_name, value) => {
    await expect(read(value)).rejects.toBeInstanceOf(SsoDoctorError);
  });
});
