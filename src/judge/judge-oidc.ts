import type { Identified } from '../checks/check.ts';
import { oidcChecks } from '../checks/oidc/index.ts';
import type { AuthorizationRequest, OidcCase, OidcResult, OidcToken } from '../checks/oidc/oidc-check.ts';
import { instantClaim, textClaim, type Jwt } from '../evidence/jwt.ts';
import { statedExpectations, type StatedExpectations } from '../evidence/stated-expectations.ts';
import { isRedactedSecret } from '../evidence/redacted-token.ts';
import { tokenHashes } from '../evidence/token-hashes.ts';
import type { OtherTokenEvidence } from '../evidence/token-evidence.ts';
import type { Profile } from '../profiles/profile.ts';
import type { Report } from '../report/report.ts';

export interface OidcOptions {
  /** The instant to judge validity at, and where it came from. */
  readonly now: Date;
  readonly atFrom: Report['atFrom'];
  readonly profile: Profile;
}

/** An ID token with everything that was found out about it. */
export interface JudgedToken extends OidcToken {
  readonly atFrom: Report['atFrom'];
}

export interface OidcJudgement {
  readonly tokens: readonly JudgedToken[];
  /** What each check found, in the order of the checks. */
  readonly findings: readonly (readonly [string, OidcResult])[];
}

/**
 * Judges ID tokens, discovery documents and requests of a case with everything else that is in it: connection, keys, other tokens.
 * A token that is there twice is judged once.
 */
export async function judgeOidc(evidence: readonly Identified[], options: OidcOptions): Promise<OidcJudgement> {
  const keys = evidence.flatMap((item) => (item.kind === 'jwks' ? item.keys : []));
  const items = evidence.filter((item) => item.kind === 'id-token');
  const distinct = items.filter(
    ({ token }, index) => items.findIndex((other) => other.token.compact === token.compact) === index,
  );
  const tokens: JudgedToken[] = [];
  for (const { id, token } of distinct) {
    // Loaded here because a discovery document needs no cryptography.
    const { verifyToken } = await import('../evidence/verify-token.ts');
    const verification = await verifyToken(token, keys);
    tokens.push({ id, token, verification, isBrokers: isBrokers(token, options.profile), ...instant(token, options) });
  }
  const oidc = caseOf(evidence, tokens, options.profile);
  return {
    tokens,
    findings: oidcChecks.flatMap((check) => check.run(oidc).map((result) => [check.id, result] as const)),
  };
}

function caseOf(evidence: readonly Identified[], tokens: readonly JudgedToken[], profile: Profile): OidcCase {
  return {
    tokens,
    settings: evidence.find((item) => item.kind === 'connection')?.settings ?? {},
    stated: statedIn(evidence),
    request: requestOf(evidence, profile),
    discovery: evidence.filter((item) => item.kind === 'oidc-metadata'),
    secrets: evidence.filter((item) => item.kind === 'secret'),
    hashes: tokens.flatMap(({ id }) => hashesBeside(id, evidence)),
  };
}

/** What errors say that is expected; nothing where they say different things. */
function statedIn(evidence: readonly Identified[]): StatedExpectations {
  const all = evidence.flatMap((item) =>
    'callback' in item ? [statedExpectations(item.callback.errorDescription ?? '')] : [],
  );
  const only = (name: keyof StatedExpectations): string | null => {
    const values = new Set(all.flatMap((stated) => stated[name] ?? []));
    const [value] = values;
    return values.size === 1 && value !== undefined ? value : null;
  };
  return { issuer: only('issuer'), clientId: only('clientId') };
}

function isBrokers({ claims }: Jwt, { hosts }: Profile): boolean {
  const issuer = textClaim(claims, 'iss');
  return issuer !== null && URL.canParse(issuer) && hosts.includes(new URL(issuer).host);
}

/** A token is nearly always looked at long after the login, so without a stated instant it is judged as of its issue. */
function instant({ claims }: Jwt, { now, atFrom }: OidcOptions): Pick<JudgedToken, 'at' | 'atFrom'> {
  const issued = atFrom === 'clock' ? instantClaim(claims, 'iat') : null;
  return issued !== null && issued <= now ? { at: issued, atFrom: 'capture' } : { at: now, atFrom };
}

/** The first request that goes to the provider: one to the broker is the application's. */
function requestOf(evidence: readonly Identified[], { hosts }: Profile): AuthorizationRequest | null {
  for (const item of evidence) {
    if (item.kind !== 'callback-url' || item.callback.outcome !== 'login-request') continue;
    const { host, parameters } = item.callback;
    const value = (name: string): string | null =>
      parameters.find((parameter) => parameter.name === name)?.value ?? null;
    if (host === null || hosts.includes(host) || value('client_id') === null) continue;
    return {
      id: item.id,
      clientId: value('client_id'),
      redirectUri: value('redirect_uri'),
      nonce: value('nonce'),
      responseType: value('response_type'),
    };
  }
  return null;
}

/** What came with an ID token in the same input, where that holds one of each: of several nobody knows which belong together. */
function hashesBeside(id: string, evidence: readonly Identified[]): OidcCase['hashes'] {
  const source = evidence.find((item) => item.id === id)?.origin.source;
  const beside = evidence.filter((item) => item.origin.source === source);
  if (beside.filter(({ kind }) => kind === 'id-token').length !== 1) return [];
  const access = beside.filter((item): item is Identified<OtherTokenEvidence> => item.kind === 'access-token');
  const codes = beside.flatMap((item) =>
    'callback' in item
      ? item.callback.parameters.flatMap(({ name, value }) => (name === 'code' && value !== '' ? [value] : []))
      : [],
  );
  const [token] = access;
  const [code] = codes;
  return [
    ...(token !== undefined && token.hashes !== null && access.length === 1
      ? [{ of: 'at_hash', token: id, hashes: token.hashes } as const]
      : []),
    ...(code !== undefined && !isRedactedSecret(code) && codes.length === 1
      ? [{ of: 'c_hash', token: id, hashes: tokenHashes(code) } as const]
      : []),
  ];
}
