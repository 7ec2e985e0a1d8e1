import type { ConnectionSettings } from '../evidence/connection.ts';
import { limits } from '../limits.ts';
import { profiles } from '../profiles/index.ts';
import { exportedConnection, readExportedConnection } from './auth0-connection.ts';
import { certificatePem, privateKeyPem } from './connection-pem.ts';
import {
  address,
  connectionError,
  kindOf,
  minutes,
  oneOf,
  readMembers,
  text,
  texts,
  thumbprints,
  trueOrFalse,
  wrongValue,
  type ValueReaders,
} from './connection-values.ts';
import { readDataFile } from './data-file.ts';
import { membersOf } from './plain-data.ts';
import type { Source } from './source.ts';

/**
 * What the broker is set up with: our own keys, or a connection exported from Auth0. JSON or YAML.
 * Paths in it are seen from its own folder, which the source's name tells.
 * @throws SsoDoctorError ERR_CONNECTION, ERR_INPUT_TOO_LARGE
 */
export async function readConnection(source: Source): Promise<ConnectionSettings> {
  const data = await readDataFile(source, limits.connectionCharacters, 'Keep the one connection.');
  const exported = exportedConnection(data, source);
  if (exported !== null) return readExportedConnection(exported, source);
  const members = membersOf(data);
  if (members === null)
    throw connectionError(
      source,
      `this is ${kindOf(data)}; an object with settings is asked for, such as entityId and thumbprints.`,
    );
  return readMembers(members, readers, source);
}

const checkReaders: ValueReaders<NonNullable<ConnectionSettings['checks']>> = {
  destination: trueOrFalse,
  recipient: trueOrFalse,
  audience: trueOrFalse,
  expiration: trueOrFalse,
  certificateExpiration: trueOrFalse,
  nameQualifier: trueOrFalse,
  spNameQualifier: trueOrFalse,
};

const readers: ValueReaders<ConnectionSettings> = {
  profile: oneOf(profiles.map(({ id }) => id)),
  entityId: text,
  callbackUrl: address,
  thumbprints,
  certificate: certificatePem,
  decryptionKey: privateKeyPem,
  clockSkewMinutes: minutes,
  idpEntityId: text,
  issuer: text,
  clientId: text,
  redirectUris: texts,
  nonce: text,
  scope: text,
  responseType: text,
  tokenEndpointAuthMethod: text,
  idTokenSignedResponseAlgs: texts,
  jwksUri: address,
  checks: (value, place) => {
    const members = membersOf(value);
    if (members === null) throw wrongValue(place, `is ${kindOf(value)}`, 'an object of checks is asked for');
    return readMembers(members, checkReaders, place.source, 'checks.');
  },
};
