import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openTerminal, type PseudoTerminal, type TerminalOptions } from '../helpers/pseudo-terminal.ts';

const root = join(import.meta.dirname, '../..');
const cli = join(root, 'dist/cli.js');
const seed = join(root, 'fixtures/seed/url.txt');
const url = readFileSync(seed, 'utf8').trim();
const received = 'BDEBFBFBA786C2D97F2125274793E32643358E81';
const expected = '634AB4651FCA2F623563BE32EDA32DE565219118';

function open(args: readonly string[], options: Omit<TerminalOptions, 'command'> = {}): Promise<PseudoTerminal> {
  return openTerminal({ command: [process.execPath, cli, ...args], ...options });
}

async function openReport(options: Omit<TerminalOptions, 'command'> = {}): Promise<PseudoTerminal> {
  const terminal = await open(['--interactive', seed], options);
  await terminal.waitFor('q quit');
  return terminal;
}

async function openBox(): Promise<PseudoTerminal> {
  const terminal = await open([]);
  await terminal.waitFor('Enter');
  await terminal.waitUntil('bracketed paste is on', () => terminal.modes.bracketedPaste);
  return terminal;
}

function expectRestored(terminal: PseudoTerminal): void {
  expect(terminal.isAlternateScreen).toBe(false);
  expect(terminal.modes).toEqual({ bracketedPaste: false, wraparound: true, cursorHidden: false });
  const { before, after } = terminal.settings();
  expect(before).toContain('icanon');
  expect(after).toBe(before);
}

test('a report opens with the answer under the tabs and both thumbprints whole', async () => {
  const terminal = await openReport();
  expect(terminal.rows()[1]).toMatch(/^✗ \S/);
  expect(terminal.text()).toContain(received);
  expect(terminal.text()).toContain(expected);
  expect(terminal.text()).toContain('Nothing leaves this machine');
});

test('with nothing handed in the box opens; a typed text is diagnosed on Enter', async () => {
  const terminal = await openBox();
  const text = `Invalid thumbprint (configured: ${expected}. calculated: ${received})`;
  for (const character of text) terminal.write(character);
  await terminal.waitFor(`${text.length} characters, 1 line`);
  terminal.write('\r');
  await terminal.waitFor('q quit');
  expect(terminal.text()).toContain(received);
});

test('the box diagnoses a pasted address, and leaving prints the report into the scrollback', async () => {
  const terminal = await openBox();
  terminal.paste(url);
  await terminal.waitFor(`${url.length} characters, 1 line`);
  terminal.write('\r');
  await terminal.waitFor('q quit');
  const verdict = terminal.rows()[1] ?? '';
  terminal.write('q');
  expect(await terminal.exited).toBe(1);
  expectRestored(terminal);
  expect(terminal.scrollback()).toContain(verdict);
  expect(terminal.scrollback()).toContain(received);
});

const mail = `${'A line of a long mail.\n'.repeat(400)}${url}\n`;

test.each([
  ['with marks', (terminal: PseudoTerminal) => terminal.paste(mail)],
  ['without marks', (terminal: PseudoTerminal) => terminal.write(mail.replaceAll('\n', '\r'))],
])('a paste longer than a line of the system may be (4,095 bytes) arrives whole, %s', async (_, send) => {
  const terminal = await openBox();
  send(terminal);
  await terminal.waitFor(`${mail.length.toLocaleString('en-US')} characters, 401 lines`);
  terminal.write('\r');
  await terminal.waitFor('q quit');
  expect(terminal.text()).toContain(received);
});

test('an address without an error is answered too, not refused', async () => {
  const terminal = await openBox();
  terminal.paste('https://auth.influxdata.com/login/callback?code=abc&state=def');
  await terminal.waitFor('characters, 1 line');
  terminal.write('\r');
  await terminal.waitFor('q quit');
  terminal.write('q');
  expect(await terminal.exited).toBe(0);
});

test('a opens the box for another paste, Esc comes back to the report', async () => {
  const terminal = await openReport();
  const report = terminal.text();
  terminal.write('a');
  await terminal.waitFor('Esc leave');
  terminal.write('\u001B');
  await terminal.waitUntil('the report is back', () => terminal.text() === report);
});

test.each([
  [60, 24],
  [40, 20],
])('the report follows a resize to %i × %i', async (columns, rows) => {
  const terminal = await openReport({ columns: 100, rows: 30 });
  terminal.resize(columns, rows);
  await terminal.waitUntil(
    'the footer is in its new place',
    () => terminal.rows()[rows - 3]?.includes('q quit') === true,
  );
  for (const row of terminal.rows()) expect(row.length).toBeLessThanOrEqual(columns);
  expect(terminal.text()).toContain(received);
  expect(terminal.rows().at(-1)).toBe('');
});

test('keys scroll to the end and back', async () => {
  const terminal = await openReport({ rows: 14 });
  const top = terminal.text();
  terminal.write('G');
  await terminal.waitFor(/-(\d+) of \1\b/);
  expect(terminal.text()).not.toBe(top);
  terminal.write('g');
  await terminal.waitUntil('the beginning is back', () => terminal.text() === top);
  terminal.write('\u001B[B');
  await terminal.waitFor(/^.*\n[^]*\b2-\d+ of/);
  terminal.write('\u001BOA');
  await terminal.waitUntil('the beginning is back', () => terminal.text() === top);
});

test.each([
  ['q', 'q'],
  ['Ctrl-C', '\u0003'],
])('%s leaves at once with the status of the report', async (_, key) => {
  const terminal = await openReport();
  terminal.write(key);
  expect(await terminal.exited).toBe(1);
  expectRestored(terminal);
  expect(terminal.scrollback()).toContain(received);
});

test.each([
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('%s restores the terminal and ends the program as that signal does', async (signal, status) => {
  const terminal = await openReport();
  terminal.signal(signal);
  expect(await terminal.exited).toBe(status);
  expectRestored(terminal);
});

test('a bug while the screen is open restores the terminal, and says so without a stack', async () => {
  // Once the screen listens for the size of the window, it is open.
  const crash = `const wait = setInterval(() => { if (process.stdout.listenerCount('resize') === 0) return; clearInterval(wait); setTimeout(() => { throw new TypeError('on purpose'); }, 200); }, 10)`;
  const terminal = await openTerminal({
    command: [
      process.execPath,
      '--import',
      `data:text/javascript,${encodeURIComponent(crash)}`,
      cli,
      '--interactive',
      seed,
    ],
  });
  expect(await terminal.exited).toBe(70);
  expect(terminal.output).toContain('\u001B[?1049h');
  expectRestored(terminal);
  expect(terminal.scrollback()).toContain('This is a bug in sso-doctor');
  expect(terminal.scrollback()).not.toMatch(/on purpose|^ +at /m);
});

test('Esc in the first box leaves with the status for nothing found', async () => {
  const terminal = await openBox();
  terminal.write('\u001B');
  expect(await terminal.exited).toBe(3);
  expectRestored(terminal);
});

test('a walk through the views of a response: checks, response with its XML, and its certificate as a file', async () => {
  const folder = join(root, 'fixtures/inputs/saml');
  // Named by their names alone: what is on a row must not hang on where the checkout is.
  const files = ['audience-with-slash.xml', 'connection.json'];
  const terminal = await open(['audience-with-slash.xml', '--connection', 'connection.json', '--interactive'], {
    rows: 30,
    files: files.map((name) => join(folder, name)),
  });
  await terminal.waitFor('[1 Cause]');
  const verdict = terminal.rows()[1] ?? '';
  terminal.write('3');
  await terminal.waitFor('[3 Checks]');
  expect(terminal.text()).toContain('✓ destination: passed.');
  terminal.write('4');
  await terminal.waitFor('[4 Response]');
  expect(terminal.text()).toMatch(/name ID +\[name ID 1\]/);
  terminal.write(' ');
  await terminal.waitFor('<samlp:Response');
  expect(terminal.text()).toMatch(/^│ {3}<saml:Assertion$/m);
  expect(terminal.text()).toMatch(/^ {2}<samlp:Response$/m);
  terminal.write(' ');
  await terminal.waitFor('<ds:Signature xmlns:ds=');
  terminal.write('G');
  await terminal.waitFor(/^ {2}<\/samlp:Response>$/m);
  expect(terminal.text()).toContain('>[attribute value 1]</saml:AttributeValue>');
  terminal.write('s');
  await terminal.waitFor('1  the signing certificate as PEM');
  terminal.write('1');
  await terminal.waitFor('as ./signing-certificate-0E9A7068.pem');
  expect(terminal.file('signing-certificate-0E9A7068.pem')).toContain('-----BEGIN CERTIFICATE-----');
  expect(terminal.output).not.toContain('ada@example.com');
  terminal.write('q');
  expect(await terminal.exited).toBe(1);
  expectRestored(terminal);
  expect(terminal.scrollback()).toContain(verdict);
  expect(terminal.scrollback()).toMatch(/^read as +• e1: SAML response/m);
});

test('the XML of a paste is that of the pasted response', async () => {
  const terminal = await openBox();
  terminal.paste(readFileSync(join(root, 'fixtures/inputs/saml/good.form.txt'), 'utf8'));
  await terminal.waitFor('characters, 1 line');
  terminal.write('\r');
  await terminal.waitFor('q quit');
  terminal.write('4');
  await terminal.waitFor('[4 Response]');
  terminal.write(' ');
  await terminal.waitFor('<samlp:Response');
  expect(terminal.text()).toContain('e1: SAML response (paste');
  expect(terminal.text()).toContain('<samlp:Response');
});

test.each([
  ['--screen-reader', ['--screen-reader'], {}],
  ['INK_SCREEN_READER', [], { INK_SCREEN_READER: 'true' }],
] as const)('with %s the report is labelled lines, and no screen opens', async (_, args, env) => {
  const terminal = await open([...args, seed], { env, columns: 300 });
  expect(await terminal.exited).toBe(1);
  expect(terminal.output).not.toContain('\u001B');
  expect(terminal.text()).toMatch(/^Problem: .+ Certainty: certain\.$/m);
  expect(terminal.text()).toContain(`received (calculated: from provider): ${received}`);
});
