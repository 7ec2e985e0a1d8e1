import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createOpensslIdentity, file, openssl } from '../helpers/openssl.ts';
import { read, refusal, told } from '../helpers/read-certificate.ts';
import { pemOf } from '../helpers/self-signed.ts';

const identity = createOpensslIdentity('idp');

describe('something else than a certificate', () => {
  const key = readFileSync(identity.key, 'utf8');
  const encrypted = openssl(['pkcs8', '-topk8', '-in', identity.key, '-passout', 'pass:secret']).toString();
  const traditional = openssl([
    'rsa',
    '-in',
    identity.key,
    '-traditional',
    '-aes128',
    '-passout',
    'pass:secret',
  ]).toString();
  const keyDer = openssl(['pkey', '-in', identity.key, '-outform', 'DER']);
  const oldDer = openssl(['rsa', '-in', identity.key, '-traditional', '-outform', 'DER']);
  const ec = createOpensslIdentity('ec', 'p-256');
  const ecDer = openssl(['ec', '-in', ec.key, '-outform', 'DER']);
  const publicKey = openssl(['pkey', '-in', identity.key, '-pubout']).toString();
  const publicDer = openssl(['pkey', '-in', identity.key, '-pubout', '-outform', 'DER']);
  const ed25519 = createOpensslIdentity('ed', 'ed25519');
  const shortDer = openssl(['pkey', '-in', ed25519.key, '-pubout', '-outform', 'DER']);
  const config = file('request.cnf', '[req]\ndistinguished_name = dn\n[dn]\n');
  const request = openssl(['req', '-new', '-config', config, '-key', identity.key, '-subj', '/CN=idp']).toString();
  const requestDer = openssl(['req', '-outform', 'DER'], request);
  const pgp = '-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmQENBF\n=abcd\n-----END PGP PUBLIC KEY BLOCK-----\n';
  const crl = pemOf('X509 CRL', Buffer.from('3000', 'hex'));

  test.each<[string, string | Uint8Array, string]>([
    ['a request', request, 'a certificate signing request'],
    [
      'a request of old',
      request.replaceAll('CERTIFICATE REQUEST', 'NEW CERTIFICATE REQUEST'),
      'a certificate signing request',
    ],
    ['a request in DER', requestDer, 'a certificate signing request'],
    ['a request in base64', requestDer.toString('base64'), 'a certificate signing request'],
    ['a public key', publicKey, 'a public key'],
    ['a public key in DER', publicDer, 'a public key'],
    ['a public key in base64', publicDer.toString('base64'), 'a public key'],
    ['a public key of 44 bytes', shortDer, 'a public key'],
    ['a public key in hexadecimal', publicDer.toString('hex'), 'a public key'],
    ['PGP', pgp, 'a PGP public key'],
    ['a revocation list', crl, 'a revocation list'],
    ['an SSH key', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGJx ada@example.com\n', 'an SSH public key'],
    [
      'another SSH key',
      '---- BEGIN SSH2 PUBLIC KEY ----\nAAAAB3\n---- END SSH2 PUBLIC KEY ----\n',
      'an SSH public key',
    ],
    ['a Java keystore', Buffer.from('feedfeed0000000200000001', 'hex'), 'a Java keystore'],
    ['parameters', '-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n', 'key parameters'],
  ])('%s is named', async (_name, input, name) => {
    expect(await refusal(input)).toContain(`this is ${name}, not a certificate. `);
    expect(await refusal(input, { role: 'certificate' })).toContain(
      `--cert idp.pem: this is ${name}, not a certificate. `,
    );
  });

  test.each<[string, string | Uint8Array, string]>([
    ['PKCS#8', key, 'a private key'],
    ['PKCS#8, encrypted', encrypted, 'an encrypted private key'],
    ['PKCS#1, encrypted', traditional, 'an encrypted private key'],
    ['PKCS#8 in DER', keyDer, 'a private key'],
    ['PKCS#8 in base64', keyDer.toString('base64'), 'a private key'],
    ['PKCS#1 in DER', oldDer, 'a private key'],
    ['SEC 1 in DER', ecDer, 'a private key'],
    [
      'OpenSSH',
      '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaA==\n-----END OPENSSH PRIVATE KEY-----\n',
      'an SSH private key',
    ],
    ['PGP', pgp.replaceAll('PUBLIC', 'PRIVATE'), 'a PGP private key'],
    ['PuTTY', 'PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n', 'an SSH private key'],
  ])(
    'a private key (%s) is told, never kept, and refused where a certificate is asked for',
    async (_name, input, name) => {
      const evidence = await read(input);
      expect(evidence).toMatchObject([{ kind: 'private-key', origin: { source: 'idp.pem' } }]);
      expect(Object.keys(evidence[0] ?? {}).toSorted()).toEqual(['kind', 'origin']);
      const message = await refusal(input, { role: 'configured' });
      expect(message).toContain(`--configured idp.pem: this is ${name}, not a certificate. `);
      const secret =
        typeof input === 'string' ? input.split('\n').find(isKeyLine) : Buffer.from(input).toString('latin1');
      expect(message).not.toContain(secret);
    },
  );

  function isKeyLine(line: string): boolean {
    return line !== '' && !line.startsWith('-');
  }

  test('in a mail that is about something else they are passed over', async () => {
    expect(await told(`See the key of our mails:\n${pgp}\nBest regards`)).toEqual([]);
    expect(await told(`Our request:\n${request}\nWhen do we get the certificate?`)).toEqual([]);
  });

  test.each(['no certificate here', '634AB4651FCA2F623563BE32EDA32DE565219118', '<xml/>', ''])(
    'where an option asks for a certificate, %j is refused',
    async (text) => {
      expect(await refusal(text, { role: 'certificate' })).toBe(
        '--cert idp.pem: there is no certificate in it. Give a PEM or DER file.',
      );
    },
  );

  test.each([
    'MIT is failing since Monday',
    '30 users cannot log in',
    'MIIT',
    '3082',
    '30:82:01',
    'LS0tLS1CRUdJTiBub3RoaW5n',
  ])('%j is no certificate in base64 or hexadecimal', async (text) => {
    expect(await told(text)).toEqual([]);
  });
});
