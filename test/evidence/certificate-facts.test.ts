import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { certificateFromDer } from '../../src/evidence/certificate.ts';
import type { CertificateFacts } from '../../src/evidence/certificate-facts.ts';
import { limits } from '../../src/limits.ts';
import {
  createOpensslIdentity,
  file,
  keyKinds,
  openssl,
  opensslFingerprint,
  type KeyKindName,
} from '../helpers/openssl.ts';
import { createIdentity, sequence, tagged } from '../helpers/self-signed.ts';

function factsOf(der: Uint8Array): CertificateFacts {
  const read = certificateFromDer(der);
  if ('reason' in read) throw new Error(read.reason);
  return read.certificate;
}

function reasonOf(der: Uint8Array): string {
  const read = certificateFromDer(der);
  return 'reason' in read ? read.reason : 'nothing was refused';
}

describe('every kind of key', () => {
  const expected: Record<
    KeyKindName,
    [algorithm: string, bits: number | null, curve: string | null, signature: string]
  > = {
    'rsa-512': ['RSA', 512, null, 'rsa-sha256'],
    'rsa-1024': ['RSA', 1024, null, 'rsa-sha256'],
    'rsa-2048': ['RSA', 2048, null, 'rsa-sha256'],
    'rsa-4096': ['RSA', 4096, null, 'rsa-sha256'],
    'rsa-pss': ['RSA-PSS', 2048, null, 'rsa-pss-sha256'],
    'p-256': ['EC', null, 'prime256v1', 'ecdsa-sha256'],
    'p-384': ['EC', null, 'secp384r1', 'ecdsa-sha256'],
    'p-521': ['EC', null, 'secp521r1', 'ecdsa-sha256'],
    secp256k1: ['EC', null, 'secp256k1', 'ecdsa-sha256'],
    ed25519: ['Ed25519', null, null, 'ed25519'],
    ed448: ['Ed448', null, null, 'ed448'],
  };

  test.each(Object.keys(keyKinds) as KeyKindName[])('%s', (kind) => {
    const identity = createOpensslIdentity(kind, kind, { extensions: ['basicConstraints=CA:FALSE'] });
    const facts = factsOf(identity.der);
    const [algorithm, bits, curve, signatureAlgorithm] = expected[kind];
    expect(facts).toMatchObject({
      subject: 'CN=idp.example.com',
      issuer: 'CN=idp.example.com',
      version: 3,
      publicKey: { algorithm, bits, curve },
      signatureAlgorithm,
      selfSigned: true,
      selfSignatureValid: true,
      trailingBytes: 0,
      withTrailingBytes: null,
      sha1: opensslFingerprint(identity.certificate, 'sha1'),
      sha256: opensslFingerprint(identity.certificate, 'sha256'),
    });
  });

  test('hash and serial number as OpenSSL tells them', () => {
    const identity = createOpensslIdentity('sha512', 'p-256');
    const told = openssl(['x509', '-in', identity.certificate, '-noout', '-serial', '-fingerprint', '-sha512']);
    const { serialNumber, sha512 } = factsOf(identity.der);
    expect(told.toString().replaceAll(':', '')).toContain(`serial=${serialNumber}\n`);
    expect(told.toString().replaceAll(':', '')).toContain(`ingerprint=${sha512}\n`);
  });

  test('the hash of the public key is that of what OpenSSL takes out of the certificate', () => {
    const identity = createOpensslIdentity('with-public-key', 'p-256');
    const publicKey = file('public.pem', openssl(['x509', '-in', identity.certificate, '-noout', '-pubkey']));
    const info = openssl(['pkey', '-pubin', '-in', publicKey, '-outform', 'DER']);
    const digest = openssl(['dgst', '-sha256', '-r'], info).toString().slice(0, 64);
    expect(factsOf(identity.der).publicKeySha256).toBe(digest.toUpperCase());
  });

  test.each([
    ['rsa-2048', '-sha1', 'rsa-sha1'],
    ['rsa-2048', '-sha384', 'rsa-sha384'],
    ['rsa-2048', '-sha512', 'rsa-sha512'],
    ['rsa-2048', '-md5', 'rsa-md5'],
    ['p-384', '-sha384', 'ecdsa-sha384'],
    ['p-521', '-sha512', 'ecdsa-sha512'],
    ['rsa-pss', '-sha512', 'rsa-pss-sha512'],
  ] as const)('%s signed with %s', (kind, digest, name) => {
    const identity = createOpensslIdentity(`${kind}${digest}`, kind, { options: [digest] });
    expect(factsOf(identity.der)).toMatchObject({ signatureAlgorithm: name, selfSignatureValid: true });
  });

  test('RSA that signs with PSS', () => {
    const options = ['-sha384', '-sigopt', 'rsa_padding_mode:pss', '-sigopt', 'rsa_pss_saltlen:-1'];
    expect(factsOf(createOpensslIdentity('signs-with-pss', 'rsa-2048', { options }).der)).toMatchObject({
      publicKey: { algorithm: 'RSA' },
      signatureAlgorithm: 'rsa-pss-sha384',
      selfSigned: true,
    });
  });

  test('a key that OpenSSL does not know is named by its object identifier, and the rest is read', () => {
    const unknown = sequence(
      sequence(tagged(0x06, Buffer.from('2a0304', 'hex'))),
      tagged(0x03, Buffer.concat([Buffer.from([0]), randomBytes(32)])),
    );
    expect(factsOf(createIdentity({ publicKeyInfo: unknown }).der)).toMatchObject({
      subject: 'CN=idp.example.com',
      publicKey: { algorithm: '1.2.3.4', bits: null, curve: null },
      selfSigned: false,
      selfSignatureValid: null,
    });
  });

  test('an RSA key of 16,384 bits', () => {
    const modulus = randomBytes(2048);
    modulus[0] = 0x80;
    modulus[2047] = 1;
    const key = sequence(
      tagged(0x02, Buffer.concat([Buffer.from([0]), modulus])),
      tagged(0x02, Buffer.from([1, 0, 1])),
    );
    const info = sequence(
      sequence(tagged(0x06, Buffer.from('2a864886f70d010101', 'hex')), Buffer.from([5, 0])),
      tagged(0x03, Buffer.concat([Buffer.from([0]), key])),
    );
    expect(factsOf(createIdentity({ publicKeyInfo: info }).der)).toMatchObject({
      publicKey: { algorithm: 'RSA', bits: 16_384 },
      selfSignatureValid: false,
    });
  });
});

describe('version, serial number, times', () => {
  test('version 1, as Keycloak makes them', () => {
    expect(factsOf(createIdentity({ version: 1 }).der)).toMatchObject({
      version: 1,
      isCa: false,
      keyUsage: null,
      extendedKeyUsage: null,
      selfSignatureValid: true,
    });
  });

  test.each([
    ['00', '0'],
    ['7F', '7F'],
    ['80', '-80'],
    ['FF7F', '-81'],
    ['00FF', 'FF'],
    ['7E'.repeat(40), '7E'.repeat(40)],
  ])('a serial number whose bytes are %s', (serialNumber, shown) => {
    expect(factsOf(createIdentity({ kind: 'ec-p256', serialNumber }).der).serialNumber).toBe(shown);
  });

  test.each([
    ['1949-12-31T23:59:59Z', '1950-01-01T00:00:00Z'],
    ['0001-01-01T00:00:00Z', '1969-07-20T20:17:40Z'],
    ['2049-12-31T23:59:59Z', '2050-01-01T00:00:00Z'],
    ['2026-02-28T12:00:00Z', '9999-12-31T23:59:59Z'],
  ])('valid from %s to %s', (notBefore, notAfter) => {
    const facts = factsOf(createIdentity({ kind: 'ec-p256', notBefore, notAfter }).der);
    expect([facts.notBefore, facts.notAfter]).toEqual([notBefore, notAfter].map((time) => time.replace('Z', '.000Z')));
  });

  const made = Date.parse('2023-07-21T17:28:35.678Z');
  test.each([
    [
      'milliseconds',
      made,
      '2023-07-21T17:28:34Z',
      { at: '2023-07-21T17:28:35.678Z', from: 'serial-number-milliseconds' },
    ],
    [
      'seconds',
      Math.floor(made / 1000),
      '2023-07-21T17:28:35Z',
      { at: '2023-07-21T17:28:35.000Z', from: 'serial-number-seconds' },
    ],
    [
      'Keycloak’s, valid from before it was made',
      made,
      '2023-07-21T17:26:55Z',
      { at: '2023-07-21T17:28:35.678Z', from: 'serial-number-milliseconds' },
    ],
    ['a time of another year', made, '2022-07-21T17:28:34Z', null],
    ['no time', 0x0123_4567_89ab, '2023-07-21T17:28:34Z', null],
  ])('the time of making in a serial number: %s', (_name, serial, notBefore, created) => {
    const hex = serial.toString(16);
    const serialNumber = hex.padStart(hex.length + (hex.length % 2), '0');
    expect(factsOf(createIdentity({ kind: 'ec-p256', serialNumber, notBefore }).der).created).toEqual(created);
  });
});

describe('extensions', () => {
  const facts = (name: string, extensions: string[]): CertificateFacts =>
    factsOf(createOpensslIdentity(name, 'p-256', { extensions }).der);

  test.each([
    [['keyUsage=digitalSignature'], { keyUsage: ['digitalSignature'], isCa: false }],
    [
      ['keyUsage=critical,nonRepudiation,keyCertSign,cRLSign'],
      { keyUsage: ['nonRepudiation', 'keyCertSign', 'cRLSign'] },
    ],
    [['keyUsage=keyAgreement,decipherOnly'], { keyUsage: ['keyAgreement', 'decipherOnly'] }],
    [['extendedKeyUsage=serverAuth,clientAuth'], { keyUsage: null, extendedKeyUsage: ['serverAuth', 'clientAuth'] }],
    [['extendedKeyUsage=anyExtendedKeyUsage,1.2.3.4'], { extendedKeyUsage: ['anyExtendedKeyUsage', '1.2.3.4'] }],
    [['basicConstraints=critical,CA:TRUE'], { isCa: true }],
    [['basicConstraints=CA:FALSE'], { isCa: false }],
    [
      ['subjectAltName=DNS:idp.example.com,email:ada@example.com,IP:192.0.2.1,URI:https://idp.example.com/'],
      {
        subjectAlternativeNames: {
          names: [
            'DNS:idp.example.com',
            'email:ada@example.com',
            'IP Address:192.0.2.1',
            'URI:https://idp.example.com/',
          ],
          total: 4,
        },
      },
    ],
  ])('%s', (extensions, expected) => {
    expect(facts(`extensions-${extensions.join().replace(/\W/g, '').slice(0, 40)}`, extensions)).toMatchObject(
      expected,
    );
  });

  test('of 5,000 alternative names the first 20 are named', () => {
    const names = Array.from({ length: 5_000 }, (_name, index) => `DNS:${index}.example.com`);
    const { subjectAlternativeNames } = facts('many-names', [`subjectAltName=${names.join(',')}`]);
    expect(subjectAlternativeNames).toEqual({ names: names.slice(0, 20), total: 5_000 });
  });

  test('a name that looks like two stays one', () => {
    const { subjectAlternativeNames } = facts('forged-names', [
      'subjectAltName=dirName:forged',
      '[forged]',
      String.raw`CN=a\, DNS:bank.example.com`,
    ]);
    expect(subjectAlternativeNames.total).toBe(1);
  });
});

describe('what is wrong with a certificate', () => {
  const identity = createIdentity();

  test('bytes that follow it: both hashes are told', () => {
    const longer = Buffer.concat([identity.der, Buffer.from('deadbeef', 'hex')]);
    const plain = factsOf(identity.der);
    const facts = factsOf(longer);
    expect(facts).toEqual({
      ...plain,
      trailingBytes: 4,
      withTrailingBytes: {
        sha1: openssl(['dgst', '-sha1', '-r'], longer).toString().slice(0, 40).toUpperCase(),
        sha256: openssl(['dgst', '-sha256', '-r'], longer).toString().slice(0, 64).toUpperCase(),
        sha512: openssl(['dgst', '-sha512', '-r'], longer).toString().slice(0, 128).toUpperCase(),
      },
    });
  });

  test('a letter of a name that was changed: its own signature does not hold', () => {
    const changed = Buffer.from(identity.der.toString('latin1').replaceAll('idp.example', 'jdp.example'), 'latin1');
    expect(factsOf(changed)).toMatchObject({
      subject: 'CN=jdp.example.com',
      selfSigned: false,
      selfSignatureValid: false,
    });
  });

  test('a letter of one name alone, where the key identifiers say that it issued itself', () => {
    const { der } = createOpensslIdentity('changed', 'p-256', {
      extensions: ['subjectKeyIdentifier=hash', 'authorityKeyIdentifier=keyid:always'],
    });
    const changed = Buffer.from(der.toString('latin1').replace('idp.example', 'jdp.example'), 'latin1');
    expect(factsOf(changed)).toMatchObject({ selfSigned: false, selfSignatureValid: false });
  });

  test('one that another issued', () => {
    const issuer = createOpensslIdentity('issuer', 'p-256', { subject: '/CN=Example CA' });
    const leaf = createOpensslIdentity('leaf', 'p-256', {
      options: ['-CA', issuer.certificate, '-CAkey', issuer.key],
    });
    expect(factsOf(leaf.der)).toMatchObject({ issuer: 'CN=Example CA', selfSigned: false, selfSignatureValid: null });
  });

  test.each([
    ['too large', Buffer.alloc(limits.certificateBytes + 1, 0x30), 'larger than 256 kB'],
    ['empty', Buffer.alloc(0), 'no whole X.509 certificate'],
    ['random bytes', randomBytes(600), 'no whole X.509 certificate'],
    ['100,000 open values', Buffer.from('3080'.repeat(100_000), 'hex'), 'no whole X.509 certificate'],
    [
      'a changed tag',
      Buffer.concat([identity.der.subarray(0, 4), Buffer.from([0x31]), identity.der.subarray(5)]),
      'no whole X.509 certificate',
    ],
  ])('%s', (_name, bytes, reason) => {
    expect(reasonOf(bytes)).toContain(reason);
  });
});

describe('hostile names', () => {
  test.each([
    ['a line break and another attribute', 'a\nO=Example Bank'],
    ['an escape sequence', 'a\u001B[2Jb'],
    ['NUL', 'a\u0000b'],
  ])('%s stay one line in which they can be told', (_name, commonName) => {
    const { subject } = factsOf(createIdentity({ kind: 'ec-p256', commonName }).der);
    expect(subject).not.toMatch(/[\u0000-\u001F]/);
    expect(subject.match(/(?:^|, )\w+=/g)).toHaveLength(1);
  });

  test.each([['<img src=x onerror=alert(1)>'], ['=cmd|calc'], ['a, O=b'], ['\u202Etxt.exe'], ['Größe 数']])(
    '%s is kept as data',
    (commonName) => {
      const { subject } = factsOf(createIdentity({ kind: 'ec-p256', commonName }).der);
      expect(subject.replace(/\\(.)/g, '$1')).toBe(`CN=${commonName}`);
    },
  );
});

test('an identity made by Node is read like one made by OpenSSL', () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const identity = createIdentity({ privateKey });
  const path = file('node.pem', identity.pem);
  expect(factsOf(identity.der).sha1).toBe(opensslFingerprint(path, 'sha1'));
});
