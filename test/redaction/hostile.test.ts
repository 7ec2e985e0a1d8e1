import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { SsoDoctorError } from '../../src/errors.ts';
import { redact } from '../../src/redaction/redact-text.ts';
import { loginSteps } from '../helpers/capture-login.ts';
import { entry, har } from '../helpers/captures.ts';
import { processorTime } from '../helpers/processor-time.ts';
import { runMain } from '../helpers/run-main.ts';

const folder = mkdtempSync(join(tmpdir(), 'redaction-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function fileWith(text: string | Buffer, extension = 'har'): string {
  files += 1;
  const path = join(folder, `input-${files}.${extension}`);
  writeFileSync(path, text);
  return path;
}

const steps = loginSteps('<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_1"/>');
const secret = 'secret-passw0rd!';

function withEntry(change: (entry: Record<string, Record<string, unknown>>) => void): string {
  const one = entry(steps[3] as never, 'Chrome') as Record<string, Record<string, unknown>>;
  change(one);
  return JSON.stringify({ log: { entries: [one] } });
}

describe('broken captures', () => {
  test.each([
    ['no list of requests', '{"log":{"version":"1.2"}}'],
    ['cut before it', '{"log":{"version":"1.2","entr'],
    ['another list', '{"log":{"entries":{"0":{}}}}'],
  ])('%s: said, and nothing is written', async (_name, text) => {
    const output = join(folder, 'never.har');
    const result = await runMain(['redact', fileWith(text), '--output', output]);
    expect(result.status).toBe(2);
    expect(result.stderr).toContain('its list of requests');
    expect(existsSync(output)).toBe(false);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('a cut file is copied to where it ends', async () => {
    const text = har(steps);
    const copy = await redact({ name: 'cut.har', text: text.slice(0, text.lastIndexOf('"startedDateTime"') + 90) });
    expect((JSON.parse(copy.text) as { log: { entries: unknown[] } }).log.entries).toHaveLength(5);
    expect(copy.receipt.masked.map(({ kind }) => kind)).toContain('cut-off-end');
    expect(copy.text).not.toContain('secret');
  });

  test('requests that are no JSON are left out', async () => {
    const copy = await redact({
      name: 'x.har',
      text: `{"log":{"entries":[{"request":{"url":"${secret}" bad}},${secret}]}}`,
    });
    expect(copy.text).not.toContain(secret);
  });

  test.each([
    [
      'sizes that are wrong',
      (one: Record<string, Record<string, unknown>>) =>
        Object.assign(one['request'] ?? {}, { bodySize: -5, headersSize: 1e300 }),
    ],
    [
      'members of other types',
      (one: Record<string, Record<string, unknown>>) =>
        Object.assign(one['request'] ?? {}, {
          headers: 7,
          cookies: 'x',
          queryString: [null, 3, [secret]],
          method: { a: secret },
        }),
    ],
    [
      'members that nobody knows',
      (one: Record<string, Record<string, unknown>>) =>
        Object.assign(one, { _initiator: { stack: secret }, comment: secret, _webSocketMessages: [{ data: secret }] }),
    ],
    [
      'a body in a type of its own',
      (one: Record<string, Record<string, unknown>>) =>
        Object.assign(one['request'] ?? {}, {
          postData: { mimeType: 'application/x-protobuf', text: `\u0001${secret}` },
        }),
    ],
    [
      'a body in parts',
      (one: Record<string, Record<string, unknown>>) =>
        Object.assign(one['request'] ?? {}, {
          postData: {
            mimeType: 'multipart/form-data; boundary=x',
            text: `--x\r\nContent-Disposition: form-data; name="password"\r\n\r\n${secret}\r\n--x\r\nContent-Disposition: form-data; name="other"; filename="a"\r\nContent-Type: text/plain\r\n\r\n${secret}\r\n--x--\r\n`,
          },
        }),
    ],
    [
      'a header that nobody knows',
      (one: Record<string, Record<string, unknown>>) =>
        Object.assign(one['request'] ?? {}, {
          headers: [
            { name: 'X-Amz-Security-Token', value: secret },
            { name: 'Authorization', value: `Basic ${Buffer.from(`ada:${secret}`).toString('base64')}` },
          ],
        }),
    ],
  ])('%s', async (_name, change) => {
    const text = withEntry(change);
    const copy = await redact({ name: 'x.har', text });
    expect(copy.text).not.toContain(secret);
    expect(copy.text).not.toContain(encodeURIComponent(secret));
    expect(copy.text).not.toContain(Buffer.from(secret).toString('base64').slice(0, 16));
  });

  test.each([1_000, 100_000])('%i levels of lists end in a copy without them', async (levels) => {
    const deep = `${'['.repeat(levels)}"${secret}"${']'.repeat(levels)}`;
    const inBody = withEntry((one) =>
      Object.assign(one['request'] ?? {}, { postData: { mimeType: 'application/json', text: `{"a":${deep}}` } }),
    );
    for (const text of [
      inBody,
      `{"log":{"entries":[{"request":{"url":"https://a.example/","x":${deep}}}]}}`,
      `{"a":${deep}}`,
    ]) {
      const copy = await redact({ name: 'deep.json', text });
      expect(copy.text.length).toBeLessThan(text.length);
      expect((await redact({ name: 'deep.json', text: copy.text })).text).toBe(copy.text);
    }
  });

  test('deflated data that never ends is not inflated to its end', async () => {
    const bomb = deflateRawSync(Buffer.alloc(200 * 1024 * 1024, 'A')).toString('base64');
    const started = processorTime();
    const copy = await redact({ name: 'bomb', text: `SAMLResponse=${encodeURIComponent(bomb)}&state=${secret}` });
    expect(copy.text).not.toContain(secret);
    expect(processorTime() - started).toBeLessThan(20_000);
  });

  test('encodings one inside the other come to an end', async () => {
    let text = `password=${secret}`;
    for (let level = 0; level < 30; level += 1) text = Buffer.from(text).toString('base64');
    const copy = await redact({ name: 'nested', text });
    let opened = copy.text;
    for (let level = 0; level < 31; level += 1) opened = Buffer.from(opened, 'base64').toString();
    expect(opened).not.toContain(secret);
  });
});

describe('fails closed', () => {
  const leaking = `Cookie: session=Val1d-Session-Of-Ada\n\nin the log as ${Buffer.from('Val1d-Session-Of-Ada').toString('hex')}\n`;

  test('a value that is left in an encoding that is not rewritten: no copy, and its place is said', async () => {
    const output = join(folder, 'leak.txt');
    const result = await runMain(['redact', fileWith(leaking, 'txt'), '--output', output]);
    expect(result.status).toBe(2);
    expect(result.stderr).toContain('cookie');
    expect(result.stderr).toContain('hexadecimal');
    expect(result.stderr).not.toContain('Val1d');
    expect(readdirSync(folder).filter((name) => name.startsWith('leak'))).toEqual([]);
  });

  test('nothing reaches standard output either', async () => {
    const result = await runMain(['redact', fileWith(leaking, 'txt')]);
    expect(result.stdout).toBe('');
  });
});

describe('the command', () => {
  const input = fileWith(har(steps));

  test('writes a copy for its owner only, and a receipt in words or JSON', async () => {
    const [output, words, json] = ['copy.har', 'receipt.txt', 'receipt.json'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    const result = await runMain(['redact', input, '--output', output, '--receipt', words]);
    expect(result).toMatchObject({ status: 0, stdout: '' });
    expect(statSync(output).mode & 0o777).toBe(0o600);
    expect(readFileSync(words, 'utf8')).toContain('entry 4, request body');
    await runMain(['redact', input, '--receipt', json]);
    const receipt = JSON.parse(readFileSync(json, 'utf8')) as { masked: { kind: string }[] };
    expect(receipt.masked.map(({ kind }) => kind)).toContain('password');
    const again = await runMain(['redact', input, '--output', output]);
    expect(again.stderr).toContain('the file exists');
  });

  test('--check tells a copy from what it was made of', async () => {
    const copy = await runMain(['redact', input]);
    expect((await runMain(['redact', '--check', input])).status).toBe(1);
    const checked = await runMain(['redact', '--check', fileWith(copy.stdout), '--json']);
    expect(checked.status).toBe(0);
    expect(JSON.parse(checked.stdout)).toMatchObject({ safe: true, masked: [] });
  });

  test('--keep-signature keeps it', async () => {
    const xml = readFileSync('fixtures/inputs/saml/good.xml', 'utf8');
    const value = /<ds:SignatureValue>([^<]+)/.exec(xml)?.[1] ?? '';
    expect(value).not.toBe('');
    const without = await redact({ name: 'x', text: xml });
    const kept = await redact({ name: 'x', text: xml }, { keepSignature: true });
    expect(without.text).not.toContain(value);
    expect(kept.text).toContain(value);
    expect(kept.text).not.toContain('ada@example.com');
  });

  test('what is no text is refused', async () => {
    const result = await runMain(['redact', fileWith(Buffer.from([0x30, 0x82, 1, 0, 2, 0, 0, 1, 3]), 'der')]);
    expect(result).toMatchObject({ status: 2, stdout: '' });
  });
});

test.each([
  '=',
  'a=',
  '&a=b',
  ' ',
  '<a ',
  '<a b="',
  '"',
  '\\"',
  '%41',
  'A',
  'a.',
  'a@',
  '1.',
  'ab:',
  '{"',
  '[',
  '<!--',
  '<![CDATA[',
  '\n',
  'Cookie: ',
  'Cookie: a=',
  'From: a ',
  'eyJ',
  'eyJhbGciOiJ9.',
  'https://',
  'https://a/?',
  '\u2028',
  '-----BEGIN PRIVATE KEY-----',
  'password=',
  '&lt;NameID&gt;',
  '<NameID>',
  '<input name=',
  'A1b2C3d4E5f6G7h8\n',
  'redacted-a-',
  '=3D',
  '="\\n',
])('a hundred thousand characters of %j take no time', async (unit) => {
  const started = processorTime();
  const text = unit.repeat(Math.ceil(100_000 / unit.length));
  await redact({ name: 'x', text }).catch((error: unknown) => {
    if (!(error instanceof SsoDoctorError)) throw error;
  });
  // Quadratic work on this takes minutes.
  expect(processorTime() - started).toBeLessThan(8_000);
});
