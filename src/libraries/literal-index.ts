import { WordIndex } from '../text/word-index.ts';

/** Finds which of very many literals begin a word of a text. */
export class LiteralIndex<Value> {
  readonly #literals: WordIndex<Value>;

  /** As `WordIndex`. */
  constructor(literals: Iterable<readonly [string, Value]>) {
    this.#literals = new WordIndex(literals);
  }

  /** The values of the literals that stand in the text. */
  valuesIn(text: string): Set<Value> {
    return this.#literals.valuesIn(text, (start) => !isInsideWord(text, start));
  }
}

function isInsideWord(text: string, at: number): boolean {
  return at > 0 && isWordCode(text.charCodeAt(at - 1)) && isWordCode(text.charCodeAt(at));
}

/** A to Z in either case, and digits. */
function isWordCode(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}
