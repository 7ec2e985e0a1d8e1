import { expect, test } from 'vitest';
import { notify } from '../../src/watch/notify.ts';

const env = process.env;

test('a command that does not end is ended, and that is said', async () => {
  expect(await notify('exec sleep 600', 'report', { env, milliseconds: 200 })).toMatch(
    /did not end within 0\.2 seconds/,
  );
});

test('a report larger than a pipe’s buffer arrives whole, and one that nobody reads is no failure', async () => {
  const report = 'x'.repeat(1_000_000);
  expect(await notify('test "$(wc -c)" -eq 1000000', report, { env })).toBeNull();
  expect(await notify('exit 0', report, { env })).toBeNull();
});

test('variables and quotes mean what they mean in a shell', async () => {
  expect(await notify('test "$(cat)" = "$WANTED"', 'a report', { env: { ...env, WANTED: 'a report' } })).toBeNull();
});
