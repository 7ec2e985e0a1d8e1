import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAuthority, issue, runProgram, startProxy, startServer } from '../helpers/https-server.ts';
import { createMetadata } from '../helpers/metadata.ts';
import { runMain } from '../helpers/run-main.ts';
import { createIdentity, pemOf, type TestIdentity } from '../helpers/self-signed.ts';
import { sha1Of, sha256Of } from '../helpers/watch.ts';

// The built program, as cron runs it; what it refuses in this process.

const folder = mkdtempSync(join(tmpdir(), 'watch-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const [old, next, encryption] = [createIdentity(), createIdentity(), createIdentity({ kind: 'ec-p256' })];
const connection = 'fixtures/inputs/connection/connection.yaml';

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function metadata(...identities: TestIdentity[]): string {
  const keys = identities.map(({ base64 }) => ({ use: 'signing', certificates: [base64] }));
  return createMetadata({ keys: [...keys, { use: 'encryption', certificates: [encryption.base64] }] });
}

const onlyOld = file('only-old.xml', metadata(old));
const both = file('both.xml', metadata(old, next));

const watch = (...args: string[]) => runProgram(['watch', ...args]);

interface Json {
  readonly verdict: string;
  readonly codes: readonly string[];
  readonly changes: unknown;
  readonly certificates: readonly unknown[];
  readonly error: { readonly code: string; readonly message: string };
}

async function watchJson(...args: string[]): Promise<Json & { status: number | null }> {
  const { status, stdout, stderr } = await watch(...args, '--json');
  expect(stderr).toBe('');
  return { status, ...(JSON.parse(stdout) as Json) };
}

describe('a file', () => {
  test.each([
    ['a thumbprint', [sha1Of(old)]],
    ['a SHA-256 thumbprint with colons', [sha256Of(old).match(/../g)?.join(':') ?? '']],
    ['a certificate file', [file('old.pem', pemOf('CERTIFICATE', old.der))]],
    ['several', [sha1Of(next), sha1Of(old)]],
  ])('that agrees with %s is silent', async (_name, configured) => {
    const options = configured.flatMap((value) => ['--configured', value]);
    expect(await watch(onlyOld, ...options)).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(await watch(onlyOld, ...options, '--format', 'markdown')).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  test('says what is wrong, both values, and what to do', async () => {
    const { status, stdout, stderr } = await watch(onlyOld, '--configured', sha1Of(next));
    expect([status, stderr]).toEqual([1, '']);
    const lines = stdout.split('\n');
    const lineWith = (text: string): number => lines.findIndex((line) => line.includes(text));
    expect(lineWith(sha1Of(old))).toBeGreaterThan(0);
    expect(lineWith(sha1Of(next))).toBe(lineWith(sha1Of(old)) + 1);
    expect(stdout).toMatch(/^fix /m);
  });

  test('with very many certificates lists the first ones in words, and all of them in JSON', async () => {
    const { privateKey } = old;
    const many = Array.from({ length: 50 }, (_, index) =>
      createIdentity({ privateKey, commonName: `idp-${index}.example.com` }),
    );
    const path = file('many.xml', metadata(...many));
    const { stdout } = await watch(path, '--configured', sha1Of(next));
    expect(stdout.match(/signs, not configured/g)).toHaveLength(20);
    expect(stdout).toContain('30 more; --json names all');
    // One is for encryption.
    expect((await watchJson(path, '--configured', sha1Of(next))).certificates).toHaveLength(51);
  });

  test('as JSON always says something', async () => {
    expect(await watchJson(onlyOld, '--configured', sha1Of(old))).toMatchObject({
      status: 0,
      schemaVersion: 1,
      verdict: 'healthy',
      codes: ['match'],
      certificates: [{ sha1: sha1Of(old), configured: true, use: 'signing' }, { use: 'encryption' }],
      changes: null,
    });
    expect(await watchJson(both, '--configured', sha1Of(old))).toMatchObject({
      status: 1,
      verdict: 'problem',
      codes: ['second-signing-certificate', 'match'],
      findings: [{ owner: 'idp-admin', received: [sha1Of(next)], expected: [sha1Of(old)] }, { problem: false }],
    });
  });

  test('is compared with a connection file, whose entity ID chooses among several providers', async () => {
    expect(await watchJson('fixtures/inputs/idp-metadata/okta.xml', '--connection', connection)).toMatchObject({
      status: 1,
      codes: ['mismatch'],
    });
    const federation = 'fixtures/inputs/idp-metadata/federation.xml';
    const chosen = await watchJson(federation, '--connection', connection);
    expect(chosen.codes).toContain('match');
    const other = await watchJson(
      federation,
      '--connection',
      connection,
      '--entity',
      'https://login.other.example/metadata',
    );
    expect(other.codes).toContain('mismatch');
  });

  test('with a certificate that ends, by the days asked for', async () => {
    const day = 86_400_000;
    const notAfter = new Date(Date.now() + 40.5 * day).toISOString().replace(/\.\d+/, '');
    const ending = createIdentity({ notAfter });
    const path = file('ending.xml', metadata(ending));
    expect(await watchJson(path, '--configured', sha1Of(ending))).toMatchObject({ status: 0 });
    expect(await watchJson(path, '--configured', sha1Of(ending), '--warn-days', '60')).toMatchObject({
      status: 1,
      findings: [{ code: 'expires-soon', days: 40 }, { code: 'match' }],
    });
  });
});

describe('what cannot be used', () => {
  const configured = ['--configured', sha1Of(old)];
  test.each<[string, string[], string]>([
    ['nothing configured', [onlyOld], 'ERR_USAGE'],
    ['half a thumbprint', [onlyOld, '--configured', sha1Of(old).slice(0, 20)], 'ERR_USAGE'],
    [
      'a connection without a certificate',
      [onlyOld, '--connection', file('bare.json', '{"entityId":"x"}')],
      'ERR_USAGE',
    ],
    ['a file that is not there', ['missing.xml', ...configured], 'ERR_INPUT_NOT_FOUND'],
    ['a file without metadata', ['README.md', ...configured], 'ERR_INPUT_MALFORMED'],
    ['XML that breaks off', [file('cut.xml', metadata(old).slice(0, 400)), ...configured], 'ERR_INPUT_MALFORMED'],
    [
      'a service provider',
      ['fixtures/inputs/idp-metadata/service-provider.xml', ...configured],
      'ERR_INPUT_UNSUPPORTED',
    ],
    ['no signing certificate', [file('no-key.xml', metadata()), ...configured], 'ERR_INPUT_UNSUPPORTED'],
    ['several providers', ['fixtures/inputs/idp-metadata/federation.xml', ...configured], 'ERR_USAGE'],
    ['a provider that is not there', [onlyOld, ...configured, '--entity', 'https://other.example'], 'ERR_USAGE'],
    ['days that are none', [onlyOld, ...configured, '--warn-days', 'soon'], 'ERR_USAGE'],
    ['less than no days', [onlyOld, ...configured, '--warn-days=-1'], 'ERR_USAGE'],
    ['a state file of somebody else', [onlyOld, ...configured, '--state', 'package.json'], 'ERR_STATE'],
    ['a state file in no folder', [onlyOld, ...configured, '--state', join(folder, 'no', 'state.json')], 'ERR_OUTPUT'],
    ['an output that is a folder', [onlyOld, ...configured, '--output', folder], 'ERR_OUTPUT'],
    ['http', ['http://idp.example.com/', ...configured], 'ERR_USAGE'],
    ['this machine', ['https://localhost/', ...configured], 'ERR_USAGE'],
    ['another option', [onlyOld, ...configured, '--wibble'], 'ERR_USAGE'],
    ['another format', [onlyOld, ...configured, '--format', 'pdf'], 'ERR_USAGE'],
  ])('%s', async (_name, args, code) => {
    const plain = await runMain(['watch', ...args]);
    expect([plain.status, plain.stdout]).toEqual([2, '']);
    expect(plain.stderr).toMatch(/^sso-doctor: /);
    expect(plain.stderr).not.toMatch(/ {4}at |file:\/\/\//);
    if (args.includes('--format')) return;
    const { stdout } = await runMain(['watch', ...args, '--json']);
    expect((JSON.parse(stdout) as Json).error.code).toBe(code);
  });

  test('several providers are named', async () => {
    const { status, error } = await watchJson('fixtures/inputs/idp-metadata/federation.xml', ...configured);
    expect(status).toBe(2);
    expect(error.message).toContain('https://idp.example.com/metadata, https://login.other.example/metadata');
  });
});

describe('--state', () => {
  const configured = ['--configured', sha1Of(old), '--configured', sha1Of(next)];

  test('tells once what changed', async () => {
    const state = join(folder, 'state.json');
    const path = file('changing.xml', metadata(old));
    const look = () => watchJson(path, ...configured, '--state', state);
    expect(await look()).toMatchObject({ status: 0, changes: null });
    expect(await look()).toMatchObject({ status: 0, changes: null });
    writeFileSync(path, metadata(next));
    expect(await look()).toMatchObject({
      status: 1,
      codes: ['signing-certificates-changed', 'match'],
      changes: { added: [{ sha1: sha1Of(next) }], removed: [{ sha1: sha1Of(old) }] },
    });
    expect(await look()).toMatchObject({ status: 0, changes: null });
  });

  test('of somebody else stays as it is', async () => {
    const state = join(folder, 'foreign.json');
    copyFileSync('package.json', state);
    expect((await watch(onlyOld, ...configured, '--state', state)).status).toBe(2);
    expect(readFileSync(state, 'utf8')).toBe(readFileSync('package.json', 'utf8'));
  });
});

describe('--output', () => {
  test('replaces what is there as a whole, readable by all, and follows no link', async () => {
    const own = mkdtempSync(join(folder, 'output-'));
    const [path, elsewhere] = [join(own, 'sso.prom'), join(own, 'elsewhere')];
    writeFileSync(elsewhere, 'kept');
    symlinkSync(elsewhere, path);
    const args = [onlyOld, '--configured', sha1Of(old), '--format', 'prometheus', '--output', path];
    for (let run = 0; run < 2; run += 1) expect(await watch(...args)).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(readFileSync(elsewhere, 'utf8')).toBe('kept');
    expect(readFileSync(path, 'utf8')).toMatch(/^sso_doctor_watch_match\{entity="[^"]+"\} 1$/m);
    expect(statSync(path).mode & 0o777).toBe(0o644);
    expect(readdirSync(own).toSorted()).toEqual(['elsewhere', 'sso.prom']);
  });

  test('is emptied where nothing is wrong any more', async () => {
    const path = join(folder, 'report.txt');
    await watch(both, '--configured', sha1Of(old), '--output', path);
    expect(readFileSync(path, 'utf8')).toMatch(/^✗ /);
    await watch(onlyOld, '--configured', sha1Of(old), '--output', path);
    expect(readFileSync(path, 'utf8')).toBe('');
  });

  test('stays as it was where nothing could be compared, so that its age tells', async () => {
    const path = file('kept.prom', 'before');
    await watch('missing.xml', '--configured', sha1Of(old), '--format', 'prometheus', '--output', path);
    expect(readFileSync(path, 'utf8')).toBe('before');
  });
});

describe('--notify-command', () => {
  const told = join(folder, 'told.txt');
  const command = `cat > '${told}'; echo "to the log"`;

  test('gets the report where something is wrong, in words whatever the format', async () => {
    const { status, stdout, stderr } = await watch(
      both,
      '--configured',
      sha1Of(old),
      '--json',
      '--notify-command',
      command,
    );
    expect([status, stderr]).toEqual([1, 'to the log\n']);
    expect(() => JSON.parse(stdout) as unknown).not.toThrow();
    const { stdout: text } = await watch(both, '--configured', sha1Of(old));
    const withoutTime = (report: string): string => report.replace(/looked at .*/, '');
    expect(withoutTime(readFileSync(told, 'utf8'))).toBe(withoutTime(text));
  });

  test('is not run where nothing is', async () => {
    const never = join(folder, 'never.txt');
    const args = [onlyOld, '--configured', sha1Of(old), '--notify-command', `touch '${never}'`];
    expect(await watch(...args)).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(existsSync(never)).toBe(false);
  });

  test.each([
    ['ends with a status', 'exit 3', /the command ended with status 3/],
    ['is not there', 'no-such-command-here', /ended with status 127/],
    ['does not read', 'exec 0<&-; exit 1', /ended with status 1/],
    ['is killed', 'kill -9 $$', /was ended by SIGKILL/],
  ])('that %s is said, and changes no status', async (_name, failing, message) => {
    const { status, stdout, stderr } = await watch(both, '--configured', sha1Of(old), '--notify-command', failing);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^✗ /);
    expect(stderr).toMatch(message);
  });

  test('a change that nobody was told of is told the next time', async () => {
    const state = join(folder, 'untold.json');
    const path = file('untold.xml', metadata(old));
    const args = [path, '--configured', sha1Of(old), '--configured', sha1Of(next), '--state', state];
    expect((await watchJson(...args)).status).toBe(0);
    writeFileSync(path, metadata(next));
    const changed = ['signing-certificates-changed', 'match'];
    const failed = await watch(...args, '--json', '--notify-command', 'exit 1');
    expect(JSON.parse(failed.stdout)).toMatchObject({ codes: changed });
    expect((await watchJson(...args, '--notify-command', 'cat > /dev/null')).codes).toEqual(changed);
    expect((await watchJson(...args)).codes).toEqual(['match']);
  });

  test('nothing of the metadata gets into the command', async () => {
    const mark = join(folder, 'injected');
    const hostile = `$(touch '${mark}')\`touch '${mark}'\`; touch '${mark}'`;
    const xml = metadata(old).replace('https://idp.example.com/metadata', hostile);
    const path = file('hostile.xml', xml);
    const args = [path, '--configured', sha1Of(next), '--notify-command', 'cat > /dev/null; env > /dev/null'];
    expect((await watch(...args)).status).toBe(1);
    expect(existsSync(mark)).toBe(false);
  });
});

test('hostile metadata moves no cursor and forges no line', async () => {
  const entity = 'https://idp.example.com/\u009B2J\u202E&#10;x"\\';
  const xml = metadata(old).replace('https://idp.example.com/metadata', entity.replace('"', '&quot;'));
  const path = file('escapes.xml', xml);
  for (const format of ['text', 'json', 'markdown', 'html', 'prometheus']) {
    const { stdout } = await watch(path, '--configured', sha1Of(next), '--format', format);
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u0080-\u009F\u202E]/);
  }
  const { stdout } = await watch(path, '--configured', sha1Of(next), '--format', 'prometheus');
  for (const line of stdout.trimEnd().split('\n'))
    expect(line).toMatch(
      /^# (?:HELP|TYPE) sso_doctor_watch_\w+ .+$|^sso_doctor_watch_\w+\{(?:\w+="(?:[^"\\]|\\.)*",?)+\} \d+$/,
    );
});

describe('an address', () => {
  const authority = createAuthority('watch-authority');
  const trusted = { NODE_EXTRA_CA_CERTS: authority.certificate };
  let answer = metadata(old);
  let server: Awaited<ReturnType<typeof startServer>>;
  let address = '';
  beforeAll(async () => {
    const identity = issue(authority, 'DNS:localhost,DNS:idp.example.com', 'watch-server');
    server = await startServer(identity, (_request, response) => response.end(answer));
    address = `https://localhost:${server.port}/metadata.xml`;
  });
  afterAll(() => server.close());
  const args = () => ['watch', address, '--allow-private', '--configured', sha1Of(old)];

  test('that agrees is silent, and one that rotated is not', async () => {
    answer = metadata(old);
    expect(await runProgram(args(), trusted)).toEqual({ status: 0, stdout: '', stderr: '' });
    answer = metadata(next);
    const rotated = await runProgram([...args(), '--json'], trusted);
    expect([rotated.status, (JSON.parse(rotated.stdout) as Json).codes]).toEqual([1, ['mismatch']]);
    answer = metadata(old, next);
    const announced = await runProgram(args(), trusted);
    expect([announced.status, announced.stderr]).toEqual([1, '']);
    expect(announced.stdout).toContain(`read from              ${address}`);
  });

  test('through a proxy', async () => {
    answer = metadata(old);
    const proxy = await startProxy(server.port);
    const env = { ...trusted, HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` };
    const asked = ['watch', 'https://idp.example.com/', '--configured', sha1Of(old)];
    expect(await runProgram(asked, env)).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(proxy.asked).toEqual(['idp.example.com:443']);
    await proxy.close();
  });

  test('of an authority that nobody named is refused, and no variable turns that off', async () => {
    const proxy = await startProxy(server.port);
    const unverified = { NODE_TLS_REJECT_UNAUTHORIZED: '0', NODE_NO_WARNINGS: '1' };
    const proxied = { ...unverified, HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` };
    for (const env of [{}, unverified, proxied]) {
      const { status, stdout, stderr } = await runProgram(args(), env);
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/^sso-doctor: localhost:\d+ has a TLS certificate of an authority/);
    }
    expect(proxy.asked).toHaveLength(1);
    await proxy.close();
  });

  test('of this machine is not asked unless that is allowed', async () => {
    const before = server.connections();
    const { status, stderr } = await runProgram(['watch', address, '--configured', sha1Of(old)], trusted);
    expect(status).toBe(2);
    expect(stderr).toContain('--allow-private');
    expect(server.connections()).toBe(before);
  });

  test.each([
    ['a web page', '<!doctype html><title>Sign in</title>', /a web page/],
    ['no XML', '{"issuer":"x"}', /this metadata cannot be read/],
    ['nothing', '', /this metadata cannot be read/],
  ])('that answers with %s', async (_name, text, message) => {
    answer = text;
    const { status, stdout, stderr } = await runProgram(args(), trusted);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(stderr).toContain('localhost:');
  });
});
