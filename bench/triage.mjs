// Triage of made-up tickets against a floor that only reads and JSON-parses the same lines, in one run, alternating:
// node bench/triage.mjs [tickets] [rounds] [tickets of the large run, for memory] [tickets of which no two say the same]
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { peakMegabytes, wallMilliseconds } from './processes.mjs';
import { median } from './statistics.mjs';
import { makeTicket } from './tickets.mjs';

const [count = 100_000, rounds = 3, large = 1_000_000, own = 240_000] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'bench-triage-'));
const node = process.execPath;

const floorProgram = `
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
let tickets = 0;
for await (const line of createInterface({ input: createReadStream(process.argv[2]) })) if (JSON.parse(line).id > 0) tickets += 1;
process.stdout.write(String(tickets));
`;
const floorFile = join(folder, 'floor.mjs');

const floor = (path) => [node, floorFile, path];
const oneThread = (path) => triage(path, 1);
const twoThreads = (path) => triage(path, 2);

try {
  writeFileSync(floorFile, floorProgram);
  const empty = ticketFile(1);
  // Without what a start takes, as a million tickets have one start.
  const starts = new Map([floor, oneThread, twoThreads].map((program) => [program, startOf(program, empty)]));
  measure('Many say the same', { count, starts });
  measure('No two say the same', { count: own, starts, ownWords: true });
  for (const path of [ticketFile(large / 10), ticketFile(large), ticketFile(own, { ownWords: true })]) {
    console.log(
      `peak with two threads, ${path.slice(folder.length + 1)}: ${Math.round(peakMegabytes(twoThreads(path)))} MB`,
    );
  }
} finally {
  rmSync(folder, { recursive: true });
}

/** Prints rates and what the second thread brings: over the whole run, and in what follows the first quarter, by when the code is compiled. */
function measure(name, { count: tickets, starts, ownWords = false }) {
  const [whole, quarter] = [ticketFile(tickets, { ownWords }), ticketFile(Math.ceil(tickets / 4), { ownWords })];
  const times = new Map([floor, oneThread, twoThreads].map((program) => [program, { whole: [], later: [] }]));
  for (let round = 0; round < rounds; round++) {
    for (const [program, { whole: all, later }] of times) {
      const [first, time] = [quarter, whole].map((path) => wallMilliseconds(program(path)) - starts.get(program));
      all.push(time);
      later.push(time - first);
    }
  }
  console.log(`${name}: ${tickets} tickets, ${rounds} rounds; time without the start, ratio of rates to the floor`);
  const floorTimes = times.get(floor).whole;
  for (const [program, { whole: list }] of times) {
    const ratio = median(list.map((time, round) => floorTimes[round] / time));
    console.log(
      `${program.name.padEnd(12)} ${Math.round(tickets / (median(list) / 1000))} tickets/s  ${ratio.toFixed(3)}`,
    );
  }
  const [one, two] = [times.get(oneThread), times.get(twoThreads)];
  console.log(
    `two threads against one: ${gain(one.whole, two.whole)}; after the first quarter ${gain(one.later, two.later)}`,
  );
}

/** The median, and each round's. */
function gain(one, two) {
  const gains = one.map((time, round) => time / two[round]);
  return `${median(gains).toFixed(2)} (${gains.map((each) => each.toFixed(2)).join(', ')})`;
}

function startOf(program, empty) {
  return median(Array.from({ length: 3 }, () => wallMilliseconds(program(empty))));
}

function triage(path, workers) {
  return [node, 'dist/cli.js', 'triage', path, '--json', '--workers', String(workers)];
}

/** Made once. */
function ticketFile(size, { ownWords = false } = {}) {
  const path = join(folder, `${size} tickets${ownWords ? ' of which no two say the same' : ''}.ndjson`);
  if (existsSync(path)) return path;
  for (let number = 1; number <= size; number += 1_000) {
    const lines = Array.from({ length: Math.min(1_000, size - number + 1) }, (_, index) =>
      JSON.stringify(makeTicket(number + index, 1, { ownWords }).ticket),
    );
    writeFileSync(path, `${lines.join('\n')}\n`, { flag: 'a' });
  }
  return path;
}
