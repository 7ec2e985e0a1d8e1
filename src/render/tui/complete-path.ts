import { readdir } from 'node:fs/promises';
import { expandHome } from '../../input/read-pasted.ts';
import { hasHiddenCharacters } from '../../text/visible-text.ts';

/** What Tab makes of a typed path. */
export interface Completion {
  /** The text with all that every candidate has in common. */
  readonly text: string;
  /** Names that it can go on to; folders end with a slash. */
  readonly candidates: readonly string[];
}

export type CompletePath = (typed: string) => Promise<Completion>;

/** Completes a typed path as a shell does. A name with hidden characters is left out: nobody can tell it from another. */
export async function completePath(typed: string): Promise<Completion> {
  const folder = /^.*\//.exec(typed)?.[0] ?? '';
  const begun = typed.slice(folder.length);
  const entries = await readdir(expandHome(folder) || '.', { withFileTypes: true }).catch(() => []);
  const candidates = entries
    .filter(({ name }) => name.startsWith(begun) && !hasHiddenCharacters(name))
    .filter(({ name }) => begun.startsWith('.') || !name.startsWith('.'))
    .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
    .toSorted();
  return { text: folder + (commonStart(candidates) ?? begun), candidates };
}

function commonStart(names: readonly string[]): string | null {
  const [first] = names;
  const last = names.at(-1);
  if (first === undefined || last === undefined) return null;
  // Of sorted names the outermost two differ first.
  let end = 0;
  while (end < first.length && first[end] === last[end]) end += 1;
  return first.slice(0, end);
}
