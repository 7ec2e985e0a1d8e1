import { isInMilliseconds } from '../../evidence/jwt.ts';
import { defineOidcCheck, forTokens, pass, refused } from './oidc-check.ts';

const required = ['iss', 'sub', 'aud', 'exp', 'iat'] as const;
const times = ['exp', 'iat', 'nbf', 'auth_time'] as const;

/** Are the claims there that every ID token must have, and in their form? */
export const claims = defineOidcCheck({
  id: 'id-token-claims',
  title: 'The ID token has the claims that it must have',
  sources: ['OpenID Connect Core §2 and §3.1.3.7', 'RFC 7519 §2 and §4.1'],
  run: (oidc) =>
    forTokens(oidc, ({ id }, claims) => {
      const missing = required.filter((name) => !claims.has(name));
      const wrong = [
        ...(['iss', 'sub'] as const).filter((name) => claims.has(name) && !isText(claims.get(name))),
        ...(claims.has('aud') && !isAudience(claims.get('aud')) ? ['aud'] : []),
        ...times.filter((name) => claims.has(name) && typeof claims.get(name) !== 'number'),
      ];
      const inMilliseconds = times.filter((name) => isInMilliseconds(claims.get(name)));
      const sentences = [
        ...(missing.length > 0 ? [`The ID token has no ${listed(missing)}.`] : []),
        ...(wrong.length > 0 ? [`Of another type than the standard says: ${listed(wrong)}.`] : []),
        ...(inMilliseconds.length > 0 ? [`In milliseconds instead of seconds: ${listed(inMilliseconds)}.`] : []),
      ];
      if (sentences.length > 0) return [refused('id-token-claim-missing', id, sentences.join(' '))];
      return [pass(id, 'The ID token has the claims that it must have.')];
    }),
});

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function isAudience(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 && value.every(isText) : isText(value);
}

function listed(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}
