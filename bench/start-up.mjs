// Start-up of the whole process, as ratios in one run: a failing URL → JSON, --version and --help, each against `node -e 0`.
// Runs alternate, so that a machine that gets slower does so for all. Usage: npm run build && node bench/start-up.mjs [runs]
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { peakMegabytes, wallMilliseconds } from './processes.mjs';
import { median } from './statistics.mjs';

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
for (const args of Object.values(programs)) wallMilliseconds([process.execPath, ...args]);
for (let run = 0; run < runs; run++) {
  for (const [name, args] of Object.entries(programs)) {
    wall[name].push(wallMilliseconds([process.execPath, ...args]));
    memory[name].push(peakMegabytes([process.execPath, ...args]));
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
