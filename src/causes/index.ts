import { auth0Causes } from './auth0.ts';
import { auth0SamlCauses } from './auth0-saml.ts';
import type { Cause } from './cause.ts';
import { oauthCauses } from './oauth.ts';
import { oidcJudgementCauses } from './oidc-judgement.ts';
import { oidcCauses } from './oidc.ts';
import { samlJudgementCauses } from './saml-judgement.ts';
import { samlStatusCauses } from './saml-status.ts';
import { thumbprintCauses } from './thumbprint.ts';
import { unrecognisedCauses } from './unrecognised.ts';
import { xmlCryptoCauses } from './xml-crypto.ts';

/** What the broker's validator says of a response. These words are its own, whoever passes them on. */
export const validatorCauses = [
  ...thumbprintCauses,
  ...samlJudgementCauses,
  ...oidcJudgementCauses,
  ...auth0SamlCauses,
  ...xmlCryptoCauses,
] as const satisfies readonly Cause[];

/** The whole catalogue, in the order in which it is tried: the first pattern that matches wins. */
export const causes = [
  ...validatorCauses,
  ...auth0Causes,
  ...oidcCauses,
  ...samlStatusCauses,
  ...oauthCauses,
  ...unrecognisedCauses,
] as const satisfies readonly Cause[];

export type CauseId = (typeof causes)[number]['id'];

const byId = new Map<string, Cause>();
for (const cause of causes as readonly Cause[]) {
  for (const id of [cause.id, ...(cause.aliases ?? [])]) byId.set(id, cause);
}

/** Looks a cause up by its id or by one of its aliases. */
export function causeById(id: string): Cause | null {
  return byId.get(id) ?? null;
}
