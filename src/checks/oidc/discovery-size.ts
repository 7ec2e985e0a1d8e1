import { defineOidcCheck, refused, type OidcResult } from './oidc-check.ts';

/** Auth0's documentation of OpenID Connect connections says 128 KB. */
const auth0Bytes = 128 * 1024;

/** Is the document one that Auth0 reads? */
export const discoverySize = defineOidcCheck({
  id: 'discovery-size',
  title: 'The discovery document is no larger than Auth0 reads',
  sources: ['Auth0: OpenID Connect connections'],
  run: ({ discovery }) =>
    discovery.flatMap(({ id, size }): OidcResult[] => {
      if (size <= auth0Bytes) return [];
      const values = { received: `${size} bytes`, expected: `${auth0Bytes} bytes`, certainty: 'likely' } as const;
      return [
        refused('auth0-oidc-discovery-too-large', id, 'The discovery document is larger than Auth0 reads.', values),
      ];
    }),
});
