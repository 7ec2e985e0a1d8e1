import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createResponse } from '../helpers/idp.ts';
import { openTerminal, type PseudoTerminal } from '../helpers/pseudo-terminal.ts';

const cli = join(import.meta.dirname, '../../dist/cli.js');
const folder = mkdtempSync(join(tmpdir(), 'sso-doctor-hostile-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function open(input: string): Promise<PseudoTerminal> {
  const terminal = await openTerminal({ command: [process.execPath, cli, '--interactive', input], columns: 120 });
  await terminal.waitFor('q quit');
  return terminal;
}

async function openBox(): Promise<PseudoTerminal> {
  const terminal = await openTerminal({ command: [process.execPath, cli], columns: 120 });
  await terminal.waitUntil('bracketed paste is on', () => terminal.modes.bracketedPaste);
  await terminal.waitFor('Paste the failed login');
  return terminal;
}

function inAddress(text: string): string {
  const description = encodeURIComponent(`Invalid thumbprint ${text}end of it`);
  return `https://auth.influxdata.com/login/callback?error=access_denied&error_description=${description}`;
}

/** Opens every view and leaves; everything that was written to the terminal, and the rows that were seen. */
async function walked(terminal: PseudoTerminal): Promise<{ output: string; seen: string }> {
  let seen = terminal.text();
  for (const [index, view] of ['Certificates', 'Checks', 'Response', 'Timeline', 'Message', 'Raw'].entries()) {
    terminal.write(String(index + 2));
    await terminal.waitFor(`[${index + 2} ${view}]`);
    seen += terminal.text();
  }
  terminal.write('q');
  await terminal.exited;
  return { output: terminal.output, seen: `${seen}${terminal.scrollback()}` };
}

/** What an input holds, what of it must not reach the terminal, and what is seen instead. */
const kinds: [string, string, string, string][] = [
  ['a cleared screen and a forged line', '\u001B[2J\u001B[1A\u001B[2KSignature: VALID', '\u001B[1A', '<U+001B>[1A'],
  ['a filled clipboard', '\u001B]52;c;ZXZpbA==\u0007', '\u001B]52;', '<U+001B>]52;c;'],
  ['a title', '\u001B]0;title\u0007', '\u001B]0;', '<U+001B>]0;title<U+0007>'],
  ['a program that ConEmu runs', '\u001B]9;7;"calc"\u0007', '\u001B]9;', '<U+001B>]9;7;'],
  ['a link to elsewhere', '\u001B]8;;http://evil.example\u0007here\u001B]8;;\u0007', '\u001B]8;', '<U+001B>]8;;'],
  ['hidden text', '\u001B[8mhidden\u001B[0m', '\u001B[8m', '<U+001B>[8mhidden'],
  ['controls of one byte', '\u009B8mhidden\u009D0;title\u009C', '\u009B', '<U+009B>8mhidden<U+009D>'],
  ['text in the other direction', '\u202Eevil\u2066x\u2069', '\u202E', '<U+202E>evil<U+2066>'],
  ['characters without width', 'a\u200Bb\uFEFFc', '\u200B', 'a<U+200B>b<U+FEFF>c'],
  ['a tag character', 'a\u{E0041}b', '\u{E0041}', 'a<U+E0041>b'],
  ['a line over another', 'seen\rSignature: VALID\u0008\u0008', '\u0008', 'seen<U+000D>Signature:'],
  ['a step down', 'one\u000Btwo', '\u000B', 'one<U+000B>two'],
  ['a title without an end', '\u001B]0;open', '\u001B]0;', '<U+001B>]0;openend of it'],
  ['a device control without an end', '\u001BPopen', '\u001BP', '<U+001B>Popenend of it'],
];

test.each(kinds)('%s in an address is seen, and not obeyed', async (_, text, forbidden, visible) => {
  const { output, seen } = await walked(await open(inAddress(text)));
  expect(seen.replace(/\s+/g, ' ')).toContain(visible);
  expect(output).not.toContain(forbidden);
});

test('the paste box shows each, and obeys none', async () => {
  const terminal = await openBox();
  for (const [name, text, , visible] of kinds) {
    terminal.paste(`${text}end of it`);
    await terminal.waitFor('end of it');
    // A carriage return is how a terminal pastes the end of a line.
    if (!text.includes('\r')) expect(terminal.text().replaceAll(/[│\s]+/g, ' '), name).toContain(visible);
    terminal.write('\u0015');
    await terminal.waitUntil('the box is empty', () => !terminal.text().includes('end of it'));
  }
  terminal.write('\u0003');
  await terminal.exited;
  for (const [name, , forbidden] of kinds) expect(terminal.output, name).not.toContain(forbidden);
});

describe('a response', () => {
  test('may hold what XML lets through: it is seen as it is, escaped, once personal data is shown', async () => {
    const path = join(folder, 'response.xml');
    const value = '\u009B8m\u202Eevil\u200B and a \u{1F468}\u200D\u{1F469}, e\u0301\u0301\u0301, wide \uFF21';
    writeFileSync(path, createResponse({ edit: (xml) => xml.replace(/ada@example\.com/g, value) }));
    const terminal = await open(path);
    terminal.write('4');
    await terminal.waitFor('[4 Response]');
    terminal.write('p');
    await terminal.waitFor('<U+009B>8m<U+202E>evil<U+200B>');
    const { output } = await walked(terminal);
    for (const forbidden of ['\u009B', '\u202E', '\u200B']) expect(output).not.toContain(forbidden);
  });

  test('whose file has a forged name says so, and is not obeyed', async () => {
    const path = join(folder, 'a\u001B[2J\u202Eb\rSignature: VALID.xml');
    writeFileSync(path, createResponse());
    const { output, seen } = await walked(await open(path));
    expect(seen.replace(/\s+/g, '')).toContain('a<U+001B>[2J<U+202E>b<U+000D>Signature:');
    expect(output).not.toContain('\u001B[2J');
    expect(output).not.toContain('\u202E');
    expect(seen).not.toMatch(/^Signature: VALID/m);
  });
});

test('a redacted copy on the terminal shows what a file would keep', async () => {
  const path = join(folder, 'app.log');
  writeFileSync(path, 'INFO login of ada@example.com \u009D0;title\u009C\u202E\rover it\r\nnext\n');
  const terminal = await openTerminal({ command: [process.execPath, cli, 'redact', path], columns: 120 });
  await terminal.exited;
  expect(terminal.text()).toContain('<U+009D>0;title<U+009C><U+202E><U+000D>over it\nnext\n');
  for (const forbidden of ['\u009D', '\u202E']) expect(terminal.output).not.toContain(forbidden);
});

test('a refusal names what it refuses, and is no stack trace', async () => {
  const path = join(folder, 'b\u001B]0;title\u0007\u202E.har');
  mkdirSync(path);
  const terminal = await openBox();
  terminal.paste(path);
  await terminal.waitFor('1 line');
  terminal.write('\r');
  await terminal.waitFor(/is a folder|directory/);
  terminal.write('\u0003');
  await terminal.exited;
  for (const forbidden of ['\u001B]0;', '\u202E']) expect(terminal.output).not.toContain(forbidden);
  expect(terminal.output).not.toMatch(/ at .*\.js:\d+/);
});
