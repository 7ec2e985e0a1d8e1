import { wholeCatalogue } from '../causes/catalogue.ts';
import type { CatalogueEntry } from '../causes/cause.ts';
import { limits } from '../limits.ts';
import { auth0 } from '../profiles/auth0.ts';
import { profileById, profiles } from '../profiles/index.ts';
import type { Profile } from '../profiles/profile.ts';
import { connectionError, oneOf, readMembers, wrongValue, type ValueReaders } from './connection-values.ts';
import { readDataFile } from './data-file.ts';
import { membersOf } from './plain-data.ts';
import { ownCause } from './profile-causes.ts';
import { hostName, kebabCase, link, listOf, sentences, shortName, withKeys } from './profile-values.ts';
import type { Source } from './source.ts';

/** What stands in the file, read but for what its keys have to do with each other. */
// A service of a file has Auth0 before it.
type ProfileFile = Partial<Omit<Profile, 'supportContact' | 'callbackUrl' | 'client' | 'connection'>> & {
  readonly extends?: string;
  readonly supportContact?: string;
  readonly callbackUrl?: string;
};

const names: readonly string[] = profiles.map(({ id }) => id);

/**
 * A service's own profile, JSON or YAML: its names, hosts, contacts, and errors of its own. What it leaves out is as in the profile that it
 * extends, any Auth0 tenant's unless it names another.
 * @throws SsoDoctorError ERR_PROFILE with the key, ERR_INPUT_TOO_LARGE
 */
export async function readProfile(given: Source): Promise<Profile> {
  const source: Source = { ...given, role: 'profile' };
  const members = membersOf(await readDataFile(source, limits.profileCharacters, 'Keep one service in it.'));
  if (members === null) throw connectionError(source, 'an object with the keys id and service is asked for.');
  const { extends: base, ...own } = await readMembers(members, readers, source);
  const { id, service } = withKeys(own, ['id', 'service'], { source, key: 'the profile' });
  if (names.includes(id))
    throw wrongValue({ source, key: 'id' }, 'is that of a built-in profile', 'choose another one');
  await checkCodes(own.causes ?? [], id, source);
  const extended: Profile = base === undefined ? auth0 : profileById(base);
  return { ...extended, ...own, id, service, hosts: hostsOf(own, extended, source) };
}

const readers: ValueReaders<ProfileFile> = {
  id: kebabCase,
  extends: oneOf(names),
  service: shortName,
  destination: shortName,
  support: shortName,
  supportContact: link,
  callbackUrl: link,
  hosts: listOf(hostName),
  references: listOf(link),
  enabledBy: shortName,
  secretHandOver: shortName,
  access: sentences,
  causes: listOf(ownCause, limits.profileCauses),
};

/** The callback's host is one of the broker's, and the only one where the file says no more. */
function hostsOf({ callbackUrl, hosts }: ProfileFile, base: Profile, source: Source): readonly string[] {
  const callback = callbackUrl ?? base.callbackUrl;
  if (callback === null) return hosts ?? base.hosts;
  const { host } = new URL(callback);
  const listed = hosts ?? (callbackUrl === undefined ? base.hosts : [host]);
  if (listed.includes(host)) return listed;
  const from = callbackUrl === undefined ? ` of ${base.id}` : '';
  throw wrongValue(
    { source, key: `callbackUrl${from}` },
    'is on a host that hosts does not list',
    'one that is there is asked for',
  );
}

/** Codes are what others rely on, so none may be the catalogue's, nor stand for two things. */
async function checkCodes(causes: readonly CatalogueEntry[], profile: string, source: Source): Promise<void> {
  if (causes.length === 0) return;
  const taken = (await wholeCatalogue(null)).find((cause) => cause.id.startsWith(`${profile}-`));
  if (taken !== undefined)
    throw wrongValue(
      { source, key: 'id' },
      `begins codes of the catalogue, such as ${taken.id}`,
      'another one is asked for',
    );
  const seen = new Set<string>();
  for (const [index, { id }] of causes.entries()) {
    const place = { source, key: `causes[${index}].id` };
    if (!id.startsWith(`${profile}-`))
      throw wrongValue(place, 'could be the catalogue’s', `one that begins with ${profile}- is asked for`);
    if (seen.has(id)) throw wrongValue(place, 'stands there twice', 'keep one');
    seen.add(id);
  }
}
