import { SsoDoctorError } from '../errors.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { discoveryNames, readOidcMetadata } from '../evidence/oidc-metadata.ts';
import { limits } from '../limits.ts';
import { visible } from '../text/visible-text.ts';
import { parseJson } from './json.ts';
import { membersOf } from './plain-data.ts';
import type { Source } from './source.ts';

/**
 * What a provider publishes about itself. Nothing where the text is other JSON, or none.
 * @throws SsoDoctorError ERR_INPUT_MALFORMED, ERR_INPUT_TOO_LARGE
 */
export function readDiscovery({ name, text, bytes }: Source): Evidence[] {
  const place = visible(name);
  if (text.length > limits.discoveryCharacters)
    throw new SsoDoctorError(
      'ERR_INPUT_TOO_LARGE',
      `${place}: this discovery document is longer than ${limits.discoveryCharacters / 1024} kB. Auth0 reads 128 KB.`,
    );
  const parsed = parseJson(text.replace(/^\uFEFF/, ''));
  if (parsed === null) return [];
  if ('reason' in parsed)
    throw new SsoDoctorError('ERR_INPUT_MALFORMED', `${place}: this document cannot be read: ${parsed.reason}.`);
  const members = membersOf(parsed.value);
  if (members?.has('issuer') !== true || discoveryNames.every((other) => !members.has(other))) return [];
  const size = bytes?.length ?? Buffer.byteLength(text);
  return [
    { kind: 'oidc-metadata', origin: { source: name, location: null }, metadata: readOidcMetadata(members), size },
  ];
}
