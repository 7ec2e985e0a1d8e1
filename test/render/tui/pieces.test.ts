import { describe, expect, test } from 'vitest';
import { amount, echo } from '../../../src/render/tui/pieces.ts';

describe('echo', () => {
  const box = { columns: 10, rows: 4, unicode: true };

  test.each([
    ['nothing', '', []],
    ['a short text whole', 'abc', ['abc']],
    ['lines as lines', 'a\nb', ['a', 'b']],
    ['a long line in rows', 'abcdefghijklm', ['abcdefghij', 'klm']],
    [
      'a longer text by its beginning and its end',
      `${'a'.repeat(100)}${'z'.repeat(100)}`,
      ['aaaaaaaaaa', 'aaaaaaaaaa', '…', 'zzzzzzzzzz'],
    ],
    ['hidden characters visibly', 'a\u200Bb', ['a<U+200B>b']],
    ['the last line of many', '1\n2\n3\n4\n5\n6\n', ['1', '2', '…', '6']],
  ])('shows %s', (_, text, rows) => {
    expect(echo(text, box)).toEqual(rows);
  });

  test('shows no private key', () => {
    const rows = echo('-----BEGIN PRIVATE KEY-----\nMIIEsecret\n-----END PRIVATE KEY-----', { ...box, columns: 60 });
    expect(rows).toEqual(['(text with a private key, not shown)']);
  });

  test('shows other than ASCII as code points where the terminal has only that', () => {
    expect(echo('é', { ...box, unicode: false })).toEqual(['<U+00E9>']);
    expect(echo('a'.repeat(100), { ...box, unicode: false })[2]).toBe('...');
  });

  test('never gives more rows than there is room for', () => {
    for (const rows of [1, 2, 3, 8]) {
      expect(echo('x\n'.repeat(1_000), { ...box, rows }).length).toBeLessThanOrEqual(rows);
    }
  });
});

test.each([
  ['a', '1 character, 1 line'],
  ['a\nb\n', '4 characters, 2 lines'],
  ['x'.repeat(1_234), '1,234 characters, 1 line'],
])('amount counts %j', (text, words) => {
  expect(amount(text)).toBe(words);
});
