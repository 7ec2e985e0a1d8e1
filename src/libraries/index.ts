import { PatternIndex } from '../text/pattern-index.ts';
import type { LibraryEntry } from './library.ts';
import { javascriptClients } from './relying-party-javascript.ts';
import { otherClients } from './relying-party-others.ts';
import { LiteralIndex } from './literal-index.ts';
import { samlLibraries } from './saml-libraries.ts';

/** Tables are loaded when a text has a sign or a beginning, since most have none. */
export const libraries: readonly LibraryEntry[] = [...samlLibraries, ...javascriptClients, ...otherClients];

let beginnings: LiteralIndex<LibraryEntry> | undefined;
let signs: PatternIndex<LibraryEntry> | undefined;

/** Those whose sign or whose distinctive words stand in one of the texts, in the order of the list. */
export function librariesIn(texts: readonly string[]): LibraryEntry[] {
  beginnings ??= new LiteralIndex(libraries.flatMap((entry) => entry.beginnings.map((one) => [one, entry] as const)));
  const found = new Set<LibraryEntry>();
  for (const text of texts) {
    for (const entry of beginnings.valuesIn(text)) found.add(entry);
    for (const entry of signedIn(text)) found.add(entry);
  }
  return found.size === 0 ? [] : libraries.filter((entry) => found.has(entry));
}

/** Whether the sign of any library stands in a text. */
export function hasSign(text: string): boolean {
  return signedIn(text).next().done !== true;
}

function* signedIn(text: string): Generator<LibraryEntry> {
  signs ??= new PatternIndex(libraries.map((entry) => [entry.sign, entry]));
  for (const entry of signs.candidates(text.toLowerCase())) if (entry.sign.test(text)) yield entry;
}
