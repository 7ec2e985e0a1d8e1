import { createHash, createPublicKey } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { certificateFromDer } from '../../src/evidence/certificate.ts';
import type { CertificateFacts } from '../../src/evidence/certificate-facts.ts';
import { hashedThings } from '../../src/evidence/thumbprint-mistakes.ts';
import { thumbprintNotations } from '../../src/evidence/thumbprint-notations.ts';
import { searchThumbprint, type ThumbprintSearch } from '../../src/evidence/thumbprint-search.ts';
import { colonNotation, parseThumbprint } from '../../src/evidence/thumbprint.ts';
import { createOpensslIdentity, file, openssl } from '../helpers/openssl.ts';
import { createIdentity } from '../helpers/self-signed.ts';

const identity = createOpensslIdentity('idp', 'rsa-2048', {
  extensions: ['subjectKeyIdentifier=hash', 'authorityKeyIdentifier=keyid:always'],
});
const facts = factsOf(identity.der);
const others = [
  createIdentity({ kind: 'ec-p256' }),
  createIdentity({ kind: 'ed25519' }),
  createIdentity({ kind: 'rsa-pss' }),
];
const atHand = [...others.map(({ der }) => factsOf(der)), facts];

function factsOf(der: Uint8Array): CertificateFacts {
  const read = certificateFromDer(der);
  if ('reason' in read) throw new Error(read.reason);
  return read.certificate;
}

function search(text: string, certificates = atHand): ThumbprintSearch {
  return searchThumbprint(parseThumbprint(text), certificates);
}

/** `openssl dgst`, as hexadecimal digits. */
function dgst(algorithm: string, input: string | Uint8Array): string {
  return (
    openssl(['dgst', `-${algorithm}`, '-r'], input)
      .toString()
      .split(/\s/)[0] ?? ''
  );
}

describe('which certificate and which algorithm', () => {
  test.each(['md5', 'sha1', 'sha256', 'sha384', 'sha512'])(
    '%s, as openssl x509 -fingerprint prints it',
    (algorithm) => {
      const printed = openssl([
        'x509',
        '-in',
        identity.certificate,
        '-noout',
        '-fingerprint',
        `-${algorithm}`,
      ]).toString();
      expect(search(printed)).toEqual({
        matches: [{ certificate: facts, of: 'certificate', algorithm }],
        nearest: null,
      });
    },
  );

  test('in every notation that is shown for it', () => {
    for (const { value, algorithm } of thumbprintNotations(facts))
      expect(search(value).matches).toEqual([{ certificate: facts, of: 'certificate', algorithm }]);
  });

  test('a certificate that stands twice is found twice', () => {
    expect(search(facts.sha1, [facts, facts]).matches).toHaveLength(2);
  });
});

describe('what was computed in a wrong way is named', () => {
  const pem = identity.pem.trim();
  const base64 = identity.der.toString('base64');
  const publicKey = openssl(['x509', '-in', identity.certificate, '-noout', '-pubkey']);
  const publicPath = file('public.pem', publicKey);
  const info = openssl(['pkey', '-pubin', '-in', publicPath, '-outform', 'DER']);
  const pkcs1 = openssl(['rsa', '-pubin', '-in', publicPath, '-RSAPublicKey_out', '-outform', 'DER']);
  const modulus = openssl(['x509', '-in', identity.certificate, '-noout', '-modulus']);
  const { e, kty, n } = createPublicKey(publicKey).export({ format: 'jwk' });

  const mistakes: [string, string, string, string | Uint8Array][] = [
    ['sha1sum of the PEM file', 'pem-text', 'sha1', identity.pem],
    ['sha256sum of the PEM file', 'pem-text', 'sha256', identity.pem],
    ['sha512sum of the PEM file', 'pem-text', 'sha512', identity.pem],
    ['md5sum of the PEM file', 'pem-text', 'md5', identity.pem],
    ['the PEM text without its last line end', 'pem-text', 'sha1', pem],
    ['the PEM file of Windows', 'pem-text-crlf', 'sha1', `${pem}\n`.replaceAll('\n', '\r\n')],
    ['the same without its last line end', 'pem-text-crlf', 'sha256', pem.replaceAll('\n', '\r\n')],
    ['the PEM text in one line', 'pem-text-without-line-ends', 'sha1', pem.replaceAll('\n', '')],
    ['base64 in one line', 'base64-text', 'sha1', base64],
    ['echo of base64', 'base64-text', 'sha256', `${base64}\n`],
    ['base64 in lines', 'base64-lines', 'sha1', pem.split('\n').slice(1, -1).join('\n')],
    ['base64 in lines, each with its end', 'base64-lines', 'sha512', `${pem.split('\n').slice(1, -1).join('\n')}\n`],
    ['base64 in lines of Windows', 'base64-lines', 'sha1', pem.split('\n').slice(1, -1).join('\r\n')],
    ['the public key', 'public-key', 'sha256', info],
    ['the public key with SHA-1', 'public-key', 'sha1', info],
    ['the public key as PEM', 'public-key-pem', 'sha256', publicKey],
    ['the public key in PKCS#1', 'public-key-without-algorithm', 'sha256', pkcs1],
    ['the modulus', 'modulus-text', 'md5', modulus],
    ['the modulus with SHA-256', 'modulus-text', 'sha256', modulus],
    ['the key as JSON', 'json-web-key', 'sha256', JSON.stringify({ e, kty, n })],
  ];

  test.each(mistakes)('%s', (_name, of, algorithm, hashed) => {
    expect(search(dgst(algorithm, hashed))).toEqual({
      matches: [{ certificate: facts, of, algorithm }],
      nearest: null,
    });
  });

  test.each(['sha1', 'sha256', 'sha512'])('%s of the certificate with bytes after it', (algorithm) => {
    const longer = Buffer.concat([identity.der, Buffer.from('\r\n')]);
    const read = factsOf(longer);
    expect(search(dgst(algorithm, longer), [read]).matches).toEqual([
      { certificate: read, of: 'certificate-and-trailing-bytes', algorithm },
    ]);
  });

  test('other values that stand beside a thumbprint', () => {
    const printed = (option: string): string => {
      const text = openssl(['x509', '-in', identity.certificate, '-noout', ...option.split(' ')]).toString();
      return /[0-9A-F]{40}|(?:[0-9A-F]{2}:){19}[0-9A-F]{2}/.exec(text)?.[0] ?? text;
    };
    expect(search(printed('-serial')).matches).toEqual([{ certificate: facts, of: 'serial-number', algorithm: null }]);
    // It is SHA-1 of the key, too, and of this certificate its issuer's as well.
    expect(search(printed('-ext subjectKeyIdentifier')).matches.map(({ of }) => of)).toEqual([
      'public-key-without-algorithm',
      'subject-key-identifier',
      'authority-key-identifier',
    ]);
  });

  test('EC and Ed25519 keys have fewer forms', () => {
    for (const [index, other] of others.entries()) {
      const key = createPublicKey(other.privateKey);
      const { crv, kty, x, y } = index === 2 ? {} : key.export({ format: 'jwk' });
      const expected = [
        [key.export({ type: 'spki', format: 'der' }), 'public-key'],
        ...(index === 2 ? [] : [[JSON.stringify({ crv, kty, x, y }), 'json-web-key'] as const]),
      ] as const;
      for (const [hashed, of] of expected)
        expect(search(createHash('sha256').update(hashed).digest('hex')).matches).toMatchObject([
          { of, algorithm: 'sha256' },
        ]);
    }
  });

  test('every mistake that can be named is tested', () => {
    const tested = ['certificate', 'certificate-and-trailing-bytes', ...mistakes.map(([, of]) => of)];
    expect(new Set(tested)).toEqual(new Set(hashedThings));
  });
});

describe('nearly', () => {
  test.each([
    ['a digit mistyped', `${facts.sha1.slice(0, -1)}${facts.sha1.endsWith('0') ? '1' : '0'}`, 'sha1', 1],
    ['the last digit lost', facts.sha1.slice(0, -1), 'sha1', 1],
    ['the first two lost', facts.sha1.slice(2), 'sha1', 2],
    ['half of it', facts.sha1.slice(0, 20), 'sha1', 20],
    ['a digit too many', `${facts.sha1.slice(0, 7)}0${facts.sha1.slice(7)}`, 'sha1', 1],
    ['half of SHA-256', facts.sha256.slice(0, 32), 'sha256', 32],
  ])('%s', (_name, text, algorithm, differences) => {
    expect(search(text)).toEqual({ matches: [], nearest: { certificate: facts, algorithm, differences } });
  });

  test.each(['', '1', 'no thumbprint', '0'.repeat(40), 'F'.repeat(64), 'A'.repeat(100_000), facts.sha1.slice(0, 12)])(
    'nothing is near %.50j',
    (text) => {
      expect(search(text)).toEqual({ matches: [], nearest: null });
    },
  );

  test('where there is no certificate, nothing is found', () => {
    expect(search(facts.sha1, [])).toEqual({ matches: [], nearest: null });
  });
});

test('the notations', () => {
  expect(thumbprintNotations(facts).map(({ shownBy, value }) => [shownBy, value])).toEqual([
    ['auth0', facts.sha1],
    ['openssl', colonNotation(facts.sha1)],
    ['openssl', colonNotation(facts.sha256)],
    ['windows', facts.sha1.toLowerCase()],
    ['google', colonNotation(facts.sha256)],
    ['x5t', createHash('sha1').update(identity.der).digest('base64url')],
    ['x5t#S256', createHash('sha256').update(identity.der).digest('base64url')],
  ]);
});

test('any text is searched without an error', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void search(text)));
});
