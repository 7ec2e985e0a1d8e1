import { expect, test } from 'vitest';
import { differenceText } from '../../src/evidence/explain-difference.ts';

test.each([
  ['equal values', 'urn:a', 'urn:a', ''],
  ['a slash at the end', 'urn:a/', 'urn:a', ' They differ from character 6 on. Only a slash at the end differs.'],
  ['other words', 'urn:a', 'urn:b', ' They differ from character 5 on.'],
  [
    'a Cyrillic letter that looks like a Latin one',
    'urn:\u0430cme',
    'urn:acme',
    ' They differ from character 5 on. Received is U+0430 there, expected U+0061.',
  ],
  [
    'a typographic hyphen',
    'acme-saml',
    'acme\u2010saml',
    ' They differ from character 5 on. Received is U+002D there, expected U+2010.',
  ],
  [
    'mathematical letters, each of two code units',
    'a\u{1D41A}',
    'a\u{1D41B}',
    ' They differ from character 3 on. Received is U+1D41A there, expected U+1D41B.',
  ],
])('%s', (_, received, expected, text) => {
  expect(differenceText(received, expected)).toBe(text);
});
