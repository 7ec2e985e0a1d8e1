import { describe, expect, test } from 'vitest';
import { createOpensslIdentity, file, openssl, opensslFingerprint } from '../helpers/openssl.ts';
import { read, refusal, told } from '../helpers/read-certificate.ts';
import { createIdentity, pemOf } from '../helpers/self-signed.ts';

const identity = createOpensslIdentity('idp');
const other = createIdentity({ kind: 'ec-p256', commonName: 'other.example.com' });
const third = createIdentity({ kind: 'ed25519', commonName: 'third.example.com' });
const sha1 = opensslFingerprint(identity.certificate, 'sha1');
const base64 = identity.der.toString('base64');
const hex = identity.der.toString('hex');
const lines = identity.pem.trim().split('\n');

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
