import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  certificateOptions,
  commonOptions,
  explainOptions,
  mainOptions,
  redactOptions,
  watchOptions,
} from '../src/commands/options.ts';
import { triageOptions } from '../src/commands/triage-options.ts';
import { runMain } from './helpers/run-main.ts';

const folder = mkdtempSync(join(tmpdir(), 'command-line-'));
const root = process.cwd();
// Where files may come to be under any name.
beforeAll(() => process.chdir(folder));
afterAll(() => {
  process.chdir(root);
  rmSync(folder, { recursive: true, force: true });
});

// The screen needs a terminal, and a command of the user's may do anything.
const left: ReadonlySet<string> = new Set(['interactive', 'notify-command']);

const commands = [
  ['', mainOptions],
  ['cert', certificateOptions],
  ['triage', triageOptions],
  ['explain', explainOptions],
  ['redact', redactOptions],
  ['watch', watchOptions],
] as const;

const file = join(folder, 'url.txt');
writeFileSync(
  file,
  'https://auth.influxdata.com/login/callback?error=access_denied&error_description=Invalid%20thumbprint',
);

/** What people and scripts put there, by mistake, too. */
const value = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '-',
    '--',
    '-1',
    '0',
    '1',
    'true',
    'json',
    'csv',
    'html',
    'entra',
    'auth0',
    'saml',
    '2026-11-24',
    'id=a,text=b',
    'BD:EB:FB:FB:A7:86:C2:D9:7F:21:25:27:47:93:E3:26:43:35:8E:81',
    '-aIssiZsQa1snu1J-GgtBkMdXvg',
    'a\nb',
    '\u202E',
    file,
    folder,
    join(folder, 'none'),
    join(folder, 'none', 'deeper'),
    '/dev/null',
    resolve('fixtures/seed/url.txt'),
    resolve('fixtures/inputs/certificates/other.pem'),
    resolve('fixtures/inputs/idp-metadata/federation.xml'),
    resolve('fixtures/inputs/saml/wrapped.xml'),
  ),
  // Not all of this machine's files.
  fc.string().filter((text) => !/^[./~\\]+$/.test(text)),
);

const line = fc.constantFrom(...commands).chain(([command, options]) => {
  const names = [...Object.keys(options), ...Object.keys(commonOptions)].filter((name) => !left.has(name));
  const option = fc.oneof(
    { weight: 4, arbitrary: fc.tuple(fc.constantFrom(...names), value).map(([name, given]) => [`--${name}`, given]) },
    fc.tuple(fc.constantFrom(...names), value).map(([name, given]) => [`--${name}=${given}`]),
    fc.constantFrom(...names).map((name) => [`--${name}`]),
    fc.constantFrom(...names).map((name) => [`--no-${name}`]),
  );
  const words = fc.array(
    fc.oneof(
      value.map((word) => [word]),
      option,
    ),
    { maxLength: 5 },
  );
  return words.map((parts) => [...(command === '' ? [] : [command]), ...parts.flat()]);
});

test('no command line is a bug of the program', async () => {
  await fc.assert(
    fc.asyncProperty(line, async (argv) => {
      expect([0, 1, 2, 3]).toContain((await runMain(argv)).status);
    }),
    { numRuns: 300 },
  );
}, 120_000);
