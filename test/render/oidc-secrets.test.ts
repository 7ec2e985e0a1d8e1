import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { diagnosedCase } from '../helpers/diagnosed-case.ts';
import { runMain } from '../helpers/run-main.ts';
import { createClaims, createKeySet, createSigner, createToken, oidcConnection } from '../helpers/tokens.ts';
import { renderers } from '../../src/render/index.ts';
import { messageText } from '../../src/render/message.ts';
import { responseDocument } from '../../src/render/response-document.ts';
import { checksDocument } from '../../src/render/checks-document.ts';
import { documentText } from '../../src/render/text.ts';

const folder = 'fixtures/inputs/oidc/';
const inputs = readdirSync(new URL(`../../${folder}`, import.meta.url)).filter((name) => name !== 'connection.json');
/** Every secret and personal value of the fixtures has this in it; so does every token, whose first part is always the same. */
const never = /canary|0f1e2d3c-aaaa|eyJ[\w-]{8}/i;
const secretNever = /canary-(?:nonce|session|opaque|secret)|0f1e2d3c-aaaa|eyJ[\w-]{8}/i;

describe.each(inputs)('%s', (name) => {
  const args = [`${folder}${name}`, `${folder}jwks.json`, '--connection', `${folder}connection.json`];

  test.each(renderers.map(({ id }) => id))('nothing secret or personal as %s', async (format) => {
    const { stdout, stderr } = await runMain([...args, '--format', format]);
    expect(stdout).not.toBe('');
    expect(stdout + stderr).not.toMatch(never);
  });

  test('nothing secret where personal data is asked for, nor in the message to whoever acts', async () => {
    const shown = await runMain([...args, '--show-personal-data', '--json']);
    expect(shown.stdout).not.toMatch(secretNever);
    const message = await runMain([...args, '--message']);
    expect(message.stdout + message.stderr).not.toMatch(never);
  });
});

test('the fixtures hold what must not be shown', () => {
  const texts = inputs.map((name) => readFileSync(new URL(`../../${folder}${name}`, import.meta.url), 'utf8')).join('');
  expect(texts).toMatch(/canary-opaque-refresh/);
  expect(texts).toMatch(/eyJ[\w-]{8}/);
});

test('nor in the views of the screen, whatever a claim holds', async () => {
  const signer = createSigner();
  const hostile = {
    upn: 'canary@example.com',
    'https://example.com/canary@example.com': 'canary-value',
    nested: { token: await createToken(signer), list: ['canary-a', 'canary-b'] },
    picture: 'https://example.com/canary.png',
    ver: `2.0 ${await createToken(signer)}`,
    '\u001B[31mred': '\u202Ereversed',
  };
  const token = await createToken(signer, createClaims(hostile));
  const { report } = await diagnosedCase([token, JSON.stringify(createKeySet(signer))], { settings: oidcConnection });
  for (const document of [responseDocument(report), checksDocument(report)]) {
    const text = documentText(document, { columns: 80, unicode: true, color: false });
    expect(text).not.toMatch(never);
    expect(text).not.toMatch(/[\u001B\u202E]/);
  }
  expect(messageText(report)).not.toMatch(never);
  const shown = await diagnosedCase([token], { settings: oidcConnection, showPersonalData: true });
  expect(JSON.stringify(shown.report)).toContain('canary-value');
  expect(JSON.stringify(shown.report)).not.toMatch(/eyJ[\w-]{8}/);
});
