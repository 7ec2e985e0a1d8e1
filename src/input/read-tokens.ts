import type { Evidence } from '../evidence/evidence.ts';
import { findTokens } from '../evidence/find-tokens.ts';
import { isRedactedSecret } from '../evidence/redacted-token.ts';
import { tokenHashes } from '../evidence/token-hashes.ts';
import { tokenKind } from '../evidence/token-kind.ts';
import { readJwt } from './read-jwt.ts';
import { startLocator, type Source } from './source.ts';

/** Every token of an input, with what it is. Only an ID token's own text is kept, for its signature. */
export function readTokens({ name: source, text }: Source): Evidence[] {
  const locate = startLocator(text);
  return findTokens(text).map(({ value, name, offset, undone }): Evidence => {
    const token = /^e[wy]/.test(value) ? readJwt(value) : null;
    const kind = tokenKind(name, token);
    const base = { origin: { source, location: locate(offset) }, undone };
    if (kind === 'id-token' && token !== null) return { ...base, kind, token };
    return {
      ...base,
      kind: kind === 'id-token' ? 'other-token' : kind,
      isEncrypted: token?.isEncrypted ?? false,
      hashes: isRedactedSecret(value) ? null : tokenHashes(value),
    };
  });
}
