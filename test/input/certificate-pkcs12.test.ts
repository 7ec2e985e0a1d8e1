import { describe, expect, test } from 'vitest';
import { SsoDoctorError } from '../../src/errors.ts';
import { createOpensslIdentity, file, openssl, opensslFingerprint } from '../helpers/openssl.ts';
import { read, refusal, told } from '../helpers/read-certificate.ts';
import { createIdentity, pemOf } from '../helpers/self-signed.ts';

const identity = createOpensslIdentity('idp');
const other = createIdentity({ kind: 'ec-p256', commonName: 'other.example.com' });
const sha1 = opensslFingerprint(identity.certificate, 'sha1');

describe('PKCS#12', () => {
  const chain = file('chain.pem', other.pem);
  const all = [sha1, opensslFingerprint(chain, 'sha1')];
  const p12 = (password: string, ...options: string[]): Buffer =>
    openssl([
      'pkcs12',
      '-export',
      '-inkey',
      identity.key,
      '-in',
      identity.certificate,
      '-certfile',
      chain,
      '-passout',
      `pass:${password}`,
      ...options,
    ]);

  test.each([
    ['AES-256 and PBKDF2, as OpenSSL 3 writes', []],
    ['AES-128', ['-certpbe', 'AES-128-CBC']],
    ['AES-192', ['-certpbe', 'AES-192-CBC']],
    ['3DES in PBES2', ['-certpbe', 'DES-EDE3-CBC']],
    ['PKCS#12’s own 3DES, as Windows writes', ['-certpbe', 'PBE-SHA1-3DES']],
    ['3DES with two keys', ['-certpbe', 'PBE-SHA1-2DES']],
    ['RC2 of 40 bits, as OpenSSL 1 and Java wrote', ['-legacy']],
    ['RC2 of 128 bits', ['-legacy', '-certpbe', 'PBE-SHA1-RC2-128']],
    ['100,000 rounds', ['-iter', '100000']],
    ['without the check of the password', ['-nomac', '-certpbe', 'AES-256-CBC']],
  ])('%s', async (_name, options) => {
    const bytes = p12('pässwörd', ...options);
    expect(await told(bytes, { password: 'pässwörd' })).toEqual([...all, 'private-key']);
    expect(await refusal(bytes)).toContain('protected by a password');
    expect(await refusal(bytes, { password: 'passwort' })).toContain('the password does not open it');
  });

  test('certificates that are not encrypted need no password', async () => {
    expect(await told(p12('secret', '-certpbe', 'NONE'))).toEqual([...all, 'private-key']);
  });

  test.each([[[]], [['-legacy']]])('an empty password is tried by itself (%s)', async (options) => {
    expect(await told(p12('', ...options))).toEqual([...all, 'private-key']);
    expect(await told(p12('', ...options), { password: '' })).toEqual([...all, 'private-key']);
  });

  test('without a key in it', async () => {
    const bytes = openssl(['pkcs12', '-export', '-nokeys', '-in', identity.certificate, '-passout', 'pass:secret']);
    expect(await told(bytes, { password: 'secret' })).toEqual([sha1]);
  });

  test.each<[string, (der: Buffer) => string]>([
    ['base64', (der) => der.toString('base64')],
    ['PEM', (der) => pemOf('PKCS12', der)],
  ])('as %s', async (_name, write) => {
    expect(await told(write(p12('secret')), { password: 'secret' })).toEqual([...all, 'private-key']);
  });

  test('RC4 is named as what is not read, with the line that helps', async () => {
    const message = await refusal(p12('secret', '-legacy', '-certpbe', 'PBE-SHA1-RC4-128'), { password: 'secret' });
    expect(message).toContain('1.2.840.113549.1.12.1.1');
    expect(message).toContain('openssl pkcs12 -in');
  });

  test('more rounds than can be done are refused', async () => {
    const bytes = p12('secret', '-certpbe', 'AES-256-CBC', '-iter', '1000000');
    const count = Buffer.from('02030f4240', 'hex');
    expect(bytes.includes(count)).toBe(true);
    const more = Buffer.from(bytes);
    for (let at = more.indexOf(count); at >= 0; at = more.indexOf(count)) more.write('02037fffff', at, 'hex');
    expect(await refusal(more, { password: 'secret' })).toContain('more than 1000000 times');
  });

  test('what is written with a changed byte is refused or read, and nothing else', async () => {
    const bytes = p12('secret');
    for (let at = 0; at < bytes.length; at += 61) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(at) ^ 0xff, at);
      await read(changed, { password: 'secret' }).catch((error: unknown) =>
        expect(error).toBeInstanceOf(SsoDoctorError),
      );
    }
  });
});
