import type { ConnectionSettings } from '../evidence/connection.ts';
import { address, text, texts, type Place } from './connection-values.ts';
import { membersOf } from './plain-data.ts';
import type { Source } from './source.ts';

type Members = ReadonlyMap<string, unknown>;

/** Strategies of Auth0 connections whose logins end in an ID token. */
const oidcStrategies: readonly unknown[] = ['oidc', 'okta', 'waad'];
/** Options that say what its tokens are compared with; without any of them the connection tells nothing. */
const telling = ['client_id', 'issuer', 'oidc_metadata', 'jwks_uri', 'discovery_url'];

/** Whether a connection of Auth0's is one of OpenID Connect and says with what. */
export function isOidcConnection(connection: Members): boolean {
  const options = membersOf(connection.get('options'));
  return oidcStrategies.includes(connection.get('strategy')) && telling.some((name) => options?.has(name) === true);
}

/**
 * Settings out of the options of an OpenID Connect connection. What Auth0 read from the discovery document is in it as `oidc_metadata`.
 * Its client secret is never read.
 * Option names: Management API v2, `GET /api/v2/connections/{id}`.
 * @throws SsoDoctorError ERR_CONNECTION
 */
export function readOidcOptions(options: Members, source: Source): ConnectionSettings {
  const metadata = membersOf(options.get('oidc_metadata')) ?? new Map<string, unknown>();
  const read = <T>(key: string, reader: (value: unknown, place: Place) => T, from = options): T | null => {
    const value = from.get(key) ?? '';
    // Auth0 writes null or an empty text for what was cleared.
    return value === '' ? null : reader(value, { source, key: `options.${key}` });
  };
  const responseType = channels.get(options.get('type'));
  const settings: [keyof ConnectionSettings, unknown][] = [
    ['issuer', read('issuer', text) ?? read('issuer', text, metadata)],
    ['clientId', read('client_id', text)],
    // Microsoft's connections have a list there.
    [
      'scope',
      read('scope', (value, place) => (Array.isArray(value) ? texts(value, place).join(' ') : text(value, place))),
    ],
    ['responseType', responseType ?? null],
    ['tokenEndpointAuthMethod', read('token_endpoint_auth_method', text)],
    ['idTokenSignedResponseAlgs', read('id_token_signed_response_algs', texts)],
    ['jwksUri', read('jwks_uri', address) ?? read('jwks_uri', address, metadata)],
  ];
  return Object.fromEntries(settings.filter(([, value]) => value !== null));
}

/** `type`: whether the ID token comes through the browser, or for a code at the token endpoint. */
const channels: ReadonlyMap<unknown, string> = new Map([
  ['front_channel', 'id_token'],
  ['back_channel', 'code'],
]);
