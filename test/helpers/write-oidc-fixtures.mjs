// Writes fixtures/inputs/oidc/ anew, with fresh keys: node test/helpers/write-oidc-fixtures.mjs
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const inputs = fileURLToPath(new URL('../../fixtures/inputs/oidc/', import.meta.url));
// Beside its source, so that Node finds the packages.
const outfile = fileURLToPath(new URL('./oidc-fixtures.scratch.mjs', import.meta.url));
try {
  const entry = fileURLToPath(new URL('./oidc-fixtures.ts', import.meta.url));
  await build({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'esm', packages: 'external' });
  const { createOidcFixtures } = await import(pathToFileURL(outfile));
  mkdirSync(inputs, { recursive: true });
  for (const { name, text } of await createOidcFixtures()) writeFileSync(join(inputs, name), text);
} finally {
  rmSync(outfile, { force: true });
}
