// Reading and redacting a large capture against JSON.parse of the same file: node bench/captures.mjs [megabytes] [rounds] [read|redact]
// Whole processes, alternating; each round's own ratio, then the median. Peak memory of one run each.
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { peakMegabytes, wallMilliseconds } from './processes.mjs';
import { median } from './statistics.mjs';

const script =
  'export function find(list, name) {\n  return list.find((one) => one.name === "\\"" + name);\n}\n'.repeat(400);
const kinds = [
  { path: 'static', type: 'text/javascript', body: script, more: {} },
  {
    path: 'page',
    type: 'text/html',
    body: `<html><body>${'<p class="text">Some text &amp; more</p>\n'.repeat(300)}</body></html>`,
    more: {},
  },
  {
    path: 'image',
    type: 'image/png',
    body: Buffer.alloc(30_000, 'picture').toString('base64'),
    more: { encoding: 'base64' },
  },
  {
    path: 'api',
    type: 'application/json',
    body: JSON.stringify(
      Array.from({ length: 150 }, (_, id) => ({ id, name: `item ${id}`, owner: `user${id}@example.com` })),
    ),
    more: {},
  },
];

const megabytes = Number(process.argv[2] ?? 200);
const rounds = Number(process.argv[3] ?? 3);
const only = process.argv[4];
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'captures-'));
const capture = join(folder, 'large.har');
let copies = 0;
const cli = [process.execPath, join(root, 'dist/cli.js')];
const parse = `const { readFileSync } = require('node:fs'); JSON.parse(readFileSync(${JSON.stringify(capture)}, 'utf8'));`;
const programs = {
  'JSON.parse': () => [process.execPath, '-e', parse],
  read: () => [...cli, capture, '--json'],
  redact: () => [...cli, 'redact', capture, '--output', join(folder, `copy-${(copies += 1)}.har`)],
};
// A string has no more characters than this, so that JSON.parse cannot be compared above it.
const comparable = megabytes * 1e6 < 0x1fffffe8;

try {
  await writeCapture(capture, megabytes * 1e6);
  const size = statSync(capture).size / 1e6;
  const times = Object.fromEntries(Object.keys(programs).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (const [name, program] of Object.entries(programs)) {
      if (name === 'JSON.parse' ? !comparable : only !== undefined && name !== only) continue;
      times[name].push(wallMilliseconds(program()));
    }
  console.log(`${size.toFixed(0)} MB, median of ${rounds} runs`);
  for (const [name, program] of Object.entries(programs)) {
    if (times[name].length === 0) continue;
    const speed = size / (median(times[name]) / 1000);
    const ratios = times[name].flatMap((time, round) => (times['JSON.parse'][round] ?? []) / time || []);
    const ratio = ratios.length === 0 ? '' : `${median(ratios).toFixed(2)} of JSON.parse  `;
    const peak = peakMegabytes(program());
    console.log(`${name.padEnd(12)} ${speed.toFixed(0).padStart(5)} MB/s  ${ratio}${peak.toFixed(0)} MB at its peak`);
  }
} finally {
  rmSync(folder, { recursive: true });
}

/** Pages, scripts, pictures and answers as a browser records them, and in the middle of them a login. */
async function writeCapture(path, size) {
  const file = createWriteStream(path);
  const login = JSON.parse(readFileSync(join(root, 'fixtures/inputs/captures/thumbprint-chrome.har'), 'utf8')).log
    .entries;
  file.write('{"log":{"version":"1.2","creator":{"name":"bench","version":"1"},"entries":[\n');
  let written = 0;
  for (let index = 0; written < size; index++) {
    const entries = index === 50 ? login : [ordinaryEntry(index)];
    for (const entry of entries) {
      const text = `${written === 0 ? '' : ',\n'}${JSON.stringify(entry)}`;
      written += Buffer.byteLength(text);
      if (!file.write(text)) await once(file, 'drain');
    }
  }
  file.end(']}}');
  await once(file, 'finish');
}

function ordinaryEntry(index) {
  const kind = kinds[index % kinds.length];
  const headers = Array.from({ length: 14 }, (_, number) => ({
    name: `header-${number}`,
    value: `value ${number} `.repeat(5),
  }));
  return {
    startedDateTime: new Date(1.772e12 + index * 20).toISOString(),
    time: 30,
    request: {
      method: 'GET',
      url: `https://app.example.com/${kind.path}/${index}?v=${index}`,
      headers: [...headers, { name: 'cookie', value: `session=value-of-the-session-${index % 40}; theme=dark` }],
      queryString: [{ name: 'v', value: String(index) }],
      cookies: [],
    },
    response: {
      status: 200,
      headers,
      cookies: [],
      content: { size: kind.body.length, mimeType: kind.type, text: kind.body, ...kind.more },
      redirectURL: '',
    },
    timings: { send: 0, wait: 20, receive: 10 },
  };
}
