import type { CatalogueEntry } from '../causes/cause.ts';

/** Where words of a query can stand in an entry, and what one that stands there counts: the more it tells, the more. */
const places = { code: 16, title: 8, example: 4, cause: 2, fix: 1 } as const;

type Place = keyof typeof places;

export interface Hit<Entry extends CatalogueEntry = CatalogueEntry> {
  readonly entry: Entry;
  /** Where its words stand, the place that counts most first. */
  readonly places: readonly Place[];
}

/** How hits are ranked, for people. */
export const ranking = 'Every word stands in each of them. Ranked by where: code, title, example, cause, fix.';

/** Too common to tell anything. */
const fillers: ReadonlySet<string> = new Set(
  'a an and are at be by can do does for from has have how i in is it its my not of on or our so that the to was we what why with'.split(
    ' ',
  ),
);

/**
 * Entries that hold every word of a query, at the beginning of a word: `rotat` finds `rotated`. Each word counts where it tells most; the
 * highest sum comes first, equal ones in their order.
 */
export function search<Entry extends CatalogueEntry>(query: string, entries: readonly Entry[]): Hit<Entry>[] {
  const wanted = wordsOf(query).filter((word) => !fillers.has(word));
  if (wanted.length === 0) return [];
  return entries
    .flatMap((entry) => {
      const texts = textsOf(entry);
      const found = wanted.map((word) => {
        return texts.find(([, words]) => words.some((other) => other.startsWith(word)))?.[0] ?? null;
      });
      if (!found.every((place) => place !== null)) return [];
      const score = found.reduce((sum, place) => sum + places[place], 0);
      return [{ entry, places: texts.map(([place]) => place).filter((place) => found.includes(place)), score }];
    })
    .toSorted((one, other) => other.score - one.score)
    .map(({ entry, places }) => ({ entry, places }));
}

function textsOf({
  id,
  aliases = [],
  code = '',
  error,
  title,
  example,
  cause,
  fix,
}: CatalogueEntry): [Place, string[]][] {
  return [
    ['code', wordsOf([id, ...aliases, code, error ?? ''].join(' '))],
    ['title', wordsOf(title)],
    ['example', wordsOf(example)],
    ['cause', wordsOf(cause)],
    ['fix', wordsOf(fix.map(({ step }) => step).join(' '))],
  ];
}

function wordsOf(text: string): string[] {
  return (
    text
      .slice(0, 2_000)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
