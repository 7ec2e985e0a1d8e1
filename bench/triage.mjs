// Triage of made-up tickets against a floor that only reads and JSON-parses the same lines, in one run, alternating:
// node bench/triage.mjs [tickets] [rounds] [tickets of the large run, for memory] [tickets of which no two say the same]
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { peakMegabytes, wallMilliseconds, wallMillisecondsTogether } from './processes.mjs';
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
  const empty = ticketFile(1, 1);
  // Without what a start takes, as a million tickets have one start.
  const starts = new Map([floor, oneThread, twoThreads].map((program) => [program, startOf(program, empty)]));
  await measure('Many say the same', { count, starts });
  await measure('No two say the same', { count: own, starts, ownWords: true });
  for (const path of [ticketFile(1, large / 10), ticketFile(1, large), ticketFile(1, own, { ownWords: true })]) {
    console.log(
      `peak with two threads, ${path.slice(folder.length + 1)}: ${Math.round(peakMegabytes(twoThreads(path)))} MB`,
    );
  }
} finally {
  rmSync(folder, { recursive: true });
}

/**
 * Prints rates, what the second thread brings, and what this machine has to give by then: two processes that share nothing, each with half of
 * the tickets.
 */
async function measure(name, { count: tickets, starts, ownWords = false }) {
  const whole = ticketFile(1, tickets, { ownWords });
  const half = Math.floor(tickets / 2);
  const halves = [ticketFile(1, half, { ownWords }), ticketFile(half + 1, tickets, { ownWords })];
  const times = new Map([floor, oneThread, twoThreads].map((program) => [program, []]));
  const apart = [];
  for (let round = 0; round < rounds; round++) {
    for (const [program, list] of times) list.push(wallMilliseconds(program(whole)) - starts.get(program));
    apart.push((await wallMillisecondsTogether(halves.map(oneThread))) - starts.get(oneThread));
  }
  console.log(`${name}: ${tickets} tickets, ${rounds} rounds; time without the start, ratio of rates to the floor`);
  for (const [program, list] of times) {
    const ratio = median(list.map((time, round) => times.get(floor)[round] / time));
    console.log(
      `${program.name.padEnd(12)} ${Math.round(tickets / (median(list) / 1000))} tickets/s  ${ratio.toFixed(3)}`,
    );
  }
  const one = times.get(oneThread);
  console.log(`against one thread: two threads ${gain(one, times.get(twoThreads))}; two processes ${gain(one, apart)}`);
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

/** Made once: the tickets from one number to another. */
function ticketFile(first, last, { ownWords = false } = {}) {
  const path = join(folder, `tickets ${first} to ${last}${ownWords ? ' of which no two say the same' : ''}.ndjson`);
  if (existsSync(path)) return path;
  for (let number = first; number <= last; number += 1_000) {
    const lines = Array.from({ length: Math.min(1_000, last - number + 1) }, (_, index) =>
      JSON.stringify(makeTicket(number + index, 1, { ownWords }).ticket),
    );
    writeFileSync(path, `${lines.join('\n')}\n`, { flag: 'a' });
  }
  return path;
}
