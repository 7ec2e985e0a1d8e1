import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SsoDoctorError } from '../../src/errors.ts';
import type { Evidence } from '../../src/evidence/evidence.ts';
import { readEvidence } from '../../src/input/index.ts';
import { decodeText, type Source } from '../../src/input/source.ts';
import { limits } from '../../src/limits.ts';
import { createOpensslIdentity, file, openssl, opensslFingerprint } from '../helpers/openssl.ts';
import { createIdentity, pemOf } from '../helpers/self-signed.ts';

const identity = createOpensslIdentity('idp');
const other = createIdentity({ kind: 'ec-p256', commonName: 'other.example.com' });
const third = createIdentity({ kind: 'ed25519', commonName: 'third.example.com' });
const sha1 = opensslFingerprint(identity.certificate, 'sha1');
const base64 = identity.der.toString('base64');
const hex = identity.der.toString('hex');
const lines = identity.pem.trim().split('\n');

function sourceOf(input: string | Uint8Array, role?: Source['role']): Source {
  const text = typeof input === 'string' ? input : decodeText(input);
  return {
    name: 'idp.pem',
    text,
    bytes: typeof input === 'string' ? null : input,
    ...(role !== undefined && { role }),
  };
}

function read(
  input: string | Uint8Array,
  options: { role?: Source['role']; password?: string } = {},
): Promise<Evidence[]> {
  const { role, password } = options;
  return readEvidence([sourceOf(input, role)], { distinctive: [], ...(password !== undefined && { password }) });
}

/** SHA-1 thumbprints of the certificates, and the kinds of everything else. */
async function told(...args: Parameters<typeof read>): Promise<string[]> {
  return (await read(...args)).map((item) => (item.kind === 'certificate' ? item.certificate.sha1 : item.kind));
}

/** The message; fails where nothing, or something else than our own error, is thrown. */
async function refusal(...args: Parameters<typeof read>): Promise<string> {
  const error = await read(...args).then(
    (evidence) => evidence,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(SsoDoctorError);
  return (error as SsoDoctorError).message;
}

function utf16(text: string, order: 'le' | 'be', mark: boolean): Buffer {
  const bytes = Buffer.from(mark ? `\uFEFF${text}` : text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}

const wrap = (width: number, end = '\n'): string => (base64.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join(end);
const armour = (body: string): string => `-----BEGIN CERTIFICATE-----${body}-----END CERTIFICATE-----`;

describe('one certificate, however it was written', () => {
  test.each<[string, string | Uint8Array]>([
    ['PEM', identity.pem],
    ['PEM as bytes', Buffer.from(identity.pem)],
    ['CRLF', identity.pem.replaceAll('\n', '\r\n')],
    ['CR only', identity.pem.replaceAll('\n', '\r')],
    ['blank lines between', identity.pem.replaceAll('\n', '\n\n')],
    ['no line breaks at all', lines.join('')],
    ['one line with blanks', lines.join(' ')],
    ['no white space at all', identity.pem.replaceAll(/\s/g, '')],
    ['the body in one line', armour(`\n${base64}\n`)],
    ['lines of 76', armour(`\n${wrap(76)}\n`)],
    ['lines of 20', armour(`\n${wrap(20)}\n`)],
    ['padding left out', armour(`\n${base64.replace(/=+$/, '')}\n`)],
    ['`\\n` as two characters', lines.join('\\n')],
    ['`\\r\\n` as four characters', lines.join('\\r\\n')],
    ['`\\n` escaped twice', lines.join('\\\\n')],
    ['in JSON', JSON.stringify({ certificate: identity.pem })],
    ['in JSON that was put into JSON', JSON.stringify(JSON.stringify({ certificate: identity.pem }))],
    ['in JSON of .NET, with `+` escaped', JSON.stringify({ cert: identity.pem }).replaceAll('+', '\\u002B')],
    ['in JSON of PHP, with `/` escaped', JSON.stringify({ cert: identity.pem }).replaceAll('/', '\\/')],
    ['in YAML', `certificate: |\n${lines.map((line) => `    ${line}`).join('\n')}\n`],
    ['indented with tabs', lines.map((line) => `\t${line}`).join('\n')],
    ['quoted in a mail', lines.map((line) => `> ${line}`).join('\n')],
    ['quoted twice', lines.map((line) => `>> > ${line}`).join('\n')],
    ['in a Markdown table', lines.map((line) => `| ${line} |`).join('\n')],
    ['each line between quotes', lines.map((line) => `"${line}"`).join('\n')],
    ['put together in JavaScript', lines.map((line) => `'${line}\\n'`).join(' +\n')],
    ['put together in PHP', lines.map((line) => `"${line}\\n"`).join(' .\n')],
    ['as HTML', lines.join('<br>\n')],
    ['in XML, with references', lines.join('&#13;&#10;')],
    ['quoted-printable', identity.pem.replaceAll('=', '=3D')],
    ['X509 CERTIFICATE', identity.pem.replaceAll(' CERTIFICATE', ' X509 CERTIFICATE')],
    ['TRUSTED CERTIFICATE', identity.pem.replaceAll(' CERTIFICATE', ' TRUSTED CERTIFICATE')],
    ['text before and after', `Hello,\nour new one:\n\n${identity.pem}\nBest regards\nAda`],
    ['a dump before it', `Certificate:\n    Data:\n        Version: 3 (0x2)\n${identity.pem}`],
    ['headers inside', armour(`\nComment: made by Ada\nX-Key-Id: 4711\n\n${wrap(64)}\n`)],
    ['the END line lost', identity.pem.slice(0, identity.pem.indexOf('-----END'))],
    [
      'the END line lost, and text after it',
      `${identity.pem.slice(0, identity.pem.indexOf('-----END'))}\nBest regards, Ada Lovelace, Example Inc.`,
    ],
    ['the BEGIN line lost', lines.slice(1).join('\n')],
    ['a byte-order mark', Buffer.from(`\uFEFF${identity.pem}`)],
    ['a byte-order mark in a text', `\uFEFF${identity.pem}`],
    ['UTF-16 little-endian with mark', utf16(identity.pem, 'le', true)],
    ['UTF-16 big-endian with mark', utf16(identity.pem, 'be', true)],
    ['UTF-16 little-endian without mark', utf16(identity.pem, 'le', false)],
    ['UTF-16 big-endian without mark', utf16(identity.pem, 'be', false)],
    ['base64 of UTF-16 text beside no-break spaces', lines.join('\u00A0\n')],
    ['PEM in base64, as Auth0 exports signingCert', Buffer.from(identity.pem).toString('base64')],
    ['DER', identity.der],
    ['bare base64', base64],
    ['bare base64, wrapped', wrap(64)],
    ['bare base64, wrapped with CRLF', `${wrap(76, '\r\n')}\r\n`],
    ['bare base64 between quotes', `"${base64}"`],
    ['bare base64url', identity.der.toString('base64url')],
    ['bare base64 without padding', base64.replace(/=+$/, '')],
    ['bare base64, quoted in a mail', wrap(64).replaceAll(/^/gm, '> ')],
    ['a data: address', `data:application/x-x509-ca-cert;base64,${base64}`],
    ['hexadecimal', hex],
    ['hexadecimal in upper case', hex.toUpperCase()],
    ['hexadecimal with colons', hex.match(/../g)?.join(':') ?? ''],
    [
      'hexadecimal in lines of blanks',
      (hex.match(/.{1,32}/g) ?? []).map((line) => line.match(/../g)?.join(' ')).join('\n'),
    ],
    ['hexadecimal as in C', (hex.match(/../g) ?? []).map((byte) => `0x${byte}`).join(', ')],
    ['hexadecimal as escapes', (hex.match(/../g) ?? []).map((byte) => String.raw`\x${byte}`).join('')],
  ])('%s', async (_name, input) => {
    expect(await told(input)).toEqual([sha1]);
    // And where an option asks for it.
    expect(await told(input, { role: 'certificate' })).toEqual([sha1]);
  });

  test('a trusted certificate of OpenSSL, with its settings behind it', async () => {
    const trusted = openssl([
      'x509',
      '-in',
      identity.certificate,
      '-trustout',
      '-addtrust',
      'serverAuth',
      '-setalias',
      'idp',
    ]);
    const [item] = await read(trusted);
    expect(item).toMatchObject({ kind: 'certificate', certificate: { sha1, trailingBytes: 0 } });
  });

  test.each([
    ['a DER file', Buffer.concat([identity.der, Buffer.from('\r\n')])],
    ['a PEM block', pemOf('CERTIFICATE', Buffer.concat([identity.der, Buffer.from([13, 10])]))],
    ['base64', Buffer.concat([identity.der, Buffer.from([13, 10])]).toString('base64')],
  ])('bytes after the certificate in %s are counted', async (_name, input) => {
    const [item] = await read(input);
    expect(item).toMatchObject({ kind: 'certificate', certificate: { sha1, trailingBytes: 2 } });
  });
});

describe('several', () => {
  const all = [
    sha1,
    ...[other, third].map(({ pem }, index) => opensslFingerprint(file(`more-${index}.pem`, pem), 'sha1')),
  ];

  test('a bundle in its order, with the place of each', async () => {
    const evidence = await read(`# roots\n${identity.pem}\nsecond:\n${other.pem}${third.pem}`);
    expect(evidence.map((item) => (item.kind === 'certificate' ? item.certificate.sha1 : item.kind))).toEqual(all);
    expect(evidence[0]?.origin).toEqual({ source: 'idp.pem', location: 'line 2, column 1' });
  });

  test('a private key in the middle is told and never kept', async () => {
    const evidence = await read(identity.pem + other.privatePem + third.pem);
    expect(evidence.map(({ kind }) => kind)).toEqual(['certificate', 'certificate', 'private-key']);
    expect(JSON.stringify(evidence)).not.toContain(other.privatePem.split('\n')[1]);
  });

  test('what openssl pkcs12 prints, with bag attributes between', async () => {
    const text = `Bag Attributes\n    localKeyID: 01 23\nsubject=CN = idp\n${identity.pem}Bag Attributes: <No Attributes>\n${other.pem}`;
    expect(await told(text)).toEqual(all.slice(0, 2));
  });

  const p7b = (format: 'PEM' | 'DER', ...pems: string[]): Buffer => {
    const paths = pems.map((pem, index) => file(`p7b-${index}.pem`, pem));
    return openssl(['crl2pkcs7', '-nocrl', '-outform', format, ...paths.flatMap((path) => ['-certfile', path])]);
  };

  test.each<[string, string | Uint8Array]>([
    ['PEM', p7b('PEM', identity.pem, other.pem, third.pem)],
    ['DER', p7b('DER', identity.pem, other.pem, third.pem)],
    ['base64', p7b('DER', identity.pem, other.pem, third.pem).toString('base64')],
    ['PEM named CMS', p7b('PEM', identity.pem, other.pem, third.pem).toString().replaceAll('PKCS7', 'CMS')],
    [
      'PEM named CERTIFICATE',
      p7b('PEM', identity.pem, other.pem, third.pem).toString().replaceAll('PKCS7', 'CERTIFICATE'),
    ],
    ['indefinite lengths', indefinite(p7b('DER', identity.pem, other.pem, third.pem))],
  ])('PKCS#7 in %s', async (_name, input) => {
    expect((await told(input)).toSorted()).toEqual(all.toSorted());
  });

  test('PKCS#7 without a certificate', async () => {
    const empty = openssl(['crl2pkcs7', '-nocrl', '-outform', 'DER']);
    expect(await refusal(empty)).toContain('there is no certificate');
  });
});

/** The outer values of PKCS#7 with lengths that are not told, as streaming writers make them. */
function indefinite(der: Buffer): Buffer {
  const content = (bytes: Buffer): Buffer =>
    bytes.subarray(bytes.readUInt8(1) < 0x80 ? 2 : 2 + (bytes.readUInt8(1) & 0x7f));
  const open = (tag: number, inside: Buffer): Buffer =>
    Buffer.concat([Buffer.from([tag, 0x80]), inside, Buffer.alloc(2)]);
  const outer = content(der);
  const typeLength = 2 + outer.readUInt8(1);
  const signed = content(content(outer.subarray(typeLength)));
  return open(0x30, Buffer.concat([outer.subarray(0, typeLength), open(0xa0, open(0x30, signed))]));
}

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

  /** The middle one of several ratios, as single runs are disturbed by what else the machine does. */
  async function growth(make: (size: number) => string | Uint8Array, small: number): Promise<number> {
    const time = async (input: string | Uint8Array): Promise<number> => {
      const start = performance.now();
      await read(input).catch((error: unknown) => expect(error).toBeInstanceOf(SsoDoctorError));
      return performance.now() - start;
    };
    const [one, eight] = [make(small), make(8 * small)];
    await time(one);
    const ratios: number[] = [];
    for (let run = 0; run < 5; run++) {
      const before = await time(one);
      ratios.push((await time(eight)) / before);
    }
    return ratios.toSorted((a, b) => a - b)[2] ?? Infinity;
  }

  // Quadratic time would be 64 times as much.
  test.each<[string, (size: number) => string | Uint8Array, number]>([
    ['certificates', (size) => other.pem.repeat(size), 100],
    ['other blocks', (size) => pemOf('X509 CRL', Buffer.alloc(20)).repeat(size) + other.pem, 2_000],
    ['open values', (size) => Buffer.from('3080'.repeat(size), 'hex'), 50_000],
    [
      'PKCS#7 of empty values',
      (size) =>
        Buffer.concat([
          Buffer.from('30800609', 'hex'),
          Buffer.from('2a864886f70d010702', 'hex'),
          Buffer.from('a0803080a080', 'hex'),
          Buffer.from('a100'.repeat(size), 'hex'),
          Buffer.alloc(8),
        ]),
      50_000,
    ],
    ['a body', (size) => armour(`"\n" +`.repeat(size)), 20_000],
    ['angle brackets in a body', (size) => armour('<'.repeat(size)), 20_000],
    ['blanks in bare base64', (size) => `MIIC${' '.repeat(size)}!`, 50_000],
    ['quotes and blanks', (size) => armour(`"${' '.repeat(size)}`), 50_000],
    ['marks of nothing', (size) => '-----BEGIN '.repeat(size), 20_000],
  ])('time grows with the number of %s', async (_name, make, small) => {
    expect(await growth(make, small)).toBeLessThan(30);
  });
});

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
    .record({ at: fc.nat(identity.der.length - 1), byte: fc.nat(255), length: fc.nat(identity.der.length) })
    .map(({ at, byte, length }) => {
      const bytes = Buffer.from(identity.der);
      bytes[at] = byte;
      return bytes.subarray(0, length);
    });
  const bytes = fc.uint8Array({ maxLength: 300 }).map((some) => Buffer.concat([Buffer.from('3082', 'hex'), some]));
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(text, changed, bytes),
      fc.constantFrom(undefined, 'certificate' as const),
      async (input, role) => {
        await read(input, { role, password: 'x' }).catch((error: unknown) => {
          if (!(error instanceof SsoDoctorError)) throw error;
        });
      },
    ),
    { numRuns: 300 },
  );
});
