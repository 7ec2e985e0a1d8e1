import { editDistance } from '../text/edit-distance.ts';
import type { CatalogueEntry } from './cause.ts';
import { coreCatalogue, type Catalogue } from './catalogue.ts';

/** Entries whose id or example is nearest to a text that matches none, best first; empty where nothing is near. */
export function nearestCauses(text: string, catalogue: Catalogue = coreCatalogue, most = 3): CatalogueEntry[] {
  const wanted = new Set(wordsOf(text));
  if (wanted.size === 0) return [];
  const scored = catalogue.map((cause) => {
    const texts = [cause.example, ...(cause.said ?? []).map((saying) => saying.text)];
    return { cause, score: Math.max(...texts.map((one) => overlap(wanted, wordsOf(one))), idLikeness(text, cause)) };
  });
  return scored
    .filter(({ score }) => score >= 0.5)
    .sort((one, other) => other.score - one.score)
    .slice(0, most)
    .map(({ cause }) => cause);
}

/** Shared words over all words (Jaccard). */
function overlap(wanted: ReadonlySet<string>, other: readonly string[]): number {
  const theirs = new Set(other);
  let shared = 0;
  for (const word of wanted) if (theirs.has(word)) shared++;
  return shared / (wanted.size + theirs.size - shared || 1);
}

function wordsOf(text: string): string[] {
  return (
    text
      .slice(0, 2_000)
      .toLowerCase()
      .match(/[a-z]{3,}/g) ?? []
  );
}

/** 1 for the same id, down to 0; only for texts that look like an id. */
function idLikeness(text: string, cause: CatalogueEntry): number {
  const id = text.trim().toLowerCase();
  if (!/^[a-z0-9_-]{3,60}$/.test(id)) return 0;
  return Math.max(...[cause.id, ...(cause.aliases ?? [])].map((candidate) => likeness(id, candidate)));
}

function likeness(one: string, other: string): number {
  if (other.includes(one) && one.length >= 5) return 0.6 + 0.4 * (one.length / other.length);
  return 1 - editDistance(one, other) / Math.max(one.length, other.length);
}
