import { textClaim } from '../../evidence/jwt.ts';
import type { TokenHashes } from '../../evidence/token-evidence.ts';
import { defineOidcCheck, forTokens, pass, refused, type OidcResult } from './oidc-check.ts';

/** Does the token belong to the access token or the code that came with it? Neither hash is shown. */
export const hashes = defineOidcCheck({
  id: 'id-token-hashes',
  title: 'The ID token belongs to the access token and the code beside it',
  sources: ['OpenID Connect Core §3.1.3.6, §3.2.2.9 and §3.3.2.11'],
  run: (oidc) =>
    forTokens(oidc, ({ id, token }, claims) => {
      const digest = digestOf(token.algorithm ?? '');
      if (digest === null) return [];
      return oidc.hashes.flatMap((beside): OidcResult[] => {
        const stated = textClaim(claims, beside.of);
        if (stated === null || beside.token !== id) return [];
        const what = beside.of === 'at_hash' ? 'access token' : 'code';
        return stated === beside.hashes[digest]
          ? [pass(id, `The \`${beside.of}\` fits the ${what} beside the ID token.`)]
          : [
              refused(
                'id-token-hash-differs',
                id,
                `The \`${beside.of}\` does not fit the ${what} beside the ID token.`,
              ),
            ];
      });
    }),
});

/** The digest of the algorithm's name; Ed25519 is built on SHA-512. */
function digestOf(algorithm: string): keyof TokenHashes | null {
  const bits = /^(?:RS|PS|ES|HS)(256|384|512)$/.exec(algorithm)?.[1];
  if (bits === '256') return 'sha256';
  if (bits === '384') return 'sha384';
  return bits === '512' || algorithm === 'EdDSA' || algorithm === 'Ed25519' ? 'sha512' : null;
}
