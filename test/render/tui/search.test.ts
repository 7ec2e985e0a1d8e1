import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Line } from '../../../src/render/layout.ts';
import { LazyList } from '../../../src/lazy-list.ts';
import { markMatches, matchesIn, matchFrom, searchOn } from '../../../src/render/tui/search.ts';

function lineOf(...texts: string[]): Line {
  return texts.map((text) => ({ text, style: 'plain' }));
}

describe('a search', () => {
  const texts = [lineOf('one'), lineOf('tw', 'o'), [], lineOf('TWO and two')];

  test('finds words across pieces of a line, in capital and small letters', () => {
    const lines = new LazyList<Line>(texts);
    searchOn(lines, 'Two', 10);
    expect(matchesIn(lines, 'Two')).toEqual({ words: 'Two', lines: [1, 3], searched: 4, isComplete: true });
    searchOn(lines, 'nothing', 10);
    expect(matchesIn(lines, 'nothing')).toMatchObject({ lines: [], isComplete: true });
  });

  test('goes on from where it stopped, and makes no more lines than it searches', () => {
    const lines = new LazyList<Line>(texts);
    searchOn(lines, 'two', 2);
    expect(matchesIn(lines, 'two')).toMatchObject({ lines: [1], searched: 2, isComplete: false });
    expect(lines.isComplete).toBe(false);
    searchOn(lines, 'two', 2);
    expect(matchesIn(lines, 'two')).toMatchObject({ lines: [1, 3], searched: 4 });
  });

  const all = { words: 'two', lines: [1, 3], searched: 4, isComplete: true };
  const half = { words: 'two', lines: [1], searched: 2, isComplete: false };

  test.each([
    ['from a place on', all, 0, 1, 1],
    ['from a place itself', all, 1, 1, 1],
    ['round the end', all, 4, 1, 1],
    ['backwards', all, 2, -1, 1],
    ['round the beginning', all, 0, -1, 3],
    ['nowhere where nothing is found', { ...all, lines: [] }, 0, 1, null],
    ['to what is found already', half, 1, 1, 1],
    ['on, while nothing behind a place is found yet', half, 2, 1, 'not yet'],
    ['on backwards, while a nearer one may come', half, 2, -1, 'not yet'],
    ['on round the beginning, while the last one is not known', half, 0, -1, 'not yet'],
  ] as const)('goes %s', (_, matches, line, step, found) => {
    expect(matchFrom(matches, line, step)).toBe(found);
  });
});

describe('marks', () => {
  test('stand on every place, and the rest keeps its style', () => {
    expect(
      markMatches(
        [
          { text: 'a TWO', style: 'bad' },
          { text: 'two', style: 'code' },
        ],
        'two',
      ),
    ).toEqual([
      { text: 'a ', style: 'bad' },
      { text: 'TWO', style: 'match' },
      { text: 'two', style: 'match' },
    ]);
  });

  test('change no character', () => {
    const short = fc.string({ unit: fc.constantFrom('a', 'B', 'İ', '界', ' '), maxLength: 12 });
    fc.assert(
      fc.property(fc.array(short, { maxLength: 4 }), short, (texts, words) => {
        const row = lineOf(...texts);
        const text = (spans: readonly { text: string }[]): string => spans.map((span) => span.text).join('');
        expect(text(markMatches(row, words))).toBe(text(row));
      }),
    );
  });
});
