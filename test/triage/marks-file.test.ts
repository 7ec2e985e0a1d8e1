import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Mark } from '../../src/triage/marks.ts';
import { keepMark, readMarks } from '../../src/triage/marks-file.ts';
import { runMain } from '../helpers/run-main.ts';

const folder = mkdtempSync(join(tmpdir(), 'triage-marks-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const mark: Mark = { tickets: 3, lastSeen: '2026-11-24T08:00:00.000Z', markedAt: '2026-11-24T12:00:00.000Z' };
const on = (group: string, groupedBy: 'incident' | 'owner' = 'incident') => ({ group, groupedBy });

test('marks are there the next time, each for its own kind of groups', async () => {
  const path = join(folder, 'kept');
  expect(await readMarks(path, 'incident')).toEqual(new Map());
  await keepMark(path, on('0a'), mark);
  await keepMark(path, on('0b'), { ...mark, lastSeen: null });
  await keepMark(path, on('0a', 'owner'), { ...mark, tickets: 9 });
  await keepMark(path, on('0c'), mark);
  await keepMark(path, on('0c'), null);
  expect(await readMarks(path, 'incident')).toEqual(
    new Map([
      ['0a', mark],
      ['0b', { ...mark, lastSeen: null }],
    ]),
  );
  expect(await readMarks(path, 'owner')).toEqual(new Map([['0a', { ...mark, tickets: 9 }]]));
});

test('marks that come at the same time as others’ are kept beside them, and once more replaces', async () => {
  const path = join(folder, 'shared');
  await readMarks(path, 'incident');
  await keepMark(path, on('of somebody else'), mark);
  await keepMark(path, on('0a'), mark);
  await keepMark(path, on('0a'), { ...mark, tickets: 5 });
  expect([...(await readMarks(path, 'incident')).values()].map(({ tickets }) => tickets)).toEqual([3, 5]);
});

test('the file is the owner’s alone, and nothing is left beside it', async () => {
  const path = join(mkdtempSync(join(folder, 'own-')), 'marks');
  await keepMark(path, on('0a'), mark);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(join(path, '..'))).toEqual(['marks']);
});

test.each([
  'no JSON',
  '[]',
  '{"kind":"sso-doctor-triage-done","schemaVersion":2,"marks":[]}',
  '{"kind":"sso-doctor-triage-done","schemaVersion":1,"marks":[{"group":"0a"}]}',
  '{"kind":"sso-doctor-triage-done","schemaVersion":1,"marks":[null]}',
  `{"kind":"sso-doctor-triage-done","schemaVersion":1,"marks":[],"more":"${' '.repeat(9 * 1024 * 1024)}"}`,
])('a file that is something else is refused and stays as it is: %.80s', async (content) => {
  const path = join(folder, 'other');
  writeFileSync(path, content);
  await expect(readMarks(path, 'incident')).rejects.toMatchObject({ code: 'ERR_STATE' });
  await expect(keepMark(path, on('0a'), mark)).rejects.toMatchObject({ code: 'ERR_STATE' });
  expect(readFileSync(path, 'utf8')).toBe(content);
});

test('without the screen nothing can be marked, which is said', async () => {
  const { status, stderr } = await runMain(['triage', folder, '--done', join(folder, 'x')]);
  expect(status).toBe(2);
  expect(stderr).toContain('--interactive');
});
