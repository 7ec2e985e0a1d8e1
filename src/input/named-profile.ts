import { SsoDoctorError } from '../errors.ts';
import { readFileSource } from './read-sources.ts';
import { nearestName } from '../text/nearest-name.ts';
import { profileById, profiles } from '../profiles/index.ts';
import type { Profile } from '../profiles/profile.ts';
import { visible } from '../text/visible-text.ts';

/**
 * The profile that `--profile` names: the name of a built-in one, or a file, which has a separator or ends like one. Undefined where the
 * option was not given. @throws SsoDoctorError ERR_USAGE, or what is wrong with the file
 */
export async function namedProfile(named: string | undefined): Promise<Profile | undefined> {
  if (named === undefined) return undefined;
  if (isProfileFile(named)) {
    const source = await readFileSource(named);
    // Loaded here because most runs have no file.
    const { readProfile } = await import('./profile-file.ts');
    return readProfile(source);
  }
  const names: readonly string[] = profiles.map(({ id }) => id);
  if (names.includes(named)) return profileById(named);
  throw new SsoDoctorError(
    'ERR_USAGE',
    `--profile ${visible(named.slice(0, 200))}: no profile has this name; the nearest is "${nearestName(named, names)}". A file ends in .json, .yaml or .yml, or has a folder before it: ./acme.yaml.`,
  );
}

/** Whether `--profile` names a file. */
export function isProfileFile(named: string): boolean {
  return /[/\\]|\.(?:json|ya?ml)$/i.test(named);
}
