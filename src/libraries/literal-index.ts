/** Finds which of very many literals begin a word of a text, in one pass: a pattern of them all would try each at every place. */
export class LiteralIndex<Value> {
  /** By the first two UTF-16 code units. */
  readonly #literals = new Map<number, { readonly literal: string; readonly value: Value }[]>();
  readonly #firsts = new Uint8Array(0x1_0000);

  /** Literals have two characters at least. */
  constructor(literals: Iterable<readonly [string, Value]>) {
    for (const [literal, value] of literals) {
      const key = pairAt(literal, 0);
      this.#firsts[literal.charCodeAt(0)] = 1;
      this.#literals.set(key, [...(this.#literals.get(key) ?? []), { literal, value }]);
    }
  }

  /** The values of the literals that stand in the text. */
  valuesIn(text: string): Set<Value> {
    const found = new Set<Value>();
    let before = 0;
    for (let at = 0; at < text.length - 1; at++) {
      const code = text.charCodeAt(at);
      const isInWord = isWordCode(before) && isWordCode(code);
      before = code;
      if (isInWord || this.#firsts[code] === 0) continue;
      for (const { literal, value } of this.#literals.get(pairAt(text, at)) ?? []) {
        if (!found.has(value) && text.startsWith(literal, at)) found.add(value);
      }
    }
    return found;
  }
}

function pairAt(text: string, at: number): number {
  return text.charCodeAt(at) * 0x1_0000 + text.charCodeAt(at + 1);
}

/** A to Z in either case, and digits. */
function isWordCode(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}
