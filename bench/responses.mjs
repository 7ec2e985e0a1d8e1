// Signed responses of any size, made by the tests' own identity provider, and the parts of our source that the package does not export.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const sources = `
export { algorithms, createResponse, defaultIdentity, testConnection } from './test/helpers/idp.ts';
export { loadCanonicalizer } from './src/evidence/canonicalize.ts';
export { findSaml } from './src/evidence/find-saml.ts';
export { describeSignatures } from './src/evidence/saml-signature.ts';
export { indexIds, verifyByStandard } from './src/evidence/signature.ts';
`;

/** The test helpers and the source behind the standard's verdict, as one module. */
export async function loadSources() {
  // Inside node_modules, so that the packages it imports are found.
  const scratch = mkdtempSync(join(root, 'node_modules/.bench-'));
  try {
    const outfile = join(scratch, 'sources.mjs');
    const stdin = { contents: sources, resolveDir: root, loader: 'ts' };
    await build({ stdin, outfile, bundle: true, platform: 'node', format: 'esm', packages: 'external' });
    return await import(pathToFileURL(outfile));
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/**
 * The forms that are measured, all of them valid in both verdicts. `plain`, and `prefix list` (an InclusiveNamespaces PrefixList, as Okta
 * signs): nothing in them can make the verdicts differ, so one run serves both. `character reference`: `&#64;` for `@`, so both libraries run.
 */
export const forms = ['plain', 'prefix list', 'character reference'];

/** A valid response of about so many characters (at least some 4,000), the bulk of it group names as Entra sends them. */
export function createSizedResponse({ createResponse, algorithms }, form, characters) {
  const create = (groups) =>
    createResponse({ ...validFor, ...formOptions(form, algorithms), attributes: attributes(form, groups) });
  const bare = create(0).length;
  return create(Math.max(0, Math.round((characters - bare) / group(0).length)));
}

/** The other validators go by the clock of the machine, and find no request to answer. */
const validFor = { notBefore: '2020-01-01T00:00:00Z', notOnOrAfter: '2099-01-01T00:00:00Z', inResponseTo: null };

function formOptions(form, { exclusive }) {
  if (form === 'character reference') return { edit: (xml) => xml.replace('>ada@', '>ada&#64;') };
  if (form === 'plain') return {};
  const transform = `<ds:Transform Algorithm="${exclusive}">`;
  const list = `<ec:InclusiveNamespaces xmlns:ec="${exclusive}" PrefixList="xs"></ec:InclusiveNamespaces>`;
  return { signature: { editSignedInfo: (signedInfo) => signedInfo.replace(transform, transform + list) } };
}

/** With a prefix list the address has a type; only the list carries `xs` into what is signed. */
function attributes(form, groups) {
  const types =
    ' xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="xs:string"';
  const mail = `<saml:AttributeValue${form === 'prefix list' ? types : ''}>ada@example.com</saml:AttributeValue>`;
  const values = Array.from({ length: groups }, (_, index) => group(index)).join('');
  return (
    '<saml:AttributeStatement>' +
    `<saml:Attribute Name="http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress">${mail}</saml:Attribute>` +
    `<saml:Attribute Name="http://schemas.microsoft.com/ws/2008/06/identity/claims/groups">${values}</saml:Attribute>` +
    '</saml:AttributeStatement>'
  );
}

function group(index) {
  const id = createHash('md5')
    .update(String(index))
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  return `<saml:AttributeValue>${id}</saml:AttributeValue>`;
}
