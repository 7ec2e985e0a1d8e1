import { limits } from '../limits.ts';
import type { JwksKey } from './jwks.ts';
import type { Jwt } from './jwt.ts';
import { tokenStatement } from './redacted-token.ts';

/** What became of a token's signature under the keys at hand. */
export type TokenVerification =
  /** It is unchanged since the holder of this key signed it, whoever that is. `isStated`: a redacted copy says so, and has no signature. */
  | { readonly state: 'valid'; readonly keyId: string | null; readonly isStated: boolean }
  /** `keyId`: of the key that the token names, or null where it names none and no key fits. */
  | { readonly state: 'invalid'; readonly keyId: string | null }
  | { readonly state: 'not-judged'; readonly why: NotJudged; readonly keyIds: readonly string[] };

export type NotJudged =
  /** `alg` is none, or there is no third part. */
  | 'unsigned'
  | 'unreadable'
  | 'encrypted'
  /** HMAC: the key is the client secret, which nobody may hand in. */
  | 'symmetric'
  /** The library has no such algorithm (ES256K, an invented one). */
  | 'unsupported'
  /** A header parameter that has to be understood is not. */
  | 'critical'
  | 'no-keys'
  /** No key at hand has the token's `kid`, or is of the kind that its algorithm needs. */
  | 'no-such-key'
  /** RSA below 2048 bits, which RFC 7518 §3.3 forbids: the library refuses to use it. */
  | 'short-key'
  /** The key that the token names is no usable one. */
  | 'broken-key'
  /** A redacted copy, which does not say what became of it. */
  | 'redacted';

/** Verifies a signature with the keys that fit it (RFC 7515 §5.2). Nothing else of the token is looked at. */
export async function verifyToken(token: Jwt, keys: readonly JwksKey[]): Promise<TokenVerification> {
  const { algorithm, critical, isEncrypted, claims, problems, compact } = token;
  const keyIds = keys.flatMap(({ keyId }) => keyId ?? []);
  const notJudged = (why: NotJudged): TokenVerification => ({ state: 'not-judged', why, keyIds });
  if (isEncrypted) return notJudged('encrypted');
  if (algorithm === null || claims === null || problems.some(({ kind }) => kind !== 'repeated'))
    return notJudged('unreadable');
  if (algorithm.toLowerCase() === 'none' || compact.endsWith('.')) return notJudged('unsigned');
  if (/^HS\d/.test(algorithm)) return notJudged('symmetric');
  if (critical.length > 0) return notJudged('critical');
  const type = keyTypes.find(([pattern]) => pattern.test(algorithm))?.[1];
  if (type === undefined) return notJudged('unsupported');
  if (keys.length === 0) return notJudged('no-keys');
  const fitting = keysFor(token, type, keys);
  if (fitting.length === 0) return notJudged('no-such-key');
  return verifyWith(fitting, token, algorithm, keyIds);
}

/** Key types by algorithm (RFC 7518 §3.1, RFC 8037 §3.1). */
const keyTypes: readonly (readonly [RegExp, string])[] = [
  [/^[RP]S(?:256|384|512)$/, 'RSA'],
  [/^ES(?:256|384|512)$/, 'EC'],
  [/^(?:EdDSA|Ed25519)$/, 'OKP'],
];

/** A key for signing, of the right type, with the token's `kid` where that names one. */
function keysFor({ keyId }: Jwt, type: string, keys: readonly JwksKey[]): JwksKey[] {
  return keys
    .filter((key) => key.type === type && key.use !== 'enc' && (keyId === null || key.keyId === keyId))
    .slice(0, limits.tokenKeys);
}

async function verifyWith(
  keys: readonly JwksKey[],
  { compact }: Jwt,
  algorithm: string,
  keyIds: readonly string[],
): Promise<TokenVerification> {
  const outcomes: ('invalid' | NotJudged)[] = [];
  for (const { keyId, publicMembers } of keys) {
    const outcome = await tryKey(publicMembers, compact, algorithm);
    if (outcome === 'valid') return { state: 'valid', keyId, isStated: false };
    outcomes.push(outcome);
  }
  const [only] = keys;
  if (outcomes.includes('invalid')) {
    const keyId = keys.length === 1 ? (only?.keyId ?? null) : null;
    switch (tokenStatement(compact)) {
      case 'right':
        return { state: 'valid', keyId, isStated: true };
      case 'not-judged':
        return { state: 'not-judged', why: 'redacted', keyIds };
      case 'wrong':
      case null:
        return { state: 'invalid', keyId };
    }
  }
  const why = outcomes.find((outcome): outcome is NotJudged => outcome !== 'invalid') ?? 'no-such-key';
  return { state: 'not-judged', why, keyIds };
}

async function tryKey(
  jwk: Readonly<Record<string, string>>,
  compact: string,
  algorithm: string,
): Promise<'valid' | 'invalid' | NotJudged> {
  if (jwk['kty'] === 'RSA' && bitsOf(jwk['n'] ?? '') < fewestBits) return 'short-key';
  // Loaded here because most cases verify no token.
  const { compactVerify, errors, importJWK } = await import('jose');
  try {
    const key = await importJWK({ ...jwk }, algorithm);
    await compactVerify(compact, key, { algorithms: [algorithm] });
    return 'valid';
  } catch (error) {
    if (error instanceof errors.JWSSignatureVerificationFailed) return 'invalid';
    if (error instanceof errors.JOSENotSupported) return 'unsupported';
    // Whatever else is wrong is the key's fault: the token's parts are well-formed, or its signature is no base64url.
    return error instanceof errors.JWSInvalid ? 'invalid' : 'broken-key';
  }
}

const fewestBits = 2048;

/** Length of a modulus in bits. */
function bitsOf(modulus: string): number {
  const hexadecimal = Buffer.from(modulus, 'base64url').toString('hex').replace(/^0+/, '');
  if (hexadecimal === '') return 0;
  return (hexadecimal.length - 1) * 4 + Number.parseInt(hexadecimal.charAt(0), 16).toString(2).length;
}
