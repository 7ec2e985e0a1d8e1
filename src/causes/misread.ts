import { limits } from '../limits.ts';
import type { Catalogue } from './catalogue.ts';
import type { CatalogueEntry } from './cause.ts';

/** A code that is nobody's, and the known one that it looks like. */
export interface Misread {
  readonly cause: CatalogueEntry;
  readonly written: string;
  readonly readsLike: string;
}

/**
 * The known code that one in a text looks like, where text recognition or typing took O for 0, l for 1 or S for 5. Null where none or more
 * than one does: it is proposed, never put in place of what was written.
 */
export function misreadCode(text: string, catalogue: Catalogue): Misread | null {
  const bySkeleton = new Map<string, CatalogueEntry & { code: string }>();
  for (const cause of catalogue) if (hasNumber(cause)) bySkeleton.set(skeleton(cause.code), cause);
  const tokens =
    text.slice(0, limits.patternInputCharacters).match(/(?<![A-Za-z\d])[A-Z\d]{6,20}(?![A-Za-z\d])/gi) ?? [];
  const found = tokens.flatMap((written): Misread[] => {
    const cause = bySkeleton.get(skeleton(written));
    return cause === undefined || cause.code === written ? [] : [{ cause, written, readsLike: cause.code }];
  });
  const [first] = found;
  return first !== undefined && found.every(({ cause }) => cause === first.cause) ? first : null;
}

/** Only letters and digits with several digits: a word that looks like another word proves nothing. */
function hasNumber(cause: CatalogueEntry): cause is CatalogueEntry & { code: string } {
  return cause.code !== undefined && /^[A-Z]+\d{4,9}$/.test(cause.code);
}

/** What look-alikes have in common. */
function skeleton(code: string): string {
  return code.toLowerCase().replaceAll('o', '0').replaceAll(/[il]/g, '1').replaceAll('s', '5');
}
