// Bundles the program (esbuild) and writes its type declarations (tsc) into dist/.
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });

const { dependencies = {} } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Ink loads it where DEV=true is set, to develop Ink itself; it would bring a web socket server. */
const withoutDevtools = {
  name: 'without-devtools',
  setup(bundler) {
    bundler.onLoad({ filter: /ink\/build\/devtools\.js$/ }, () => ({ contents: '' }));
  },
};

// The program is split, so that it loads only what a run needs. The library is one file: it shares nothing with the program, and Node takes
// a millisecond and more for every file.
const metafiles = await Promise.all([
  bundle(
    // The second is what threads of triage start with; they share the program's chunks.
    { cli: 'src/cli.ts', 'triage-worker': 'src/triage/worker.ts' },
    { splitting: true, chunkNames: 'chunks/[name]-[hash]' },
  ),
  bundle({ index: 'src/index.ts' }, { splitting: false }),
]);

async function bundle(entryPoints, options) {
  const { metafile } = await build({
    ...options,
    absWorkingDir: root,
    entryPoints,
    outdir: 'dist',
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    // Ours starts without Intl.Segmenter; see there.
    alias: { 'string-width': join(root, 'src/cell-width.ts') },
    // Parsers that read hostile input stay ordinary dependencies, so that audits see them.
    external: Object.keys(dependencies),
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [withoutDevtools],
    // Bundled CommonJS packages call require() for Node's own modules.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    legalComments: 'none',
    // Node reads every byte at each start. Names are kept, so that a stack trace can be read.
    minifyWhitespace: true,
    minifySyntax: true,
    metafile: true,
    logLevel: 'warning',
  });
  return metafile;
}

cpSync(join(root, 'src/report.schema.json'), join(dist, 'report.schema.json'));
writeLicences(metafiles.flatMap(({ inputs }) => Object.keys(inputs)));

const types = spawnSync(
  process.execPath,
  [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(root, '.config/tsconfig.types.json')],
  { stdio: 'inherit' },
);
process.exitCode = types.status ?? 1;

/** Ships the licence text of every package that the bundle contains. */
function writeLicences(inputs) {
  const folders = new Set();
  for (const input of inputs) {
    const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (match) folders.add(match[1]);
  }
  const texts = [...folders]
    .sort((one, other) => one.localeCompare(other))
    .map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
      const file = readdirSync(join(root, folder)).find((entry) => /^licen[cs]e/i.test(entry));
      const text = file
        ? readFileSync(join(root, folder, file), 'utf8').trim()
        : `Licence: ${license} (the package ships no text)`;
      return `${name} ${version}\n\n${text}\n`;
    });
  writeFileSync(join(dist, 'THIRD-PARTY-LICENCES.txt'), texts.join(`\n${'-'.repeat(72)}\n\n`));
}
