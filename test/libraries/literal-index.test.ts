import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LiteralIndex } from '../../src/libraries/literal-index.ts';

test.each([
  ['Missing ID here', ['ids']],
  ['(Missing ID', ['ids']],
  ['NotMissing ID', []],
  ['missing id', []],
  ['Missing I', []],
  ['<a> "entryPoint"', ['entry']],
  ['x"entryPoint"', ['entry']],
  ['Missing IDs and "entryPoint"', ['ids', 'entry']],
  ['', []],
])('%j has %j', (text, expected) => {
  const index = new LiteralIndex([
    ['Missing ID', 'ids'],
    ['"entryPoint"', 'entry'],
    ['Missing IDs', 'ids'],
  ]);
  expect([...index.valuesIn(text)]).toEqual(expected);
});

test('finds what a search for each literal finds', () => {
  const literal = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '<'), minLength: 4, maxLength: 6 });
  const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '<'), maxLength: 30 });
  fc.assert(
    fc.property(fc.uniqueArray(literal, { maxLength: 8 }), text, (literals, input) => {
      const expected = literals.filter((one) => {
        for (let at = input.indexOf(one); at >= 0; at = input.indexOf(one, at + 1)) {
          if (!(/[ab]/.test(one.charAt(0)) && /[ab]/.test(input.charAt(at - 1)))) return true;
        }
        return false;
      });
      const found = new LiteralIndex(literals.map((one) => [one, one] as const)).valuesIn(input);
      expect([...found].toSorted()).toEqual(expected.toSorted());
    }),
  );
});
