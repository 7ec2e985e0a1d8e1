import { differenceText } from '../../evidence/explain-difference.ts';
import { textClaim } from '../../evidence/jwt.ts';
import type { Certainty } from '../../report/report.ts';
import { defineOidcCheck, pass, refused, unknown, type OidcCase, type OidcResult } from './oidc-check.ts';

/** Is `iss` exactly the issuer that the connection, else the discovery document, names? */
export const issuer = defineOidcCheck({
  id: 'id-token-issuer',
  title: 'The issuer of the ID token is the connection’s',
  sources: ['OpenID Connect Core §3.1.3.7 (2)', 'OpenID Connect Discovery §4.3'],
  run: (oidc) =>
    oidc.tokens.flatMap(({ id, token, isBrokers }): OidcResult[] => {
      const received = textClaim(token.claims, 'iss');
      if (received === null) return [];
      if (isBrokers)
        return [
          {
            status: 'skipped',
            missing: 'the ID token of the identity provider',
            from: id,
            message:
              'Auth0 itself issued this ID token, for the application: this login got past Auth0. What the identity provider sent is another token.',
          },
        ];
      const expected = expectedIssuer(oidc);
      if (expected === null)
        return [unknown(id, 'issuer', 'The issuer cannot be compared: the connection’s is not known.', { received })];
      const values = {
        received,
        expected: expected.value,
        compares: { received: 'iss of the ID token', expected: expected.name },
      };
      if (received === expected.value) return [pass(id, `The issuer is ${expected.name}.`, values)];
      const { certainty } = expected;
      const difference = differenceText(received, expected.value);
      return [
        refused('id-token-issuer-differs', id, `The issuer is not ${expected.name}.${difference}`, {
          ...values,
          certainty,
        }),
      ];
    }),
});

interface Expected {
  readonly value: string;
  readonly name: string;
  /** What the connection expects is known from the connection alone. */
  readonly certainty: Certainty;
}

/** What the connection says; else the broker's own error; else what one discovery document says of itself, unless that is a template for many tenants. */
function expectedIssuer({ settings, stated, discovery }: OidcCase): Expected | null {
  if (settings.issuer !== undefined)
    return { value: settings.issuer, name: 'the issuer of the connection', certainty: 'certain' };
  if (stated.issuer !== null)
    return { value: stated.issuer, name: 'the issuer that the error says is expected', certainty: 'likely' };
  const issuers = new Set(discovery.map(({ metadata }) => metadata.issuer));
  const [only] = issuers;
  if (issuers.size !== 1 || typeof only !== 'string' || isTemplate(only)) return null;
  return { value: only, name: 'the issuer of the discovery document', certainty: 'likely' };
}

/** Microsoft’s documents for all tenants have a place for the tenant’s ID in their issuer. */
export function isTemplate(issuer: string): boolean {
  return issuer.includes('{');
}
