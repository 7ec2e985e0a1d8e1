import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { partsOfBase64 } from '../../src/redaction/damaged-base64.ts';
import { growth } from '../helpers/growth.ts';

const prose = 'The user could not sign in, and this is what the log of the proxy has of the login.';
const digits = Buffer.from(prose).toString('base64');

/** What stays of every text that is found. */
function textsIn(value: string): string[] {
  return (partsOfBase64(value) ?? []).flatMap(({ text }) => text ?? []);
}

describe('text is found', () => {
  test.each([0, 1, 2, 3, 4, 5])('without the first %d digits', (lost) => {
    const [text = ''] = textsIn(digits.slice(lost));
    expect(prose).toContain(text.slice(0, 40));
    expect(text.length).toBeGreaterThan(70);
  });

  test('before and behind lost digits', () => {
    const [before = '', behind = ''] = textsIn(digits.slice(0, 50) + digits.slice(57));
    expect(before).toContain('The user could not sign in');
    expect(behind).toContain('log of the proxy');
  });

  test('with letters outside ASCII', () => {
    const latin = Buffer.from('Jürgen Müller schrieb: für Zürich gibt es nichts Schönes.', 'latin1');
    expect(textsIn(latin.toString('base64')).join('')).toContain('Müller schrieb');
  });
});

describe('the digits are the same where nothing is changed', () => {
  test.each([
    ['a text', digits],
    ['with lost digits', digits.slice(0, 50) + digits.slice(57)],
    ['for addresses', Buffer.from(`${prose}???>>>`).toString('base64url').slice(3)],
  ])('%s', (_, value) => {
    const parts = partsOfBase64(value) ?? [];
    expect(parts.map((part) => part.digits).join('')).toBe(value);
    for (const { digits: own, text, close } of parts) if (text !== null) expect(close(text)).toBe(own);
  });
});

test.each([
  ['noise', randomBytes(60_000).toString('base64')],
  ['a certificate', `MIIC${Buffer.from(prose.repeat(20)).toString('base64')}`],
])('%s is none', (_, value) => {
  expect(partsOfBase64(value)).toBeNull();
});

describe('text in more pieces than any damage makes', () => {
  const piece = Buffer.concat([Buffer.from('eighteen of a text'), Buffer.alloc(9, 1)]);
  const many = (length: number): string =>
    Buffer.alloc(Math.ceil(length / piece.length) * piece.length, piece).toString('base64');

  test('is said to be too many', () => {
    expect(partsOfBase64(many(100_000))?.length).toBe(0);
  });

  test('takes no longer for its length', () => {
    expect(growth((length) => partsOfBase64(many(length)))).toBeLessThan(16);
  });
});
