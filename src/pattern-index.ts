import { requiredWords } from './required-words.ts';

/**
 * Which of very many patterns may match a text, told by one walk through it: each is known by words of which one stands in every text that it
 * matches. A pattern that has none always may, and so does what is given without a pattern.
 */
export class PatternIndex<Value> {
  readonly #values: readonly Value[];
  /** Places in the list. */
  readonly #always: number[] = [];
  /** By their first four characters. */
  readonly #words = new Map<string, { readonly word: string; readonly places: number[] }[]>();
  /** Whether any word begins with four characters of this hash. */
  readonly #beginnings = new Uint8Array(hashes);

  constructor(entries: readonly (readonly [RegExp | null, Value])[]) {
    this.#values = entries.map(([, value]) => value);
    for (const [place, [pattern]] of entries.entries()) {
      const words = pattern === null ? null : requiredWords(pattern);
      if (words === null) this.#always.push(place);
      else for (const word of new Set(words)) this.#add(word, place);
    }
  }

  #add(word: string, place: number): void {
    const beginning = word.slice(0, beginningLength);
    const list = this.#words.get(beginning) ?? [];
    const known = list.find((one) => one.word === word);
    if (known === undefined) list.push({ word, places: [place] });
    else known.places.push(place);
    this.#words.set(beginning, list);
    this.#beginnings[hashOf(beginning)] = 1;
  }

  /** In the order of the list; never lacks one whose pattern matches the text, which is given in lower case. */
  candidates(lowerCase: string): Value[] {
    const places = new Set(this.#always);
    let hash = 0;
    for (let at = 0; at < lowerCase.length; at++) {
      hash = hashAfter(hash, lowerCase.charCodeAt(at));
      if (at + 1 < beginningLength || this.#beginnings[hash] === 0) continue;
      const start = at + 1 - beginningLength;
      for (const { word, places: its } of this.#words.get(lowerCase.slice(start, at + 1)) ?? []) {
        if (lowerCase.startsWith(word, start)) for (const place of its) places.add(place);
      }
    }
    return [...places].toSorted((one, other) => one - other).map((place) => this.#values[place] as Value);
  }
}

/** Every required word has as many characters at least. */
const beginningLength = 4;
const hashes = 2 ** 16;

/** Rolls: what is more than `beginningLength` characters back is shifted out. */
function hashAfter(hash: number, code: number): number {
  return ((hash << 4) ^ code) & (hashes - 1);
}

function hashOf(text: string): number {
  let hash = 0;
  for (let at = 0; at < text.length; at++) hash = hashAfter(hash, text.charCodeAt(at));
  return hash;
}
