import { describe, expect, test } from 'vitest';
import { runMain } from './helpers/run-main.ts';

const url = 'https://auth.influxdata.com/login/callback?error=access_denied&error_description=Invalid%20thumbprint';

describe('an option without its value is a mistake of the command line', () => {
  test.each([
    ['at the end', [url, '--at'], '--at'],
    ['before another option', [url, '--connection', '--debug'], '--connection'],
    ['of a list', ['cert', url, '--configured'], '--configured'],
    ['of a choice', [url, '--format'], '--format'],
    ['before the end of options', ['watch', '--entity', '--', 'metadata.xml'], '--entity'],
  ])('%s', async (_, argv, option) => {
    const { status, stdout, stderr } = await runMain(argv);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`sso-doctor: ${option} needs a value`);
  });
});

describe('one base64url thumbprint in 64 begins with a hyphen', () => {
  const sha1 = '-aIssiZsQa1snu1J-GgtBkMdXvg';
  const sha256 = '--NxLmXb4yVwIu2sTq0RkJc7HfZaPoGe5WlD8Yt1UnM';
  test.each([
    ['a failing URL', [url, '--configured', sha1]],
    ['certificates', ['cert', 'fixtures/inputs/certificates/other.pem', '--configured', sha1]],
    ['as SHA-256', ['cert', 'fixtures/inputs/certificates/other.pem', '--configured', sha256]],
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
