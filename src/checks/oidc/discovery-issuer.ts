import { differenceText } from '../../evidence/explain-difference.ts';
import { isTemplate } from './issuer.ts';
import { defineOidcCheck, noticed, pass, refused, unknown, type OidcResult } from './oidc-check.ts';

/** Is the discovery document that of the connection's issuer? */
export const discoveryIssuer = defineOidcCheck({
  id: 'discovery-issuer',
  title: 'The discovery document is that of the connection’s issuer',
  sources: ['OpenID Connect Discovery §4.3'],
  run: ({ discovery, settings }) =>
    discovery.flatMap(({ id, metadata }): OidcResult[] => {
      const received = metadata.issuer;
      const expected = settings.issuer;
      if (received === null) return [noticed(id, 'The discovery document names no issuer, which it must.')];
      if (expected === undefined) return [];
      const values = { received, expected, compares: issuers };
      if (received === expected) return [pass(id, 'The discovery document has the issuer of the connection.', values)];
      if (isTemplate(received))
        return [
          unknown(
            id,
            'the discovery document of the one tenant',
            'The issuer cannot be compared: this discovery document is one for all tenants, with a place for the tenant’s ID.',
            values,
          ),
        ];
      const message = `The discovery document names another issuer than the connection.${differenceText(received, expected)}`;
      return [refused('oidc-discovery-issuer-differs', id, message, values)];
    }),
});

const issuers = { received: 'issuer of the discovery document', expected: 'issuer of the connection' };
