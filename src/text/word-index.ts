/** Finds which of very many words stand in a text, by one walk through it. */
export class WordIndex<Value> {
  /** By the hash of their first characters. */
  readonly #words = new Map<number, { readonly word: string; readonly value: Value }[]>();
  /** Whether any word has this hash: a bit each, as a byte each would not stay in the processor's nearest memory. */
  readonly #hashes = new Int32Array(hashes / 32);

  /** Words have `shortestWord` characters at least. */
  constructor(words: Iterable<readonly [string, Value]>) {
    for (const [word, value] of words) {
      const hash = hashOf(word.slice(0, shortestWord));
      const list = this.#words.get(hash) ?? [];
      list.push({ word, value });
      this.#words.set(hash, list);
      this.#hashes[hash >> 5] = (this.#hashes[hash >> 5] ?? 0) | (1 << (hash & 31));
    }
  }

  /** The values of the words that stand in the text, as they are written. `counts`: whether one counts that begins at an offset. */
  valuesIn(text: string, counts: (start: number) => boolean = always): Set<Value> {
    const known = this.#hashes;
    const found = new Set<Value>();
    let hash = 0;
    for (let at = 0; at < text.length; at++) {
      hash = hashAfter(hash, text.charCodeAt(at));
      // Nearly all places end here.
      if ((((known[hash >> 5] ?? 0) >> (hash & 31)) & 1) === 0 || at + 1 < shortestWord) continue;
      const start = at + 1 - shortestWord;
      for (const { word, value } of this.#words.get(hash) ?? []) {
        if (standsAt(text, word, start) && counts(start)) found.add(value);
      }
    }
    return found;
  }
}

export const shortestWord = 4;
const hashes = 2 ** 16;

function always(): boolean {
  return true;
}

/** Rolls: what is more than `shortestWord` characters back is shifted out. */
function hashAfter(hash: number, code: number): number {
  return ((hash << 4) ^ code) & (hashes - 1);
}

function hashOf(text: string): number {
  let hash = 0;
  for (let at = 0; at < text.length; at++) hash = hashAfter(hash, text.charCodeAt(at));
  return hash;
}

/** As `startsWith`, which takes longer to begin than most words take to differ. */
function standsAt(text: string, word: string, start: number): boolean {
  if (start + word.length > text.length) return false;
  for (let at = word.length - 1; at >= 0; at--) if (text.charCodeAt(start + at) !== word.charCodeAt(at)) return false;
  return true;
}
