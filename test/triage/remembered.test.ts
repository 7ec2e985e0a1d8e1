import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Remembered } from '../../src/triage/remembered.ts';

test('gives back what was remembered last, and nothing for other keys', () => {
  const keys = fc.array(fc.nat(20).map(String));
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

test('forgets the oldest first, and what was asked for again last', () => {
  const memory = new Remembered<number>(10);
  memory.set('0', 0);
  for (let n = 1; n <= 20; n++) {
    memory.set(`${n}`, n);
    if (memory.get('0') !== undefined) expect(memory.get('0')).toBe(0);
  }
  const kept = memory.entries().map(([key]) => Number(key));
  expect(kept).toContain(0);
  expect(kept).toContain(20);
  expect(kept).not.toContain(1);
  expect(kept.length).toBeLessThanOrEqual(10);
});
