import { hash } from 'node:crypto';

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
    const short = shortKey(key);
    const value = this.#newer.get(short);
    if (value !== undefined) return value;
    const old = this.#older.get(short);
    if (old !== undefined) this.#set(short, old);
    return old;
  }

  set(key: string, value: Value): void {
    this.#set(shortKey(key), value);
  }

  #set(key: string, value: Value): void {
    if (this.#newer.size >= this.#mostOfOne && !this.#newer.has(key)) {
      this.#older = this.#newer;
      this.#newer = new Map();
    }
    this.#newer.set(key, value);
  }
}

/** A map takes twice as long to look up a text of a kilobyte than its SHA-256 takes to compute, and holds on to all of it. */
function shortKey(key: string): string {
  return key.length < 200 ? key : hash('sha256', key, 'base64');
}
