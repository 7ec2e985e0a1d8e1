import { describe, expect, test } from 'vitest';
import { main } from '../../src/main.ts';
import type { Io } from '../../src/io.ts';
import { VERSION } from '../../src/version.ts';

/** What the program prints at a fixed time, run in this process. */
async function printed(...args: string[]): Promise<string> {
  let text = '';
  const stdout = {
    isTTY: false,
    columns: 80,
    write: (chunk: string, done?: () => void) => {
      text += chunk;
      done?.();
      return true;
    },
  };
  const io = {
    stdin: process.stdin,
    stdout,
    stderr: stdout,
    env: { LANG: 'C.UTF-8' },
    platform: 'linux',
    now: () => new Date('2026-11-25T12:00:00Z'),
  };
  // Only what the program touches of the streams is there.
  await main(['watch', ...args], io as unknown as Io);
  return text.replace(`"version": "${VERSION}"`, '"version": "…"');
}

const connection = ['--connection', 'fixtures/inputs/connection/connection.yaml'];
const golden = (name: string): string => `__golden__/${name}`;

describe('what is printed', () => {
  test.each([
    ['rotation.prom', ['fixtures/inputs/idp-metadata/two-signing-keys.xml', '--format', 'prometheus']],
    ['rotation.txt', ['fixtures/inputs/idp-metadata/two-signing-keys.xml']],
    ['rotation.md', ['fixtures/inputs/idp-metadata/two-signing-keys.xml', '--format', 'markdown']],
    ['rotation.json', ['fixtures/inputs/idp-metadata/two-signing-keys.xml', '--json']],
    ['mismatch.txt', ['fixtures/inputs/idp-metadata/entra.xml']],
    ['mismatch.prom', ['fixtures/inputs/idp-metadata/entra.xml', '--format', 'prometheus']],
  ])('%s', async (name, args) => {
    await expect(await printed(...args, ...connection)).toMatchFileSnapshot(golden(name));
  });
});

test('every metric has its help and type before its samples, as the format asks', async () => {
  const metadata = 'fixtures/inputs/idp-metadata/two-signing-keys.xml';
  const lines = (await printed(metadata, '--format', 'prometheus', ...connection)).trimEnd().split('\n');
  let current = '';
  for (const [index, line] of lines.entries()) {
    const help = /^# HELP (\w+) /.exec(line)?.[1];
    if (help !== undefined) {
      current = help;
      expect(lines[index + 1]).toBe(`# TYPE ${current} gauge`);
    } else if (!line.startsWith('# TYPE')) expect(line.startsWith(`${current}{`)).toBe(true);
  }
  expect(lines.filter((line) => line.startsWith('# HELP'))).toHaveLength(5);
});
