import { SsoDoctorError } from '../errors.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { isPrivateJwk, readJwk } from '../evidence/jwks.ts';
import { limits } from '../limits.ts';
import { visible } from '../text/visible-text.ts';
import { parseJson } from './json.ts';
import { membersOf } from './plain-data.ts';
import type { Source } from './source.ts';

/**
 * The keys of a set, and that a private one is among them. Nothing where the text is other JSON, or none.
 * @throws SsoDoctorError ERR_INPUT_MALFORMED, ERR_INPUT_TOO_LARGE
 */
export function readJwks({ name, text }: Source): Evidence[] {
  const parsed = parseJson(text.replace(/^\uFEFF/, ''));
  if (parsed === null) return [];
  const place = visible(name);
  if ('reason' in parsed)
    throw new SsoDoctorError('ERR_INPUT_MALFORMED', `${place}: these keys cannot be read: ${parsed.reason}.`);
  const written = keysOf(parsed.value);
  if (written.length === 0) return [];
  const most = limits.certificatesPerInput;
  if (written.length > most) throw tooMany(place, 'keys');
  if (written.reduce((sum, key) => sum + chainLength(key), 0) > most) throw tooMany(place, 'certificates');
  const origin = { source: name, location: null };
  const evidence: Evidence[] = [{ kind: 'jwks', origin, keys: written.map(readJwk) }];
  if (written.some(isPrivateJwk)) evidence.push({ kind: 'private-key', origin });
  return evidence;
}

function chainLength(key: ReadonlyMap<string, unknown>): number {
  const chain = key.get('x5c');
  return Array.isArray(chain) ? chain.length : 0;
}

function tooMany(place: string, what: 'keys' | 'certificates'): SsoDoctorError {
  return new SsoDoctorError(
    'ERR_INPUT_TOO_LARGE',
    `${place}: more than ${limits.certificatesPerInput} ${what} are in it. Cut out those of the login.`,
  );
}

/** The members of every key: of a set, of a list, or of one that stands alone. */
function keysOf(value: unknown): ReadonlyMap<string, unknown>[] {
  const members = membersOf(value);
  const list = members?.get('keys') ?? value;
  const items: unknown[] = Array.isArray(list) ? list : [value];
  return items.flatMap((item) => {
    const key = membersOf(item);
    return key?.has('kty') === true ? [key] : [];
  });
}
