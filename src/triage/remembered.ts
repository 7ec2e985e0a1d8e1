/**
 * The last values that were asked for, by what they rest on. Of two generations of keys the older one is forgotten as a whole, once the newer
 * one is full: what was asked for since has moved on to the newer one.
 */
export class Remembered<Value> {
  #newer = new Generation<Value>();
  #older = new Generation<Value>();
  readonly #mostOfOne: number;

  /** `most`: how many values are held at any time. */
  constructor(most: number) {
    this.#mostOfOne = Math.max(1, Math.floor(most / 2));
  }

  get(key: string): Value | undefined {
    const value = this.#newer.get(key);
    if (value !== undefined) return value;
    const old = this.#older.get(key);
    if (old !== undefined) this.set(key, old);
    return old;
  }

  /** All that is held, what was asked for last at the end. */
  entries(): [key: string, value: Value][] {
    return [...this.#older.entries(), ...this.#newer.entries()];
  }

  set(key: string, value: Value): void {
    if (this.#newer.size >= this.#mostOfOne) {
      this.#older = this.#newer;
      this.#newer = new Generation();
    }
    this.#newer.set(key, value);
  }
}

/**
 * A map takes several microseconds to look up a text of a kilobyte, as it goes through each character of it. Long keys lie in buckets by some of
 * their characters, and are compared with the few that lie in the same one.
 */
class Generation<Value> {
  readonly #short = new Map<string, Value>();
  readonly #long = new Map<number, { readonly key: string; readonly value: Value }[]>();
  #longs = 0;

  get size(): number {
    return this.#short.size + this.#longs;
  }

  *entries(): Generator<[key: string, value: Value]> {
    yield* this.#short;
    for (const bucket of this.#long.values()) for (const { key, value } of bucket) yield [key, value];
  }

  get(key: string): Value | undefined {
    if (key.length < shortest) return this.#short.get(key);
    return this.#long.get(sampleOf(key))?.find((one) => one.key === key)?.value;
  }

  set(key: string, value: Value): void {
    if (key.length < shortest) {
      this.#short.set(key, value);
      return;
    }
    const sample = sampleOf(key);
    const others = (this.#long.get(sample) ?? []).filter((one) => one.key !== key).slice(0, mostAlike - 1);
    const before = this.#long.get(sample)?.length ?? 0;
    this.#long.set(sample, [{ key, value }, ...others]);
    this.#longs += others.length + 1 - before;
  }
}

/** Of a key that is looked at in part. */
const shortest = 128;
/** Keys in one bucket: nobody shall make it long by choosing texts that differ where nobody looks. */
const mostAlike = 8;

/** A number out of a key's length, some hundred characters all over it, and its end, where names stand. */
function sampleOf(key: string): number {
  const { length } = key;
  const step = (length >> 7) + 1;
  let sample = length;
  for (let index = 0; index < length; index += step) sample = mixed(sample, key.charCodeAt(index));
  for (let index = length - 32; index < length; index++) sample = mixed(sample, key.charCodeAt(index));
  return sample;
}

/** FNV-1a with 32 bits. Source: https://datatracker.ietf.org/doc/draft-eastlake-fnv/ */
function mixed(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x0100_0193);
}
