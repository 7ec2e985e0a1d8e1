import { expect, test } from 'vitest';
import { layout, lineText } from '../../src/render/layout.ts';
import { reportDocument } from '../../src/render/report-document.ts';
import { openTerminal, type PseudoTerminal, type TerminalOptions } from '../helpers/pseudo-terminal.ts';
import { calculated, createReport } from '../render/tui/sample-report.ts';
import { bundleFixture } from './bundle-fixture.ts';

const program = bundleFixture('session.ts');

function open(args: readonly string[] = [], options: Omit<TerminalOptions, 'command'> = {}): Promise<PseudoTerminal> {
  return openTerminal({ command: [process.execPath, program(), ...args], ...options });
}

function reportLines(columns: number): string[] {
  return layout(reportDocument(createReport()), { columns, unicode: true }).map(lineText);
}

/** The terminal is as it was found: screen, cursor, modes and settings of the line. */
function expectRestored(terminal: PseudoTerminal): void {
  expect(terminal.isAlternateScreen).toBe(false);
  expect(terminal.modes).toEqual({ bracketedPaste: false, wraparound: true, cursorHidden: false });
  const { before, after } = terminal.settings();
  expect(before).toContain('icanon');
  expect(after).toBe(before);
}

test('the screen opens on the report, in raw mode, with bracketed paste and a hidden cursor', async () => {
  const terminal = await open();
  await terminal.waitFor('q quit');
  expect(terminal.isAlternateScreen).toBe(true);
  expect(terminal.modes).toEqual({ bracketedPaste: true, wraparound: false, cursorHidden: true });
  expect(terminal.isRaw()).toBe(true);
  expect(terminal.rows()[0]).toMatch(/^\[1 Cause\] +2 Certificates/);
  expect(terminal.rows().slice(1, 20)).toEqual(reportLines(80).slice(0, 19));
  expect(terminal.rows().at(-1)).toBe('');
});

test.each([
  ['q', 'q'],
  ['Ctrl-C', '\u0003'],
])('%s leaves, restores the terminal and resolves with the report', async (_, key) => {
  const terminal = await open();
  await terminal.waitFor('q quit');
  terminal.write(key);
  expect(await terminal.exited).toBe(0);
  expectRestored(terminal);
  expect(terminal.text()).toContain('LAST REPORT: The identity provider signs');
});

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
  ['SIGQUIT', 131],
] as const)('%s restores the terminal and ends the program as that signal does', async (signal, status) => {
  const terminal = await open();
  await terminal.waitFor('q quit');
  terminal.signal(signal);
  expect(await terminal.exited).toBe(status);
  expectRestored(terminal);
  expect(terminal.text()).not.toContain('LAST REPORT');
});

test.each<[string, NodeJS.Signals, number, readonly string[], string, (terminal: PseudoTerminal) => void]>([
  ['over a view, in the search line', 'SIGTERM', 143, [], 'Esc close', (terminal) => terminal.write('/')],
  ['over the list of keys', 'SIGHUP', 129, [], 'One line down', (terminal) => terminal.write('?')],
  [
    'during a diagnosis',
    'SIGHUP',
    129,
    ['--paste'],
    'Diagnosing',
    (terminal) => terminal.write('\u001B[200~wait\u001B[201~\r'),
  ],
])('a signal %s restores the terminal too', async (_, signal, status, args, shown, doSo) => {
  const terminal = await open(args);
  await terminal.waitUntil('bracketed paste is on', () => terminal.modes.bracketedPaste);
  await terminal.waitFor(args.length === 0 ? 'q quit' : 'Paste the failed login');
  doSo(terminal);
  await terminal.waitFor(shown);
  terminal.signal(signal);
  expect(await terminal.exited).toBe(status);
  expectRestored(terminal);
});

test('a crash restores the terminal first, so the error stands in the scrollback', async () => {
  const terminal = await open(['--paste']);
  await terminal.waitFor('Paste the failed login');
  terminal.paste('crash');
  await terminal.waitFor('5 characters');
  terminal.write('\r');
  expect(await terminal.exited).not.toBe(0);
  expectRestored(terminal);
  expect(terminal.scrollback()).toContain('a crash on purpose');
});

test('a bug in the diagnosis ends the session with it, on a restored terminal', async () => {
  const terminal = await open(['--paste']);
  await terminal.waitFor('Paste the failed login');
  terminal.paste('bug');
  await terminal.waitFor('3 characters');
  terminal.write('\r');
  expect(await terminal.exited).not.toBe(0);
  expectRestored(terminal);
  expect(terminal.scrollback()).toContain('a bug on purpose');
});

test('Ctrl-Z gives the terminal back to the shell, and fg comes back to the same place', async () => {
  const shell = `set -m; "$0" "$1"; stty -a > stopped; echo STOPPED $?; read line; fg; echo DONE`;
  const terminal = await openTerminal({ command: ['bash', '-c', shell, process.execPath, program()], rows: 14 });
  await terminal.waitFor('q quit');
  terminal.write('G');
  await terminal.waitFor(/-(\d+) of \1/);
  const before = terminal.text();
  terminal.write('\u001A');
  await terminal.waitFor('STOPPED');
  expect(terminal.isAlternateScreen).toBe(false);
  expect(terminal.isRaw()).toBe(false);
  expect(terminal.modes.cursorHidden).toBe(false);
  terminal.write('\n');
  await terminal.waitUntil('the screen is back', () => terminal.isAlternateScreen && terminal.text() === before);
  expect(terminal.isRaw()).toBe(true);
  terminal.write('q');
  await terminal.waitFor('DONE');
  expect(await terminal.exited).toBe(0);
  expectRestored(terminal);
});

test('Ctrl-Z in the paste box keeps what is in it', async () => {
  const shell = `set -m; "$0" "$1" --paste; echo STOPPED $?; read line; fg; echo DONE`;
  const terminal = await openTerminal({ command: ['bash', '-c', shell, process.execPath, program()] });
  await terminal.waitFor('Paste the failed login');
  await terminal.waitUntil('bracketed paste is on', () => terminal.modes.bracketedPaste);
  terminal.paste('first');
  await terminal.waitFor('5 characters');
  terminal.write('\u001A');
  await terminal.waitFor('STOPPED');
  expect(terminal.modes).toEqual({ bracketedPaste: false, wraparound: true, cursorHidden: false });
  terminal.write('\n');
  await terminal.waitFor('5 characters');
  terminal.paste(' second');
  await terminal.waitFor('12 characters');
  terminal.write('\u0003');
  await terminal.waitFor('DONE');
  expect(await terminal.exited).toBe(0);
  expectRestored(terminal);
});

test('stopped from outside, it takes the terminal again when it goes on, whatever the shell did to it', async () => {
  const shell = `set -m; "$0" "$1" --paste; stty sane; read line; fg; echo DONE`;
  const terminal = await openTerminal({ command: ['bash', '-c', shell, process.execPath, program()] });
  await terminal.waitFor('Paste the failed login');
  terminal.paste('stop');
  await terminal.waitFor('4 characters');
  terminal.write('\r');
  await terminal.waitUntil('the shell has the terminal', () => !terminal.isRaw());
  terminal.write('\n');
  await terminal.waitFor('Got 4 characters');
  await terminal.waitUntil('raw mode is back', () => terminal.isRaw());
  terminal.write('q');
  await terminal.waitFor('DONE');
  expect(await terminal.exited).toBe(0);
  expect(terminal.isAlternateScreen).toBe(false);
});

test.each([40, 60, 120, 250])('a resize to %i columns lays the report out anew', async (columns) => {
  const terminal = await open([], { columns: 80, rows: 30 });
  await terminal.waitFor('q quit');
  terminal.resize(columns, 24);
  const expected = reportLines(columns).slice(0, 19);
  await terminal.waitUntil('the report fits the new width', () => {
    const rows = terminal.rows();
    return expected.every((line, row) => rows[row + 1] === line) && rows[21]?.endsWith('q quit') === true;
  });
  // Nothing of the former width is left.
  expect(terminal.text().split('q quit')).toHaveLength(2);
  expect(terminal.rows().at(-1)).toBe('');
});

test('a window that becomes lower and higher again never loses the scrollback', async () => {
  const terminal = await open([], { rows: 40 });
  await terminal.waitFor('q quit');
  terminal.resize(80, 12);
  await terminal.waitFor(/1-7 of \d+/);
  terminal.resize(80, 40);
  await terminal.waitUntil('the whole report is back', () => terminal.text().includes('read as'));
  // Erases the whole terminal's history.
  expect(terminal.output).not.toContain('\u001B[3J');
});

test('scrolling shows every line once and in order', async () => {
  const terminal = await open([], { columns: 80, rows: 15 });
  const all = reportLines(80);
  await terminal.waitFor(`1-10 of ${all.length}`);
  const seen = terminal.rows().slice(1, 11);
  for (let line = 11; line <= all.length; line++) {
    terminal.write('j');
    await terminal.waitFor(`${line - 9}-${line} of ${all.length}`);
    seen.push(terminal.rows()[10] ?? '');
  }
  expect(seen).toEqual(all);
});

test('a terminal of 0 columns counts as 80', async () => {
  const terminal = await open([], { columns: 80, rows: 24 });
  await terminal.waitFor('q quit');
  terminal.write('\u0003');
  await terminal.exited;
  const zero = await openTerminal({
    command: ['sh', '-c', `stty cols 0 rows 0; exec "$0" "$1"`, process.execPath, program()],
  });
  await zero.waitFor('q quit');
  expect(zero.rows().slice(1, 20)).toEqual(reportLines(80).slice(0, 19));
  zero.write('q');
  expect(await zero.exited).toBe(0);
});

test('the box takes a bracketed paste with newlines and waits for Enter', async () => {
  const terminal = await open(['--paste']);
  await terminal.waitFor('Paste the failed login');
  await terminal.waitUntil('bracketed paste is on', () => terminal.modes.bracketedPaste);
  terminal.paste('one\ntwo\nthree');
  await terminal.waitFor('13 characters, 3 lines');
  terminal.write('\r');
  await terminal.waitFor('Got 13 characters');
});

test('without bracketed paste a burst with newlines is one paste too', async () => {
  const terminal = await open(['--paste']);
  await terminal.waitFor('Paste the failed login');
  terminal.write('one\rtwo\rthree\r');
  await terminal.waitFor('14 characters, 3 lines');
  terminal.write('\r');
  await terminal.waitFor('Got 14 characters');
});

const megabyte = Array.from({ length: 16_384 }, (_, line) => `line ${line}`.padEnd(63, '.')).join('\n') + '\n';

test.each([
  ['bracketed', (terminal: PseudoTerminal) => terminal.paste(megabyte)],
  ['not bracketed', (terminal: PseudoTerminal) => terminal.write(megabyte.replaceAll('\n', '\r'))],
])('a megabyte arrives whole (%s) without a drawing for each chunk', async (_, send) => {
  const terminal = await open(['--paste']);
  await terminal.waitFor('Paste the failed login');
  await terminal.waitUntil('bracketed paste is on', () => terminal.modes.bracketedPaste);
  const drawn = (): number => terminal.output.split('\u001B[?2026h').length;
  const before = drawn();
  send(terminal);
  await terminal.waitFor('1,048,576 characters, 16,384 lines');
  // The terminal hands it over in more than 250 chunks; what came so far is drawn five times a second, however long it takes.
  expect(drawn() - before).toBeLessThan(120);
  terminal.write('\r');
  await terminal.waitFor('Got 1048576 characters');
});

test('what a paste hides is shown, and reaches the terminal in no other way', async () => {
  const terminal = await open(['--paste']);
  await terminal.waitFor('Paste the failed login');
  await terminal.waitUntil('bracketed paste is on', () => terminal.modes.bracketedPaste);
  terminal.write('\u001B[200~before\u001B[2J\u001B]0;title\u0007\u202Eafter\u001B[201~');
  await terminal.waitFor('before<U+001B>[2J<U+001B>]0;title<U+0007><U+202E>after');
  expect(terminal.output).not.toContain('\u001B[2J');
  expect(terminal.output).not.toContain('\u001B]0;');
  expect(terminal.output).not.toContain('\u202E');
});

test('Ctrl-C leaves while a diagnosis takes its time', async () => {
  const terminal = await open(['--paste']);
  await terminal.waitFor('Paste the failed login');
  terminal.paste('wait');
  await terminal.waitFor('4 characters');
  terminal.write('\r');
  await terminal.waitFor('Diagnosing');
  terminal.write('\u0003');
  await terminal.waitFor('LAST REPORT: none');
  expectRestoredModes(terminal);
});

function expectRestoredModes(terminal: PseudoTerminal): void {
  expect(terminal.isAlternateScreen).toBe(false);
  expect(terminal.modes).toEqual({ bracketedPaste: false, wraparound: true, cursorHidden: false });
}

test('c hands the calculated thumbprint to the terminal where there is no clipboard tool', async () => {
  const terminal = await open();
  await terminal.waitFor('q quit');
  terminal.write('c');
  await terminal.waitFor('OSC 52');
  expect(terminal.output).toContain(`\u001B]52;c;${Buffer.from(calculated).toString('base64')}\u0007`);
});

test('red marks what failed; NO_COLOR leaves no colour, boldness or dimness', async () => {
  const colored = await open();
  await colored.waitFor('q quit');
  // eslint-disable-next-line no-control-regex -- red, bold or not
  expect(colored.output).toMatch(/\u001B\[(?:1;)?31m/);
  const plain = await open([], { env: { NO_COLOR: '1' } });
  await plain.waitFor('q quit');
  // eslint-disable-next-line no-control-regex -- colours are what this is about
  expect(plain.output.match(/\u001B\[[\d;]*m/g)?.filter((sgr) => sgr !== '\u001B[0m')).toEqual([]);
});

test('where only ASCII can be shown, nothing else is', async () => {
  const terminal = await open(['--ascii']);
  await terminal.waitFor('q quit');
  for (const key of ['s', '\u001B', '?', '\u001B', 'm', '2', '3', '4', '5', '7', '\t', 'a']) {
    const before = terminal.text();
    terminal.write(key);
    await terminal.waitUntil('the screen changes', () => terminal.text() !== before);
    expect(terminal.text()).toMatch(/^[\n\u0020-\u007E]*$/);
  }
});

test('where CI is set the screen works all the same, once it was asked for', async () => {
  const terminal = await open([], { env: { CI: 'true' } });
  await terminal.waitFor('q quit');
  terminal.write('?');
  await terminal.waitFor('One line down');
});

test.each([
  ['a screen reader', ['--screen-reader'], {}],
  ['a dumb terminal', [], { TERM: 'dumb' }],
] as const)('for %s no screen opens: the report is resolved at once', async (_, args, env) => {
  const terminal = await open(args, { env });
  expect(await terminal.exited).toBe(0);
  expect(terminal.output).not.toContain('\u001B');
  expect(terminal.text()).toContain('LAST REPORT: The identity provider');
});

test('a screen reader gets the paste box in plain lines, with no limit on the paste', async () => {
  const terminal = await open(['--paste', '--screen-reader']);
  await terminal.waitFor('Ctrl-C leaves');
  await terminal.waitUntil('bracketed paste is on', () => terminal.modes.bracketedPaste);
  terminal.paste('x'.repeat(20_000));
  await terminal.waitFor('Received 20,000 characters');
  terminal.write('\r');
  expect(await terminal.exited).toBe(0);
  expect(terminal.text()).toContain('LAST REPORT: Got 20000 characters');
  expect(terminal.output).not.toContain('\u001B[?1049h');
  expectRestored(terminal);
});

test('the plain paste box says why a paste was refused, and Ctrl-C leaves it', async () => {
  const terminal = await open(['--paste', '--screen-reader']);
  await terminal.waitFor('Ctrl-C leaves');
  await terminal.waitUntil('bracketed paste is on', () => terminal.modes.bracketedPaste);
  terminal.paste('refuse');
  await terminal.waitFor('Received 6 characters');
  terminal.write('x');
  await terminal.waitFor(/^x$/m);
  terminal.write('\r');
  // What was typed stands in a line of its own.
  await terminal.waitFor(/^x\nDiagnosing\.\n.*not base64/m);
  await terminal.waitUntil('it listens again', () => terminal.isRaw());
  terminal.write('\u0003');
  expect(await terminal.exited).toBe(0);
  expectRestored(terminal);
});
