import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Line } from '../../../src/render/layout.ts';
import { markMatches, matchesIn, matchFrom } from '../../../src/render/tui/search.ts';

function lineOf(...texts: string[]): Line {
  return texts.map((text) => ({ text, style: 'plain' }));
}

describe('a search', () => {
  const lines = [lineOf('one'), lineOf('tw', 'o'), [], lineOf('TWO and two')];

  test('finds words across pieces of a line, in capital and small letters', () => {
    expect(matchesIn(lines, 'Two')).toEqual([1, 3]);
    expect(matchesIn(lines, 'nothing')).toEqual([]);
  });

  test.each([
    ['from a place on', 0, 1, 1],
    ['from a place itself', 1, 1, 1],
    ['round the end', 4, 1, 1],
    ['backwards', 2, -1, 1],
    ['round the beginning', 0, -1, 3],
  ] as const)('goes %s', (_, line, step, found) => {
    expect(matchFrom([1, 3], line, step)).toBe(found);
  });

  test('that finds nothing leads nowhere', () => {
    expect(matchFrom([], 0, 1)).toBeNull();
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
