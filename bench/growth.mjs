// One size of the growth table, in a process of its own: node bench/growth.mjs connection.json small.txt response.txt
// Prints the milliseconds of one diagnosis of the response, in a process that is warmed up on the small one.
// Without a third file it diagnoses the second once and prints nothing: for its peak memory.
import { readFileSync } from 'node:fs';
import { expectAccepted } from './ours.mjs';
import { median } from './statistics.mjs';

const [connection, first, response] = process.argv.slice(2).map((file) => readFileSync(file, 'utf8'));
const settings = JSON.parse(connection);
await expectAccepted(first, settings);
if (response !== undefined) {
  for (let run = 0; run < 300; run++) await expectAccepted(first, settings);
  const times = [];
  const started = performance.now();
  while (times.length === 0 || (times.length < 15 && performance.now() - started < 1000)) {
    const start = performance.now();
    await expectAccepted(response, settings);
    times.push(performance.now() - start);
  }
  console.log(median(times));
}
