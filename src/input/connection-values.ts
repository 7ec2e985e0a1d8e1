import { SsoDoctorError } from '../errors.ts';
import { parseThumbprint } from '../evidence/thumbprint.ts';
import { nearestName } from '../text/nearest-name.ts';
import { visible } from '../text/visible-text.ts';
import { shownKey } from './plain-data.ts';
import type { Source } from './source.ts';

/** Where a value stands: the connection or profile file, and the key in it. */
export interface Place {
  readonly source: Source;
  readonly key: string;
}

/** Makes one setting of what stands at a key. @throws SsoDoctorError where it is something else */
export type ValueReader<T> = (value: unknown, place: Place) => T | Promise<T>;

export type ValueReaders<T> = { readonly [Key in keyof T]-?: ValueReader<Required<T>[Key]> };

/** The settings out of an object's members, one reader for each key. @throws SsoDoctorError at a key without a reader */
export async function readMembers<T extends object>(
  members: ReadonlyMap<string, unknown>,
  readers: ValueReaders<T>,
  source: Source,
  prefix = '',
): Promise<T> {
  const known = new Map<string, ValueReader<unknown>>(Object.entries(readers));
  const settings: [string, unknown][] = [];
  for (const [key, value] of members) {
    const reader = known.get(key);
    if (reader === undefined) throw unknownKey(key, [...known.keys()], source, prefix);
    settings.push([key, await reader(value, { source, key: prefix + key })]);
  }
  // The readers' type ties each key to what it returns; entries lose that.
  return Object.fromEntries(settings) as T;
}

/** An error about the file: ERR_CONNECTION, or ERR_PROFILE for a profile. `location`: the place in it, as in an origin. */
export function connectionError(
  source: Source,
  what: string,
  { location = null, cause }: { location?: string | null; cause?: SsoDoctorError } = {},
): SsoDoctorError {
  const place = location === null ? '' : `, ${location}`;
  return new SsoDoctorError(
    source.role === 'profile' ? 'ERR_PROFILE' : 'ERR_CONNECTION',
    `${visible(source.name)}${place}: ${what}`,
    cause === undefined ? undefined : { cause },
  );
}

/** An error about a value: what is there, and what is asked for. The value itself is never shown, since it may be a secret. */
export function wrongValue({ source, key }: Place, there: string, asked: string): SsoDoctorError {
  return connectionError(source, `${key} ${there}; ${asked}.`);
}

/** A text that is not empty, exactly as it stands: the broker compares without trimming. */
export function text(value: unknown, place: Place): string {
  if (typeof value === 'string' && value !== '') return value;
  throw wrongValue(place, `is ${kindOf(value)}`, `a text is asked for${quoteHint(value)}`);
}

/** A list of such texts. */
export function texts(value: unknown, { source, key }: Place): string[] {
  if (!Array.isArray(value)) throw wrongValue({ source, key }, `is ${kindOf(value)}`, 'a list of texts is asked for');
  return value.map((item: unknown, index) => text(item, { source, key: `${key}[${index}]` }));
}

/** An http or https address. */
export function address(value: unknown, place: Place): string {
  const written = text(value, place);
  if (/^https?:\/\//i.test(written) && URL.canParse(written)) return written;
  throw wrongValue(place, `is ${kindOf(value)} that is no address`, 'one that begins with https:// is asked for');
}

export function trueOrFalse(value: unknown, place: Place): boolean {
  if (typeof value === 'boolean') return value;
  throw wrongValue(place, `is ${kindOf(value)}`, 'true or false is asked for, without quotes');
}

export function minutes(value: unknown, place: Place): number {
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value;
  const there = typeof value === 'number' ? 'is a number that is negative or without end' : `is ${kindOf(value)}`;
  throw wrongValue(place, there, 'a number of minutes from 0 on is asked for, without quotes');
}

/** One of a few names. */
export function oneOf<Name extends string>(names: readonly Name[]): ValueReader<Name> {
  return (value, place) => {
    const written = text(value, place);
    const known = names.find((name) => name === written);
    if (known !== undefined) return known;
    throw wrongValue(
      place,
      `is ${kindOf(value)} that is none of ${names.join(', ')}`,
      `the nearest is "${nearestName(written, names)}"`,
    );
  };
}

/**
 * Thumbprints as they are written: the broker compares text, so that another notation, length or algorithm is a finding and no error.
 * Only what cannot be a thumbprint at all is refused.
 */
export function thumbprints(value: unknown, { source, key }: Place): string[] {
  if (!Array.isArray(value))
    throw wrongValue({ source, key }, `is ${kindOf(value)}`, 'a list of texts is asked for, one for each thumbprint');
  return value.map((item: unknown, index) => {
    const place = { source, key: `${key}[${index}]` };
    const written = text(item, place);
    if (isLikeThumbprint(written)) return written;
    throw wrongValue(place, `is ${kindOf(item)} that is no thumbprint`, '40 hexadecimal digits are asked for');
  });
}

/** Cut and mistyped ones can be the fault itself. The longest is SHA-512 with colons and a label. */
function isLikeThumbprint(written: string): boolean {
  if (written.length > 250) return false;
  const { value } = parseThumbprint(written);
  const digits = value.replace(/[^0-9A-F]/g, '').length;
  return digits >= 16 && value.length - digits <= 3;
}

/** What a value is, without showing it. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'string') return textKind(value.length);
  if (typeof value === 'number') return 'a number';
  return typeof value === 'boolean' ? String(value) : 'an object';
}

function textKind(length: number): string {
  if (length === 0) return 'an empty text';
  return length === 1 ? 'a text of one character' : `a text of ${length} characters`;
}

function quoteHint(value: unknown): string {
  if (value === null || value === '') return '. Leave the key out where the value is not known';
  return typeof value === 'number' || typeof value === 'boolean' ? ', between quotes' : '';
}

function unknownKey(key: string, known: readonly string[], source: Source, prefix: string): SsoDoctorError {
  const group = prefix === '' ? '' : ` in ${prefix.slice(0, -1)}`;
  return connectionError(
    source,
    `unknown key ${shownKey(key)}${group}; the nearest known key is "${nearestName(key, known)}". Known keys: ${known.join(', ')}.`,
  );
}
