import { hash as digest } from 'node:crypto';
import { limits } from '../limits.ts';
import { Remembered } from './remembered.ts';

/** First 64 bits of the SHA-256 of a text (in UTF-8) or of bytes as 16 hex digits: the same on every machine, and nobody can choose texts that fall where they like cheaply. */
export function hash(content: string | Uint8Array): string {
  return digest('sha256', content, 'hex').slice(0, 16);
}

/** A stand-in for a person or an organisation, the same in all parts of a run. Whoever has the address can compute it, so it stays out of reports. */
export function pseudonym(kind: 'person' | 'organisation', value: string): string {
  const known = pseudonyms[kind].get(value);
  if (known !== undefined) return known;
  const made = nameHash(`${kind}\n${value.trim().toLowerCase()}`);
  pseudonyms[kind].set(value, made);
  return made;
}

/** The same people write again and again. */
const pseudonyms = {
  person: new Remembered<string>(limits.rememberedNames),
  organisation: new Remembered<string>(limits.rememberedNames),
};

/** The hash of a short text that comes again and again, as names do. */
export function nameHash(name: string): string {
  let known = nameHashes.get(name);
  if (known === undefined) {
    known = hash(name);
    nameHashes.set(name, known);
  }
  return known;
}

const nameHashes = new Remembered<string>(limits.rememberedNames);
