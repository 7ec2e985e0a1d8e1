import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { completePath } from '../../../src/render/tui/complete-path.ts';

const folder = `${mkdtempSync(join(tmpdir(), 'sso-doctor-paths-'))}/`;
afterAll(() => rmSync(folder, { recursive: true, force: true }));
for (const name of ['response-1.xml', 'response-2.xml', '.hidden', 'other\u200B.xml']) writeFileSync(folder + name, '');
mkdirSync(`${folder}inputs`);

test.each<[string, string, string[]]>([
  ['one', 'inp', ['inputs/']],
  ['several', 'resp', ['response-1.xml', 'response-2.xml']],
  ['none', 'x', []],
  ['all that are not hidden', '', ['inputs/', 'response-1.xml', 'response-2.xml']],
  ['a hidden one that is asked for', '.h', ['.hidden']],
  ['none with hidden characters', 'other', []],
])('%s', async (_, begun, candidates) => {
  expect((await completePath(folder + begun)).candidates).toEqual(candidates);
});

test.each([
  ['inp', 'inputs/'],
  ['resp', 'response-'],
  ['x', 'x'],
])('%s becomes %s', async (begun, text) => {
  expect((await completePath(folder + begun)).text).toBe(folder + text);
});

test('a folder that is not there has no names', async () => {
  expect(await completePath(`${folder}nowhere/x`)).toEqual({ text: `${folder}nowhere/x`, candidates: [] });
});
