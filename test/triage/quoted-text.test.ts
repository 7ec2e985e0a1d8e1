import { expect, test } from 'vitest';
import { splitQuoted } from '../../src/triage/quoted-text.ts';

test.each([
  ['nothing quoted', 'Hello\n\nit fails.\n', 'Hello\n\nit fails.\n', ''],
  ['a quotation below', 'Any news?\n\n> It fails.\n> Bye\n', 'Any news?\n\n', 'It fails.\nBye'],
  ['answers between the lines', '> first\nyes\n> second\nno', 'yes\nno', 'first\nsecond'],
  ['marks in marks, with blanks before them', 'Yes\n > > deep\n>deeper\n>', 'Yes', 'deep\ndeeper\n'],
  ['lines that end as in mails', 'Yes\r\n> It fails.\r\n', 'Yes\r\n', 'It fails.\r'],
  ['four blanks before the mark, which is code', 'Yes\n    > no', 'Yes\n    > no', ''],
  ['a forwarded message', 'See below\n---------- Forwarded message ---------\nFrom: a', null, ''],
  ['a signature', 'It fails\n--\nNoor', 'It fails\n--\nNoor', ''],
  [
    'what is answered, introduced in English',
    'Yes\n\nOn Mon, 23 Nov 2026, Noor wrote:\n> It fails',
    'Yes\n',
    'On Mon, 23 Nov 2026, Noor wrote:\n> It fails',
  ],
  [
    'the same in German',
    'Ja\nAm 23.11.2026 schrieb Noor:\nEs geht nicht',
    'Ja',
    'Am 23.11.2026 schrieb Noor:\nEs geht nicht',
  ],
  [
    'what is answered, below a line of underscores',
    'Yes\n____________\nFrom: Noor\nIt fails',
    'Yes',
    '____________\nFrom: Noor\nIt fails',
  ],
  ['underscores above anything else', 'Yes\n____________\nNoor', 'Yes\n____________\nNoor', ''],
  ['nothing but a quotation, which is what its sender has to say', '> It fails\n> Bye', '> It fails\n> Bye', ''],
  ['an introduction on the first line', 'On Monday Noor wrote:\nIt fails', 'On Monday Noor wrote:\nIt fails', ''],
])('%s', (_, text, own, quoted) => {
  expect(splitQuoted(text)).toEqual({ own: own ?? text, quoted });
});
