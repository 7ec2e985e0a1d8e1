import { spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { VERSION } from '../src/version.ts';
import { runMain } from './helpers/run-main.ts';
import { expectValidReport } from './helpers/schema.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const url = readFileSync(join(root, 'fixtures/seed/url.txt'), 'utf8').trim();
const folder = mkdtempSync(join(tmpdir(), 'sso-doctor-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const watchFile = [
  'watch',
  'fixtures/inputs/idp-metadata/two-signing-keys.xml',
  '--connection',
  'fixtures/inputs/connection/connection.yaml',
];

function run(args: readonly string[], options: { input?: string; env?: Record<string, string> } = {}) {
  const env = { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8', ...options.env };
  return spawnSync(process.execPath, [join(root, 'dist/cli.js'), ...args], {
    encoding: 'utf8',
    input: options.input ?? '',
    env,
    cwd: root,
  });
}

describe('the main command', () => {
  test('diagnoses the sample and ends with 1', () => {
    const { status, stdout, stderr } = run(['fixtures/seed/url.txt']);
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout.split('\n')[0]).toContain(
      '✗ The identity provider signs with a certificate that Auth0 does not hold',
    );
  });

  test('reads an argument, a file and standard input alike', () => {
    const reports = [
      run([url, '--json']),
      run(['fixtures/seed/url.txt', '--json']),
      run(['-', '--json'], { input: url }),
      run(['--json'], { input: url }),
    ];
    for (const { status, stdout } of reports) {
      const report: unknown = JSON.parse(stdout);
      expectValidReport(report);
      expect(report).toMatchObject({
        verdict: 'problem',
        diagnoses: [{ code: 'invalid-thumbprint', certainty: 'certain' }],
      });
      expect(status).toBe(1);
      expect(stdout).not.toContain('hKFo2SBx');
    }
  });

  test.each([
    ['nothing to do with a login', 'hello there', 3],
    ['a success', 'https://auth.influxdata.com/login/callback?code=SplxlOBeZQQYbYS6WxSbIA&state=af0ifjsldkj', 0],
    ['a file that is not there', 'missing.txt', 2],
  ])('the process ends with the status for %s', (_name, arg, status) => {
    expect(run([arg]).status).toBe(status);
  });

  test.each([
    ['a problem with --no-exit-code', [url, '--no-exit-code'], 0],
    ['a folder', ['fixtures'], 2],
    ['an unknown option', [url, '--wibble'], 2],
    ['an option named like a part of every object', ['--constructor=1'], 2],
    ['another one', ['--toString'], 2],
    ['--at that is no instant', [url, '--at', 'yesterday'], 2],
    ['--configured that is nothing', [url, '--configured', 'xyz'], 2],
    ['--cert without a certificate', [url, '--cert', 'README.md'], 2],
    ['--interactive without a terminal', [url, '--interactive'], 2],
    ['a SAML response that nothing is wrong with', ['fixtures/inputs/saml/good.xml'], 0],
    ['one in base64', ['fixtures/inputs/saml/good.base64.txt'], 0],
    ['one in a form', ['fixtures/inputs/saml/good.form.txt'], 0],
    ['one that is refused', ['fixtures/inputs/saml/unsigned.xml'], 1],
    ['--connection that is none', ['fixtures/inputs/saml/good.xml', '--connection', 'README.md'], 2],
    ['--metadata that is none', ['fixtures/inputs/saml/good.xml', '--metadata', 'README.md'], 2],
    ['--key without a key', ['fixtures/inputs/saml/encrypted.xml', '--key', 'README.md'], 2],
    ['--save-cert without a signature', ['fixtures/inputs/saml/unsigned.xml', '--save-cert', 'never.pem'], 2],
    ['an option twice that takes one value', [url, '--output', 'never-1.txt', '--output', 'never-2.txt'], 2],
    ['a format twice', ['explain', '--format', 'text', '--format', 'markdown'], 2],
    ['a state twice', [...watchFile, '--state', 'never-1.json', '--state', 'never-2.json'], 2],
    ['--json twice', [url, '--json', '--json'], 1],
    ['--help', ['--help'], 0],
  ])('%s', async (_name, args, status) => {
    const result = await runMain(args);
    expect(result.status).toBe(status);
    expect(result.stderr).not.toMatch(/ {4}at |file:\/\//);
    if (status === 2) expect(result.stderr).toMatch(/^sso-doctor: /);
  });

  test('a SAML response beside a failing URL does not hide it', () => {
    expect(run([url, 'fixtures/inputs/saml/good.xml']).status).toBe(1);
  });

  test('--help starts with four examples, each on a line of its own', () => {
    const lines = run(['--help']).stdout.split('\n').slice(0, 6);
    expect(lines.filter((line) => /^sso-doctor\b/.test(line))).toHaveLength(4);
  });

  test('a text that nobody can tell is pointed at the catalogue', () => {
    expect(run(['Invalid thumbprint']).stdout.replace(/\s+/g, ' ')).toContain('run sso-doctor explain');
  });

  test('with --json an error is JSON too', () => {
    const { status, stdout, stderr } = run(['missing.txt', '--json']);
    expect(status).toBe(2);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'ERR_INPUT_NOT_FOUND' } });
  });

  test('hostile file names are shown as escapes', () => {
    expect(run(['/no/\u001B[2Jsuch.txt']).stderr).toContain('<U+001B>');
  });

  test('--output writes a new file and never over an old one, symbolic links included', () => {
    const path = join(folder, 'report.md');
    expect(run([url, '--format', 'markdown', '--output', path]).status).toBe(1);
    expect(readFileSync(path, 'utf8')).toMatch(/^## /);
    expect(run([url, '--output', path]).status).toBe(2);
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'link'));
    expect(run([url, '--output', join(folder, 'link')]).status).toBe(2);
  });

  test('--message is the message to whoever must act', () => {
    expect(run([url, '--message']).stdout).toMatch(/^To: .*\nSubject: /);
  });

  test('a pasted private key or client secret is warned of and not shown', () => {
    const path = join(folder, 'ticket.txt');
    writeFileSync(
      path,
      `${url}\n-----BEGIN PRIVATE KEY-----\nMIIEsecret\n-----END PRIVATE KEY-----\nclient_secret=abcDEF123456\n`,
    );
    const { stdout } = run([path]);
    expect(stdout).toContain('A private key was pasted');
    expect(stdout).toContain('A client secret was pasted');
    expect(stdout).not.toMatch(/MIIEsecret|abcDEF123456/);
  });

  test('in a locale without UTF-8 everything is ASCII; NO_COLOR wins over a terminal, FORCE_COLOR colours a pipe', () => {
    expect(run([url], { env: { LANG: 'C', LC_ALL: 'C' } }).stdout).toMatch(/^[\n\x20-\x7E]+$/);
    expect(run([url], { env: { FORCE_COLOR: '1' } }).stdout).toContain('\u001B[');
    expect(run([url], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } }).stdout).not.toContain('\u001B[');
  });

  test('no command touches the network', () => {
    // Whatever could open a connection ends the process with a status of its own.
    const trap = `import net from 'node:net'; import dns from 'node:dns'; import dgram from 'node:dgram';
      const end = () => process.exit(99);
      net.Socket.prototype.connect = end; dns.lookup = end; dns.resolve = end; dgram.createSocket = end; globalThis.fetch = end;`;
    const preload = `data:text/javascript,${encodeURIComponent(trap)}`;
    const saml = ['fixtures/inputs/saml/good.xml', '--connection', 'fixtures/inputs/saml/connection.json'];
    for (const args of [
      [url],
      [url, '--json'],
      saml,
      [url, '--message'],
      ['explain', 'invalid-thumbprint'],
      watchFile,
      ['--help'],
    ]) {
      const { status } = spawnSync(process.execPath, ['--import', preload, join(root, 'dist/cli.js'), ...args], {
        input: '',
      });
      expect([0, 1]).toContain(status);
    }
    const proof = spawnSync(process.execPath, ['--import', preload, '-e', "fetch('https://example.invalid')"]);
    expect(proof.status).toBe(99);
    const address = ['watch', 'https://example.invalid', '--configured', '0E9A70686477C0A8FF4763F039FD28EAF8D3F4A8'];
    const asked = spawnSync(process.execPath, ['--import', preload, join(root, 'dist/cli.js'), ...address]);
    expect(asked.status).toBe(99);
  });

  test('the HTTP client loads for an address only', () => {
    const watcher = `import { createRequire } from 'node:module';
      const { cache } = createRequire(process.cwd() + '/');
      process.on('exit', () => { if (Object.keys(cache).some((path) => path.includes('undici'))) process.exitCode = 98; });`;
    const preload = `data:text/javascript,${encodeURIComponent(watcher)}`;
    // A proxy where nobody listens, so that nothing leaves this machine.
    const env = { ...process.env, HTTPS_PROXY: 'http://127.0.0.1:1' };
    const status = (args: readonly string[]): number | null =>
      spawnSync(process.execPath, ['--import', preload, join(root, 'dist/cli.js'), ...args], { cwd: root, env }).status;
    for (const args of [[url], ['explain'], ['--help'], watchFile]) expect([0, 1]).toContain(status(args));
    expect(status(['watch', 'https://example.invalid', ...watchFile.slice(2)])).toBe(98);
  });

  test('--save-cert writes the signing certificate with what it is, and only one that may be passed on', () => {
    const [path, response] = [join(folder, 'signing.pem'), 'fixtures/inputs/saml/another-certificate.xml'];
    const saved = run([response, '--json', '--save-cert', path]);
    expect(saved.status).toBe(0);
    expect(() => JSON.parse(saved.stdout) as unknown).not.toThrow();
    const text = readFileSync(path, 'utf8');
    const { fingerprint } = new X509Certificate(text);
    expect(text).toContain(`SHA-1 thumbprint: ${fingerprint.replaceAll(':', '')}`);
    expect(saved.stderr).toContain(fingerprint.replaceAll(':', ''));
    expect(run([response, '--save-cert', path])).toMatchObject({ status: 2 });
    const wrapped = run(['fixtures/inputs/saml/wrapped.xml', '--save-cert', join(folder, 'never.pem')]);
    expect([wrapped.status, existsSync(join(folder, 'never.pem'))]).toEqual([2, false]);
    expect(wrapped.stderr).toContain('must not be passed on');
  });

  test.each([
    ['explain', 0],
    ['fixtures/seed/url.txt', 1],
    ['fixtures/seed/url.txt --format html', 1],
    ['triage fixtures/seed/url.txt', 1],
  ])('a reader that goes away ends it quietly, with its own status: %s', (args, expected) => {
    const command = `"${process.execPath}" dist/cli.js ${args} | head -n 1; exit \${PIPESTATUS[0]}`;
    const { status, stdout, stderr } = spawnSync('bash', ['-c', command], { encoding: 'utf8', cwd: root });
    expect([status, stderr]).toEqual([expected, '']);
    expect(stdout.split('\n')).toHaveLength(2);
  });

  test.runIf(existsSync('/dev/full'))(
    'where nothing can be written it says so, and does not end as if it had been',
    () => {
      const command = `"${process.execPath}" dist/cli.js fixtures/seed/url.txt > /dev/full`;
      const { status, stderr } = spawnSync('sh', ['-c', command], { encoding: 'utf8', cwd: root });
      expect([status, stderr]).toEqual([2, 'sso-doctor: the output cannot be written (ENOSPC).\n']);
    },
  );

  test.each([
    ['a dumb terminal', { TERM: 'dumb' }],
    ['20 columns', { COLUMNS: '20' }],
    ['no locale at all', { LANG: '', TERM: 'linux' }],
  ])('where no terminal is, %s gets plain text with both thumbprints whole', (_, env) => {
    const { status, stdout, stderr } = run([url], { env });
    expect([status, stderr]).toEqual([1, '']);
    // eslint-disable-next-line no-control-regex -- controls are what this is about
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/);
    for (const thumbprint of ['BDEBFBFBA786C2D97F2125274793E32643358E81', '634AB4651FCA2F623563BE32EDA32DE565219118'])
      expect(stdout).toContain(thumbprint);
  });

  test.each([
    ['without a stack', [], false],
    ['with one where it is asked for', ['--debug'], true],
  ])('a bug where nobody waits for it ends as a bug does, %s', (_, args, hasStack) => {
    const crash = `const wait = setInterval(() => { if (process.listenerCount('uncaughtException') === 0) return; clearInterval(wait); throw new TypeError('ada@example.com'); }, 10)`;
    const program = ['--import', `data:text/javascript,${encodeURIComponent(crash)}`, join(root, 'dist/cli.js')];
    const { status, stderr } = spawnSync(process.execPath, [...program, 'explain', ...args], {
      encoding: 'utf8',
      cwd: root,
    });
    expect(status).toBe(70);
    expect(stderr).toContain('This is a bug in sso-doctor');
    expect(/\n\s+at /.test(stderr)).toBe(hasStack);
    expect(stderr.includes('ada@example.com')).toBe(hasStack);
  });

  test('ten megabytes of log with one callback at the end are read', () => {
    const line = '2026-11-24T10:00:00Z INFO request handled path=/api/v2/write status=204 duration=12ms\n';
    const { status } = run(['-', '--json'], { input: `${line.repeat(Math.ceil(10_000_000 / line.length))}${url}\n` });
    expect(status).toBe(1);
  });
});

describe('explain', () => {
  test.each([
    ['a code', ['invalid-thumbprint'], 0],
    ['an alias', ['saml-invalid-thumbprint'], 0],
    ['an error code', ['login_required'], 0],
    ['a text', ['assertion has expired.'], 0],
    ['everything', [], 0],
    ['what is not there', ['zzzzzz'], 2],
  ])('%s', (_name, args, status) => {
    expect(run(['explain', ...args]).status).toBe(status);
  });

  test('a mistyped code gets the nearest ones', () => {
    expect(run(['explain', 'invalid-thumprint']).stderr).toContain('Nearest: invalid-thumbprint');
  });
});

test('--version is the package’s', () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  expect([run(['--version']).stdout.trim(), VERSION]).toEqual([version, version]);
});
