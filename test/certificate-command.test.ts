import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { X509Certificate } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { createResponse, defaultIdentity, testConnection } from './helpers/idp.ts';
import { createMetadata } from './helpers/metadata.ts';
import { openssl } from './helpers/openssl.ts';
import { runMain } from './helpers/run-main.ts';
import { createIdentity } from './helpers/self-signed.ts';
import { createWrapped } from './helpers/wrapping.ts';

const folder = mkdtempSync(join(tmpdir(), 'cert-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const signing = defaultIdentity();
const other = createIdentity({ commonName: 'next.example.com' });
const thumbprint = (pem: string): string => new X509Certificate(pem).fingerprint.replaceAll(':', '');
const signingFile = file('signing.pem', signing.pem);
const otherFile = file('other.pem', other.pem);
const response = file('response.xml', createResponse());
const connection = file('connection.json', JSON.stringify({ ...testConnection, thumbprints: [thumbprint(other.pem)] }));

describe('what would be accepted', () => {
  test.each([
    ['the certificate that signs', signingFile, /^✓ With the certificate handed in, Auth0 would accept the response/],
    ['another one', otherFile, /^✗ With the certificate handed in, Auth0 would refuse the response/],
  ])('with %s', async (_, certificate, title) => {
    const { stdout } = await runMain(['cert', certificate, '--response', response, '--connection', connection]);
    expect(stdout).toMatch(title);
    expect(stdout.replace(/\s+/g, ' ')).toContain('does not say whose certificate it is');
  });

  test('with settings that are not known says which', async () => {
    const { status, stdout } = await runMain(['cert', signingFile, '--response', response]);
    expect(status).toBe(0);
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      '? With the certificate handed in, Auth0 may accept the response: not everything is known',
    );
    expect(stdout.replace(/\s+/g, ' ')).toMatch(/with c1, e2: not certain, since this is not known: \w/);
  });

  test('tries every certificate against every response', async () => {
    const second = file('second.xml', createResponse({ responseId: '_2', signature: { identity: other } }));
    const { stdout } = await runMain([
      'cert',
      signingFile,
      otherFile,
      '--response',
      response,
      '--response',
      second,
      '--connection',
      connection,
      '--json',
    ]);
    const { preflight } = JSON.parse(stdout) as {
      preflight: { certificate: string; response: string; prediction: { outcome: string } }[];
    };
    expect(preflight.map((item) => [item.certificate, item.response, item.prediction.outcome])).toEqual([
      ['c1', 'e3', 'accept'],
      ['c1', 'e4', 'reject'],
      ['c2', 'e3', 'reject'],
      ['c2', 'e4', 'accept'],
    ]);
  });
});

describe('the hand-over', () => {
  test('names the certificate, and nothing of a login', async () => {
    const { status, stdout } = await runMain([
      'cert',
      signingFile,
      '--response',
      response,
      '--connection',
      connection,
      '--message',
    ]);
    expect(status).toBe(1);
    expect(stdout).toContain('To: InfluxData support');
    expect(stdout).toContain(`SHA-1 thumbprint: ${thumbprint(signing.pem)}`);
    expect(stdout).toContain(`It replaces the one with thumbprint: ${thumbprint(other.pem)}`);
    expect(stdout).toContain('Confirmed by:');
    expect(thumbprint(/-----BEGIN[^]*END CERTIFICATE-----/.exec(stdout)?.[0] ?? '')).toBe(thumbprint(signing.pem));
    expect(stdout).not.toMatch(/ada@|_response|_assertion/);
  });

  test.each([
    ['two certificates', ['cert', signingFile, otherFile], /2 certificates were handed in, and only one/],
    [
      'a suspicious case',
      ['cert', signingFile, '--response', file('xsw.xml', createWrapped('xsw3', 'assertion'))],
      /looks like an attack/,
    ],
    ['the one that is configured', ['cert', otherFile, '--configured', otherFile], /is configured already/],
  ])('is refused for %s', async (_, args, reason) => {
    const { status, stdout, stderr } = await runMain([...args, '--message']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(reason);
  });
});

describe('the change for the Management API', () => {
  const options = {
    signingCert: Buffer.from(other.pem).toString('base64'),
    cert: other.pem,
    thumbprints: [thumbprint(other.pem).toLowerCase()],
    expires: '2030-01-01T00:00:00.000Z',
    subject: { commonName: 'next.example.com' },
    entityId: testConnection.entityId,
    signInEndpoint: 'https://idp.example.com/sso',
    fieldsMap: { email: 'mail' },
    signSAMLRequest: true,
    unknownToUs: { kept: [1, null, 'ä'] },
  };
  const exported = file('export.json', JSON.stringify({ name: 'acme', strategy: 'samlp', options }));

  test('replaces the certificate everywhere and keeps all else', async () => {
    const patch = join(folder, 'patch.json');
    const { status, stderr } = await runMain(['cert', signingFile, '--connection', exported, '--auth0-patch', patch]);
    expect({ status, stderr }).toMatchObject({ status: 0, stderr: expect.stringContaining('Wrote the change to') });
    const { options: changed } = JSON.parse(readFileSync(patch, 'utf8')) as { options: Record<string, string> };
    expect(thumbprint(Buffer.from(changed['signingCert'] ?? '', 'base64').toString())).toBe(thumbprint(signing.pem));
    expect(thumbprint(changed['cert'] ?? '')).toBe(thumbprint(signing.pem));
    expect(changed).toMatchObject({
      thumbprints: [thumbprint(signing.pem).toLowerCase()],
      expires: '2040-01-01T00:00:00.000Z',
      subject: { commonName: 'idp.example.com' },
    });
    const { entityId, signInEndpoint, fieldsMap, signSAMLRequest, unknownToUs } = options;
    expect(changed).toMatchObject({ entityId, signInEndpoint, fieldsMap, signSAMLRequest, unknownToUs });
    expect(Object.keys(changed).toSorted()).toEqual(Object.keys(options).toSorted());
    expect(JSON.stringify(changed)).not.toContain(thumbprint(other.pem).toLowerCase());
  });

  test.each([
    ['without the exported connection', [], 2, /needs --connection/],
    ['of settings that are no export', ['--connection', connection], 2, /no connection exported from Auth0/],
  ])('is refused %s', async (_, args, status, reason) => {
    const patch = join(folder, 'no-patch.json');
    const result = await runMain(['cert', signingFile, ...args, '--auth0-patch', patch]);
    expect(result.status).toBe(status);
    expect(result.stderr).toMatch(reason);
    expect(() => readFileSync(patch)).toThrow('ENOENT');
  });
});

describe('a keystore with a password', () => {
  const password = 'pa55 word';
  const key = file('key.pem', signing.privatePem);
  const keystore = file(
    'store.p12',
    openssl(['pkcs12', '-export', '-inkey', key, '-in', signingFile, '-passout', `pass:${password}`]),
  );

  /** A terminal, as far as asking for a password goes. */
  function terminal(typed: string): PassThrough {
    const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => stdin });
    setImmediate(() => stdin.write(typed));
    return stdin;
  }

  test('is asked for it at a terminal, and does not show it', async () => {
    const { status, stdout, stderr } = await runMain(['cert', keystore], terminal(`${password}\r`));
    expect(status).toBe(0);
    expect(stdout).toContain(thumbprint(signing.pem));
    expect(stderr).toContain('store.p12 (not shown):');
    expect(stdout + stderr).not.toContain(password);
  });

  test('takes it from a file', async () => {
    const { status, stdout } = await runMain(['cert', keystore, '--password-file', file('password', `${password}\n`)]);
    expect(status).toBe(0);
    expect(stdout).toContain(thumbprint(signing.pem));
  });

  test.each([
    ['there is no terminal', undefined, /there is no terminal to ask at.*--password-file/],
    ['nothing is typed', terminal('\u0004'), /no password was given/],
    ['it is another one', terminal('wrong\r'), /the password does not open it/],
  ])('says so where %s', async (_, stdin, reason) => {
    const { status, stdout, stderr } = await runMain(['cert', keystore], stdin);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(reason);
  });

  test('is named by the main command, which does not ask', async () => {
    const { status, stderr } = await runMain([keystore]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/protected by a password\. `sso-doctor cert` asks for it/);
  });
});

describe('without an input at a terminal', () => {
  const idle = (): PassThrough => Object.assign(new PassThrough(), { isTTY: true });

  test('says what to hand in instead of waiting', async () => {
    const { status, stderr } = await runMain(['cert'], idle());
    expect(status).toBe(2);
    expect(stderr).toMatch(/Nothing was handed in\. Give a certificate/);
  });

  test.each([
    ['metadata', '--metadata', file('idp.xml', createMetadata({ keys: [{ certificates: [signing.base64] }] }))],
    ['the configured certificate', '--configured', signingFile],
    ['a candidate', '--cert', signingFile],
  ])('an option that names %s is enough', async (_, option, path) => {
    const { status, stdout } = await runMain(['cert', option, path], idle());
    expect(status).toBe(0);
    expect(stdout).toContain(thumbprint(signing.pem));
  });
});

test.each([
  ['--configured', thumbprint(signing.pem)],
  ['--connection', connection],
])('a certificate is piped in beside %s', async (option, value) => {
  const { stdout } = await runMain(['cert', option, value], Readable.from([Buffer.from(signing.pem)]));
  expect(stdout).toContain('standard input');
});

describe('a certificate that is plainly not the one that signs is not handed over', () => {
  const extensions = ['-addext', 'keyUsage=keyEncipherment,dataEncipherment', '-subj', '/CN=x'];
  const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', file('encryption.key', '')];
  const encryption = openssl(request.concat(extensions)).toString();
  const changed = Buffer.from(signing.der);
  changed.set([(changed.at(-1) ?? 0) ^ 1], changed.length - 1);
  const forEncryption = createMetadata({
    keys: [
      { use: 'signing', certificates: [other.base64] },
      { use: 'encryption', certificates: [signing.base64] },
    ],
  });

  test.each([
    ['made for encryption', [file('encryption.pem', encryption)], /made for encryption, not for signing/],
    ['changed', [file('changed.der', changed)], /its own signature does not hold/],
    [
      'listed for encryption',
      [signingFile, '--metadata', file('encryption.xml', forEncryption)],
      /lists this certificate for encryption/,
    ],
  ])('%s', async (_, args, reason) => {
    const { status, stdout, stderr } = await runMain(['cert', ...args, '--message']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(reason);
  });
});

test('what holds no certificate is an error that says what to give', async () => {
  const { status, stderr } = await runMain(['cert', 'nothing of the kind']);
  expect(status).toBe(2);
  expect(stderr).toMatch(/No certificate is in what was handed in\. Give a certificate/);
});

test('a private key is named, not shown, and has to be replaced', async () => {
  const { status, stdout, stderr } = await runMain(['cert', file('only-key.pem', signing.privatePem)]);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(/only-key\.pem: this is a private key, not a certificate\..*it has to be replaced/);
  expect(stderr).not.toContain(signing.privatePem.split('\n')[1]);
});

test('a private key beside the certificate is warned of before all else', async () => {
  const { stdout } = await runMain(['cert', file('both.pem', signing.privatePem + signing.pem)]);
  expect(stdout).toMatch(/^· 1 certificate\n\nwarning +.*private key/);
  expect(stdout).not.toContain(signing.privatePem.split('\n')[1]);
});

test.each([
  ['its certificate', signingFile, /Auth0 holds c1 \(CN=idp\.example\.com/],
  ['another certificate', otherFile, /belongs to another certificate than the one at hand/],
])('a bare thumbprint is searched for in %s', async (_, certificate, found) => {
  const written = thumbprint(signing.pem).replace(/..(?=.)/g, '$&:');
  const { stdout } = await runMain(['cert', written, certificate]);
  expect(stdout.replace(/\s+/g, ' ')).toMatch(found);
});

test.each([
  ['OpenSSL', (hex: string): string => `SHA1 Fingerprint=${hex.replace(/..(?=.)/g, '$&:')}`],
  ['Windows', (hex: string): string => `\u200E${hex.toLowerCase().replace(/..(?=.)/g, '$& ')}`],
  ['JSON Web Keys', (hex: string): string => Buffer.from(hex, 'hex').toString('base64url')],
])('--configured takes the notation of %s', async (_, write) => {
  const { stdout } = await runMain(['cert', signingFile, '--configured', write(thumbprint(signing.pem))]);
  expect(stdout).toContain('Auth0 holds c1');
});

test('in Markdown, with each certificate’s validity in words', async () => {
  const { stdout } = await runMain(['cert', signingFile, '--format', 'markdown']);
  expect(stdout).toMatch(/^## 1 certificate\n\n\*\*time line\*\*\n\n- c1: 2020-01-01 to 2040-01-01/);
});
