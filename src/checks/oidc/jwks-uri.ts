import { differenceText } from '../../evidence/explain-difference.ts';
import { defineOidcCheck, noticed, pass, type OidcResult } from './oidc-check.ts';

/** Does the connection read its keys where the provider publishes them? */
export const jwksUri = defineOidcCheck({
  id: 'jwks-uri',
  title: 'The connection reads the keys where the provider publishes them',
  sources: ['OpenID Connect Discovery §3', 'OpenID Connect Core §10.1.1'],
  run: ({ discovery, settings }) =>
    discovery.flatMap(({ id, metadata }): OidcResult[] => {
      const [received, expected] = [settings.jwksUri, metadata.jwksUri];
      if (received === undefined || expected === null) return [];
      if (received === expected)
        return [pass(id, 'The connection has the `jwks_uri` of the discovery document.', { received })];
      const compares = { received: 'jwks_uri of the connection', expected: 'jwks_uri of the discovery document' };
      const message = `The connection reads keys from another address than the discovery document says.${differenceText(received, expected)}`;
      return [noticed(id, message, { received, expected, compares })];
    }),
});
