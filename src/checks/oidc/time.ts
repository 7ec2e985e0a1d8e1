import type { ConnectionSettings } from '../../evidence/connection.ts';
import { instantClaim } from '../../evidence/jwt.ts';
import { defineOidcCheck, forTokens, pass, refused, unknown, type OidcResult, type OidcToken } from './oidc-check.ts';

/** The greatest tolerance that is common. Which one Auth0 has for tokens is not published. */
const mostSkewMinutes = 5;

/** Is the token valid at the instant that it is judged at? */
export const time = defineOidcCheck({
  id: 'id-token-time',
  title: 'The ID token is valid at the time of the login',
  sources: ['OpenID Connect Core §3.1.3.7 (9) and (10)', 'RFC 7519 §4.1.4 to §4.1.6'],
  run: (oidc) =>
    forTokens(oidc, (item, claims) => {
      const results = [
        ...late(item, instantClaim(claims, 'exp'), oidc.settings),
        ...early(item, 'iat', instantClaim(claims, 'iat'), oidc.settings),
        ...early(item, 'nbf', instantClaim(claims, 'nbf'), oidc.settings),
      ];
      if (results.length > 0 || instantClaim(claims, 'exp') === null) return results;
      return [pass(item.id, 'The ID token is valid at the time that it is judged at.')];
    }),
});

function late({ id, at }: OidcToken, expiry: Date | null, settings: ConnectionSettings): OidcResult[] {
  if (expiry === null || at < expiry) return [];
  const minutes = minutesBetween(expiry, at);
  const values = {
    received: expiry.toISOString(),
    expected: `after ${at.toISOString()}`,
    compares: { received: 'exp of the ID token', expected: 'the time that it is judged at' },
  };
  const message = `The ID token expired ${span(minutes)} before the time that it is judged at.`;
  return bySkew(minutes, settings, {
    failed: refused('id-token-expired', id, message, values),
    open: unknown(id, 'clockSkewMinutes', `${message} Whether Auth0 lets that pass is not known.`, values),
  });
}

function early(
  { id, at }: OidcToken,
  name: 'iat' | 'nbf',
  begin: Date | null,
  settings: ConnectionSettings,
): OidcResult[] {
  if (begin === null || at >= begin) return [];
  const minutes = minutesBetween(at, begin);
  const values = {
    received: begin.toISOString(),
    expected: `not after ${at.toISOString()}`,
    compares: { received: `${name} of the ID token`, expected: 'the time that it is judged at' },
  };
  const message = `The \`${name}\` of the ID token is ${span(minutes)} after the time that it is judged at.`;
  return bySkew(minutes, settings, {
    failed: refused('id-token-not-yet-valid', id, message, values),
    open: unknown(id, 'clockSkewMinutes', `${message} Whether Auth0 lets that pass is not known.`, values),
  });
}

function bySkew(
  minutes: number,
  { clockSkewMinutes }: ConnectionSettings,
  { failed, open }: { readonly failed: OidcResult; readonly open: OidcResult },
): OidcResult[] {
  if (clockSkewMinutes !== undefined) return minutes > clockSkewMinutes ? [failed] : [];
  return [minutes > mostSkewMinutes ? failed : open];
}

function minutesBetween(earlier: Date, later: Date): number {
  return (later.getTime() - earlier.getTime()) / 60_000;
}

function span(minutes: number): string {
  if (minutes < 2) return `${Math.round(minutes * 60)} seconds`;
  if (minutes < 120) return `${Math.round(minutes)} minutes`;
  return minutes < 2880 ? `${Math.round(minutes / 60)} hours` : `${Math.round(minutes / 1440)} days`;
}
