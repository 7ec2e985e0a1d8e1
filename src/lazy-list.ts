/**
 * A list whose values are made one after another, only as far as somebody looks, and then kept. For texts of hundreds of thousands of lines, of
 * which a screen shows twenty.
 */
export class LazyList<Value> implements Iterable<Value> {
  readonly #made: Value[] = [];
  #rest: Iterator<Value> | null;

  constructor(values: Iterable<Value>) {
    this.#rest = values[Symbol.iterator]();
  }

  /** What is made so far. */
  get made(): readonly Value[] {
    return this.#made;
  }

  get isComplete(): boolean {
    return this.#rest === null;
  }

  /** How many there are. Makes all of them. */
  get length(): number {
    this.reach(Infinity);
    return this.#made.length;
  }

  at(index: number): Value | undefined {
    this.reach(index + 1);
    return this.#made[index];
  }

  /** Makes values until there are so many, or no more. */
  reach(count: number): void {
    while (this.#rest !== null && this.#made.length < count) this.#next(this.#rest);
  }

  /** Makes values for about so many milliseconds. */
  makeFor(milliseconds: number): void {
    const end = performance.now() + milliseconds;
    // The clock is not free either.
    while (this.#rest !== null && performance.now() < end) this.reach(this.#made.length + 50);
  }

  /** Goes over all values; what is not made yet is made on the way. */
  *[Symbol.iterator](): Generator<Value, undefined> {
    for (let index = 0; ; index++) {
      if (index === this.#made.length) {
        this.reach(index + 1);
        if (index === this.#made.length) return;
      }
      // The place is there, whatever stands in it.
      yield this.#made[index] as Value;
    }
  }

  #next(rest: Iterator<Value>): void {
    const next = rest.next();
    if (next.done === true) this.#rest = null;
    else this.#made.push(next.value);
  }
}
