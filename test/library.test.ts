import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'library-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const [example = ''] = /(?<=```js\n)[^]*?(?=```)/.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? [];

// A program that has the built package and the types of Node among its own.
beforeAll(() => {
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(root, join(folder, 'node_modules/sso-doctor'));
  symlinkSync(join(root, 'node_modules/@types'), join(folder, 'node_modules/@types'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
});

test('the example of the README runs', () => {
  writeFileSync(join(folder, 'example.js'), example);
  const stdout = execFileSync(process.execPath, ['example.js'], { cwd: folder, encoding: 'utf8' });
  expect(stdout).toMatch(/^problem saml-invalid-thumbprint-bare certain idp-admin\n## /);
});

test('its types say what it takes and gives', () => {
  const typed = example.replace('(name, text)', '(name: string, text: string)');
  const use = "import type { Report } from 'sso-doctor';\nexport const same: Report = report;\n";
  writeFileSync(join(folder, 'example.ts'), `${typed}\n${use}`);
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', '--types', 'node'];
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const check = (): string =>
    execFileSync(process.execPath, [tsc, ...options, 'example.ts'], { cwd: folder, encoding: 'utf8' });
  expect(check()).toBe('');
});
