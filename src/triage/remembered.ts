/**
 * The last values that were asked for, by what they rest on. Of two generations of keys the older one is forgotten as a whole, once the newer
 * one is full: what was asked for since has moved on to the newer one.
 */
export class Remembered<Value> {
  #newer = new Map<string, Value>();
  #older = new Map<string, Value>();
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
    return [...this.#older, ...this.#newer];
  }

  set(key: string, value: Value): void {
    if (this.#newer.size >= this.#mostOfOne) {
      this.#older = this.#newer;
      this.#newer = new Map();
    }
    this.#newer.set(key, value);
  }
}
