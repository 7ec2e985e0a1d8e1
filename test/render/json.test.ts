import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeJson, safeJsonLines } from '../../src/render/json.ts';

test('the lines one by one are those of the whole', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 2 }), fc.string({ unit: 'binary', maxLength: 20 }), (value, text) => {
      for (const one of [value, text, { [text]: value, text }, [text, [], {}, value]])
        expect([...safeJsonLines(one)].join('\n')).toBe(safeJson(one));
    }),
  );
});

test('what is not set is left out of an object, and has its place in an array', () => {
  const value = { one: undefined, two: [undefined, 1], three: { four: undefined } };
  expect([...safeJsonLines(value)].join('\n')).toBe(safeJson(value));
});

test('a line is made when it is asked for', () => {
  const asked: string[] = [];
  const value = {
    get first() {
      asked.push('first');
      return { long: [1, 2] };
    },
  };
  const lines = safeJsonLines(['a', value]);
  expect([lines.next().value, lines.next().value]).toEqual(['[', '  "a",']);
  expect(asked).toEqual([]);
});
