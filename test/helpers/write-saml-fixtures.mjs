// Writes fixtures/inputs/saml/ anew, with fresh keys: node test/helpers/write-saml-fixtures.mjs
// Needs xmlsec1 (Debian package of that name) for the files that it signs.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const target = fileURLToPath(new URL('../../fixtures/inputs/saml/', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'saml-fixtures-'));
try {
  const outfile = join(scratch, 'fixtures.mjs');
  const entry = fileURLToPath(new URL('./saml-fixtures.ts', import.meta.url));
  await build({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'esm' });
  const { createFixtures, createTemplates } = await import(pathToFileURL(outfile));
  mkdirSync(target, { recursive: true });
  for (const { name, text } of createFixtures()) writeFileSync(join(target, name), text);
  for (const { name, xml, identity } of createTemplates())
    writeFileSync(join(target, `xmlsec1-${name}.xml`), sign(xml, identity));
} finally {
  rmSync(scratch, { recursive: true });
}

function sign(xml, identity) {
  const [template, key, certificate] = ['template.xml', 'key.pem', 'certificate.pem'].map((name) =>
    join(scratch, name),
  );
  writeFileSync(template, xml);
  writeFileSync(key, identity.privatePem);
  writeFileSync(certificate, identity.pem);
  const idAttribute = ['--id-attr:ID', 'urn:oasis:names:tc:SAML:2.0:assertion:Assertion'];
  return execFileSync('xmlsec1', ['--sign', '--privkey-pem', `${key},${certificate}`, ...idAttribute, template]);
}
