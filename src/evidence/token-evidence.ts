import type { Undone } from './callback-facts.ts';
import type { Jwt, TokenKind } from './jwt.ts';
import type { Origin } from './origin.ts';

/** An ID token (OpenID Connect Core §2), whether or not it can be read. */
export interface IdTokenEvidence {
  readonly kind: 'id-token';
  readonly origin: Origin;
  readonly token: Jwt;
  readonly undone: readonly Undone[];
}

/** Any other token. What it says is not kept. */
export interface OtherTokenEvidence {
  readonly kind: Exclude<TokenKind, 'id-token'>;
  readonly origin: Origin;
  /** Five parts (RFC 7516): nobody but its receiver can read it. */
  readonly isEncrypted: boolean;
  /** What an ID token that came with it may say of it; null where a redacted copy has something else in its place. */
  readonly hashes: TokenHashes | null;
  readonly undone: readonly Undone[];
}

/** The left halves of a value's SHA-2 digests in base64url, as `at_hash` and `c_hash` have them (OpenID Connect Core §3.1.3.6, §3.3.2.11). */
export type TokenHashes = Readonly<Record<'sha256' | 'sha384' | 'sha512', string>>;
