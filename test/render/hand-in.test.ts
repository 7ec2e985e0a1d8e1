import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { certificatesDocument } from '../../src/render/certificates-document.ts';
import { checksDocument } from '../../src/render/checks-document.ts';
import type { Document } from '../../src/render/document.ts';
import { responseDocument } from '../../src/render/response-document.ts';
import { richTextWords } from '../../src/text/rich-text.ts';
import { diagnosedCase } from '../helpers/diagnosed-case.ts';
import { reportOn } from '../helpers/evidence.ts';

const inputs = new URL('../../fixtures/inputs/', import.meta.url);

async function reportOf(...names: string[]): ReturnType<typeof reportOn> {
  const texts = names.map((name) => readFileSync(new URL(name, inputs), 'utf8'));
  return (await diagnosedCase(texts, { settings: null })).report;
}

/** What a view asks for. */
function askedFor(document: Document): string {
  return document
    .flatMap((block) => (block.kind === 'list' && block.label === 'hand in' ? [...block.items] : []))
    .map(richTextWords)
    .join('\n');
}

const saml = /SAML/;
const oidc = /ID token|JWKS/;

describe('the checks ask for what the protocol of the case sends', async () => {
  test.each([
    ['a thumbprint that the broker refused', await reportOn(), [saml], [oidc]],
    ['what a SAML library refused', await reportOf('libraries/node-saml.ndjson'), [saml], [oidc]],
    ['what a library of OpenID Connect refused', await reportOf('libraries/python-authlib.txt'), [oidc], [saml]],
    ['a refused client secret', await reportOf('oidc/invalid-client.txt'), [oidc], [saml]],
    ['an issuer that the broker refused', await reportOf('oidc/issuer-error.txt'), [oidc], [saml]],
    ['an ID token alone', await reportOf('oidc/good.jwt'), [/JWKS/, /clientId/], [saml]],
    ['a discovery document alone', await reportOf('oidc/discovery.json'), [oidc], [saml]],
    ['a text that nobody knows', await reportOn({ errorDescription: 'Something odd happened' }), [saml, oidc], []],
  ])('%s', (_, report, asked, notAsked) => {
    const text = askedFor(checksDocument(report));
    for (const words of asked) expect(text).toMatch(words);
    for (const words of notAsked) expect(text).not.toMatch(words);
  });

  test('an ID token of which everything is checked: for nothing', async () => {
    const { idToken, ...report } = await reportOf('oidc/good.jwt');
    const checked = report.findings.filter(({ status }) => status !== 'unknown');
    expect(askedFor(checksDocument({ ...report, idToken, findings: checked }))).toBe('');
  });
});

test('the other views do so too', async () => {
  const report = await reportOf('oidc/invalid-client.txt');
  for (const view of [responseDocument, certificatesDocument]) {
    expect(askedFor(view(report))).toMatch(oidc);
    expect(askedFor(view(report))).not.toMatch(saml);
  }
});
