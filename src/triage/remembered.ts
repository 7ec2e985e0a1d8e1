/** The last values that were asked for, by what they rest on; forgets the oldest. */
export class Remembered<Value> {
  readonly #values = new Map<string, Value>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get(key: string): Value | undefined {
    return this.#values.get(key);
  }

  set(key: string, value: Value): void {
    const oldest = this.#values.size < this.#most ? undefined : this.#values.keys().next();
    if (oldest?.done === false) this.#values.delete(oldest.value);
    this.#values.set(key, value);
  }
}
