import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse/sync';
import { afterAll, describe, expect, test } from 'vitest';
import { GrowingCase } from '../../src/commands/growing-case.ts';
import { paint } from '../../src/render/tui/paint.ts';
import { screenRows } from '../../src/render/tui/screen-rows.ts';
import { firstState, reduce, type State } from '../../src/render/tui/state.ts';
import { tabs } from '../../src/render/tui/keys.ts';
import { themeFor } from '../../src/render/tui/theme.ts';
import type { Report } from '../../src/report/report.ts';
import { createResponse, testNow } from '../helpers/idp.ts';
import { runMain } from '../helpers/run-main.ts';

const folder = mkdtempSync(join(tmpdir(), 'sso-doctor-output-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Row {
  readonly number: string;
  readonly name: string;
  /** What the input holds. */
  readonly text: string;
  /** What is seen of it wherever text is shown. */
  readonly seen: string;
}

/** What an input can hold against whoever looks at the output: terminal, browser, spreadsheet, person. */
const rows: readonly Row[] = [
  ['5.1', 'a cleared screen and a forged line', '\u001B[2J\u001B[1A\u001B[2KSignature: VALID', '<U+001B>[1A'],
  ['5.2', 'a filled clipboard', '\u001B]52;c;ZXZpbA==\u0007', '<U+001B>]52;c;ZXZpbA==<U+0007>'],
  ['5.2', 'a title', '\u001B]0;title\u0007', '<U+001B>]0;title<U+0007>'],
  ['5.2', 'a program that ConEmu runs', '\u001B]9;7;"calc"\u0007', '<U+001B>]9;7;"calc"'],
  ['5.3', 'a link behind harmless text', '\u001B]8;;file:///x\u001B\\here\u001B]8;;\u001B\\', '<U+001B>]8;;file'],
  ['5.4', 'hidden text', '\u001B[8mhidden\u001B[0m', '<U+001B>[8mhidden<U+001B>[0m'],
  ['5.5', 'controls of one byte', '\u009B8mhidden\u009D0;title\u009C', '<U+009B>8mhidden<U+009D>0;title<U+009C>'],
  ['5.6', 'text in the other direction', '\u202Eevil\u2066x\u2069', '<U+202E>evil<U+2066>x<U+2069>'],
  ['5.6', 'characters without width', 'a\u200Bb\uFEFFc\u00ADd', 'a<U+200B>b<U+FEFF>c<U+00AD>d'],
  ['5.6', 'tag characters', 'a\u{E0041}\u{E007F}b', 'a<U+E0041><U+E007F>b'],
  ['5.7', 'a line over another', 'seen\rSignature: VALID\u0008\u0008', 'seen<U+000D>Signature: VALID<U+0008><U+0008>'],
  ['5.7', 'a step down', 'one\u000B\u000Ctwo', 'one<U+000B><U+000C>two'],
  ['5.7', 'a line more', 'one\nSignature: VALID', 'Signature: VALID'],
  ['5.8', 'a title without an end', '\u001B]0;open', '<U+001B>]0;openend of it'],
  ['5.8', 'a device control without an end', '\u001BPopen', '<U+001B>Popenend of it'],
  ['5.9', 'elements', '</title><script>alert(1)</script>"><svg onload=x>', '<script>alert(1)</script>"><svg onload=x>'],
  ['5.9', 'an address that runs', '<a href="javascript:alert(1)">x</a>', '<a href="javascript:alert(1)">x</a>'],
  ['5.10', 'a picture and a link', '![x](https://evil.example/p.png)[y](https://evil.example)', '[x](https'],
  ['5.10', 'a table, code and a heading', 'a | b ``` c\n# Healthy', '``` c'],
  ['5.12', 'lone surrogates and separators', 'a\uD800b\u2028c\uDC00d', 'a<U+D800>b<U+2028>c<U+DC00>d'],
].map(([number = '', name = '', text = '', seen = '']) => ({ number, name, text: `${text}end of it`, seen }));

/** Everything that a terminal acts on, or that hides or reorders text. */
const acting =
  // eslint-disable-next-line no-control-regex -- controls are what this is about
  /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF]|[\u{E0000}-\u{E007F}]|\p{Surrogate}/u;
const forgedLine = /^(?:Signature: VALID|# Healthy)/m;

function address(text: string): string {
  // A lone surrogate has no encoding of its own in an address; a form field that was cut in two arrives so.
  const encoded = encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'));
  return `https://auth.influxdata.com/login/callback?error=access_denied&error_description=${encoded}`;
}

/** A response whose fields say it, shown with personal data. XML takes no C0 controls, so they stand for themselves. */
function response(text: string): string {
  // eslint-disable-next-line no-control-regex -- what XML 1.0 does not let through
  const characters = text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]|\p{Surrogate}/gu, '?');
  const escaped = characters.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\r', '&#13;');
  return createResponse({ edit: (xml) => xml.replaceAll('ada@example.com', escaped) });
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** No name of a file has these in it. */
function fileName(text: string): string {
  return text.replaceAll('/', '-').replace(/\p{Surrogate}/gu, '?');
}

/** Two tickets, as one alone is no list of them. */
function tickets(text: string): string {
  const [configured, calculated] = ['A', 'B'].map((digit) => digit.repeat(40));
  const description = `Login fails. Invalid thumbprint (configured: ${configured}. calculated: ${calculated}) ${text}`;
  return [text, 'other'].map((id) => `${JSON.stringify({ id, subject: text, description })}\n`).join('');
}

/** The screen as it is written to the terminal, each view of it, without the looks that are ours. */
async function screen(text: string): Promise<string> {
  const sources = [{ name: `${text}.xml`, text: response(text), bytes: null }];
  const options = { now: testNow, showPersonalData: true };
  const growing = new GrowingCase({ sources, more: { sources: [], evidence: [] }, options, forScreen: true });
  const first = { ...(await growing.diagnose()), personalData: true, columns: 100, rows: 110, unicode: true };
  const at = (state: State): string => paint(screenRows(state), themeFor({ NO_COLOR: '1' }, {}));
  const opened = firstState(first);
  const views = tabs.map(({ view }) => at(reduce(opened, { type: 'command', command: view })));
  const pasted = reduce(firstState({ ...first, report: null }), { type: 'typed', character: text });
  const sought = reduce(reduce(opened, { type: 'command', command: 'search' }), { type: 'pasted', text });
  const told = reduce(opened, { type: 'toast', toast: { text } });
  return [...views, at(sought), at(told), ...(text.includes('\n') ? [] : [at(pasted)])].join('\n');
}

async function written(...args: string[]): Promise<string> {
  const { stdout, stderr } = await runMain(args);
  return `${stdout}${stderr}`;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#64': '@' };

function withoutEntities(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39|#64);/g, (_, name: string) => entities[name] ?? '');
}

function withoutBackslashes(markdown: string): string {
  return withoutEntities(markdown).replace(/\\(.)/g, '$1');
}

const isXml = (text: string): boolean =>
  // eslint-disable-next-line no-control-regex -- what XML 1.0 does not let through
  !/[\u0000-\u0008\u000B\u000C\u000E-\u001F]|\p{Surrogate}/u.test(text);
const isWellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text);
const never = (): boolean => false;

/** An output that text of an input can come to, whether it does come there as it was, and how it is read there. */
type Channel = [
  name: string,
  output: (text: string) => Promise<string>,
  shows: (text: string) => boolean,
  read?: (output: string) => string,
];

const triage = (format: string, text: string): Promise<string> =>
  written('triage', '--format', format, file('tickets.ndjson', tickets(text)));

const channels: readonly Channel[] = [
  ['plain text', (text) => written(address(text)), isWellFormed],
  ['labelled lines', (text) => written('--screen-reader', address(text)), isWellFormed],
  ['the message', (text) => written('--message', address(text)), isWellFormed],
  ['Markdown', (text) => written('--format', 'markdown', address(text)), isWellFormed, withoutBackslashes],
  ['HTML', (text) => written('--format', 'html', address(text)), isWellFormed, withoutEntities],
  ['a response', (text) => written('--show-personal-data', file('response.xml', response(text))), isXml],
  ['the screen', screen, () => true],
  [
    'the name of a file',
    (text) => written(file(`${fileName(text)}.txt`, address('x'))),
    (text) => text === fileName(text) && !text.includes('\n'),
  ],
  ['an error', (text) => written('--cert', `none ${text}.pem`, address('x')), () => true],
  ['an error as JSON', (text) => written('--json', '--cert', `none ${text}.pem`, address('x')), () => true, fromJson],
  ['the look-up', (text) => written('explain', `access_denied ${text}`), never],
  ['the tickets as text', (text) => triage('text', text), () => true],
  ['the tickets as Markdown', (text) => triage('markdown', text), () => true, withoutBackslashes],
  ['the tickets as HTML', (text) => triage('html', text), () => true, withoutEntities],
  ['the tickets as JSON', (text) => triage('json', text), never],
  ['the tickets one by one', (text) => triage('ndjson', text), never],
  // Its lines end in two characters (RFC 4180).
  [
    'the tickets as CSV',
    async (text) => (await triage('csv', text)).replaceAll('\r\n', '\n'),
    (text) => !text.includes('`'),
    (csv) => csv.replaceAll('""', '"'),
  ],
];

function fromJson(json: string): string {
  return (JSON.parse(json) as { error: { message: string } }).error.message;
}

/** Without the line breaks and frames that a narrow output puts between words. */
function flat(text: string): string {
  return text.replace(/[\s│]+/g, '');
}

describe.each(channels)('%s', (_, output, shows, read = (text) => text) => {
  test.each(rows)('$number $name', async ({ text, seen }) => {
    const whole = await output(text);
    expect(whole).not.toMatch(acting);
    expect(whole).not.toMatch(forgedLine);
    if (shows(text)) expect(flat(read(whole))).toContain(flat(seen));
  });
});

/** The first cell that a spreadsheet would run, in a text of RFC 4180. */
function formula(csv: string): string | undefined {
  const cells = parse(csv).flat();
  return cells.find((cell) => /^[\s]*[=+\-@|\t\r]/.test(cell));
}

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '|calc', '";=1', '\n=1', '＝1'])(
  '5.11 no cell is a formula: an identifier that begins with %j',
  async (text) => {
    const csv = await triage('csv', text);
    expect(formula(csv)).toBeUndefined();
    expect(parse(csv, { columns: true })).toHaveLength(1);
  },
);

describe('5.9 and 5.10: nothing that is shown is alive', () => {
  const alive = rows.filter(({ number }) => number === '5.9' || number === '5.10').map(({ text }) => text);
  // Our own drawings are elements too; these are what the texts would make.
  const elements = /<script|<svg onload|<img|<a href="(?:javascript|https:\/\/evil)|<\/title>[^<]*<script/i;

  test.each(['HTML', 'the tickets as HTML'])('in %s', async (name) => {
    const [, output] = channels.find(([other]) => other === name) ?? [];
    for (const text of alive) expect(await output?.(text)).not.toMatch(elements);
    expect(await output?.('x')).toMatch(/default-src (?:'|&#39;)none/);
  });

  test.each(['Markdown', 'the tickets as Markdown'])('in %s', async (name) => {
    const [, output] = channels.find(([other]) => other === name) ?? [];
    for (const text of alive) {
      const outsideBlocks = (await output?.(text))?.replace(/^ *(`{3,}).*\n[^]*?^ *\1$/gm, '');
      const outsideCode = outsideBlocks?.replace(/(?<!`)(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, '');
      expect(outsideCode).not.toMatch(/(?<!\\)!\[|(?<!\\)\]\(|<script|<a |<svg/);
    }
  });
});

describe('5.12: JSON is well-formed and means the same', () => {
  test.each(rows)('$number $name', async ({ text }) => {
    const { stdout } = await runMain(['--json', '--show-personal-data', file('response.xml', response(text))]);
    expect(stdout).not.toMatch(acting);
    const { saml } = JSON.parse(stdout) as Report;
    // XML makes one line end of all (XML 1.0 §2.11).
    if (isXml(text)) expect(saml?.subject.nameId?.replaceAll('\r', '')).toBe(text.replaceAll('\r', ''));
  });
});

describe('5.14: whatever cannot be used, there is no stack and no path that nobody gave', () => {
  const root = join(import.meta.dirname, '../..');
  const broken = (): Readable =>
    new Readable({
      read() {
        this.destroy(new TypeError('ada@example.com'));
      },
    });

  test.each<[string, string[], number]>([
    ['an option that is none', ['--nonsense'], 2],
    ['a certificate that is not there', ['--cert', 'nowhere.pem', 'x'], 2],
    ['a connection that is no JSON', ['--connection', 'fixtures/seed/url.txt', 'x'], 2],
    ['metadata that are none', ['--metadata', 'package.json', 'x'], 2],
    ['a key that is none', ['--key', 'package.json', 'x'], 2],
    ['a folder', ['fixtures'], 2],
    ['a file that is there to write to', ['fixtures/seed/url.txt', '--output', 'package.json'], 2],
    ['a folder that is not there to write to', ['fixtures/seed/url.txt', '--output', 'nowhere/report.txt'], 2],
    ['a certificate to save where none is', ['fixtures/seed/url.txt', '--save-cert', 'nowhere.pem'], 2],
    ['tickets that are not there', ['triage', 'nowhere'], 2],
    ['a list of certificates without one', ['cert', 'package.json'], 2],
    ['metadata to watch that are not there', ['watch', 'nowhere.xml'], 2],
    ['nothing to redact', ['redact', 'nowhere.har'], 2],
    ['a code that is none', ['explain', 'zzzzzz'], 2],
    ['a profile that is none', ['--profile', 'nowhere', 'x'], 2],
    ['a bug', ['-'], 70],
  ])('%s', async (_, args, expected) => {
    for (const more of [[], ['--json']]) {
      const { status, stdout, stderr } = await runMain([...args, ...more], broken());
      expect(`${stdout}${stderr}`).not.toMatch(/\n\s+at |file:\/\/|\.[jt]s:\d|ada@example/);
      expect(`${stdout}${stderr}`).not.toContain(root);
      expect(status).toBe(expected);
    }
  });

  test('with --debug a bug has its stack', async () => {
    expect((await runMain(['-', '--debug'], broken())).stderr).toMatch(/TypeError: ada@example\.com\n\s+at /);
  });
});
