import { requiredWords } from './required-words.ts';
import { WordIndex } from './word-index.ts';

/**
 * Which of very many patterns may match a text: each is known by words of which one stands in every text that it matches. A pattern that has
 * none always may, and so does what is given without a pattern. The first texts are searched for the words of one pattern after the other,
 * as many a run has only one; with more of them an index pays, which tells all by one walk through a text.
 */
export class PatternIndex<Value> {
  readonly #entries: readonly Entry<Value>[];
  #asked = 0;
  #index: PlaceIndex | null = null;

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
      this.#index ??= new PlaceIndex(this.#entries.map(wordsOf));
      for (const place of this.#index.placesIn(lowerCase)) {
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
class PlaceIndex {
  readonly #always: readonly number[];
  readonly #words: WordIndex<number>;

  constructor(lists: readonly (readonly string[] | null)[]) {
    this.#always = lists.flatMap((words, place) => (words === null ? [place] : []));
    this.#words = new WordIndex(
      lists.flatMap((words, place) => [...new Set(words)].map((word) => [word, place] as const)),
    );
  }

  /** Ascending. */
  placesIn(text: string): readonly number[] {
    const found = this.#words.valuesIn(text);
    return found.size === 0 ? this.#always : [...this.#always, ...found].toSorted((one, other) => one - other);
  }
}
