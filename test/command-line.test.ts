import { describe, expect, test } from 'vitest';
import { runMain } from './helpers/run-main.ts';

const url = 'https://auth.influxdata.com/login/callback?error=access_denied&error_description=Invalid%20thumbprint';

describe('an option without its value is a mistake of the command line', () => {
  test.each([
    ['at the end', [url, '--at'], '--at'],
    ['before another option', [url, '--connection', '--debug'], '--connection'],
    ['of a list', ['cert', url, '--configured'], '--configured'],
    ['of a choice', [url, '--format'], '--format'],
    ['before the end of options', [url, '--connection', '--'], '--connection'],
  ])('%s', async (_, argv, option) => {
    const { status, stdout, stderr } = await runMain(argv);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`sso-doctor: ${option} needs a value`);
  });
});

const certificate = 'fixtures/inputs/certificates/other.pem';
const sha1 = '-aIssiZsQa1snu1J-GgtBkMdXvg';

describe('one base64url thumbprint in 64 begins with a hyphen', () => {
  const sha256 = '--NxLmXb4yVwIu2sTq0RkJc7HfZaPoGe5WlD8Yt1UnM';
  test.each([
    ['a failing URL', [url, '--configured', sha1]],
    ['certificates', ['cert', certificate, '--configured', sha1]],
    ['as SHA-256', ['cert', certificate, '--configured', sha256]],
  ])('%s', async (_, argv) => {
    const { status, stdout, stderr } = await runMain([...argv, '--json']);
    expect([status === 2, stderr]).toEqual([false, '']);
    const report = JSON.parse(stdout) as { thumbprints: { configured: { raw: string }[] } };
    expect(report.thumbprints.configured.map(({ raw }) => raw)).toContain(argv.at(-1));
  });

  test('an option that is none is still one', async () => {
    const { status, stderr } = await runMain([url, '--configured', '--show-personal-data']);
    expect([status, stderr.split('\n')[0]]).toEqual([2, 'sso-doctor: --configured needs a value.']);
  });
});

describe('a pasted text may begin with a hyphen', () => {
  test.each([
    ['the mark of an older message', '-----Original Message-----'],
    ['of a forwarded one', '---------- Forwarded message ---------'],
    ['an item of a list', '- the address'],
    ['a signature', '-- \nAda'],
  ])('%s', async (_, beginning) => {
    const text = `${beginning}\nThey got ${url}\n`;
    const { status, stdout } = await runMain([text, '--json']);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ verdict: 'problem', diagnoses: [{ certainty: 'certain' }] });
    expect((await runMain(['redact', text])).stdout).toContain(beginning);
  });

  test('also as the value of an option, whose own complaint is made', async () => {
    const { status, stderr } = await runMain([url, '--at', '- a moment ago']);
    expect([status, stderr.split('\n')[0]]).toEqual([
      2,
      'sso-doctor: --at - a moment ago: not an instant. Write it as 2026-11-24T09:30:00Z.',
    ]);
  });
});

describe('what stands behind -- is input, whatever it looks like', () => {
  test.each([
    ['a file', ['--', 'fixtures/seed/url.txt'], 1],
    ['a file behind options', ['--json', '--', 'fixtures/seed/url.txt'], 1],
    ['a certificate', ['cert', '--', certificate], 0],
    ['the one input of a command', ['redact', '--check', '--', 'fixtures/seed/url.txt'], 1],
    ['words', ['explain', '--', 'invalid-thumbprint'], 0],
    ['tickets', ['triage', '--', 'fixtures/seed/url.txt'], 1],
  ])('%s', async (_, argv, expected) => {
    const plain = await runMain(argv.filter((word) => word !== '--'));
    expect(await runMain(argv)).toEqual(plain);
    expect(plain.status).toBe(expected);
  });

  test.each([
    ['an option', '--json'],
    ['a thumbprint', sha1],
    ['a command', 'cert'],
    ['help', '--help'],
    ['quotes', '"--"'],
    ['another --', '--'],
  ])('%s is text', async (_, word) => {
    const { status, stdout } = await runMain(['--', url, word]);
    expect(status).toBe(1);
    expect(stdout).toContain('thumbprint');
    expect(stdout).not.toMatch(/^\{|Commands:/);
  });

  test('what is too much is named as it was written', async () => {
    const { status, stderr } = await runMain(['redact', '--', 'a', '--check']);
    expect([status, stderr.split('\n')[0]]).toEqual([2, 'sso-doctor: Unknown argument: --check']);
  });
});

describe('where no file can be, it says so', () => {
  const response = 'fixtures/inputs/saml/another-certificate.xml';
  const metadata = 'fixtures/inputs/idp-metadata/federation.xml';
  const provider = ['--configured', sha1, '--entity', 'https://idp.example.com/metadata'];
  const commands: [string, string, readonly string[]][] = [
    ['--output', 'sso-doctor', [url]],
    ['--bundle', 'sso-doctor', [url]],
    ['--save-cert', 'sso-doctor', [response]],
    ['--output', 'cert', [response]],
    ['--auth0-patch', 'cert', [certificate, '--connection', 'fixtures/inputs/connection/auth0-connection.json']],
    ['--output', 'redact', [response]],
    ['--receipt', 'redact', [response]],
    ['--output', 'triage', ['fixtures/seed/url.txt']],
    ['--resume', 'triage', ['fixtures/seed/url.txt']],
    ['--state', 'watch', [metadata, ...provider]],
    ['--output', 'watch', [metadata, ...provider]],
  ];
  const places = [
    ['package.json-not/report', 'the folder does not exist.'],
    ['package.json/report', 'what should be its folder is a file.'],
  ] as const;
  const all = commands.flatMap(([option, command, args]) =>
    places.map(([path, reason]) => ({ option, command, args, path, reason })),
  );
  test.each(all)('$option $path of $command', async ({ option, command, args, path, reason }) => {
    const argv = [...(command === 'sso-doctor' ? [] : [command]), ...args, option, path];
    const { status, stderr } = await runMain(argv);
    expect([status, stderr.trimEnd()]).toEqual([2, `sso-doctor: ${option} ${path}: ${reason}`]);
  });
});
