import type { Origin } from './origin.ts';

/** A discovery document (OpenID Connect Discovery §3). What is absent, or of another type than it says there, is null. */
export interface OidcMetadata {
  readonly issuer: string | null;
  readonly authorizationEndpoint: string | null;
  readonly tokenEndpoint: string | null;
  readonly userinfoEndpoint: string | null;
  readonly jwksUri: string | null;
  readonly responseTypes: readonly string[] | null;
  readonly scopes: readonly string[] | null;
  readonly idTokenAlgorithms: readonly string[] | null;
  readonly tokenEndpointAuthMethods: readonly string[] | null;
}

export interface OidcMetadataEvidence {
  readonly kind: 'oidc-metadata';
  readonly origin: Origin;
  readonly metadata: OidcMetadata;
  /** Of the document, in bytes: Auth0 has a limit. */
  readonly size: number;
}

/** Reads what a login needs. */
export function readOidcMetadata(members: ReadonlyMap<string, unknown>): OidcMetadata {
  const text = (name: string): string | null => {
    const value = members.get(name);
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const list = (name: string): string[] | null => {
    const value = members.get(name);
    if (!Array.isArray(value)) return null;
    return value.filter((item: unknown): item is string => typeof item === 'string');
  };
  return {
    issuer: text('issuer'),
    authorizationEndpoint: text('authorization_endpoint'),
    tokenEndpoint: text('token_endpoint'),
    userinfoEndpoint: text('userinfo_endpoint'),
    jwksUri: text('jwks_uri'),
    responseTypes: list('response_types_supported'),
    scopes: list('scopes_supported'),
    idTokenAlgorithms: list('id_token_signing_alg_values_supported'),
    tokenEndpointAuthMethods: list('token_endpoint_auth_methods_supported'),
  };
}

/** Names that only a discovery document has beside its issuer. */
export const discoveryNames = [
  'authorization_endpoint',
  'token_endpoint',
  'jwks_uri',
  'response_types_supported',
] as const;
