import fc from 'fast-check';
import { createPublicKey } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { SsoDoctorError } from '../../src/errors.ts';
import { certificatesFromBytes } from '../../src/evidence/certificate.ts';
import type { CertificateFacts } from '../../src/evidence/certificate-facts.ts';
import { searchThumbprint } from '../../src/evidence/thumbprint-search.ts';
import { limits } from '../../src/limits.ts';
import { growth, growthAwaited } from '../helpers/growth.ts';
import { createOpensslIdentity, openssl } from '../helpers/openssl.ts';
import { read, refusal, told } from '../helpers/read-certificate.ts';
import { createIdentity, pemOf, sequence, tagged } from '../helpers/self-signed.ts';

const identity = createOpensslIdentity('idp');
const other = createIdentity({ kind: 'ec-p256', commonName: 'other.example.com' });
const key = { ...createPublicKey(other.privateKey).export({ format: 'jwk' }), x5c: [other.base64] };
const base64 = identity.der.toString('base64');
const hex = identity.der.toString('hex');
const armour = (body: string): string => `-----BEGIN CERTIFICATE-----${body}-----END CERTIFICATE-----`;

/** PKCS#7 (RFC 5652 §5.1) of one certificate again and again. */
function pkcs7Of(count: number): Buffer {
  const signed = tagged(0x06, Buffer.from('2a864886f70d010702', 'hex'));
  const certificates = tagged(0xa0, Buffer.concat(Array<Buffer>(count).fill(other.der)));
  return sequence(signed, tagged(0xa0, sequence(certificates)));
}

describe('what cannot be read', () => {
  test.each<[string, string | Uint8Array, string]>([
    ['PEM cut in the middle', identity.pem.slice(0, 600), 'it is cut short: '],
    ['PEM cut in the middle, END line kept', armour(`\n${base64.slice(0, 400)}\n`), 'it is cut short: 300 of '],
    ['DER cut', identity.der.subarray(0, 300), 'it is cut short: 300 of '],
    ['base64 cut', base64.slice(0, 400), 'it is cut short: 300 of '],
    ['hexadecimal cut', hex.slice(0, 600), 'it is cut short: 300 of '],
    [
      'a length of 2 GB',
      Buffer.concat([Buffer.from('30847fffffff3082', 'hex'), Buffer.alloc(100)]),
      'of 2147483653 bytes',
    ],
    ['an empty block', armour('\n'), 'no whole X.509 certificate'],
    ['a block of prose', armour('\nThis is where the certificate goes\n'), 'no whole X.509 certificate'],
    [
      'the certificate’s label around a key',
      pemOf('CERTIFICATE', openssl(['pkey', '-in', identity.key, '-outform', 'DER'])),
      'it is a private key',
    ],
    [
      'bytes with indefinite lengths × 100,000',
      Buffer.from('3080'.repeat(100_000), 'hex'),
      'no whole X.509 certificate',
    ],
    ['a body of 5 MB', armour('A'.repeat(5 * 1024 * 1024)), 'larger than 256 kB'],
    ['a body of 5 MB without END line', `-----BEGIN CERTIFICATE-----${'MIIC'.repeat(1_300_000)}`, 'cut short'],
  ])('%s', async (_name, input, reason) => {
    const message = await refusal(input);
    expect(message).toContain('cannot be read: ');
    expect(message).toContain(reason);
    expect(message.length).toBeLessThan(400);
  });

  test('the place in the input is told', async () => {
    expect(await refusal(`Hello\n${identity.pem}\n  ${identity.pem.slice(0, 300)}`)).toContain('idp.pem, line ');
  });
});

describe('limits', () => {
  test('more certificates than are read from one input are refused with the number', async () => {
    expect(await refusal(other.pem.repeat(10_000))).toContain('more than 1000 certificates');
    expect(await told(other.pem.repeat(limits.certificatesPerInput))).toHaveLength(limits.certificatesPerInput);
  });

  test('20,000 BEGIN lines are refused', async () => {
    const message = await refusal('-----BEGIN CERTIFICATE-----\n'.repeat(20_000));
    expect(message).toContain('more than 1000 certificates');
  });

  // The lengths are those of the helper: 120,000 and 960,000.
  test.each<[string, (length: number) => string | Uint8Array]>([
    ['certificates', (length) => other.pem.repeat(length / 1_200)],
    ['certificates of a PKCS#7 file', (length) => pkcs7Of(length / 1_200)],
    ['other blocks', (length) => pemOf('X509 CRL', Buffer.alloc(20)).repeat(length / 80) + other.pem],
    ['open values', (length) => Buffer.from('3080'.repeat(length / 2), 'hex')],
    [
      'PKCS#7 of empty values',
      (length) =>
        Buffer.concat([
          Buffer.from('308006092a864886f70d010702a0803080a080', 'hex'),
          Buffer.from('a100'.repeat(length / 2), 'hex'),
          Buffer.alloc(8),
        ]),
    ],
    ['a body', (length) => armour(`"\n" +`.repeat(length / 5))],
    ['escapes in a body', (length) => armour('\\'.repeat(length))],
    ['angle brackets in a body', (length) => armour('<'.repeat(length))],
    ['headers in a body', (length) => armour('\nA-b: '.repeat(length / 6))],
    ['blanks in bare base64', (length) => `MIIC${' '.repeat(length)}!`],
    ['quotes and blanks', (length) => armour(`"${' '.repeat(length)}`)],
    ['hexadecimal digits', (length) => '30:'.repeat(length / 3)],
    ['marks of nothing', (length) => '-----BEGIN '.repeat(length / 11)],
    ['BEGIN lines', (length) => '-----BEGIN CERTIFICATE-----\n'.repeat(length / 28)],
    ['END lines', (length) => '-----END CERTIFICATE-----\n'.repeat(length / 26)],
    ['the keys of a set', (length) => JSON.stringify(Array.from({ length: length / 1_200 }, () => key))],
    [
      'the certificates of a key',
      (length) => JSON.stringify({ kty: 'EC', x5c: Array(length / 1_200).fill(other.base64) }),
    ],
  ])('time grows with the number of %s', async (_name, make) => {
    expect(await growthAwaited((length) => read(make(length)))).toBeLessThan(40);
  });

  test('time of a search grows with the number of certificates, found or not', () => {
    const [facts] = certificatesFromBytes(other.der);
    if (facts === undefined || 'reason' in facts) throw new Error('it cannot be read');
    for (const value of [facts.certificate.publicKeySha256 ?? '', '0'.repeat(40)])
      expect(
        growth((length) =>
          searchThumbprint({ value }, Array(length / 1_200).fill(facts.certificate) as CertificateFacts[]),
        ),
      ).toBeLessThan(40);
  });
});

/** One file of each form. */
const wholes = [
  identity.der,
  Buffer.from(identity.pem),
  Buffer.from(base64),
  openssl(['crl2pkcs7', '-nocrl', '-certfile', identity.certificate, '-outform', 'DER']),
  Buffer.from(JSON.stringify({ keys: [key] })),
  ...[[], ['-legacy']].map((options) =>
    openssl([
      'pkcs12',
      '-export',
      '-inkey',
      identity.key,
      '-in',
      identity.certificate,
      '-passout',
      'pass:secret',
      ...options,
    ]),
  ),
];

test('any text or bytes are read, or refused with our own error', async () => {
  const pieces = fc.constantFrom(
    '-----BEGIN CERTIFICATE-----',
    '-----END CERTIFICATE-----',
    '-----BEGIN PKCS7-----',
    '-----END PKCS7-----',
    '-----BEGIN PRIVATE KEY-----',
    '\n',
    base64.slice(0, 64),
    base64,
    '30820',
    hex.slice(0, 128),
    '> ',
    '\\n',
    'ssh-rsa AAAA',
    '=',
  );
  const text = fc.array(fc.oneof(pieces, fc.string()), { maxLength: 8 }).map((parts) => parts.join(''));
  const changed = fc
    .record({ whole: fc.constantFrom(...wholes), at: fc.nat(), byte: fc.nat(255), cut: fc.option(fc.nat()) })
    .map(({ whole, at, byte, cut }) => {
      const bytes = Buffer.from(whole);
      bytes[at % bytes.length] = byte;
      return bytes.subarray(0, cut === null ? bytes.length : cut % bytes.length);
    });
  const bytes = fc.uint8Array({ maxLength: 300 }).map((some) => Buffer.concat([Buffer.from('3082', 'hex'), some]));
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(text, changed, bytes),
      fc.constantFrom(undefined, 'certificate' as const),
      async (input, role) => {
        await read(input, { role, password: 'secret' }).catch((error: unknown) => {
          if (!(error instanceof SsoDoctorError)) throw error;
        });
      },
    ),
    { numRuns: 300 },
  );
});
