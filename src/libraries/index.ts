import type { LibraryEntry } from './library.ts';
import { javascriptClients } from './relying-party-javascript.ts';
import { otherClients } from './relying-party-others.ts';
import { samlLibraries } from './saml-libraries.ts';

/** Tables are loaded when a text has a sign or a beginning, since most have none. */
export const libraries: readonly LibraryEntry[] = [...samlLibraries, ...javascriptClients, ...otherClients];

const signs = new Map<LibraryEntry, RegExp>();
let anySign: RegExp | null = null;

/** Those whose sign or whose distinctive words stand in one of the texts. Most texts are done with one pattern for all. */
export function librariesIn(texts: readonly string[]): LibraryEntry[] {
  anySign ??= new RegExp(libraries.map((entry) => signOf(entry).source).join('|'));
  const likely = texts.filter((text) => anySign?.test(text) === true);
  return libraries.filter((entry) => likely.some((text) => signOf(entry).test(text)));
}

function signOf(entry: LibraryEntry): RegExp {
  const { sign, beginnings } = entry;
  const known = signs.get(entry) ?? new RegExp([sign.source, ...beginnings.map(escaped)].join('|'));
  signs.set(entry, known);
  return known;
}

function escaped(literal: string): string {
  return literal.replace(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
}
