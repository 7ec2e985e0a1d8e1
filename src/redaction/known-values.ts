/** Finds many strings in a text at once. */
export class KnownValues {
  readonly #byBeginning = new Map<string, string[]>();
  readonly #filter = new Uint8Array(1 << 16);

  /** `values` have four characters and more. */
  constructor(values: readonly string[]) {
    for (const value of values.toSorted((one, other) => other.length - one.length)) {
      const beginning = value.slice(0, 4);
      const same = this.#byBeginning.get(beginning);
      if (same === undefined) this.#byBeginning.set(beginning, [value]);
      else same.push(value);
      this.#filter[slotAt(value, 0)] = 1;
    }
  }

  /** The text with each of them replaced, longest first; words are not looked for inside of other words. */
  replace(text: string, replacement: (value: string) => string): string {
    const pieces: string[] = [];
    let copied = 0;
    for (let at = 0; at + 4 <= text.length; at += 1) {
      if (this.#filter[slotAt(text, at)] !== 1) continue;
      const found = this.#byBeginning.get(text.slice(at, at + 4))?.find((value) => standsAt(value, text, at));
      if (found === undefined) continue;
      pieces.push(text.slice(copied, at), replacement(found));
      copied = at + found.length;
      at = copied - 1;
    }
    return copied === 0 ? text : pieces.join('') + text.slice(copied);
  }
}

function slotAt(text: string, at: number): number {
  const key =
    (text.charCodeAt(at) ^
      (text.charCodeAt(at + 1) << 5) ^
      (text.charCodeAt(at + 2) << 10) ^
      (text.charCodeAt(at + 3) << 15)) >>>
    0;
  return Math.imul(key, 2_654_435_761) >>> 16;
}

function standsAt(value: string, text: string, at: number): boolean {
  if (!text.startsWith(value, at)) return false;
  return !continuesWord(text, at - 1, value, 0) && !continuesWord(text, at + value.length, value, value.length - 1);
}

/** Whether a letter or digit of the text goes on with one of the value. */
function continuesWord(text: string, outside: number, value: string, inside: number): boolean {
  return wordCharacter.test(text[outside] ?? '') && wordCharacter.test(value[inside] ?? '');
}

const wordCharacter = /[\p{L}\p{N}_-]/u;
