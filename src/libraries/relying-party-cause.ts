import type { Cause } from '../causes/cause.ts';
import { applicationCause, type ApplicationCause } from './application-cause.ts';

/** What differs from one refusal to the next. "The OpenID provider" is whoever the application logs in with: a broker or {idp} itself. */
type RelyingPartyCause<Id extends string> = Omit<ApplicationCause<Id>, 'send' | 'usuallyFollows'> & {
  /** Default: `logAndTime`. */
  readonly send?: readonly string[];
};

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
export function relyingPartyCause<const Id extends string>(cause: RelyingPartyCause<Id>): Cause & { readonly id: Id } {
  return applicationCause({
    send: logAndTime,
    ...cause,
    // What says only that something failed mostly stands beside what failed.
    ...(cause.vague === true && { usuallyFollows: true }),
  });
}
