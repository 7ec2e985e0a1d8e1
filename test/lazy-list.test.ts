import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LazyList } from '../src/lazy-list.ts';

/** A list that notes what it makes. */
function listed(values: readonly number[]): { list: LazyList<number>; made: number[] } {
  const made: number[] = [];
  function* make(): Generator<number> {
    for (const value of values) {
      made.push(value);
      yield value;
    }
  }
  return { list: new LazyList(make()), made };
}

describe('a lazy list', () => {
  test('makes what is looked at and all before it, once', () => {
    const { list, made } = listed([1, 2, 3, 4]);
    expect(made).toEqual([]);
    expect(list.at(1)).toBe(2);
    expect(list.at(0)).toBe(1);
    expect(made).toEqual([1, 2]);
    expect([...list]).toEqual([1, 2, 3, 4]);
    expect(list.length).toBe(4);
    expect(made).toEqual([1, 2, 3, 4]);
  });

  test('knows its end only when it has come to it', () => {
    const { list } = listed([1, 2]);
    list.reach(2);
    expect(list.isComplete).toBe(false);
    expect(list.at(2)).toBeUndefined();
    expect(list.isComplete).toBe(true);
  });

  test('is gone over by several at once', () => {
    const { list } = listed([1, 2, 3]);
    const pairs: number[][] = [];
    for (const one of list) for (const other of list) pairs.push([one, other]);
    expect(pairs).toHaveLength(9);
  });

  test('makes for a time no more than it has time for', () => {
    function* endless(): Generator<number> {
      for (let number = 0; ; number++) yield number;
    }
    const list = new LazyList(endless());
    list.makeFor(2);
    expect(list.isComplete).toBe(false);
    expect(list.made.length).toBeGreaterThan(0);
    const short = listed([1, 2]).list;
    short.makeFor(1_000);
    expect(short.isComplete).toBe(true);
  });

  test('has the values that it was made of, in whatever order they are asked for', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.array(fc.nat(20)), (values, places) => {
        const { list } = listed(values);
        for (const place of places) expect(list.at(place)).toBe(values[place]);
        expect([...list]).toEqual(values);
      }),
    );
  });
});
