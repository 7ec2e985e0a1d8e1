import type { NotJudged } from '../../evidence/verify-token.ts';
import { defineOidcCheck, pass, refused, unknown, type OidcResult, type OidcToken } from './oidc-check.ts';

/** Does the signature hold under a key of the set at hand? Whose keys those are the user knows. */
export const signature = defineOidcCheck({
  id: 'id-token-signature',
  title: 'The signature of the ID token is valid',
  sources: ['RFC 7515 §5.2', 'RFC 7518 §3.3', 'OpenID Connect Core §3.1.3.7 (6) and §10.1.1'],
  run: ({ tokens }) => tokens.flatMap((item) => (item.isBrokers ? [] : judged(item))),
});

function judged(item: OidcToken): OidcResult[] {
  const { id, verification } = item;
  switch (verification.state) {
    case 'valid': {
      const key = verification.keyId === null ? {} : { received: verification.keyId };
      const message = verification.isStated
        ? 'The redacted copy says that the signature was valid under a key of the key set. Its value is removed, so nothing is verified here.'
        : 'The signature is valid under a key of the key set at hand.';
      return [pass(id, message, key)];
    }
    case 'invalid':
      return [
        refused(
          'id-token-signature-not-valid',
          id,
          'The signature does not hold under the key that the ID token names.',
          verification.keyId === null ? {} : { received: verification.keyId, compares },
        ),
      ];
    case 'not-judged':
      return notJudged(item, verification.why, verification.keyIds);
  }
}

const compares = { received: 'kid of the ID token', expected: 'kids of the key set' };
const keys = 'the key set of the provider (JWKS)';

function notJudged({ id, token }: OidcToken, why: NotJudged, keyIds: readonly string[]): OidcResult[] {
  switch (why) {
    case 'unsigned':
    case 'unreadable':
    case 'encrypted':
      // Told by other checks.
      return [];
    case 'critical':
      return [
        unknown(id, 'what `crit` of the header asks for', 'The signature cannot be judged: the header has `crit`.'),
      ];
    case 'symmetric':
      return [
        unknown(
          id,
          'the client secret, which nobody may hand in',
          'The signature cannot be judged: its key is the client secret. The keys that the provider publishes have nothing to do with it.',
        ),
      ];
    case 'unsupported':
      return [
        unknown(
          id,
          'a library that has this algorithm',
          'The signature cannot be judged: its algorithm is not known here.',
          {
            received: token.algorithm ?? '',
          },
        ),
      ];
    case 'no-keys':
      return [unknown(id, keys, 'The signature cannot be judged: no key set is at hand.')];
    case 'no-such-key':
      return [missingKey(id, token.keyId, keyIds)];
    case 'short-key':
      return [
        refused(
          'id-token-key-too-short',
          id,
          'The RSA key that the ID token names has fewer than 2048 bits. Its signature is not judged.',
          {
            ...(token.keyId !== null && { received: token.keyId, compares }),
            certainty: 'likely',
          },
        ),
      ];
    case 'redacted':
      return [
        unknown(
          id,
          'the token as it was sent, checked where it is',
          'The signature cannot be judged: its value is removed in this redacted copy.',
        ),
      ];
    case 'broken-key':
      return [unknown(id, keys, 'The signature cannot be judged: the key that the ID token names is no usable one.')];
  }
}

function missingKey(id: string, keyId: string | null, keyIds: readonly string[]): OidcResult {
  if (keyId === null)
    return unknown(
      id,
      keys,
      'The signature cannot be judged: the ID token names no key, and none at hand fits its algorithm.',
    );
  const message = keyIds.includes(keyId)
    ? 'The key that the ID token names is in the key set, and is not of the kind that its algorithm needs.'
    : 'The key that the ID token names is not in the key set at hand.';
  return refused('id-token-key-not-published', id, message, {
    received: keyId,
    expected: keyIds.join(', ') || 'none has a kid',
    compares,
  });
}
