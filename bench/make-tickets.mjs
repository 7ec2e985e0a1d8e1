// Writes made-up tickets as NDJSON to standard output: npm run make-tickets -- <count> [seed] [own-words]
import { once } from 'node:events';
import { makeTicket } from './tickets.mjs';

const [count = '1000', seed = '1', words] = process.argv.slice(2);
const ownWords = words === 'own-words';
let lines = '';
for (let number = 1; number <= Number(count); number++) {
  lines += `${JSON.stringify(makeTicket(number, Number(seed), { ownWords }).ticket)}\n`;
  if (lines.length < 256 * 1024 && number < Number(count)) continue;
  if (!process.stdout.write(lines)) await once(process.stdout, 'drain');
  lines = '';
}
