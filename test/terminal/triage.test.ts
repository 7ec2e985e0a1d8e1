import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openTerminal, type PseudoTerminal } from '../helpers/pseudo-terminal.ts';

const root = join(import.meta.dirname, '../..');

async function openTriage(
  size: { columns?: number; rows?: number } = {},
  args: readonly string[] = [join(root, 'fixtures/tickets/inputs')],
): Promise<PseudoTerminal> {
  const program = [process.execPath, join(root, 'dist/cli.js')];
  const command = [...program, 'triage', ...args, '--interactive', '--workers', '0'];
  const terminal = await openTerminal({ command, ...size });
  await terminal.waitFor('q quit');
  return terminal;
}

test('the screen lists the groups, opens one with its drafts and one of its tickets, and gives the terminal back', async () => {
  const terminal = await openTriage();
  expect(terminal.rows()[0]).toMatch(/^125 tickets, \d+ of \d+ groups open/);
  expect(terminal.rows()[2]).toMatch(/^>\s+32 {2}11-24 07:41 {2}idp-admin\s+acme {2}invalid-thumbprint$/);
  terminal.write('\r');
  await terminal.waitFor('Esc back');
  expect(terminal.text()).toContain('32 tickets');
  // The End key: the last draft's end.
  terminal.write('\u001B[F');
  await terminal.waitFor('Please send no password');
  terminal.write('\r');
  await terminal.waitFor('Tickets, 32:');
  terminal.write('\r');
  await terminal.waitFor('who acts');
  expect(terminal.text()).toMatch(/^Ticket 1001[^]*\(certain\)/);
  expect(terminal.text()).toContain('634AB4651FCA2F623563BE32EDA32DE565219118');
  terminal.write('\u001B');
  await terminal.waitFor('Tickets, 32:');
  terminal.write('q');
  expect(await terminal.exited).toBe(1);
  expect(terminal.isAlternateScreen).toBe(false);
  expect(terminal.modes).toEqual({ bracketedPaste: false, wraparound: true, cursorHidden: false });
});

test('groups are searched, marked as done and exported; a narrow terminal shows codes', async () => {
  const terminal = await openTriage({ columns: 40, rows: 12 });
  terminal.write('d');
  await terminal.waitFor('10 of 11 groups open');
  terminal.write('/');
  await terminal.waitFor('search _');
  terminal.write('audience');
  await terminal.waitFor('search audience');
  terminal.write('\r');
  await terminal.waitFor('q quit');
  expect(terminal.text()).toContain('saml-audience-invalid');
  expect(terminal.rows().filter((row) => /^[> ] /.test(row))).toHaveLength(1);
  terminal.write('e');
  await terminal.waitFor('Saved');
  terminal.write('\u0003');
  expect(await terminal.exited).toBe(1);
});

test('what is done is still done the next time, and says how many tickets came since', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'triage-done-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const args = [join(folder, 'tickets'), '--done', join(folder, 'done.json')];
  const error = 'Audience is invalid. Configured: urn:auth0:influxdata:acme';
  const arrive = (name: string): void => writeFileSync(join(folder, 'tickets', name), error);
  mkdirSync(join(folder, 'tickets'));
  arrive('one.txt');
  const first = await openTriage({}, args);
  // Left at once: what was marked last is kept all the same.
  first.write('d');
  await first.waitFor('0 of 1 groups open');
  first.write('q');
  await first.exited;
  arrive('two.txt');
  arrive('three.txt');
  const second = await openTriage({}, args);
  expect(second.text()).toContain('1 of 1 groups open');
  expect(second.text()).toContain('done, 2 more since');
  second.write('q');
  await second.exited;
});
