import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { SsoDoctorError } from '../../src/errors.ts';
import type { ConnectionSettings } from '../../src/evidence/connection.ts';
import { readConnection } from '../../src/input/connection-file.ts';
import { limits } from '../../src/limits.ts';
import { createIdentity } from '../helpers/self-signed.ts';

const identity = createIdentity();
const other = createIdentity({ commonName: 'other.example.com' });
const thumbprint = '0E9A70686477C0A8FF4763F039FD28EAF8D3F4A8';

const folder = mkdtempSync(join(tmpdir(), 'connection-file-'));
afterAll(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, 'keys'));
writeFileSync(join(folder, 'acme.pem'), identity.pem);
writeFileSync(join(folder, 'acme.cer'), identity.der);
writeFileSync(join(folder, 'keys', 'acme.key'), identity.privatePem);
writeFileSync(join(folder, 'both.pem'), `Bag Attributes\n${identity.pem}${identity.privatePem}`);
writeFileSync(join(folder, 'bundle.pem'), identity.pem + other.pem);
writeFileSync(join(folder, 'notes.txt'), 'call ada');
writeFileSync(join(folder, 'large.pem'), ' '.repeat(limits.certificateBytes + 1));

function read(text: string): Promise<ConnectionSettings> {
  return readConnection({ name: join(folder, 'acme.yaml'), text, bytes: null });
}

function readValue(value: unknown): Promise<ConnectionSettings> {
  return read(JSON.stringify(value));
}

/** The message from the file's name on; fails where nothing, or something else than our own error, is thrown. */
async function refusal(text: string): Promise<string> {
  const error = await read(text).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(SsoDoctorError);
  const { code, message } = error as SsoDoctorError;
  expect(code).toMatch(/^ERR_(?:CONNECTION|INPUT_TOO_LARGE)$/);
  expect(message.startsWith(`${folder}/acme.yaml`)).toBe(true);
  return message.slice(folder.length);
}

function refusalOf(value: unknown): Promise<string> {
  return refusal(JSON.stringify(value));
}

describe('our own keys', () => {
  const all = {
    profile: 'influxdb-cloud-dedicated',
    entityId: 'urn:auth0:influxdata:acme-saml',
    callbackUrl: 'https://auth.influxdata.com/login/callback?connection=acme-saml',
    thumbprints: [thumbprint],
    clockSkewMinutes: 3,
    idpEntityId: 'https://idp.example.com/metadata',
    checks: {
      destination: true,
      recipient: true,
      audience: true,
      expiration: true,
      certificateExpiration: false,
      nameQualifier: true,
      spNameQualifier: false,
    },
  };

  test('all of them, as JSON', async () => {
    expect(await readValue(all)).toEqual(all);
  });

  test('all of them, as YAML', async () => {
    const yaml = `# what support told us
profile: influxdb-cloud-dedicated
entityId: urn:auth0:influxdata:acme-saml
callbackUrl: https://auth.influxdata.com/login/callback?connection=acme-saml
thumbprints:
  - ${thumbprint}
clockSkewMinutes: 3
idpEntityId: "https://idp.example.com/metadata"
checks: { destination: true, recipient: true, audience: true, expiration: true,
  certificateExpiration: false, nameQualifier: true, spNameQualifier: false }
`;
    expect(await read(yaml)).toEqual(all);
  });

  test.each([
    ['JSON with a byte order mark', '\uFEFF{"entityId": "a"}'],
    ['YAML with a byte order mark', '\uFEFFentityId: a'],
    ['YAML with CRLF', 'entityId: a\r\n'],
    ['YAML with its version', '%YAML 1.2\n---\nentityId: a\n...\n'],
    ['JSON with a trailing comma, which YAML allows', '{"entityId": "a",}'],
  ])('%s', async (_, text) => {
    expect(await read(text)).toEqual({ entityId: 'a' });
  });

  test('none is needed', async () => {
    expect(await read('{}')).toEqual({});
  });

  test('texts stay as they are written, white space too', async () => {
    expect(await readValue({ entityId: ' urn:a/ ' })).toEqual({ entityId: ' urn:a/ ' });
  });

  test.each([
    ['lower case', thumbprint.toLowerCase()],
    ['colons', thumbprint.replace(/(..)(?=.)/g, '$1:')],
    ['SHA-256', 'A1'.repeat(32)],
    ['a label and SHA-512', `SHA-512 Fingerprint=${'A1:'.repeat(64)}`],
    ['one that was cut', thumbprint.slice(0, 30)],
    ['one that was mistyped', thumbprint.replace('70', '7O')],
    ['base64, as x5t', Buffer.from(thumbprint, 'hex').toString('base64')],
    ['an invisible mark', `\u200E${thumbprint}`],
  ])('a thumbprint in another notation is kept: %s', async (_, written) => {
    expect(await readValue({ thumbprints: [written] })).toEqual({ thumbprints: [written] });
  });
});

describe('certificates and keys', () => {
  test.each([
    ['PEM text', identity.pem],
    ['PEM text whose line breaks were escaped twice', identity.pem.replaceAll('\n', '\\n')],
    ['bare base64', identity.base64],
    ['a PEM file', 'acme.pem'],
    ['a DER file', 'acme.cer'],
    ['a file with a key behind the certificate', 'both.pem'],
    ['a path with folders', './keys/../acme.pem'],
    ['an absolute path', join(folder, 'acme.pem')],
  ])('a certificate: %s', async (_, certificate) => {
    expect(await readValue({ certificate })).toEqual({ certificate: identity.pem });
  });

  test('a certificate as a block of YAML', async () => {
    const block = identity.pem.replaceAll(/^/gm, '  ').trimEnd();
    expect(await read(`certificate: |\n${block}\n`)).toEqual({ certificate: identity.pem });
  });

  test.each([
    ['PEM text', identity.privatePem],
    ['a file', 'keys/acme.key'],
    ['a file with a certificate before it', 'both.pem'],
  ])('a private key: %s', async (_, decryptionKey) => {
    expect(await readValue({ decryptionKey })).toEqual({ decryptionKey: identity.privatePem });
  });

  test('a key with a passphrase is kept: that the broker cannot open it is a finding', async () => {
    const decryptionKey = identity.privateKey
      .export({ type: 'pkcs1', format: 'pem', cipher: 'aes-128-cbc', passphrase: 'x' })
      .toString();
    expect(decryptionKey).toContain('ENCRYPTED');
    expect(await readValue({ decryptionKey })).toEqual({ decryptionKey });
  });

  test.each([
    ['a file that is not there', { certificate: 'acme.crt' }, 'certificate (acme.crt) names a file that is not there'],
    ['a folder', { decryptionKey: './keys' }, 'decryptionKey (./keys) names something that is no regular file'],
    ['a large file', { certificate: 'large.pem' }, 'certificate (large.pem) names a file of 262145 bytes'],
    ['another file', { certificate: 'notes.txt' }, 'certificate (notes.txt) holds no PEM text'],
    ['a key in place of a certificate', { certificate: 'keys/acme.key' }, 'another kind (PRIVATE KEY)'],
    ['a certificate in place of a key', { decryptionKey: 'acme.pem' }, 'another kind (CERTIFICATE)'],
    ['two certificates', { certificate: 'bundle.pem' }, 'certificate (bundle.pem) holds 2 certificates'],
    [
      'a certificate that was cut',
      { certificate: identity.pem.replace(/^.{64}\n/m, '') },
      'certificate cannot be read',
    ],
    ['base64 that is none', { certificate: `M${'A'.repeat(80)}` }, 'certificate holds no PEM text'],
    ['a key that was cut', { decryptionKey: identity.privatePem.slice(0, 400) }, 'decryptionKey stops before its end'],
    [
      'a key without its first line',
      { decryptionKey: identity.privatePem.slice(28) },
      'characters; a PEM text or the path',
    ],
    ['a path to another machine', { certificate: '\\\\host\\share\\acme.pem' }, 'names a folder of another machine'],
    ['the same with slashes', { decryptionKey: '//host/share/acme.key' }, 'names a folder of another machine'],
    ['blanks without end', { certificate: `M${'A'.repeat(40)}${' '.repeat(1_000_000)}!` }, 'certificate is a text of'],
    ['no text', { decryptionKey: 42 }, 'decryptionKey is a number; a text is asked for'],
  ])('refused: %s', async (_, value, message) => {
    expect(await refusalOf(value)).toContain(message);
  });
});

describe('what is refused', () => {
  test.each([
    ['thumbprint', 'thumbprints'],
    ['entityID', 'entityId'],
    ['callbackURL', 'callbackUrl'],
    ['clockSkew', 'clockSkewMinutes'],
    ['idpEntity', 'idpEntityId'],
    ['check', 'checks'],
  ])('the unknown key %s is answered with the nearest known one', async (key, nearest) => {
    expect(await refusalOf({ [key]: 1 })).toContain(`unknown key "${key}"; the nearest known key is "${nearest}"`);
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('%s is a key like any other', async (key) => {
    expect(await refusal(`{"${key}": {"entityId": "a"}}`)).toContain(`unknown key "${key}"`);
    expect(await refusal(`${key}: { entityId: a }`)).toContain(`unknown key "${key}"`);
    expect(await refusal(`{"checks": {"${key}": true}}`)).toContain(`unknown key "${key}" in checks`);
  });

  test.each([
    ['{"checks": {"destinaton": true}}', 'unknown key "destinaton" in checks; the nearest known key is "destination"'],
    ['{"checks": {"destination": "yes"}}', 'checks.destination is a text of 3 characters; true or false is asked for'],
    ['checks: { destination: yes }', 'checks.destination is a text of 3 characters; true or false is asked for'],
    ['{"checks": []}', 'checks is a list of 0; an object of checks is asked for'],
    ['{"entityId": 5}', 'entityId is a number; a text is asked for, between quotes'],
    ['entityId:', 'entityId is empty; a text is asked for. Leave the key out'],
    ['{"entityId": ""}', 'entityId is an empty text'],
    ['{"callbackUrl": "auth.influxdata.com"}', 'callbackUrl is a text of 19 characters that is no address'],
    ['{"thumbprints": "A1"}', 'thumbprints is a text of 2 characters; a list of texts is asked for'],
    ['{"thumbprints": ["A1B2"]}', 'thumbprints[0] is a text of 4 characters that is no thumbprint'],
    [`thumbprints: [${'1'.repeat(40)}]`, 'thumbprints[0] is a number; a text is asked for, between quotes'],
    ['{"clockSkewMinutes": "3"}', 'clockSkewMinutes is a text of one character; a number of minutes'],
    ['{"clockSkewMinutes": -1}', 'clockSkewMinutes is a number that is negative'],
    ['clockSkewMinutes: .nan', 'clockSkewMinutes is a number that is negative or without end'],
    ['{"profile": "influxdb"}', 'none of influxdb-cloud-dedicated, auth0; the nearest is "influxdb-cloud-dedicated".'],
    ['', 'this is empty; an object with settings is asked for'],
    ['"entityId"', 'this is a text of 8 characters; an object'],
    ['entityId', 'this is a text of 8 characters; an object'],
    ['[]', 'this list holds no connection'],
  ])('%s', async (text, message) => {
    expect(await refusal(text)).toContain(message);
  });

  test.each([
    ['{"entityId": "a", "entityId": "b"}', 'line 1, column 19: the key "entityId" stands twice'],
    ['{"checks": {"audience": true, "\\u0061udience": true}}', 'line 1, column 31: the key "audience" stands twice'],
    ['[{"a": "\\\\"}, {"a": ":", "b": [{"a": 1}], "a" : 2}]', 'line 1, column 43: the key "a" stands twice'],
    ['entityId: a\nchecks:\n  audience: true\n  audience: true', 'line 4, column 3: the key "audience" stands twice'],
    ['{"entityId": "a"', 'line 1, column 17: this is neither JSON nor YAML'],
    ['entityId: a\n\tx: 1', 'line 2, column 1: a tab stands'],
    ['entityId: a\n---\nentityId: b', 'a second document begins'],
    ['entityId: !!js/function "a"', 'line 1, column 11: a tag'],
    ['entityId: !env SECRET', 'line 1, column 11: a tag'],
    ['%YAML 1.1\n---\nentityId: !!binary "YQ=="', 'a tag'],
    ['entityId: *a', 'an alias'],
    ['<<: { entityId: a }', 'unknown key "<<"'],
    ['thumbprints: &a [*a]', 'thumbprints[0] is a list of 1; a text is asked for'],
  ])('%s: %s', async (text, message) => {
    expect(await refusal(text)).toContain(message);
  });

  test('aliases that stand for ever more', async () => {
    const lines = [...'bcdefghi'].map((name, index) => {
      const before = `*${'abcdefgh'[index]}`;
      return `${name}: &${name} [${Array(9).fill(before).join(', ')}]`;
    });
    expect(await refusal(['a: &a [x]', ...lines].join('\n'))).toContain('aliases stand for too much');
  });

  test.each(['[', '{', '- ', '? ', '[a,', ' a:', '{"a":'])('"%s" nested without end', async (pump) => {
    const count = Math.floor(limits.yamlCharacters / pump.length);
    expect(await refusal(pump.repeat(count))).toMatch(/deep in each other|neither JSON/);
  });

  test('a valid JSON list that is nested without end', async () => {
    const levels = 100_000;
    expect(await refusal('['.repeat(levels) + ']'.repeat(levels))).toContain('deep in each other');
  });

  test('more than the limit', async () => {
    expect(await refusal(`{"entityId": "${'a'.repeat(limits.connectionCharacters)}"}`)).toContain(
      'longer than 4096 kB',
    );
    expect(await refusal(`entityId: ${'a'.repeat(limits.yamlCharacters)}`)).toContain('longer than 256 kB');
  });
});

describe('secrets stay in the file', () => {
  const secret = 'hunter2-correct-horse';
  const base64 = identity.privatePem.split('\n').slice(1, 4).join('');
  test.each([
    ['a password in place of a key', { decryptionKey: secret }],
    ['a key without its first and last line', { decryptionKey: base64 }],
    ['the same in lines', { decryptionKey: base64.replace(/(.{64})/g, '$1\n') }],
    ['the same with something before it', { decryptionKey: `${secret}\n${base64}` }],
    ['in a list', { decryptionKey: [secret, base64] }],
    ['as an unknown value', { password: base64 }],
    ['as a key', { [base64]: 1 }],
    ['as a thumbprint', { thumbprints: [base64] }],
    ['as a profile', { profile: secret }],
    ['as a certificate', { certificate: secret }],
  ])('%s', async (_, value) => {
    for (const text of [JSON.stringify(value), `a: [\n${JSON.stringify(value)}`, `${JSON.stringify(value)} x`]) {
      const message = await refusal(text);
      expect(message).not.toContain(secret);
      expect(message).not.toContain(base64.slice(0, 40));
    }
  });

  test('nor in the error’s cause, which is shown with --debug', async () => {
    const error: unknown = await readValue({ decryptionKey: secret }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SsoDoctorError);
    expect((error as SsoDoctorError).cause).toBeUndefined();
  });
});

describe('a connection exported from Auth0', () => {
  const options = {
    signInEndpoint: 'https://idp.example.com/sso',
    signingCert: Buffer.from(identity.pem).toString('base64'),
    thumbprints: [thumbprint.toLowerCase()],
    entityId: 'urn:auth0:influxdata:acme-saml',
    fieldsMap: {},
    debug: true,
  };
  const saml = { id: 'con_1', name: 'acme-saml', strategy: 'samlp', options, enabled_clients: ['x'] };
  const oidc = { id: 'con_2', name: 'corp', strategy: 'oidc', options: { client_secret: 'secret' } };
  const settings = {
    entityId: options.entityId,
    thumbprints: options.thumbprints,
    certificate: identity.pem,
  };

  test.each([
    ['one connection', saml],
    ['a list with one SAML connection', [oidc, saml]],
    ['a page of a list', { start: 0, total: 2, connections: [oidc, saml] }],
    ['ADFS', { ...saml, strategy: 'adfs' }],
    ['PingFederate', { ...saml, strategy: 'pingfederate' }],
  ])('%s', async (_, value) => {
    expect(await readValue(value)).toEqual(settings);
  });

  test('as YAML', async () => {
    const yaml = `connections:\n  - name: acme-saml\n    strategy: samlp\n    options:\n      entityId: ${options.entityId}\n`;
    expect(await read(yaml)).toEqual({ entityId: options.entityId });
  });

  test.each<[string, object, ConnectionSettings]>([
    ['base64 of DER', { cert: identity.base64 }, { certificate: identity.pem }],
    ['a PEM text', { cert: identity.pem }, { certificate: identity.pem }],
    [
      'what the validator reads before what it was made of',
      { cert: other.pem, signingCert: identity.pem },
      { certificate: other.pem },
    ],
    ['a key', { decryptionKey: identity.privatePem }, { decryptionKey: identity.privatePem }],
    [
      'a pair of key and certificate',
      { decryptionKey: { key: identity.privatePem, cert: identity.pem } },
      { decryptionKey: identity.privatePem },
    ],
    ['a certificate without its key', { decryptionKey: { cert: identity.pem } }, {}],
    ['a clock skew', { clockSkew: 10 }, { clockSkewMinutes: 10 }],
    ['a clock skew that the validator replaces with its default', { clockSkew: '10' }, {}],
    [
      'the address of a proxy',
      { destinationUrl: 'https://proxy.example.com/acs', recipientUrl: 'https://proxy.example.com/acs' },
      { callbackUrl: 'https://proxy.example.com/acs' },
    ],
    ['only one of two addresses: the other is not known', { destinationUrl: 'https://proxy.example.com/acs' }, {}],
    [
      'two addresses where one can be told',
      { destinationUrl: 'https://a.example.com/', recipientUrl: 'https://b.example.com/' },
      {},
    ],
    ['cleared options', { cert: null, entityId: '', thumbprints: null, decryptionKey: null }, {}],
    ['options of that name in a prototype', JSON.parse('{"__proto__": {"entityId": "a"}}') as object, {}],
    ['none', {}, {}],
  ])('%s', async (_, options, expected) => {
    expect(await readValue({ ...saml, options })).toEqual(expected);
  });

  test.each([
    [
      [saml, { ...saml, name: 'beta' }, oidc],
      '2 SAML connections are in it: acme-saml (samlp), beta (samlp). Keep the one that the login went through.',
    ],
    [oidc, 'no SAML connection (strategy samlp, adfs, pingfederate) is in it; there is corp (oidc).'],
    [[oidc, { strategy: 5 }], 'there is corp (oidc), one without a name (no strategy).'],
    [Array.from({ length: 25 }, () => oidc), 'and 5 more'],
    [{ ...saml, options: undefined }, 'this connection has no options'],
    [{ ...saml, options: { cert: 'acme.pem' } }, 'options.cert holds no PEM text'],
    [{ ...saml, options: { thumbprints: 'A1' } }, 'options.thumbprints is a text of 2 characters'],
    [{ ...saml, options: { decryptionKey: 'acme.key' } }, 'options.decryptionKey holds no PEM text'],
  ])('refused: %#', async (value, message) => {
    expect(await refusalOf(value)).toContain(message);
  });
});

describe('no input makes it throw anything but our own error', () => {
  const keys = fc.constantFrom(
    'profile',
    'entityId',
    'callbackUrl',
    'thumbprints',
    'certificate',
    'decryptionKey',
    'clockSkewMinutes',
    'idpEntityId',
    'checks',
    'destination',
    'strategy',
    'options',
    'connections',
    '__proto__',
    'cert',
    'key',
  );
  const texts = fc.constantFrom(
    'samlp',
    'auth0',
    'acme.pem',
    'both.pem',
    '.',
    identity.pem,
    identity.base64,
    thumbprint,
  );
  const values = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'medium', withCrossShrink: true },
      texts,
      fc.jsonValue(),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(keys, tie('value'), { maxKeys: 4, noNullPrototype: true }),
    ),
  })).value;
  const snippets = [
    '',
    '[',
    '{',
    '}',
    ']',
    ':',
    ': ',
    '- ',
    '? ',
    '&a ',
    '*a',
    '!!str ',
    '!x ',
    '|',
    '>-',
    '"',
    "'",
    '#',
    '\n',
    '\t',
    '---',
    '...',
    '%YAML 1.1\n',
    '<<: ',
    '\0',
    '\uD800',
    '\uFEFF',
    ',',
  ];

  async function survives(text: string): Promise<void> {
    try {
      expect(typeof (await read(text))).toBe('object');
    } catch (error) {
      expect(error).toBeInstanceOf(SsoDoctorError);
    }
  }

  test('any value', async () => {
    await fc.assert(
      fc.asyncProperty(values, (value) => survives(JSON.stringify(value) ?? '')),
      { numRuns: 500, seed: 20260302 },
    );
  });

  test('any text, and YAML’s signs in any order', async () => {
    const pieces = fc.array(fc.oneof(fc.constantFrom(...snippets), keys, texts, fc.string({ maxLength: 10 })), {
      maxLength: 30,
    });
    await fc.assert(
      fc.asyncProperty(pieces, (parts) => survives(parts.join(''))),
      { numRuns: 1_000, seed: 20260302 },
    );
  });

  test('a good file with pieces cut out and put in', async () => {
    const good = `entityId: a\ncertificate: |\n${identity.pem.replaceAll(/^/gm, '  ')}\nchecks: { audience: true }\nthumbprints:\n  - "${thumbprint}"\n`;
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length), fc.nat(20), fc.constantFrom(...snippets), (at, length, snippet) =>
        survives(good.slice(0, at) + snippet + good.slice(at + length)),
      ),
      { numRuns: 500, seed: 20260302 },
    );
  });
});
