import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readUnit } from '../../src/triage/formats/index.ts';
import type { Reading, Ticket } from '../../src/triage/ticket.ts';
import { unitsOf } from '../../src/triage/units.ts';

const input = (name: string): Buffer => readFileSync(`fixtures/inputs/${name}`);
const mail = 'From: jo@acme.example\nSubject: Login\nDate: Tue, 24 Nov 2026 08:00:00 +0000\n\nIt is broken.\n';
const xml = input('saml/unsigned.xml');
const har = input('captures/thumbprint-chrome.har');
const pem = input('certificates/other.pem')
  .toString()
  .replace(/^[^]*?(?=-----BEGIN)/, '');
const words = 'We cannot sign in any more.';
const jira = JSON.stringify({ key: 'SUP-1', fields: { summary: 'Login', description: words } });

type Files = Readonly<Record<string, string | Buffer>>;

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ticket-folder-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  // The name that was made up may end in a digit.
  const inbox = join(folder, 'inbox');
  mkdirSync(inbox);
  return inbox;
}

/** The tickets under a folder with these files, or under a folder in it. */
async function ticketsIn(files: Files, under = ''): Promise<Ticket[]> {
  const folder = newFolder();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return read(join(folder, under));
}

async function read(path: string): Promise<Ticket[]> {
  async function* nothing(): AsyncGenerator<Uint8Array> {}
  const readings: Reading[] = [];
  for await (const unit of unitsOf([path], nothing(), { fields: new Map() }))
    if (unit.kind === 'unit') readings.push(await readUnit(unit, { fields: new Map() }));
  return readings.filter((reading) => reading.kind === 'ticket');
}

describe('a folder', () => {
  test('is one ticket: its mail says when and who, its other files are what was attached', async () => {
    const [ticket, ...others] = await ticketsIn({ 't/4711/mail.eml': mail, 't/4711/a.xml': xml, 't/4711/b.har': har });
    expect(others).toEqual([]);
    expect(ticket).toMatchObject({
      id: '4711',
      subject: 'Login',
      requester: 'jo@acme.example',
      receivedAt: '2026-11-24T08:00:00.000Z',
    });
    expect(ticket?.texts.map(({ name, weight }) => [name, weight])).toEqual([
      ['mail', 'latest'],
      ['a.xml', 'latest'],
      ['b.har', 'latest'],
    ]);
    expect(ticket?.texts[1]?.bytes).toEqual(xml);
  });

  test.each<[string, Files, string, number]>([
    ['a mail and XML, whatever the folder is called', { 't/acme/m.eml': mail, 't/acme/a.xml': xml }, '', 1],
    ['a text and a capture', { 't/acme/text.txt': words, 't/acme/a.har': har }, '', 1],
    ['a ticket of a known system and a certificate', { 't/acme/t.json': jira, 't/acme/idp.pem': pem }, '', 1],
    [
      'a mail and what a screenshot says, in a folder called by a number',
      { 't/SUP-7/m.eml': mail, 't/SUP-7/s.txt': words },
      '',
      1,
    ],
    ['a folder called by a number that was named itself', { '4711/m.eml': mail, '4711/a.xml': xml }, '4711', 1],
    ['two such folders', { 't/1/m.eml': mail, 't/1/a.xml': xml, 't/2/m.eml': mail, 't/2/a.xml': xml }, '', 2],
    // What follows is read file by file.
    ['a mail and a text, which may be two tickets', { 't/acme/m.eml': mail, 't/acme/s.txt': words }, '', 2],
    ['two mails', { 't/4711/a.eml': mail, 't/4711/b.eml': mail, 't/4711/c.xml': xml }, '', 3],
    ['two texts', { 't/4711/a.txt': words, 't/4711/b.txt': words, 't/4711/c.xml': xml }, '', 3],
    ['attachments alone', { 't/4711/a.xml': xml, 't/4711/b.har': har }, '', 2],
    ['one file', { 't/4711/m.eml': mail }, '', 1],
    ['an export', { 't/4711/m.eml': mail, 't/4711/e.csv': `id,description\n1,${words}\n2,${words}\n` }, '', 3],
    ['a folder in it', { 't/4711/m.eml': mail, 't/4711/a.xml': xml, 't/4711/more/b.xml': xml }, '', 3],
    ['a folder that was named itself', { 'm.eml': mail, 'a.xml': xml }, '', 2],
    [
      'more than one brings along',
      {
        't/4711/m.eml': mail,
        ...Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`t/4711/${index}.xml`, xml])),
      },
      '',
      31,
    ],
  ])('with %s', async (_, files, under, expected) => {
    expect(await ticketsIn(files, under)).toHaveLength(expected);
  });

  test('with a link in it is read file by file, and the link is not followed', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, '4711'));
    writeFileSync(join(folder, '4711', 'm.eml'), mail);
    writeFileSync(join(folder, '4711', 'a.xml'), xml);
    symlinkSync('/etc/hostname', join(folder, '4711', 'link'));
    const tickets = await read(folder);
    expect(tickets).toHaveLength(2);
  });
});
