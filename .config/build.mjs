// Bundles the program (rolldown) and writes its type declarations (tsc) into dist/.
import { chmodSync, cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { bundleLibrary, bundleProgram } from './bundle.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });

const inputs = [...(await bundleProgram(root)), ...(await bundleLibrary(root))];

// As npm would do when it is installed.
chmodSync(join(dist, 'cli.js'), 0o755);
cpSync(join(root, 'src/report/report.schema.json'), join(dist, 'report.schema.json'));
writeLicences(inputs);

const types = spawnSync(
  process.execPath,
  [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(root, '.config/tsconfig.types.json')],
  { stdio: 'inherit' },
);
process.exitCode = types.status ?? 1;

/** Ships the licence text of every package that the bundle contains. */
function writeLicences(inputs) {
  const folders = new Set();
  for (const input of inputs) {
    const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (match) folders.add(match[1]);
  }
  const texts = [...folders]
    .sort((one, other) => one.localeCompare(other))
    .map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
      const text = file
        ? readFileSync(join(folder, file), 'utf8').trim()
        : `Licence: ${license} (the package ships no text)`;
      return `${name} ${version}\n\n${text}\n`;
    });
  writeFileSync(join(dist, 'THIRD-PARTY-LICENCES.txt'), texts.join(`\n${'-'.repeat(72)}\n\n`));
}
