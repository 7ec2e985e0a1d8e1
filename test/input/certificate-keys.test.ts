import { describe, expect, test } from 'vitest';
import { loadForge } from '../../src/evidence/forge.ts';
import { createOpensslIdentity, keyKinds, openssl, opensslFingerprint, type KeyKindName } from '../helpers/openssl.ts';
import { read } from '../helpers/read-certificate.ts';
import { pemOf, sequence } from '../helpers/self-signed.ts';

type Identity = ReturnType<typeof createOpensslIdentity>;

const password = 'secret';
const p12 = ({ key, certificate }: Identity, ...options: string[]): Buffer =>
  openssl(['pkcs12', '-export', '-inkey', key, '-in', certificate, '-passout', `pass:${password}`, ...options]);
const p7b = ({ certificate }: Identity, format: 'PEM' | 'DER'): Buffer =>
  openssl(['crl2pkcs7', '-nocrl', '-certfile', certificate, '-outform', format]);

/** How programs hand out a certificate. */
const containers: Record<string, (identity: Identity) => string | Uint8Array> = {
  PEM: ({ pem }) => pem,
  DER: ({ der }) => der,
  base64: ({ der }) => der.toString('base64'),
  hexadecimal: ({ der }) => der.toString('hex'),
  'PKCS#7 in PEM': (identity) => p7b(identity, 'PEM'),
  'PKCS#7 in DER': (identity) => p7b(identity, 'DER'),
  'PKCS#12 with AES-256': (identity) => p12(identity),
  'PKCS#12 with RC2 and 3DES': (identity) => p12(identity, '-legacy'),
};

const kinds = ['version 1', ...(Object.keys(keyKinds) as KeyKindName[])] as const;

function identityOf(kind: (typeof kinds)[number]): Identity {
  // Without extensions OpenSSL makes version 1.
  if (kind === 'version 1') return createOpensslIdentity(kind);
  return createOpensslIdentity(kind, kind, { extensions: ['basicConstraints=CA:FALSE'] });
}

describe.each(kinds)('%s', (kind) => {
  const identity = identityOf(kind);
  const expected = {
    sha1: opensslFingerprint(identity.certificate, 'sha1'),
    sha256: opensslFingerprint(identity.certificate, 'sha256'),
    sha512: opensslFingerprint(identity.certificate, 'sha512'),
    version: kind === 'version 1' ? 1 : 3,
    selfSignatureValid: true,
  };

  test.each(Object.entries(containers))('%s: thumbprints as OpenSSL prints them', async (_name, write) => {
    const [certificate, ...others] = await read(write(identity), { password });
    expect(certificate).toMatchObject({ kind: 'certificate', certificate: expected });
    expect(others.every((item) => item.kind === 'private-key')).toBe(true);
  });
});

describe('what the broker’s library says of each kind', async () => {
  const { readCertificate } = await loadForge();

  test.each(kinds)('%s', (kind) => {
    const { pem } = identityOf(kind);
    const isRsa = kind === 'version 1' || (kind.startsWith('rsa-') && kind !== 'rsa-pss');
    expect(readCertificate(pem)).toMatchObject(
      isRsa ? { notBefore: expect.any(Date) as Date } : { error: 'Cannot read public key. OID is not RSA.' },
    );
  });

  test.each([
    ['values in values', Buffer.from('3080'.repeat(50_000), 'hex')],
    ['values with lengths in values', nested(5_000)],
    ['a length of 2 GB', Buffer.from('30847fffffff', 'hex')],
    ['an endless object identifier', Buffer.concat([Buffer.from('3082010406820100', 'hex'), Buffer.alloc(256, 0xff)])],
    ['nothing', Buffer.alloc(0)],
  ])('of hostile bytes (%s) it says that it cannot read them', (_name, bytes) => {
    expect(readCertificate(pemOf('CERTIFICATE', bytes))).toMatchObject({ error: expect.any(String) as string });
  });
});

function nested(depth: number): Buffer {
  let bytes = Buffer.alloc(0);
  for (let level = 0; level < depth; level++) bytes = Buffer.from(sequence(bytes));
  return bytes;
}
