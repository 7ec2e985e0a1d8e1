// Start-up of the whole process, as ratios in one run: a failing URL → JSON, --version and --help, each against `node -e 0`.
// Runs alternate, so that a machine that gets slower does so for all. Usage: npm run build && node bench/start-up.mjs [runs]
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const cli = join(root, 'dist/cli.js');
const url = readFileSync(join(root, 'fixtures/seed/url.txt'), 'utf8').trim();
const runs = Number(process.argv[2] ?? 21);

const programs = {
  'node -e 0': ['-e', '0'],
  'URL → JSON': [cli, url, '--json'],
  'URL → text': [cli, url],
  '--version': [cli, '--version'],
  '--help': [cli, '--help'],
};

const wall = Object.fromEntries(Object.keys(programs).map((name) => [name, []]));
const memory = Object.fromEntries(Object.keys(programs).map((name) => [name, []]));
for (const args of Object.values(programs)) time(args);
for (let run = 0; run < runs; run++) {
  for (const [name, args] of Object.entries(programs)) {
    wall[name].push(time(args));
    memory[name].push(peakMegabytes(args));
  }
}

const floor = 'node -e 0';
console.log(`Node ${process.version}, median of ${runs} alternating runs`);
console.log('| program | ms | ratio | peak MB | over the floor MB |');
console.log('| --- | --- | --- | --- | --- |');
for (const name of Object.keys(programs)) {
  const ratio = median(wall[name].map((value, run) => value / wall[floor][run]));
  const over = median(memory[name].map((value, run) => value - memory[floor][run]));
  console.log(
    `| ${name} | ${median(wall[name]).toFixed(0)} | ${ratio.toFixed(2)} | ${median(memory[name]).toFixed(0)} | ${over.toFixed(1)} |`,
  );
}

function time(args) {
  const start = performance.now();
  run(args, {});
  return performance.now() - start;
}

/** The process's own peak resident set, written to descriptor 3 at its end. */
function peakMegabytes(args) {
  const probe = "process.on('exit',()=>require('fs').writeSync(3,String(process.resourceUsage().maxRSS)))";
  const preload = `data:text/javascript,import{createRequire}from'node:module';const require=createRequire('file:///');${probe}`;
  const { output } = run(['--import', preload, ...args], { stdio: ['ignore', 'pipe', 'pipe', 'pipe'] });
  return Number(output[3]) / 1024;
}

function run(args, options) {
  const result = spawnSync(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8', ...options });
  if (result.error || ![0, 1].includes(result.status))
    throw new Error(`${args.join(' ')}: ${result.error ?? result.stderr}`);
  return result;
}

function median(values) {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}
