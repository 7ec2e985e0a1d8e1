import type { ConnectionSettings } from '../evidence/connection.ts';
import { visible } from '../text/visible-text.ts';
import { isOidcConnection, readOidcOptions } from './auth0-oidc-connection.ts';
import { exportedCertificate, exportedPrivateKey } from './connection-pem.ts';
import { address, connectionError, text, thumbprints } from './connection-values.ts';
import { membersOf } from './plain-data.ts';
import type { Source } from './source.ts';

type Members = ReadonlyMap<string, unknown>;

/** Strategies of Auth0 connections whose logins end in a SAML response, or in a WS-Federation one. */
const samlStrategies: readonly unknown[] = ['samlp', 'adfs', 'pingfederate'];
const mostNames = 20;

/**
 * The one SAML connection of what Auth0's Management API answers with: a connection, a list of them, or an object that holds the list;
 * where there is none, its one OpenID Connect connection. Null where the data is no such thing.
 * @throws SsoDoctorError ERR_CONNECTION where there is not exactly one
 */
export function exportedConnection(data: unknown, source: Source): Members | null {
  const connections = connectionsIn(data);
  return connections === null ? null : onlyOne(connections, source);
}

/** Whether data is such an answer and a connection of either kind is in it. Auth0's log events name a strategy too, and have no options. */
export function holdsConnection(data: unknown): boolean {
  const hasOptions = (connection: Members): boolean => membersOf(connection.get('options')) !== null;
  const isEither = (connection: Members): boolean => isSaml(connection) || isOidcConnection(connection);
  return connectionsIn(data)?.some((connection) => isEither(connection) && hasOptions(connection)) ?? false;
}

function connectionsIn(data: unknown): Members[] | null {
  const members = membersOf(data);
  const list = members?.get('connections') ?? data;
  if (!Array.isArray(list)) return members?.has('strategy') === true ? [members] : null;
  return list.flatMap((item: unknown) => membersOf(item) ?? []);
}

function isSaml(connection: Members): boolean {
  return samlStrategies.includes(connection.get('strategy'));
}

function onlyOne(connections: readonly Members[], source: Source): Members {
  const saml = connections.filter(isSaml);
  const kind = saml.length > 0 ? 'SAML' : 'OpenID Connect';
  const found = saml.length > 0 ? saml : connections.filter(isOidcConnection);
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  if (found.length > 1)
    throw connectionError(
      source,
      `${found.length} ${kind} connections are in it: ${namesOf(found)}. Keep the one that the login went through.`,
    );
  throw connectionError(
    source,
    connections.length === 0
      ? 'this list holds no connection. An object with settings is asked for, or a connection exported from Auth0.'
      : `no SAML connection (strategy ${samlStrategies.join(', ')}) is in it; there is ${namesOf(connections)}.`,
  );
}

function namesOf(connections: readonly Members[]): string {
  const names = connections.slice(0, mostNames).map((connection) => {
    const [name, strategy] = [connection.get('name'), connection.get('strategy')].map(shown);
    return `${name ?? 'one without a name'} (${strategy ?? 'no strategy'})`;
  });
  const more = connections.length - names.length;
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
}

function shown(value: unknown): string | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  return visible(value.length > 60 ? `${value.slice(0, 59)}…` : value);
}

/**
 * Settings out of a connection of Auth0's. Options that nothing is compared with are passed over.
 * The tenant's address is not in it, so that the entity id's default (`urn:auth0:TENANT:CONNECTION`) and the callback URL stay unknown.
 * Option names: Management API v2, `GET /api/v2/connections/{id}`.
 * @throws SsoDoctorError ERR_CONNECTION
 */
export function readExportedConnection(connection: Members, source: Source): ConnectionSettings {
  const options = membersOf(connection.get('options'));
  if (options === null) throw connectionError(source, 'this connection has no options. Export it with all its fields.');
  if (isOidcConnection(connection)) return readOidcOptions(options, source);
  const read = <T>(key: string, reader: (value: unknown, place: { source: Source; key: string }) => T): T | null => {
    const value = options.get(key) ?? '';
    // Auth0 writes null or an empty text for what was cleared.
    return value === '' ? null : reader(value, { source, key: `options.${key}` });
  };
  // The validator's own option is `cert`; Auth0 makes it of `signingCert` whenever that is changed.
  const certificate = read('cert', exportedCertificate) ?? read('signingCert', exportedCertificate);
  return withoutNull({
    entityId: read('entityId', text),
    callbackUrl: callbackUrl(read('destinationUrl', address), read('recipientUrl', address)),
    thumbprints: read('thumbprints', thumbprints),
    certificate,
    decryptionKey: read('decryptionKey', (value, place) => {
      // A pair of key and certificate, or the key alone.
      const pair = membersOf(value);
      const key = pair === null ? value : (pair.get('key') ?? null);
      return key === null ? null : exportedPrivateKey(key, place);
    }),
    // What is no number the validator replaces with its default, as it does where nothing is set.
    clockSkewMinutes: read('clockSkew', (value) => (typeof value === 'number' ? value : null)),
  });
}

/** Both or none: where one is not set, the broker expects the address that the response was sent to, which the export does not tell. */
function callbackUrl(destination: string | null, recipient: string | null): string | null {
  return destination === recipient ? destination : null;
}

function withoutNull<T extends object>(settings: T): { [Key in keyof T]?: NonNullable<T[Key]> } {
  const known = Object.entries(settings).filter(([, value]) => value !== null);
  return Object.fromEntries(known) as { [Key in keyof T]?: NonNullable<T[Key]> };
}
