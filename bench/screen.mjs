// The screen in a real pseudo-terminal: the first frame of a failing URL against `node -e 0` in the same terminal, alternating; then the time
// from a key to its frame on a response of 8 MB. Usage: npm run build && node bench/screen.mjs [runs] [presses]
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PseudoTerminal } from './pseudo-terminal.mjs';
import { median } from './statistics.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const cli = join(root, 'dist/cli.js');
const url = readFileSync(join(root, 'fixtures/seed/url.txt'), 'utf8').trim();
const runs = Number(process.argv[2] ?? 21);
const presses = Number(process.argv[3] ?? 20);
const folder = mkdtempSync(join(tmpdir(), 'sso-doctor-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const floors = [];
const frames = [];
for (let run = 0; run <= runs; run++) {
  const empty = new PseudoTerminal([process.execPath, '-e', '0'], folder);
  const floor = (await empty.ended) - empty.started;
  const screen = new PseudoTerminal([process.execPath, cli, '--interactive', url], folder);
  const frame = (await screen.frame('quit')) - screen.started;
  screen.close();
  await screen.ended;
  // The first round warms the caches of the disk.
  if (run === 0) continue;
  floors.push(floor);
  frames.push(frame);
}
const ratio = median(frames.map((frame, run) => frame / floors[run]));
console.log(`Node ${process.version}, median of ${runs} alternating runs`);
console.log(
  `node -e 0 ${median(floors).toFixed(0)} ms, first frame ${median(frames).toFixed(0)} ms: ratio ${ratio.toFixed(2)} (to reach: 3.5)`,
);

// Not in the rounds above: a program that has gone on longer also ends later, beside the next \`node -e 0\`.
const firstKeys = [];
for (let run = 0; run < runs; run++) {
  const screen = new PseudoTerminal([process.execPath, cli, '--interactive', url], folder);
  await screen.frame('quit');
  firstKeys.push(await screen.press('?', 'One line down'));
  screen.close();
  await screen.ended;
}
console.log(`a key at that instant, which waits for Ink: ${median(firstKeys).toFixed(0)} ms to its frame`);

const path = join(folder, 'response.xml');
writeFileSync(path, longResponse());
const terminal = new PseudoTerminal([process.execPath, cli, '--interactive', path], folder);
await terminal.frame('quit');
// Until Ink is loaded, keys wait; the help shows that it reads them.
await terminal.press('?', 'One line down');
await terminal.press('\u001B', '1 Cause]');
console.log(
  `\nA response of ${(longResponse().length / 1024 / 1024).toFixed(1)} MB, milliseconds from key to frame (to reach: below 50)`,
);
const views = { 2: 'Certificates', 3: 'Checks', 4: 'Response', 5: 'Timeline', 6: 'Message', 7: 'Raw' };
console.log('opened the first time:');
for (const [key, name] of Object.entries(views))
  console.log(`  ${name}: ${(await terminal.press(key, `${key} ${name}]`)).toFixed(0)}`);
// The rest of a long text is made between the keys: its end, and what is searched for, come a while after the frame that says so.
await terminal.press('4', '4 Response]');
for (const [name, key, shown] of [
  ['the end', 'G', /-(\d+) of \1/],
  ['personal data', 'p', /Personal data is shown, /],
  ['personal data masked again', 'p', /Personal data is masked\./],
])
  console.log(`${name}: ${await frameAndResult(key, shown)}`);
await terminal.press('g');
await terminal.press('/');
for (const character of 'attribute-19999') await terminal.press(character);
console.log(`the last attribute by a search: ${await frameAndResult('\r', /found 1 of/)}`);
await terminal.press('/');
await terminal.press('\u001B');
await terminal.press('g');
// The numbers are those of a reader who presses one after another at once.
console.log('| key | median | slowest |');
console.log('| --- | --- | --- |');
// In pairs that come back, so that each press changes the frame.
const pairs = { j: ['j', 'k'], page: [' ', 'b'], end: ['G', 'g'], views: ['1', '4'], right: ['l', 'h'] };
for (const [name, keys] of Object.entries(pairs)) {
  const times = [];
  for (let press = 0; press < presses; press++) for (const key of keys) times.push(await terminal.press(key));
  console.log(`| ${name} | ${median(times).toFixed(1)} | ${Math.max(...times).toFixed(1)} |`);
}
terminal.close();

/** Milliseconds from a key to the next frame, and to the one that shows what was asked for. */
async function frameAndResult(key, shown) {
  const pressed = performance.now();
  const frame = await terminal.press(key);
  const result = (await terminal.frame(shown)) - pressed;
  return `${frame.toFixed(0)}, shown after ${result.toFixed(0)}`;
}

/** 20,000 attributes of 400 characters. */
function longResponse() {
  const attributes = Array.from(
    { length: 20_000 },
    (_, index) =>
      `<saml:Attribute Name="attribute-${index}"><saml:AttributeValue>${'value '.repeat(50)}</saml:AttributeValue></saml:Attribute>`,
  ).join('');
  return `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_r" Version="2.0" Destination="https://auth.influxdata.com/login/callback?${'long'.repeat(100)}"><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status><saml:Assertion ID="_a" Version="2.0"><saml:AttributeStatement>${attributes}</saml:AttributeStatement></saml:Assertion></samlp:Response>`;
}
