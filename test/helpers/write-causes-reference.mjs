// Writes docs/causes.md anew out of the catalogue: npm run docs
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const docs = fileURLToPath(new URL('../../docs/', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'causes-reference-'));
try {
  const outfile = join(scratch, 'reference.mjs');
  const entry = fileURLToPath(new URL('./causes-reference.ts', import.meta.url));
  await build({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'esm' });
  const { causesReference } = await import(pathToFileURL(outfile));
  mkdirSync(docs, { recursive: true });
  writeFileSync(join(docs, 'causes.md'), await causesReference());
} finally {
  rmSync(scratch, { recursive: true });
}
