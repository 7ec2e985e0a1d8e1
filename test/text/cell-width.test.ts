import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import cellWidth from '../../src/text/cell-width.ts';

test.each([
  '',
  'plain',
  '✗ failed → here',
  'Grüße',
  '東京タワー',
  'ｆｕｌｌ',
  '한국어',
  '👩🏽‍💻 x',
  '🇩🇪',
  'e\u0301',
  '\u001B[31mred\u001B[0m',
  'a\u200Bb',
  'ﬁ',
  '…“”',
])('%j takes as many cells as the package says', (text) => {
  expect(cellWidth(text)).toBe(stringWidth(text));
});
