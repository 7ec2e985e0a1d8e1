import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { readPasted } from '../../src/input/read-pasted.ts';

const folder = mkdtempSync(join(tmpdir(), 'sso-doctor-pasted-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, 'my response.xml');
writeFileSync(path, '<x/>');

test.each([
  ['as it is', path],
  ['between blanks', `  ${path}\n`],
  ['between quotes', `'${path}'`],
  ['with its blanks escaped', path.replaceAll(' ', '\\ ')],
  ['as an address', pathToFileURL(path).href],
])('a path of a file that is there is read: %s', async (_, text) => {
  expect(await readPasted(text, 'paste')).toMatchObject({ name: path, text: '<x/>' });
});

test.each([
  ['an error', 'Invalid thumbprint (configured: A. calculated: B)'],
  ['two lines of which one is a path', `${path}\n${path}`],
  ['an address of another machine', 'file://elsewhere/x.xml'],
  ['nothing', ''],
  ['a text longer than any path', 'x'.repeat(100_000)],
])('anything else is a text: %s', async (_, text) => {
  expect(await readPasted(text, 'paste')).toEqual({ name: 'paste', text, bytes: null });
});

test('a mistyped path is no text', async () => {
  await expect(readPasted('respnse.xml', 'paste')).rejects.toMatchObject({ code: 'ERR_INPUT_NOT_FOUND' });
});

test('a folder is refused, since nobody would mean its name as a text', async () => {
  await expect(readPasted(folder, 'paste')).rejects.toMatchObject({ code: 'ERR_INPUT_NOT_A_FILE' });
});
