import { limits } from '../limits.ts';
import { nearestName } from '../text/nearest-name.ts';
import { placeholders } from '../profiles/fill-words.ts';
import { hasHiddenCharacters } from '../text/visible-text.ts';
import { kindOf, text, wrongValue, type Place, type ValueReader } from './connection-values.ts';

/** Readers for the values of a profile file. What comes out of them is shown to people beside our own words. */

/** A name inside sentences: one line, without marks. */
export function shortName(value: unknown, place: Place): string {
  const written = line(value, place, limits.profileNameCharacters);
  if (/[`{}<>]/.test(written)) throw wrongValue(place, 'has `, {, }, < or > in it', 'a name without them is asked for');
  refuseHttp(written, place);
  return written;
}

/** A sentence or more, with the placeholders that the catalogue's words may hold. */
export function sentences(value: unknown, place: Place): string {
  const written = line(value, place, limits.profileWordsCharacters);
  for (const [, name = ''] of written.matchAll(/\{(\w{1,60})\}/g)) {
    if (!isPlaceholder(name))
      throw wrongValue(
        place,
        `has the placeholder {${name}}, which nothing fills`,
        `the nearest known one is {${nearestName(name, placeholders)}}`,
      );
  }
  refuseHttp(written, place);
  return written;
}

/** What people are sent to has to be the right one. */
function refuseHttp(written: string, place: Place): void {
  if (/\bhttp:\/\//i.test(written)) throw wrongValue(place, 'has an http address in it', 'https is asked for');
}

function isPlaceholder(name: string): boolean {
  return placeholders.some((known) => known === name);
}

/** Any text on one line: a message, a pattern. */
export function message(value: unknown, place: Place): string {
  return line(value, place, limits.profileWordsCharacters);
}

/** An https address, without a user's name in it, which makes one host look like another. */
export function link(value: unknown, place: Place): string {
  const written = line(value, place, limits.profileNameCharacters);
  const address = URL.canParse(written) ? new URL(written) : null;
  if (address?.protocol === 'https:' && address.username === '' && address.password === '' && !/\s/.test(written))
    return written;
  throw wrongValue(
    place,
    `is ${kindOf(value)} that is no https address`,
    'one like https://help.acme.example is asked for',
  );
}

/** A host as it stands in an address. */
export function hostName(value: unknown, place: Place): string {
  const written = line(value, place, limits.profileNameCharacters);
  if (URL.canParse(`https://${written}/`) && new URL(`https://${written}/`).host === written && written.includes('.'))
    return written;
  throw wrongValue(
    place,
    `is ${kindOf(value)} that is no host`,
    'one like login.acme.example is asked for, in small letters, without https://',
  );
}

/** Words that programs rely on. */
export function kebabCase(value: unknown, place: Place): string {
  const written = line(value, place, limits.profileNameCharacters);
  if (/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(written)) return written;
  throw wrongValue(
    place,
    `is ${kindOf(value)} that is no id`,
    'small letters, digits and single hyphens are asked for, such as acme-portal',
  );
}

/** A list, each item of which `reader` reads. */
export function listOf<Item>(
  reader: (value: unknown, place: Place) => Item | Promise<Item>,
  most: number = limits.profileItems,
): ValueReader<Item[]> {
  return async (value, { source, key }) => {
    const place = { source, key };
    if (!Array.isArray(value)) throw wrongValue(place, `is ${kindOf(value)}`, 'a list is asked for');
    if (value.length > most) throw wrongValue(place, `is ${kindOf(value)}`, `${most} items are the limit`);
    const items: Item[] = [];
    for (const [index, item] of value.entries()) items.push(await reader(item, { source, key: `${key}[${index}]` }));
    return items;
  };
}

/** On one line, as YAML's folded texts end with a line feed. */
function line(value: unknown, place: Place, most: number): string {
  const written = text(value, place)
    .replace(/[ \t\r\n]+/g, ' ')
    .trim();
  if (written === '') throw wrongValue(place, 'is blank', 'leave the key out where nothing is to be said');
  if (written.length > most) throw wrongValue(place, `is ${kindOf(value)}`, `${most} characters are the limit`);
  if (hasHiddenCharacters(written))
    throw wrongValue(place, 'has a character that cannot be seen or moves others', 'only what can be seen is shown');
  return written;
}

/** What was read, with all of these keys. @throws SsoDoctorError ERR_PROFILE that names the first one that is not there */
export function withKeys<Read extends object, Key extends keyof Read & string>(
  read: Read,
  keys: readonly Key[],
  place: Place,
): Read & Required<Pick<Read, Key>> {
  const absent = keys.find((key) => read[key] === undefined);
  if (absent !== undefined) throw wrongValue(place, `has no ${absent}`, `${keys.join(', ')} are asked for`);
  // None of them is absent.
  return read as Read & Required<Pick<Read, Key>>;
}
