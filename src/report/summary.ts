import type { Identified } from '../checks/check.ts';
import type { Draft } from './diagnosis.ts';
import type { JudgedResponse } from '../judge/judge-responses.ts';
import { missingName } from './missing.ts';
import type { OidcPart } from '../judge/oidc-part.ts';
import type { Profile } from '../profiles/profile.ts';

interface Case {
  readonly answer: Draft | undefined;
  readonly evidence: readonly Identified[];
  /** The response that the answer is about. */
  readonly main: JudgedResponse | null;
  readonly oidc: OidcPart;
  readonly profile: Profile;
}

/** One sentence that a ticket could open with. */
export function summaryOf({ answer, evidence, main, oidc, profile }: Case): string {
  if (answer !== undefined) {
    const { title, certainty } = answer.diagnosis;
    const judged = oidcName(evidence.find(({ id }) => id === answer.from));
    if (judged !== null) return `${judged} for ${profile.service}: ${title} (${certainty}).`;
    if (main?.id !== answer.from) return `Login to ${profile.service} failed: ${title} (${certainty}).`;
    return main.judgement.prediction.outcome === 'reject'
      ? `Auth0 would refuse this SAML response: ${title} (${certainty}).`
      : `SAML response for ${profile.service}: ${title} (${certainty}).`;
  }
  if (main !== null) return responseSummary(main);
  if (oidc.tokens.length > 0) return tokenSummary(oidc);
  const outcomes = evidence.flatMap((item) => ('callback' in item ? [item.callback.outcome] : []));
  const captured = evidence.some(({ kind }) => kind === 'capture');
  if (captured && outcomes.includes('success')) return 'The login in this capture succeeded as far as it was recorded.';
  if (captured && evidence.every(({ kind }) => kind === 'capture'))
    return 'No request of a login is in this capture. Record it again, from before the login to its error.';
  if (outcomes.includes('success'))
    return 'This callback carries a result and no error: the login succeeded up to this step.';
  if (outcomes.includes('login-request'))
    return 'This address starts a login; it carries no error. Paste the address that the failed login ended on.';
  if (evidence.some(({ kind }) => kind === 'saml-request'))
    return 'This SAML request starts a login. Hand in the response to it as well, or the address that the failed login ended on.';
  if (evidence.length > 0) return 'There is no failed login in the input.';
  return 'Nothing in the input has to do with a login. Paste the whole address of the page that the failed login ended on; to look a message up, run `sso-doctor explain`.';
}

function responseSummary({ judgement: { prediction } }: JudgedResponse): string {
  if (prediction.outcome === 'accept') return 'Auth0 would accept this SAML response.';
  return `Nothing wrong was found in this SAML response. Whether Auth0 accepts it cannot be told without ${listed(prediction.missing.map(missingName))}.`;
}

/** What an answer of OpenID Connect is about; null where the answer is one that a failed login gave, or about a SAML response. */
function oidcName(item: Identified | undefined): string | null {
  if (item === undefined) return null;
  if (item.kind === 'callback-url') return item.callback.outcome === 'login-request' ? 'Login request' : null;
  const names = new Map<Identified['kind'], string>([
    ['id-token', 'ID token'],
    ['oidc-metadata', 'Discovery document'],
    ['secret', 'Client secret'],
  ]);
  return names.get(item.kind) ?? null;
}

function tokenSummary({ tokens, findings }: OidcPart): string {
  if (tokens.every(({ isBrokers }) => isBrokers))
    return 'This ID token is from Auth0 itself: the login got past it. Hand in what the identity provider sent, or what the application says.';
  const missing = [
    ...new Set(findings.flatMap(([, result]) => (result.status === 'unknown' ? [missingName(result.missing)] : []))),
  ];
  if (missing.length === 0) return 'Nothing wrong was found in this ID token, and every check was made.';
  return `Nothing wrong was found in this ID token. Whether Auth0 accepts it cannot be told without ${listed(missing)}.`;
}

function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
