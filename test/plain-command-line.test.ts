import { Readable, Writable } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commandLine } from '../src/command-line.ts';
import { commonArguments } from '../src/commands/options.ts';
import type { Io } from '../src/io.ts';
import { plainArguments } from '../src/plain-command-line.ts';

const url = 'https://auth.influxdata.com/login/callback?error=access_denied';

test.each<[string, readonly string[]]>([
  ['nothing', []],
  ['a URL', [url]],
  ['a file', ['response.xml']],
  ['several inputs', [url, './a.har', 'x y']],
  ['as JSON', ['--json', url]],
  ['on the screen', [url, '--interactive']],
  ['both', ['--interactive', 'a.xml', '--json']],
  ['lines', ['error: access_denied\n--description: no\n']],
  ['a number', ['1.5']],
])('%s is plain, and read as yargs reads it', async (_, argv) => {
  const plain = plainArguments(argv);
  expect(plain).not.toBeNull();
  expect(await readByYargs(argv)).toEqual(plain);
});

test.each<[string, readonly string[]]>([
  ['a command', ['cert', 'a.pem']],
  ['help in a word', ['help']],
  ['standard input', ['-']],
  ['an option', [url, '--profile', 'auth0']],
  ['an option with its value', ['--format=json', url]],
  ['short options', ['-v']],
  ['the end of options', ['--', 'a.xml']],
  ['an option twice', ['--json', url, '--json']],
  ['quotes', [`'${url}'`]],
  ['no character', ['']],
])('%s is left to yargs', (_, argv) => {
  expect(plainArguments(argv)).toBeNull();
});

test('whatever is plain is read as yargs reads it', async () => {
  const special = [
    '--json',
    '--interactive',
    'cert',
    'help',
    '-',
    '--',
    '--no-json',
    '"a b"',
    "'",
    '',
    ' -x',
    'a=b',
    '.',
  ];
  const words = fc.array(fc.oneof(fc.constantFrom(...special), fc.string()), { maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(words, async (argv) => {
      const plain = plainArguments(argv);
      if (plain !== null) expect(await readByYargs(argv)).toEqual(plain);
    }),
    { numRuns: 150 },
  );
});

/** The main command's arguments; null where it is a mistake, or nothing runs. */
async function readByYargs(argv: readonly string[]): Promise<Record<string, unknown> | null> {
  let ran = false;
  const track = async (run: Promise<unknown>): Promise<void> => {
    ran = true;
    // Without a terminal the screen does not open, which is no matter here.
    await run.catch(() => undefined);
  };
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const io = {
    stdin: Readable.from([]),
    stdout: nowhere,
    stderr: nowhere,
    env: {},
    platform: 'linux',
    now: () => new Date(0),
  };
  const read = await new Promise<Record<string, unknown> | null>((resolve) => {
    void commandLine(track, io as unknown as Io).parse([...argv], {}, (error, args) =>
      resolve(error ? null : { ...args, ...commonArguments(args) }),
    );
  });
  const names = Object.keys(plainArguments([]) ?? {});
  return read === null || !ran ? null : Object.fromEntries(names.map((name) => [name, read[name]]));
}
