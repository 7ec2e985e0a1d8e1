import { audiencesOf, textClaim, type Jwt, type TokenKind } from './jwt.ts';

/** Names that a token stands under: of responses and requests (RFC 6749, RFC 7523, RFC 8693, OpenID Connect Core, RP-Initiated Logout). */
const kindsByName: ReadonlyMap<string, TokenKind> = new Map([
  ['id_token', 'id-token'],
  ['idtoken', 'id-token'],
  ['id_token_hint', 'id-token'],
  ['access_token', 'access-token'],
  ['accesstoken', 'access-token'],
  ['bearer', 'access-token'],
  ['refresh_token', 'refresh-token'],
  ['refreshtoken', 'refresh-token'],
  ['client_assertion', 'client-assertion'],
  ['assertion', 'other-token'],
  ['logout_token', 'other-token'],
  ['subject_token', 'other-token'],
  ['actor_token', 'other-token'],
]);

/** What a token is for, by the name it stands under, else by what it says of itself. */
export function tokenKind(name: string | null, token: Jwt | null): TokenKind {
  const named = name === null ? undefined : kindsByName.get(name.toLowerCase());
  // An access token that is put where an ID token belongs is a fault that the checks tell.
  if (named !== undefined) return named === 'id-token' && token?.isEncrypted === true ? 'other-token' : named;
  return token === null ? 'other-token' : kindByContent(token);
}

/** Without a name only what nothing else has counts. */
function kindByContent({ type, claims, isEncrypted, problems }: Jwt): TokenKind {
  const typ = type?.toLowerCase().replace(/^application\//, '') ?? '';
  if (typ === 'at+jwt') return 'access-token';
  if (isEncrypted || (typ !== '' && typ !== 'jwt')) return 'other-token';
  // What is cut off or too long may be the token that the case is about; the checks say what it is.
  if (claims === null)
    return problems.some(({ kind }) => kind === 'cut-off' || kind === 'over-limit') ? 'id-token' : 'other-token';
  const issuer = textClaim(claims, 'iss');
  if (issuer !== null && issuer === textClaim(claims, 'sub')) return 'client-assertion';
  if (['nonce', 'at_hash', 'c_hash'].some((claim) => claims.has(claim))) return 'id-token';
  if (['scope', 'scp', 'gty'].some((claim) => claims.has(claim))) return 'access-token';
  if (claims.has('events')) return 'other-token';
  return issuer !== null && claims.has('sub') && audiencesOf(claims).length > 0 ? 'id-token' : 'other-token';
}
