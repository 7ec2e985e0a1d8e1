import { expect, test } from 'vitest';
import { undoVisibleQuotedPrintable } from '../../src/evidence/quoted-printable.ts';

const base64 = 'PHNhbWxwOlJlc3BvbnNlIHhtbG5zOnNhbWxwPSJ1cm4iPjwvc2FtbHA6UmVzcG9uc2U+aGVyZT8=';

test.each([
  ['a soft line break', 'error=3Daccess_=\ndenied', 'error=access_denied'],
  ['one with blanks behind it', 'error=3Daccess_= \t\r\ndenied', 'error=access_denied'],
  [
    'a long word that was broken',
    `${base64.slice(0, 75)}=\n${base64.slice(0, 75)}=\nAA\n`,
    base64.slice(0, 75).repeat(2),
  ],
])('%s goes', (_, text, expected) => {
  expect(undoVisibleQuotedPrintable(text).text).toContain(expected);
});

test.each([
  ['before a blank line', `${base64}\n\nThanks\n`],
  ['before a line of blanks', `${base64}\r\n  \r\nThanks\r\n`],
  ['at the end', `The response:\n${base64}\n`],
])('the end of base64 stays %s', (_, text) => {
  expect(undoVisibleQuotedPrintable(text).text).toBe(text);
});
