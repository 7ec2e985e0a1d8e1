// Triage of made-up tickets against a floor that only reads and JSON-parses the same lines, in one run, alternating:
// node bench/triage.mjs [tickets] [rounds] [tickets of the large run, for memory] [tickets that say nothing twice]
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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

try {
  const file = ticketFile(count);
  const floor = join(folder, 'floor.mjs');
  writeFileSync(floor, floorProgram);
  const programs = {
    'read and JSON.parse': [node, floor, file],
    'triage, one thread': triage(file, 1),
    'triage, two threads': triage(file, 2),
  };
  const empty = ticketFile(1);
  const starts = { 'read and JSON.parse': [node, floor, empty], triage: triage(empty, 1) };
  const started = Object.fromEntries(
    Object.entries(starts).map(([name, program]) => [
      name,
      median(Array.from({ length: 3 }, () => wallMilliseconds(program))),
    ]),
  );
  const startOf = (name) => started[name] ?? started.triage;
  const times = Object.fromEntries(Object.keys(programs).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, program] of Object.entries(programs)) times[name].push(wallMilliseconds(program) - startOf(name));
  }
  // Without what a start takes, as a million tickets have one start.
  const floorTimes = times['read and JSON.parse'];
  console.log(`${count} tickets, ${rounds} rounds; time without the start, ratio of rates to the floor`);
  for (const [name, list] of Object.entries(times)) {
    const ratio = median(list.map((time, round) => floorTimes[round] / time));
    console.log(`${name.padEnd(22)} ${Math.round(count / (median(list) / 1000))} tickets/s  ${ratio.toFixed(4)}`);
  }
  console.log(`two threads against one: ${gainOf(times['triage, one thread'], times['triage, two threads'])}`);
  for (const size of [large / 10, large]) {
    const tickets = ticketFile(size);
    console.log(`peak with two threads, ${size} tickets: ${Math.round(peakMegabytes(triage(tickets, 2)))} MB`);
  }
  const ownFile = ticketFile(own, { ownWords: true });
  const [alone, together] = [[], []];
  for (let round = 0; round < rounds; round++) {
    alone.push(wallMilliseconds(triage(ownFile, 1)) - started.triage);
    together.push(wallMilliseconds(triage(ownFile, 2)) - started.triage);
  }
  const rates = [alone, together].map((list) => Math.round(own / (median(list) / 1000)));
  console.log(`${own} tickets of which no two say the same: one thread ${rates[0]} tickets/s, two threads ${rates[1]}`);
  console.log(`two threads against one: ${gainOf(alone, together)}`);
  console.log(`peak with two threads: ${Math.round(peakMegabytes(triage(ownFile, 2)))} MB`);
} finally {
  rmSync(folder, { recursive: true });
}

function gainOf(one, two) {
  const gains = one.map((time, round) => time / two[round]);
  return `${median(gains).toFixed(2)} (${gains.map((gain) => gain.toFixed(2)).join(', ')})`;
}

function triage(path, workers) {
  return [node, 'dist/cli.js', 'triage', path, '--json', '--workers', String(workers)];
}

function ticketFile(size, { ownWords = false } = {}) {
  const path = join(folder, `${size}${ownWords ? '-own' : ''}.ndjson`);
  for (let number = 1; number <= size; number += 1_000) {
    const lines = Array.from({ length: Math.min(1_000, size - number + 1) }, (_, index) =>
      JSON.stringify(makeTicket(number + index, 1, { ownWords }).ticket),
    );
    writeFileSync(path, `${lines.join('\n')}\n`, { flag: 'a' });
  }
  return path;
}
