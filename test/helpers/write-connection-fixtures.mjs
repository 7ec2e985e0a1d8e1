// Writes fixtures/inputs/connection/ and fixtures/inputs/idp-metadata/ anew, with fresh keys: node test/helpers/write-connection-fixtures.mjs
// They fit fixtures/inputs/saml/, which must be there.
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const inputs = fileURLToPath(new URL('../../fixtures/inputs/', import.meta.url));
const response = readFileSync(join(inputs, 'saml/good.xml'), 'utf8');
const certificate = /<ds:X509Certificate>([^<]+)</.exec(response)[1];
const thumbprint = createHash('sha1').update(Buffer.from(certificate, 'base64')).digest('hex').toUpperCase();

const scratch = mkdtempSync(join(tmpdir(), 'connection-fixtures-'));
try {
  const outfile = join(scratch, 'fixtures.mjs');
  const entry = fileURLToPath(new URL('./connection-fixtures.ts', import.meta.url));
  await build({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'esm' });
  const { createConnectionFixtures, createMetadataFixtures } = await import(pathToFileURL(outfile));
  write('connection', createConnectionFixtures({ certificate, thumbprint }));
  write('idp-metadata', createMetadataFixtures({ certificate, thumbprint }));
} finally {
  rmSync(scratch, { recursive: true });
}

function write(folder, files) {
  mkdirSync(join(inputs, folder), { recursive: true });
  for (const { name, text } of files) writeFileSync(join(inputs, folder, name), text);
}
