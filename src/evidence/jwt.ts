/** What of a token cannot be read, or breaks RFC 7515 and RFC 7519 without being in the way. */
export type JwtProblem =
  /** A part that is no base64url of a JSON object in UTF-8. */
  | { readonly kind: 'unreadable'; readonly part: 'header' | 'claims'; readonly reason: string }
  /** A name that stands twice (RFC 7515 §4, RFC 7519 §4): libraries take the last one, or refuse. */
  | { readonly kind: 'repeated'; readonly part: 'header' | 'claims'; readonly reason: string }
  /** Fewer than three parts: the copy ends too early. */
  | { readonly kind: 'cut-off' }
  /** Longer than `limits` lets be read. */
  | { readonly kind: 'over-limit'; readonly limit: string };

/** A JSON Web Token in compact serialization (RFC 7519 §3), as far as it can be read without any key. */
export interface Jwt {
  /** The token itself. Secret: it is verified, and never shown. */
  readonly compact: string;
  /** `alg`, `kid` and `typ` of the header; null where absent or no text. */
  readonly algorithm: string | null;
  readonly keyId: string | null;
  readonly type: string | null;
  /** `crit` (RFC 7515 §4.1.11): header parameters that whoever verifies has to understand. */
  readonly critical: readonly string[];
  /** Five parts (RFC 7516 §3.1): only the holder of a private key can read the claims. */
  readonly isEncrypted: boolean;
  /** Null where the claims cannot be read. */
  readonly claims: ReadonlyMap<string, unknown> | null;
  readonly problems: readonly JwtProblem[];
}

/** What a token is for. The names are those of the report's evidence. */
export type TokenKind = 'id-token' | 'access-token' | 'refresh-token' | 'client-assertion' | 'other-token';

/** A claim that is a text and not empty; null where it is absent or something else. */
export function textClaim(claims: ReadonlyMap<string, unknown> | null, name: string): string | null {
  const value = claims?.get(name);
  return typeof value === 'string' && value !== '' ? value : null;
}

/** `aud` (RFC 7519 §4.1.3) is one text or a list of them. */
export function audiencesOf(claims: ReadonlyMap<string, unknown> | null): string[] {
  const value = claims?.get('aud');
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((item): item is string => typeof item === 'string');
}

/** Seconds since 1970 up to here reach beyond the year 5000; milliseconds are above it since 1973. */
const mostSeconds = 100_000_000_000;

/** Whether a number that should be one of seconds can only be one of milliseconds. */
export function isInMilliseconds(value: unknown): boolean {
  return typeof value === 'number' && value > mostSeconds;
}

/** A NumericDate (RFC 7519 §2), in seconds since 1970; null where it is absent or cannot be one. */
export function instantClaim(claims: ReadonlyMap<string, unknown> | null, name: string): Date | null {
  const value = claims?.get(name);
  if (typeof value !== 'number' || !Number.isFinite(value) || isInMilliseconds(value)) return null;
  const date = new Date(value * 1000);
  return Number.isNaN(date.getTime()) ? null : date;
}
