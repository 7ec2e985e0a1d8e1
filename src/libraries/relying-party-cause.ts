import type { Cause, Owner } from '../causes/cause.ts';
import type { CauseId } from '../causes/index.ts';

type FixStep = readonly [Owner, string];

/** What differs from one refusal of an application to the next. "The OpenID provider" is whoever it logs in with: a broker or {idp} itself. */
interface RelyingPartyCause<Id extends string> {
  readonly id: Id;
  readonly title: string;
  /** A library's message that means it. */
  readonly example: string;
  readonly cause: string;
  /** Who does what, in order; the first one must act first. */
  readonly fix: readonly [FixStep, ...FixStep[]];
  /** Default: `logAndTime`. */
  readonly send?: readonly string[];
  readonly caution?: string;
  /** The same failure where the broker is the client of {idp}. */
  readonly sameAtBroker?: CauseId;
  /** Default: the application, as it judges what comes back. */
  readonly stage?: Cause['stage'];
  readonly vague?: true;
  /** The standard, https address and section. */
  readonly sources: readonly [string, ...string[]];
}

export const core = 'https://openid.net/specs/openid-connect-core-1_0.html';
export const discovery = 'https://openid.net/specs/openid-connect-discovery-1_0.html';

const time = 'The time of the attempt in UTC';

export const logAndTime = [
  'The log lines of the application around the failure, without tokens and secrets',
  time,
] as const;

export const callbackAndCookies = [
  'The callback URL, with `code` and `state` shortened to their first characters',
  'The names of the cookies that the browser sends to the callback, without their values',
  time,
] as const;

export const discoveryAndToken = [
  'The discovery document of the OpenID provider',
  'The decoded header and claims of the ID token, without its signature and with personal values masked',
  time,
] as const;

export const endpointAndAnswer = [
  'The address that the application asks, and the HTTP status that it gets',
  ...logAndTime,
] as const;

export const issuerCaution =
  'The issuer decides whose tokens the application trusts. If nobody changed it on purpose, do not configure another one: let whoever runs the OpenID provider look into it first.';
export const keyCaution =
  'The keys decide whose tokens the application trusts. Do not copy a key out of a failed login into the configuration, and do not switch the check off: the keys come from the `jwks_uri` of the provider only.';
export const checkCaution =
  'Do not switch this check off to get the login through: it is what keeps the login of somebody else out of this session.';
export const algorithmCaution =
  'Never allow `none`, nor a symmetric algorithm beside an asymmetric one: then anybody can make tokens that the application takes.';

/** An entry of the catalogue for what an application refuses as relying party (OpenID Connect Core) or client (RFC 6749). */
export function relyingPartyCause<const Id extends string>({
  fix,
  ...cause
}: RelyingPartyCause<Id>): Cause & { readonly id: Id } {
  return {
    stage: 'application',
    send: logAndTime,
    ...cause,
    owner: fix[0][0],
    error: null,
    pattern: null,
    anyApplication: true,
    fix: fix.map(([owner, step]) => ({ owner, step })),
    confidence: 'documented',
    // What says only that something failed mostly stands beside what failed.
    ...(cause.vague === true && { usuallyFollows: true }),
  };
}
