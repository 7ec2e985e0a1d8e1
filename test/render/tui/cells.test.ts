import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineText, type Line } from '../../../src/render/layout.ts';
import { LazyList } from '../../../src/lazy-list.ts';
import {
  cutMarks,
  lineWidth,
  sliceLine,
  widestLine,
  wrapAnywhere,
  wrapLines,
  wrapWords,
} from '../../../src/render/tui/cells.ts';

const marks = cutMarks(true);

function line(...texts: string[]): Line {
  return texts.map((text) => ({ text, style: 'plain' }));
}

describe('sliceLine', () => {
  test.each([
    ['a line that fits stays as it is', line('abc'), 0, 3, 'abc'],
    ['a line that is too wide ends in a mark', line('abcdef'), 0, 4, 'abc…'],
    ['moved sideways it begins with one', line('abcdef'), 2, 4, '…def'],
    ['in the middle it has both', line('abcdefgh'), 2, 4, '…de…'],
    ['spans stay apart', line('ab', 'cd', 'ef'), 0, 4, 'abc…'],
    ['a line that ends before the window has a mark alone', line('ab'), 5, 4, '…'],
    ['half of a wide character is a blank', line('a界b界c'), 0, 3, 'a …'],
    ['an empty line stays empty', line(), 7, 4, ''],
  ])('%s', (_, given, left, columns, expected) => {
    expect(lineText(sliceLine(given, left, columns, marks))).toBe(expected.trimEnd());
  });

  test('in ASCII the marks are ASCII', () => {
    expect(lineText(sliceLine(line('abcdefgh'), 2, 4, cutMarks(false)))).toBe('<de>');
  });

  test('a slice is never wider than the window, whatever is in the line', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { maxLength: 4 }),
        fc.nat(60),
        fc.integer({ min: 2, max: 60 }),
        (texts, left, columns) => {
          expect(lineWidth(sliceLine(line(...texts), left, columns, marks))).toBeLessThanOrEqual(columns);
        },
      ),
    );
  });
});

test('the widest line is the one with the most cells of those that are made', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { maxLength: 3 })), (texts) => {
      const lines = texts.map((parts) => line(...parts));
      const list = new LazyList(lines);
      for (let made = 0; made <= lines.length; made++) {
        list.reach(made);
        expect(widestLine(list)).toBe(Math.max(0, ...lines.slice(0, made).map(lineWidth)));
      }
    }),
  );
});

describe('wrapWords', () => {
  function wrapped(text: string, columns: number): string[] {
    return wrapWords(text, columns).map(lineText);
  }

  test('breaks between words and keeps the indent', () => {
    expect(wrapped('  one two three', 9)).toEqual(['  one two', '  three']);
  });

  test('never breaks a value; one that is too wide gives up its indent', () => {
    expect(wrapped('  value: 0123456789', 10)).toEqual(['  value:', '0123456789']);
    expect(wrapped('0123456789', 4)).toEqual(['0123456789']);
  });

  test('keeps empty lines and aligned blanks', () => {
    expect(wrapped('a:   b\n\nc', 20)).toEqual(['a:   b', '', 'c']);
  });
});

describe('wrapLines', () => {
  test.each([
    ['a line that fits stays as it is', line('abc'), ['abc']],
    ['a line that is too wide is broken anywhere', line('abcdefgh'), ['abc', 'def', 'gh']],
    ['spans go on in the next row', line('ab', 'cd', 'ef'), ['abc', 'def']],
    ['a wide character is not cut in two', line('ab界c'), ['ab', '界c']],
    ['an empty line stays empty', line(), ['']],
  ])('%s', (_, given, rows) => {
    expect(Array.from(wrapLines([given], 3), lineText)).toEqual(rows);
  });

  test.each([
    ['further rows stand behind a margin', line('0123456789abcdefghij'), ['0123456789', '  abcdefgh', '  ij']],
    ['words stay whole', line('at once or anywhere else'), ['at once or', '  anywhere', '  else']],
    ['also over several spans', line('at ', 'once', ' or anywhere'), ['at once or', '  anywhere']],
    ['a word that is wider than a row does not', line('see 0123456789abcdef'), ['see 012345', '  6789abcd', '  ef']],
    ['a margin of the line goes on', line('│ ', '0123456789abcdef'), ['│ 01234567', '│ 89abcdef']],
  ])('%s', (_, given, rows) => {
    expect(Array.from(wrapLines([given], 10), lineText)).toEqual(rows);
  });

  test('loses nothing but blanks, and no row is wider than the window', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { maxLength: 4 }),
        // A character can take three.
        fc.integer({ min: 3, max: 9 }),
        (texts, columns) => {
          const rows = [...wrapLines([line(...texts)], columns)];
          for (const row of rows) expect(lineWidth(row)).toBeLessThanOrEqual(columns);
          const written = rows.flatMap((row) => row.map(({ text }) => text));
          expect(written.join('').replaceAll(' ', '')).toBe(texts.join('').replaceAll(' ', ''));
        },
      ),
    );
  });

  // Measured from its beginning for each row, it took as many steps as the square of its length.
  test('a line as long as a message is gone through once', () => {
    const long = line('x'.repeat(200_000), 'ü'.repeat(1_000));
    expect([...wrapLines([long], 12)]).toHaveLength(20_100);
  });
});

test('wrapAnywhere fills rows by cells, not by characters', () => {
  expect(wrapAnywhere('ab界cd', 3)).toEqual(['ab', '界c', 'd']);
});
