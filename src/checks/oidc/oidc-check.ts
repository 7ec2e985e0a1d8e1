import type { CauseId } from '../../causes/index.ts';
import type { ConnectionSettings } from '../../evidence/connection.ts';
import type { SecretEvidence } from '../../evidence/evidence.ts';
import type { Jwt } from '../../evidence/jwt.ts';
import type { OidcMetadataEvidence } from '../../evidence/oidc-metadata.ts';
import type { StatedExpectations } from '../../evidence/stated-expectations.ts';
import type { TokenHashes } from '../../evidence/token-evidence.ts';
import type { TokenVerification } from '../../evidence/verify-token.ts';
import type { Certainty } from '../../report/report.ts';
import type { CheckResult, Identified } from '../check.ts';

/** An ID token of a case, with what its signature came to. */
export interface OidcToken {
  /** The evidence's id. */
  readonly id: string;
  readonly token: Jwt;
  /** The instant that its times are judged at. */
  readonly at: Date;
  readonly verification: TokenVerification;
  /** Issued by the broker itself, for the application: nothing that the provider is asked for applies. */
  readonly isBrokers: boolean;
}

/** An authorization request to the provider (OpenID Connect Core §3.1.2.1), as far as it can be seen in the case. */
export interface AuthorizationRequest {
  /** The evidence's id. */
  readonly id: string;
  readonly clientId: string | null;
  readonly redirectUri: string | null;
  readonly nonce: string | null;
  readonly responseType: string | null;
}

/** Everything in a case that has to do with OpenID Connect. */
export interface OidcCase {
  readonly tokens: readonly OidcToken[];
  readonly settings: ConnectionSettings;
  /** What the broker's own errors in the case say that it expects. */
  readonly stated: StatedExpectations;
  readonly request: AuthorizationRequest | null;
  readonly discovery: readonly Identified<OidcMetadataEvidence>[];
  readonly secrets: readonly Identified<SecretEvidence>[];
  /** Of access tokens and of codes that came from the same source as an ID token. */
  readonly hashes: readonly {
    readonly of: 'at_hash' | 'c_hash';
    readonly token: string;
    readonly hashes: TokenHashes;
  }[];
}

/** What a check found. A failure with a cause is diagnosed as that, as certain as is said here. */
export type OidcResult = CheckResult & {
  readonly cause?: CauseId;
  /** Default `certain`: verified here. What Auth0 answers to it is at most `likely`. */
  readonly certainty?: Certainty;
};

/** One question asked of a case. An empty result means that the question does not arise. */
export interface OidcCheck {
  readonly id: string;
  readonly title: string;
  /** Standard and section. */
  readonly sources: readonly string[];
  readonly run: (oidc: OidcCase) => OidcResult[];
}

export function defineOidcCheck<const C extends OidcCheck>(check: C): C {
  return check;
}

type Values = Pick<CheckResult, 'received' | 'expected' | 'compares' | 'suspicious'>;

export function pass(from: string | null, message: string, values: Values = {}): OidcResult {
  return { status: 'pass', from, message, ...values };
}

/** Stops a login, for this cause. */
export function refused(
  cause: CauseId,
  from: string | null,
  message: string,
  values: Values & Pick<OidcResult, 'certainty'> = {},
): OidcResult {
  return { status: 'fail', severity: 'error', blocks: true, cause, from, message, ...values };
}

/** Worth knowing, and no reason for a refusal. */
export function noticed(from: string | null, message: string, values: Values = {}): OidcResult {
  return { status: 'fail', severity: 'warning', blocks: false, from, message, ...values };
}

export function unknown(from: string | null, missing: string, message: string, values: Values = {}): OidcResult {
  return { status: 'unknown', missing, from, message, ...values };
}

/** One result and more for every token of the provider's whose claims can be read. */
export function forTokens(
  { tokens }: OidcCase,
  judge: (token: OidcToken, claims: ReadonlyMap<string, unknown>) => OidcResult[],
): OidcResult[] {
  return tokens.flatMap((item) => (item.token.claims === null || item.isBrokers ? [] : judge(item, item.token.claims)));
}
