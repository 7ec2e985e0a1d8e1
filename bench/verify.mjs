// Judging a SAML response, as ratios in one run: warm against other validators, cold against other programs, and growth with the size.
// Rounds alternate, so that a machine that gets slower does so for all. Usage: npm run build && node bench/verify.mjs [rounds] [warm] [cold] [growth]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connectionFor } from './ours.mjs';
import { peakMegabytes, run, wallMilliseconds } from './processes.mjs';
import { createSizedResponse, forms, loadSources } from './responses.mjs';
import { growthExponent, median } from './statistics.mjs';
import { createValidators } from './validators.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const rounds = Number(process.argv[2] ?? 11);
/** Which parts; all where none is named. */
const named = process.argv.slice(3);
const reference = 'node-saml';
/** Characters of XML, and how often each validator runs on it in one round. */
const warmSizes = [
  { name: '5 KB', characters: 5_000, times: 20 },
  { name: '50 KB', characters: 50_000, times: 4 },
  { name: '1 MB', characters: 1_000_000, times: 1 },
];
/** A signed response has some 4 KB at least. */
const growthSizes = [5_000, 20_000, 100_000, 500_000, 2_000_000, 10_000_000, 50_000_000];

const sources = await loadSources();
const scratch = mkdtempSync(join(tmpdir(), 'bench-verify-'));
try {
  console.log(`Node ${process.version}, median of ${rounds} alternating rounds`);
  if (isWanted('warm')) await warm();
  if (isWanted('cold')) cold();
  if (isWanted('growth')) growth();
} finally {
  rmSync(scratch, { recursive: true });
}

function isWanted(part) {
  return named.length === 0 || named.includes(part);
}

async function warm() {
  const validators = await createValidators(sources);
  heading(`Warm: milliseconds, and their ratio to ${reference}`, ['response', 'size', ...Object.keys(validators)]);
  for (const form of forms) {
    for (const { name: size, characters, times } of warmSizes) {
      const base64 = Buffer.from(createSizedResponse(sources, form, characters)).toString('base64');
      const measured = await alternate(validators, base64, times);
      const cells = Object.values(measured).map((values) => {
        const ratio = median(values.map((value, round) => value / measured[reference][round]));
        return `${median(values).toFixed(2)} · ${ratio.toFixed(3)}`;
      });
      row([form, size, ...cells]);
    }
  }
}

/** Milliseconds of one run for each validator and round, after one round that is not counted. */
async function alternate(validators, base64, times) {
  const measured = Object.fromEntries(Object.keys(validators).map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const [name, validate] of Object.entries(validators)) {
      const start = performance.now();
      for (let time = 0; time < times; time++) await validate(base64);
      if (round > 0) measured[name].push((performance.now() - start) / times);
    }
  }
  return measured;
}

function cold() {
  const floor = 'node -e 0';
  const programs = coldPrograms();
  const measured = Object.fromEntries(Object.keys(programs).map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const [name, program] of Object.entries(programs)) {
      const time = wallMilliseconds(program);
      if (round > 0) measured[name].push(time);
    }
  }
  heading('Cold, 5 KB, whole process', ['program', 'ms', 'ratio', 'peak MB']);
  for (const [name, program] of Object.entries(programs)) {
    const ratio = median(measured[name].map((value, round) => value / measured[floor][round]));
    const peak = program[0] === process.execPath ? peakMegabytes(program).toFixed(0) : '';
    row([name, median(measured[name]).toFixed(0), ratio.toFixed(2), peak]);
  }
}

/** Command lines by name. What cannot run here is left out with a line that says so. */
function coldPrograms() {
  const responses = forms.map((form, index) => ({
    form,
    file: scratchFile(`response-${index}.xml`, createSizedResponse(sources, form, 5_000)),
  }));
  const [plain] = responses;
  const certificate = scratchFile('certificate.pem', sources.defaultIdentity().pem);
  const { execPath: node } = process;
  const library = join(root, 'bench/cold-library.mjs');
  const programs = {
    'node -e 0': [node, '-e', '0'],
    'our library, plain': [node, library, plain.file],
    'minimal node-saml script': [node, join(root, 'bench/cold-node-saml.mjs'), plain.file, certificate],
  };
  const cli = (response) => [node, join(root, 'dist/cli.js'), response, '--json'];
  for (const { form, file } of responses) programs[`sso-doctor, ${form}`] = cli(file);
  const idAttribute = ['--id-attr:ID', 'urn:oasis:names:tc:SAML:2.0:assertion:Assertion'];
  const xmlsec = ['xmlsec1', '--verify', ...idAttribute, '--pubkey-cert-pem', certificate, plain.file];
  if (spawnSync('xmlsec1', ['--version']).status === 0) Object.assign(programs, { xmlsec1: xmlsec });
  else console.log('\nxmlsec1 is not installed: left out of the cold table.');
  return programs;
}

function growth() {
  const connection = scratchFile('connection.json', JSON.stringify(connectionFor(sources)));
  const [small, ...files] = [growthSizes[0], ...growthSizes].map((characters, index) => {
    const xml = createSizedResponse(sources, 'plain', characters);
    return scratchFile(`growth-${index}.txt`, Buffer.from(xml).toString('base64'));
  });
  const program = (...responses) => [process.execPath, join(root, 'bench/growth.mjs'), connection, ...responses];
  const floor = peakMegabytes(program(small));
  heading('Growth of our whole diagnosis, plain', ['characters of XML', 'ms', 'MB over the smallest']);
  const points = growthSizes.map((characters, index) => {
    const milliseconds = Number(run(program(small, files[index])).stdout);
    const megabytes = peakMegabytes(program(files[index])) - floor;
    row([characters, milliseconds.toFixed(1), megabytes.toFixed(0)]);
    return { characters, milliseconds, megabytes };
  });
  const exponent = (what, from) =>
    growthExponent(
      points.filter(({ characters }) => characters >= from).map((point) => ({ x: point.characters, y: point[what] })),
    ).toFixed(2);
  console.log(
    `\nExponent of time ${exponent('milliseconds', 0)}; from 2 MB on ${exponent('milliseconds', 2_000_000)}.`,
  );
  // Below that, what a diagnosis takes is lost in what the process holds anyway.
  console.log(`Exponent of memory from 500 KB on ${exponent('megabytes', 500_000)}.`);
}

function scratchFile(name, text) {
  const path = join(scratch, name);
  writeFileSync(path, text);
  return path;
}

function heading(title, columns) {
  console.log(`\n${title}\n`);
  row(columns);
  row(columns.map(() => '---'));
}

function row(cells) {
  console.log(`| ${cells.join(' | ')} |`);
}
