// Triage of made-up tickets against a floor that only reads and JSON-parses the same lines, in one run, alternating:
// node bench/triage.mjs [tickets] [rounds] [tickets of the large run, for memory]
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { peakMegabytes, wallMilliseconds } from './processes.mjs';
import { median } from './statistics.mjs';
import { makeTicket } from './tickets.mjs';

const [count = 100_000, rounds = 3, large = 1_000_000] = process.argv.slice(2).map(Number);
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
  const gain = median(times['triage, one thread'].map((time, round) => time / times['triage, two threads'][round]));
  console.log(`two threads against one: ${gain.toFixed(2)}`);
  for (const size of [large / 10, large]) {
    const tickets = ticketFile(size);
    console.log(`peak with two threads, ${size} tickets: ${Math.round(peakMegabytes(triage(tickets, 2)))} MB`);
  }
} finally {
  rmSync(folder, { recursive: true });
}

function triage(path, workers) {
  return [node, 'dist/cli.js', 'triage', path, '--json', '--workers', String(workers)];
}

function ticketFile(size) {
  const path = join(folder, `${size}.ndjson`);
  for (let number = 1; number <= size; number += 1_000) {
    const lines = Array.from({ length: Math.min(1_000, size - number + 1) }, (_, index) =>
      JSON.stringify(makeTicket(number + index).ticket),
    );
    writeFileSync(path, `${lines.join('\n')}\n`, { flag: 'a' });
  }
  return path;
}
