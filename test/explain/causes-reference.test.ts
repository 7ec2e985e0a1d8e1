import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { wholeCatalogue } from '../../src/causes/catalogue.ts';
import { causesReference } from '../helpers/causes-reference.ts';

const page = readFileSync(new URL('../../docs/causes.md', import.meta.url), 'utf8');

test('docs/causes.md is current; `npm run docs` writes it anew', async () => {
  expect(page === (await causesReference()), 'run `npm run docs`').toBe(true);
});

test('it has every cause once, and leaves no placeholder open', async () => {
  const headings = [...page.matchAll(/^### (\S+)$/gm)].map(([, id]) => id);
  for (const { id } of await wholeCatalogue(null)) expect(headings).toContain(id);
  expect(new Set(headings).size).toBe(headings.length);
  expect(page).not.toMatch(/\{(?:support|service|callbackUrl|idp|enabledBy)\}/);
});
