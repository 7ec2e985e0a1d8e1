import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll } from 'vitest';

/** Bundles a program of test/terminal/fixtures as the real one is bundled, for the tests of one file. Returns how to learn its path. */
export function bundleFixture(name: string): () => string {
  const folder = mkdtempSync(join(tmpdir(), 'sso-doctor-fixture-'));
  beforeAll(async () => {
    await build({
      entryPoints: [join(import.meta.dirname, 'fixtures', name)],
      outdir: folder,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node20.19',
      external: ['react-devtools-core'],
      define: { 'process.env.NODE_ENV': '"production"' },
      banner: {
        js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
      },
      logLevel: 'warning',
    });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return () => join(folder, name.replace(/\.ts$/, '.mjs'));
}
