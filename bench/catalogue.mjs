// What the catalogue costs: for a text of 100,000 characters that no entry is about, and at start-up. Everything in one run, alternating.
// Usage: npm run build && node bench/catalogue.mjs [rounds]
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { wallMilliseconds } from './processes.mjs';
import { median } from './statistics.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const rounds = Number(process.argv[2] ?? 15);

async function bundled(code) {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`);
}

const { findCallbacks, distinctiveMessages } = await bundled(`
  export { findCallbacks } from './src/evidence/find-callbacks.ts';
  export { distinctiveMessages } from './src/causes/catalogue.ts';`);

function milliseconds(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

const distinctive = distinctiveMessages();
const ofBroker = distinctive.filter(({ speaker }) => speaker === 'broker');
console.log(
  `Node ${process.version}, median of ${rounds} alternating rounds, 100,000 characters, ${distinctive.length} messages`,
);
console.log('| text | reading ms | broker’s messages + ms | all messages + ms |');
console.log('| --- | --- | --- | --- |');
const folder = join(root, 'fixtures/unrelated');
// Kinds of lines that once took long.
const pumps = ['a\n', '> x\n', '\n  ', '- a: b\n', 'x=1&y\n', 'https://a.b/c ', '/a/b?c\n', 'type: x\n', 'x=3D '];
const texts = [
  ...readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
  ...pumps.map((pump) => [JSON.stringify(pump), pump]),
];
for (const [file, source] of texts) {
  const text = source.repeat(Math.ceil(100_000 / source.length)).slice(0, 100_000);
  const taken = { none: [], broker: [], all: [] };
  for (let round = 0; round <= rounds; round++) {
    taken.none.push(milliseconds(() => findCallbacks(text)));
    taken.broker.push(milliseconds(() => findCallbacks(text, { distinctive: ofBroker })));
    taken.all.push(milliseconds(() => findCallbacks(text, { distinctive })));
  }
  const over = (list) => median(list.map((value, round) => value - taken.none[round])).toFixed(1);
  console.log(`| ${file} | ${median(taken.none).toFixed(1)} | ${over(taken.broker)} | ${over(taken.all)} |`);
}

// What the providers' index and signs add to the program: a module of the core alone against one with them.
const start = { none: [], core: [], all: [] };
const scratch = mkdtempSync(join(tmpdir(), 'catalogue-'));
const program = async (name, code) => {
  await build({
    stdin: { contents: code, resolveDir: root, loader: 'ts', sourcefile: `${name}.ts` },
    outdir: join(scratch, name),
    bundle: true,
    splitting: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    logLevel: 'error',
  });
  return join(scratch, name, 'stdin.mjs');
};
// An empty module, so that what Node takes for any module does not count.
const none = await program('none', '');
const core = await program(
  'core',
  "import { causes } from './src/causes/index.ts'; if (causes.length === 0) throw new Error();",
);
const all = await program(
  'all',
  "import { causes } from './src/causes/index.ts'; import { providerErrors } from './src/provider-errors/index.ts'; import { providers } from './src/providers/index.ts'; if (causes.length + providerErrors.length + providers.length === 0) throw new Error();",
);
const run = (file) => [process.execPath, file];
for (let round = 0; round < rounds; round++) {
  start.none.push(wallMilliseconds(run(none)));
  start.core.push(wallMilliseconds(run(core)));
  start.all.push(wallMilliseconds(run(all)));
}
const added = (list, to) => median(list.map((value, round) => value - to[round])).toFixed(1);
console.log(
  `\nStart-up: the core’s catalogue adds ${added(start.core, start.none)} ms, providers and their index ${added(start.all, start.core)} ms more`,
);
rmSync(scratch, { recursive: true });
