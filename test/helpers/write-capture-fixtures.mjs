// Writes fixtures/inputs/captures/ anew, from the responses of fixtures/inputs/saml/: node test/helpers/write-capture-fixtures.mjs
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const inputs = fileURLToPath(new URL('../../fixtures/inputs/', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'capture-fixtures-'));
try {
  const outfile = join(scratch, 'fixtures.mjs');
  const entry = fileURLToPath(new URL('./capture-fixtures.ts', import.meta.url));
  await build({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'esm' });
  const { createCaptureFixtures } = await import(pathToFileURL(outfile));
  const response = (name) => readFileSync(join(inputs, 'saml', name), 'utf8');
  mkdirSync(join(inputs, 'captures'), { recursive: true });
  for (const { name, text } of createCaptureFixtures(response)) writeFileSync(join(inputs, 'captures', name), text);
} finally {
  rmSync(scratch, { recursive: true });
}
