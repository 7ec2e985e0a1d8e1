import { describe, expect, test } from 'vitest';
import { brokerSteps } from '../../src/checks/broker/index.ts';
import { checks } from '../../src/checks/index.ts';
import { handedInCertificate } from '../../src/checks/handed-in-certificate.ts';
import { certificateFromDer } from '../../src/evidence/certificate.ts';
import type { CertificateFacts } from '../../src/evidence/certificate-facts.ts';
import { otherPurpose } from '../../src/evidence/certificate-purpose.ts';
import { profileById } from '../../src/profiles/index.ts';
import { createOpensslIdentity, type KeyKindName } from '../helpers/openssl.ts';
import { createIdentity, type TestIdentity } from '../helpers/self-signed.ts';

const identity = createIdentity();
const now = new Date('2026-11-24T12:00:00Z');

function factsOf(der: Uint8Array): CertificateFacts {
  const read = certificateFromDer(der);
  if ('reason' in read) throw new Error(read.reason);
  return read.certificate;
}

/** OpenSSL's are valid from the day on which they are made, which is after the instant of these tests. */
function madeByOpenssl(name: string, kind: KeyKindName, extensions: string[] = []): CertificateFacts {
  const facts = factsOf(createOpensslIdentity(name, kind, { extensions }).der);
  return { ...facts, notBefore: '2020-01-01T00:00:00.000Z', notAfter: '2040-01-01T00:00:00.000Z' };
}

function run(certificate: CertificateFacts): ReturnType<typeof handedInCertificate.run> {
  const origin = { source: 'idp.pem', location: null };
  return handedInCertificate.run([{ id: 'e1', kind: 'certificate', role: 'candidate', certificate, origin }], {
    now,
    profile: profileById('auth0'),
    thumbprints: null,
    responses: [],
  });
}

test('a usual signing certificate passes', () => {
  expect(run(factsOf(identity.der))).toMatchObject([{ status: 'pass', from: 'e1' }]);
});

test('where no certificate was handed in, the question does not arise', () => {
  const context = { now, profile: profileById('auth0'), thumbprints: null, responses: [] };
  expect(handedInCertificate.run([], context)).toEqual([]);
});

describe('what is warned of, without saying that it stops a login', () => {
  const der = ({ der }: TestIdentity): Buffer => der;
  test.each<[string, Buffer, object]>([
    [
      'expired',
      der(createIdentity({ notAfter: '2026-11-01T00:00:00Z' })),
      { received: '2026-11-24T12:00:00.000Z', expected: '2020-01-01T00:00:00.000Z to 2026-11-01T00:00:00.000Z' },
    ],
    [
      'not yet valid',
      der(createIdentity({ notBefore: '2027-01-01T00:00:00Z' })),
      { expected: '2027-01-01T00:00:00.000Z to 2040-01-01T00:00:00.000Z' },
    ],
    ['1024 bits', der(createIdentity({ kind: 'rsa-1024' })), { received: '1024 bits', expected: '2048 bits' }],
    ['EC', der(createIdentity({ kind: 'ec-p256' })), { received: 'EC', expected: 'RSA' }],
    ['Ed25519', der(createIdentity({ kind: 'ed25519' })), { received: 'Ed25519', expected: 'RSA' }],
    ['RSA-PSS', der(createIdentity({ kind: 'rsa-pss' })), { received: 'RSA-PSS', expected: 'RSA' }],
    ['bytes after it', Buffer.concat([identity.der, Buffer.from('\r\n')]), { expected: factsOf(identity.der).sha1 }],
    [
      'a changed letter',
      Buffer.from(identity.der.toString('latin1').replaceAll('idp.ex', 'jdp.ex'), 'latin1'),
      { message: expect.stringContaining('does not hold') as string },
    ],
  ])('%s', (_name, bytes, expected) => {
    expect(run(factsOf(bytes))).toMatchObject([
      { status: 'fail', severity: 'warning', blocks: false, from: 'e1', ...expected },
    ]);
  });

  test.each<[string, string[], string]>([
    ['TLS', ['extendedKeyUsage=serverAuth,clientAuth'], 'TLS connections'],
    ['encryption', ['keyUsage=critical,keyEncipherment,dataEncipherment'], 'encryption'],
    [
      'an authority',
      ['basicConstraints=critical,CA:TRUE', 'keyUsage=keyCertSign,cRLSign'],
      'issuing other certificates',
    ],
    ['code', ['extendedKeyUsage=codeSigning'], 'something else'],
  ])('made by OpenSSL for %s', (name, extensions, purpose) => {
    expect(run(madeByOpenssl(name, 'rsa-2048', extensions))).toMatchObject([
      {
        status: 'fail',
        severity: 'warning',
        blocks: false,
        message: expect.stringContaining(`made for ${purpose},`) as string,
      },
    ]);
  });

  test.each(['p-256', 'p-384', 'p-521', 'secp256k1', 'ed25519', 'ed448', 'rsa-pss'] as const)(
    'a key (%s) that the broker’s library cannot read, with its words',
    (kind) => {
      expect(run(madeByOpenssl(kind, kind))).toMatchObject([
        { message: expect.stringContaining('Cannot read public key. OID is not RSA.') as string, expected: 'RSA' },
      ]);
    },
  );

  test.each(['rsa-512', 'rsa-1024', 'rsa-2048', 'rsa-4096'] as const)('the length of %s', (kind) => {
    const isShort = kind === 'rsa-512' || kind === 'rsa-1024';
    expect(run(madeByOpenssl(kind, kind))).toMatchObject([{ status: isShort ? 'fail' : 'pass' }]);
  });

  test('several at once', () => {
    const facts = factsOf(createIdentity({ kind: 'ec-p256', notAfter: '2026-11-01T00:00:00Z' }).der);
    expect(run({ ...facts, keyUsage: ['keyEncipherment'] })).toHaveLength(3);
  });

  test('valid until the end of time', () => {
    expect(run(factsOf(createIdentity({ notAfter: '9999-12-31T23:59:59Z' }).der))).toMatchObject([{ status: 'pass' }]);
  });
});

describe('what a certificate is made for', () => {
  const unlimited = { keyUsage: null, extendedKeyUsage: null, isCa: false, selfSigned: true };

  test.each<[string, Partial<CertificateFacts>, string | null]>([
    ['no limits', {}, null],
    ['signing', { keyUsage: ['digitalSignature'] }, null],
    ['signing what cannot be denied', { keyUsage: ['nonRepudiation'] }, null],
    ['signing and encryption', { keyUsage: ['digitalSignature', 'keyEncipherment'] }, null],
    ['encryption alone', { keyUsage: ['keyEncipherment', 'dataEncipherment'] }, 'encryption'],
    ['key agreement alone', { keyUsage: ['keyAgreement'] }, 'encryption'],
    ['self-signed by openssl req, which says that it is an authority', { isCa: true }, null],
    ['a self-signed authority that may sign', { isCa: true, keyUsage: ['digitalSignature', 'keyCertSign'] }, null],
    ['an authority', { isCa: true, keyUsage: ['keyCertSign', 'cRLSign'] }, 'certificate-authority'],
    ['an authority that another one issued', { isCa: true, selfSigned: false }, 'certificate-authority'],
    ['one that may only sign certificates', { keyUsage: ['keyCertSign'] }, 'certificate-authority'],
    ['TLS', { extendedKeyUsage: ['serverAuth', 'clientAuth'] }, 'tls'],
    ['code signing', { extendedKeyUsage: ['codeSigning'] }, 'other'],
    ['anything', { extendedKeyUsage: ['serverAuth', 'anyExtendedKeyUsage'] }, null],
    ['documents', { extendedKeyUsage: ['documentSigning'] }, null],
    ['a usage that nobody knows', { extendedKeyUsage: ['1.2.3.4'] }, null],
  ])('%s', (_name, limits, expected) => {
    expect(otherPurpose({ ...unlimited, ...limits })).toBe(expected);
  });
});

test('no check has the id of a step of the broker: findings are told apart by it', () => {
  const ids = [...checks, ...brokerSteps].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
