import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openTerminal, type PseudoTerminal, type TerminalOptions } from '../helpers/pseudo-terminal.ts';

const root = join(import.meta.dirname, '../..');
const cli = join(root, 'dist/cli.js');
const inputs = join(root, 'fixtures/inputs');
const capture = join(inputs, 'captures/thumbprint-chrome.har');
const url = join(root, 'fixtures/seed/url.txt');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

async function open(args: readonly string[], options: Omit<TerminalOptions, 'command'> = {}): Promise<PseudoTerminal> {
  const terminal = await openTerminal({ command: [process.execPath, cli, '--interactive', ...args], ...options });
  await terminal.waitFor('q quit');
  return terminal;
}

/** Types as a person does: keys that come at once are a paste to a terminal without its marks. */
async function type(terminal: PseudoTerminal, text: string): Promise<void> {
  for (const character of text) {
    const before = terminal.text();
    terminal.write(character);
    await terminal.waitUntil(`${character} is there`, () => terminal.text() !== before);
  }
}

const views = ['Cause', 'Certificates', 'Checks', 'Response', 'Timeline', 'Message', 'Raw'];

describe('the views', () => {
  test.each([
    [60, 20],
    [80, 24],
    [120, 40],
  ])('at %i × %i', async (columns, rows) => {
    const terminal = await open(['--at', '2026-03-02T12:00:00Z', 'thumbprint-chrome.har'], {
      columns,
      rows,
      files: [capture],
    });
    const screens: string[] = [];
    for (const [index, view] of views.entries()) {
      terminal.write(String(index + 1));
      await terminal.waitFor(`[${index + 1} ${view}]`);
      // How many lines a long text has is known a moment later.
      await terminal.waitUntil('the whole text is there', () => !/ of …$/m.test(terminal.text()));
      expect(terminal.rows().at(-1)).toBe('');
      // The report as JSON grows with every new field.
      const screen = view === 'Raw' ? terminal.text().replace(/ of \d+$/m, ' of …') : terminal.text();
      screens.push(screen.replaceAll(version, 'x.y.z'));
    }
    const edge = '='.repeat(columns);
    await expect(`${edge}\n${screens.join(`\n${edge}\n`)}\n`).toMatchFileSnapshot(
      `__screens__/views-${columns}x${rows}.txt`,
    );
  });
});

describe('a case that grows', () => {
  test('takes a file by its path, says what it was before, and marks what is new', async () => {
    const terminal = await open(['url.txt'], { columns: 100, rows: 30, files: [url, capture] });
    const before = (terminal.rows()[1] ?? '').replace('✗ ', '').replace(/ \(certain\)$/, '');
    terminal.write('a');
    await terminal.waitFor('Paste what else belongs to this login');
    await type(terminal, 'th');
    terminal.write('\t');
    await terminal.waitFor('thumbprint-chrome.har');
    terminal.write('\r');
    await terminal.waitFor('Added e');
    expect(terminal.text()).toContain('+ stands beside what is new');
    expect(terminal.text().replace(/\s+/g, ' ')).toContain(` before ${before}`);
    terminal.write('5');
    await terminal.waitFor('[5 Timeline]');
    expect(terminal.text()).toMatch(/^\+ .*provider leg/m);
  });

  test('takes 200 KB between the marks of a paste', async () => {
    const terminal = await open([url]);
    const text = `${'A line of a long mail.\n'.repeat(9_000)}${readFileSync(url, 'utf8')}`;
    expect(text.length).toBeGreaterThan(200_000);
    terminal.paste(text);
    await terminal.waitFor(`${text.length.toLocaleString('en-US')} characters`);
    terminal.write('\r');
    await terminal.waitFor(/The answer (?:is as before|has changed)\./);
  });
});

describe('personal data', () => {
  test('is shown by p, and masked in what stays in the terminal', async () => {
    const terminal = await open([join(inputs, 'saml/good.xml')], { rows: 50, columns: 120 });
    terminal.write('4');
    await terminal.waitFor('[name ID 1]');
    expect(terminal.output).not.toContain('ada@example.com');
    terminal.write('p');
    await terminal.waitFor('ada@example.com');
    terminal.write('q');
    await terminal.exited;
    expect(terminal.scrollback()).toContain('[name ID 1]');
    expect(terminal.scrollback()).not.toContain('ada@example.com');
  });
});

test('a search goes to its places, on one view and on the next', async () => {
  const terminal = await open([capture], { rows: 20 });
  terminal.write('4');
  await terminal.waitFor('[4 Response]');
  terminal.write('/');
  await terminal.waitFor('Esc close');
  await type(terminal, 'signaturevalue');
  terminal.write('\r');
  await terminal.waitFor(/found 1 of \d+/);
  expect(terminal.text()).toContain('<ds:SignatureValue');
  terminal.write('7');
  await terminal.waitFor('[7 Raw]');
  terminal.write('n');
  await terminal.waitFor(/found 1 of \d+|Not in this view/);
});

test('the report is saved as JSON, and not over a file that is there', async () => {
  const terminal = await open([url]);
  const key = async (): Promise<void> => {
    terminal.write('s');
    await terminal.waitFor(/^\d {2}the report as JSON/m);
    terminal.write(/(\d) {2}the report as JSON/.exec(terminal.text())?.[1] ?? '');
  };
  await key();
  await terminal.waitFor('as ./sso-doctor-invalid-thumbprint.json');
  expect(JSON.parse(terminal.file('sso-doctor-invalid-thumbprint.json'))).toMatchObject({ schemaVersion: 1 });
  await key();
  await terminal.waitFor('the file exists');
});

test('C copies the finding; inside tmux plainly and wrapped', async () => {
  const terminal = await open([url], { env: { TMUX: '/tmp/tmux-0/default,1,0' } });
  terminal.write('C');
  await terminal.waitFor('Sent the answer to the terminal');
  const [, base64 = ''] = /\u001B\]52;c;([^\u0007]+)\u0007/.exec(terminal.output) ?? [];
  expect(Buffer.from(base64, 'base64').toString()).toContain('received   BDEBFBFB');
  expect(terminal.output).toContain(`\u001BPtmux;\u001B\u001B]52;c;${base64}`);
});

test('what an input holds cannot speak to the terminal in any view', async () => {
  const evil =
    '\u001B[2J\u001B]0;title\u0007\u001B]52;c;ZXZpbA==\u0007\u001B]8;;http://evil.example\u0007\u009B8m\u202E\u001B]2;open';
  const description = encodeURIComponent(`Invalid thumbprint ${evil}`);
  const terminal = await open([
    `https://auth.influxdata.com/login/callback?error=access_denied&error_description=${description}`,
  ]);
  for (const [index, view] of views.entries()) {
    terminal.write(String(index + 1));
    await terminal.waitFor(`[${index + 1} ${view}]`);
    terminal.write('w');
  }
  terminal.write('/');
  await terminal.waitFor('Esc close');
  terminal.paste(evil);
  await terminal.waitFor('<U+202E><U+001B>]2;open▏');
  terminal.write('\r');
  await terminal.waitFor('Not in this view:');
  terminal.write('q');
  await terminal.exited;
  expect(terminal.scrollback()).toContain('<U+001B>');
  for (const spoken of ['\u001B[2J', '\u001B]0;', '\u001B]52;', '\u001B]8;', '\u001B]2;', '\u009B', '\u202E'])
    expect(terminal.output).not.toContain(spoken);
});

test('after the screen is left nothing but the report and its colours is written', async () => {
  const terminal = await open([url]);
  terminal.write('q');
  await terminal.exited;
  const after = terminal.output.slice(terminal.output.lastIndexOf('\u001B[?1049l') + '\u001B[?1049l'.length);
  // eslint-disable-next-line no-control-regex -- colours are what may be there
  expect(after.replace(/\u001B\[[\d;]*m/g, '')).not.toContain('\u001B');
  expect(terminal.scrollback()).toContain('BDEBFBFBA786C2D97F2125274793E32643358E81');
});
