import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Remembered } from '../../src/triage/remembered.ts';

const long = (end: string): string => `${'It fails since this morning. '.repeat(20)}${end}`;
/** Of the same length, alike at its ends and at every second character between them. */
const alike = (number: number): string => {
  const middle = number.toString(2).padStart(10, '0').replaceAll(/./g, 'x$&');
  return `${'a'.repeat(200)}${middle}${'b'.repeat(200)}`;
};

test('gives back what was remembered last, and nothing for other keys', () => {
  const keys = fc.array(
    fc.oneof(
      fc.nat(20).map(String),
      fc.nat(20).map((n) => long(`${n}`)),
      fc.nat(20).map(alike),
    ),
  );
  fc.assert(
    fc.property(keys, (list) => {
      const [memory, plain] = [new Remembered<number>(1_000), new Map<string, number>()];
      for (const [index, key] of list.entries()) {
        const known = memory.get(key);
        if (known !== undefined) expect(known).toBe(plain.get(key));
        memory.set(key, index);
        plain.set(key, index);
        expect(memory.get(key)).toBe(index);
      }
    }),
  );
});

test.each([
  ['short keys', (n: number): string => `${n}`],
  ['long keys', (n: number): string => long(`${n}`)],
  ['long keys that are hard to tell apart', alike],
])('forgets the oldest %s first, and what was asked for again last', (_, keyOf) => {
  const memory = new Remembered<number>(10);
  memory.set(keyOf(0), 0);
  for (let n = 1; n <= 20; n++) {
    memory.set(keyOf(n), n);
    if (memory.get(keyOf(0)) !== undefined) expect(memory.get(keyOf(0))).toBe(0);
  }
  const kept = Array.from({ length: 21 }, (_none, n) => n).filter((n) => memory.get(keyOf(n)) !== undefined);
  expect(kept).toContain(0);
  expect(kept).toContain(20);
  expect(kept).not.toContain(1);
});
