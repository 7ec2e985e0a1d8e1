import { textClaim } from '../../evidence/jwt.ts';
import { defineOidcCheck, forTokens, pass, refused, unknown } from './oidc-check.ts';

/** Does the token answer the request of this attempt? Neither value is shown: whoever has both can replay the login. */
export const nonce = defineOidcCheck({
  id: 'id-token-nonce',
  title: 'The ID token has the nonce of the request',
  sources: ['OpenID Connect Core §3.1.3.7 (11) and §15.5.2'],
  run: (oidc) =>
    forTokens(oidc, ({ id }, claims) => {
      const received = textClaim(claims, 'nonce');
      const expected = oidc.settings.nonce ?? oidc.request?.nonce ?? null;
      if (expected === null)
        return received === null
          ? []
          : [unknown(id, 'nonce', 'The nonce cannot be compared: that of the request is not known.')];
      if (received === expected) return [pass(id, 'The nonce is that of the request.')];
      const message =
        received === null
          ? 'The request has a nonce, and the ID token has none.'
          : 'The nonce of the ID token is not that of the request.';
      return [refused('id-token-nonce-differs', id, message)];
    }),
});
