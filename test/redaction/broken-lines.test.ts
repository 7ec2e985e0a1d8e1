import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { redact } from '../../src/redaction/redact-text.ts';
import { everyReading } from '../helpers/every-reading.ts';

const token = readFileSync(
  fileURLToPath(new URL('../../fixtures/inputs/oidc/good.jwt', import.meta.url)),
  'utf8',
).trim();
const lines = token.match(/.{1,72}/g) ?? [];

test.each([
  ['as a mail breaks it', lines.join('\n')],
  ['as Windows breaks it', lines.join('\r\n')],
  ['quoted in an answer', lines.map((line) => `> ${line}`).join('\n')],
  ['quoted twice', lines.map((line) => `>> ${line}`).join('\n')],
])('nothing of a token that was broken over lines stays: %s', async (_name, text) => {
  const copy = await redact({ name: 'mail.txt', text: `Our token:\n\n${text}\n\nRegards` });
  for (const reading of everyReading(Buffer.from(copy.text)))
    expect(reading).not.toMatch(/ada@|lovelace|canary-subject/i);
  expect(copy.text).toContain('Regards');
});

test('base64 ends at the boundary of a mail’s part', async () => {
  const body = Buffer.from('A letter from ada@example.com about the login of today').toString('base64');
  const { text } = await redact({ name: 'a.eml', text: `--=_b\n\n${body}\n--=_b--\n` });
  expect(text).toMatch(/\n--=_b--\n$/);
  expect(Buffer.from(text.split('\n')[2] ?? '', 'base64').toString()).toContain('user-1@example.invalid');
});

test('lines of JSON stay lines of JSON, and a cut last one is looked through as well', async () => {
  const entry = { text: 'a\nb', email: 'ada@example.com' };
  const { text } = await redact({
    name: 'a.ndjson',
    text: `${JSON.stringify(entry)}\n${JSON.stringify(entry)}\n{"email":"ada@exam`,
  });
  const [first, second] = text.split('\n');
  expect(JSON.parse(first ?? '')).toEqual({ text: 'a\nb', email: 'user-1@example.invalid' });
  expect(second).toBe(first);
});
