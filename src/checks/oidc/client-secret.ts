import { textClaim } from '../../evidence/jwt.ts';
import { defineOidcCheck, noticed, refused, type OidcCase, type OidcResult } from './oidc-check.ts';

/** Does a client secret that stands in an input have a form that no provider gives one? Its content is not at hand. */
export const clientSecret = defineOidcCheck({
  id: 'client-secret-form',
  title: 'The client secret has the form of a secret value',
  sources: ['RFC 6749 §2.3.1', 'Microsoft: Add and manage application credentials'],
  run: (oidc) =>
    oidc.secrets.flatMap(({ id, form }): OidcResult[] => {
      switch (form) {
        case 'padded':
          return [
            refused('oidc-secret-with-blanks', id, 'White space stands around the client secret.', {
              certainty: 'likely',
            }),
          ];
        case 'uuid':
          return isMicrosofts(oidc)
            ? [
                refused('oidc-secret-id-for-value', id, 'The client secret has the form of the ID of a secret.', {
                  certainty: 'likely',
                }),
              ]
            : [
                noticed(
                  id,
                  'The client secret has the form of an ID. At Microsoft Entra ID that is the ID of a secret, and not its value.',
                ),
              ];
        case null:
          return [];
      }
    }),
});

const microsoft = /^https:\/\/(?:login\.microsoftonline\.(?:com|us)|sts\.windows\.net)\//i;

function isMicrosofts({ settings, discovery, tokens }: OidcCase): boolean {
  const issuers = [
    settings.issuer,
    ...discovery.map(({ metadata }) => metadata.issuer),
    ...tokens.map(({ token }) => textClaim(token.claims, 'iss')),
  ];
  return issuers.some((issuer) => typeof issuer === 'string' && microsoft.test(issuer));
}
