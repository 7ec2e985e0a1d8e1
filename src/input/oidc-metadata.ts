import { defineFormat } from './format.ts';

/** The discovery document of an OpenID Provider: JSON with `issuer` and endpoints (OpenID Connect Discovery §3, RFC 8414 §2). */
export const oidcMetadata = defineFormat({
  id: 'oidc-metadata',
  detect: ({ text }) =>
    text.includes('"issuer"') &&
    /"(?:authorization_endpoint|token_endpoint|jwks_uri|response_types_supported)"/.test(text) &&
    /^[\s\uFEFF]*\{/.test(text.slice(0, 1_000)),
  async read(source) {
    // Loaded here because a plain URL needs no JSON parser.
    const { readDiscovery } = await import('./read-oidc-metadata.ts');
    return readDiscovery(source);
  },
});
