import { limits } from '../limits.ts';
import type { TicketText } from './ticket.ts';

/** What the customer says in English about whom it concerns, and whether about signing in. */
export interface Said {
  readonly everyone: boolean;
  readonly onePerson: boolean;
  readonly signIn: boolean;
}

/** In the customer's own words: "Any news?" is the last message of many a ticket, so all of them count. */
export function saidInTexts(texts: readonly TicketText[]): Said {
  return saidIn(
    texts
      .filter(({ weight, bytes }) => weight !== 'quoted' && bytes === null)
      .map(({ text }) => text)
      .join('\n'),
  );
}

export function saidIn(words: string): Said {
  const text = words.slice(0, limits.wordsLookedAt);
  return { everyone: everyone.test(text), onePerson: onePerson.test(text), signIn: aboutSignIn.test(text) };
}

const everyone =
  /\b(?:all|any|none) of (?:our|the|my|us)\b|\b(?:all|every) (?:our |the )?(?:users?|colleagues|employees|staff|people)\b|\b(?:everyone|everybody|nobody|no one|no-one)\b|\bwhole (?:team|company|organi[sz]ation)\b/i;
const onePerson =
  /\bonly (?:one|a single|this|me|i)\b|\b(?:one|a single|this) (?:user|person|colleague|employee)\b|\b(?:others|everyone else|my colleagues) can\b/i;
const aboutSignIn =
  /\b(?:sso|saml|oidc|single sign|log[ -]?(?:in|on)|logging in|sign(?:ing)?[ -]?(?:in|on)|signed out|authenticat|access denied|okta|entra|ad fs|idp|identity provider|thumbprint)/i;
