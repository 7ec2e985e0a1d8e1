import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { runBatch } from '../../src/triage/batch.ts';
import { reopenTicket, type Reopened } from '../../src/triage/reopen-ticket.ts';
import { emptySummary } from '../../src/triage/summary.ts';
import type { Unit, Unreadable } from '../../src/triage/ticket.ts';
import { triageReport } from '../../src/triage/triage-report.ts';
import { unitsOf } from '../../src/triage/units.ts';
import { calculated, configured } from '../helpers/evidence.ts';
import { zipOf } from '../helpers/zip.ts';
import { triageSettings } from '../helpers/triage-settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'triage-reopen-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const thumbprints = `Invalid thumbprint (configured: ${configured}. calculated: ${calculated})`;
const audience = 'Audience is invalid. Configured: urn:auth0:influxdata:acme';
const line = (id: number, description: string): string =>
  `${JSON.stringify({ id, requester_id: 1, subject: 'Login', description })}\n`;

/** What a run over the paths names, each ticket opened again after `meanwhile`. */
async function reopened(paths: readonly string[], meanwhile = (): void => {}): Promise<Map<string, Reopened>> {
  const units: (Unit | Unreadable)[] = [];
  async function* input(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(thumbprints);
  }
  for await (const unit of unitsOf(paths, input(), { fields: new Map() })) units.push(unit);
  const summary = emptySummary(triageSettings.grouping);
  await runBatch(units, triageSettings, summary);
  meanwhile();
  const refs = triageReport(summary, true).groups.flatMap(({ tickets }) => tickets);
  const opened = new Map<string, Reopened>();
  for (const ref of refs)
    opened.set(
      ref.id,
      await reopenTicket(ref, { paths, settings: triageSettings, signal: new AbortController().signal }),
    );
  return opened;
}

const codes = (opened: Map<string, Reopened>): string[] =>
  [...opened]
    .map(([id, one]) => `${id}: ${one.kind === 'gone' ? one.reason : one.report.diagnoses[0]?.code}`)
    .toSorted();

function written(name: string, content: string | Buffer): string {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

test.each([
  ['a line', 'a.ndjson', line(1, thumbprints) + line(2, audience)],
  ['a line of a packed file', 'b.ndjson.gz', gzipSync(line(1, thumbprints) + line(2, audience))],
  [
    'a file of an archive',
    'c.zip',
    zipOf([
      { name: 'x/one.json', content: Buffer.from(line(1, thumbprints)) },
      { name: 'x/two.json', content: Buffer.from(line(2, audience)) },
    ]),
  ],
])('a ticket is found again and judged anew: %s', async (_, name, content) => {
  expect(codes(await reopened([written(name, content)]))).toEqual([
    '1: invalid-thumbprint',
    '2: saml-audience-invalid',
  ]);
});

test('a folder that is a ticket is found again, beside others', async () => {
  const mail = 'From: jo@acme.example\nSubject: Login\nMessage-ID: <1@acme.example>\n\nIt is broken.\n';
  for (const [number, description] of [thumbprints, audience].entries()) {
    written(`cases/471${number}/mail.eml`, mail);
    written(`cases/471${number}/screenshot.txt`, description);
  }
  expect(codes(await reopened([join(folder, 'cases')]))).toEqual([
    '4710: invalid-thumbprint',
    '4711: saml-audience-invalid',
  ]);
});

test('it is found beside others of its name, in a folder whose name is masked', async () => {
  const path = join(folder, 'jo.doe@acme.example');
  written('jo.doe@acme.example/one.txt', thumbprints);
  written('jo.doe@acme.example/two.txt', audience);
  const opened = codes(await reopened([path]));
  expect(opened.map((one) => one.replace(/^.*: /, ''))).toEqual(['invalid-thumbprint', 'saml-audience-invalid']);
  expect(opened.join()).not.toContain('jo.doe');
});

test('it is found where tickets came in before it', async () => {
  const path = written('moved.ndjson', line(1, thumbprints) + line(2, audience));
  const more = (): void => writeFileSync(path, line(3, audience) + line(1, thumbprints) + line(2, audience));
  expect(codes(await reopened([path], more))).toEqual(['1: invalid-thumbprint', '2: saml-audience-invalid']);
});

test.each([
  ['changed', (path: string) => appendFileSync(path, ' '), 'has changed or was moved'],
  ['moved away', (path: string) => rmSync(path), 'there is no such file'],
])('a file that was %s is not taken for what was read', async (name, change, words) => {
  const path = written(`${name}.txt`, thumbprints);
  const [opened] = (await reopened([path], () => change(path))).values();
  expect(opened).toMatchObject({ kind: 'gone', reason: expect.stringContaining(words) });
});

test('what came through standard input cannot be read again, which is said', async () => {
  const [opened] = (await reopened(['-'])).values();
  expect(opened).toMatchObject({ kind: 'gone', reason: expect.stringContaining('standard input') });
});
