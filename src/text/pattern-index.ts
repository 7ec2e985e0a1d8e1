import { requiredWords } from './required-words.ts';

/**
 * Which of very many patterns may match a text: each is known by words of which one stands in every text that it matches. A pattern that has
 * none always may, and so does what is given without a pattern. The first texts are searched for the words of one pattern after the other,
 * as many a run has only one; with more of them an index pays, which tells all by one walk through a text.
 */
export class PatternIndex<Value> {
  readonly #entries: readonly Entry<Value>[];
  #asked = 0;
  #words: WordIndex | null = null;

  constructor(entries: readonly (readonly [RegExp | null, Value])[]) {
    this.#entries = entries.map(([pattern, value]) => ({ pattern, value, words: pattern === null ? null : undefined }));
  }

  /**
   * In the order of the list, of those that are asked for; never lacks one whose pattern matches the text, which is given in lower case. Lazy:
   * whoever takes the first pays for no other.
   */
  *candidates(lowerCase: string, isAsked: (value: Value) => boolean = () => true): Generator<Value> {
    this.#asked += 1;
    if (this.#asked > limitOfSearches) {
      this.#words ??= new WordIndex(this.#entries.map(wordsOf));
      for (const place of this.#words.placesIn(lowerCase)) {
        const entry = this.#entries[place];
        if (entry !== undefined && isAsked(entry.value)) yield entry.value;
      }
      return;
    }
    for (const entry of this.#entries) {
      if (!isAsked(entry.value)) continue;
      const words = wordsOf(entry);
      if (words === null || words.some((word) => lowerCase.includes(word))) yield entry.value;
    }
  }
}

/** An index costs as much as some thirty texts. */
const limitOfSearches = 30;

interface Entry<Value> {
  readonly pattern: RegExp | null;
  readonly value: Value;
  /** Null where nothing is sure; undefined before anybody asked. */
  words: readonly string[] | null | undefined;
}

function wordsOf(entry: Entry<unknown>): readonly string[] | null {
  if (entry.words === undefined) entry.words = entry.pattern === null ? null : requiredWords(entry.pattern);
  return entry.words;
}

/** Lists of words by their places; null for one that is always found. */
class WordIndex {
  readonly #always: number[] = [];
  /** By their first four characters. */
  readonly #words = new Map<string, { readonly word: string; readonly places: number[] }[]>();
  /** Whether any word begins with four characters of this hash. */
  readonly #beginnings = new Uint8Array(hashes);

  constructor(lists: readonly (readonly string[] | null)[]) {
    for (const [place, words] of lists.entries()) {
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

  /** Ascending. */
  placesIn(text: string): number[] {
    const found = new Set(this.#always);
    let hash = 0;
    for (let at = 0; at < text.length; at++) {
      hash = hashAfter(hash, text.charCodeAt(at));
      if (at + 1 < beginningLength || this.#beginnings[hash] === 0) continue;
      const start = at + 1 - beginningLength;
      for (const { word, places } of this.#words.get(text.slice(start, at + 1)) ?? []) {
        if (text.startsWith(word, start)) for (const place of places) found.add(place);
      }
    }
    return [...found].toSorted((one, other) => one - other);
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
