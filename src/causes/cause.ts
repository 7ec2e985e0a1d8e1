import type { Saying } from '../libraries/saying.ts';

/** Where in the login it failed. */
export const stages = [
  'authn-request',
  'idp-authentication',
  'idp-response',
  'broker-validation',
  'token-exchange',
  'application',
] as const;

export type Stage = (typeof stages)[number];

/** Who must act first. */
export const owners = ['end-user', 'idp-admin', 'broker-support', 'app-developer'] as const;

export type Owner = (typeof owners)[number];

/** How sure the catalogue is that this text means this cause; `profile`: whoever wrote the profile file says so. */
type Confidence = 'documented' | 'observed' | 'inferred' | 'profile';

/** What a text is recognised by, in time linear to its length: a regular expression, or a template out of a profile file. */
export type Pattern = Pick<RegExp, 'source' | 'test'> & {
  readonly exec: (text: string) => PatternMatch | null;
};

export interface PatternMatch {
  readonly index: number;
  readonly groups?: Readonly<Record<string, string | undefined>> | undefined;
}

/**
 * One entry of the catalogue: an error, what it means, and who does what about it. Plain data.
 *
 * Words may hold `code marks` and the placeholders {support}, {service}, {callbackUrl}, {idp}, {enabledBy}, {client} and {connection}, which the
 * profile fills in;
 * they never hold text out of an input.
 */
export interface CatalogueEntry {
  /** Stable, kebab-case, unique in the whole catalogue. */
  readonly id: string;
  /** Former or other ids that `explain` understands too. */
  readonly aliases?: readonly string[];
  /** What failed, as a sentence that can stand alone, without a full stop. At most 90 characters. */
  readonly title: string;
  readonly stage: Stage;
  readonly owner: Owner | null;
  /** The `error` code that it comes with (RFC 6749 §4.1.2.1); null where that is not known. */
  readonly error: string | null;
  /**
   * Matches the decoded description (or a log line), case-insensitively; named groups capture values. The first match in catalogue
   * order wins. Null where something other than the text tells (a comparison of thumbprints).
   */
  readonly pattern: Pattern | null;
  /** A text that means this cause; matches this entry first. */
  readonly example: string;
  /** Why it happens. One to three sentences. */
  readonly cause: string;
  /** What to do, in order, each step with the one who can do it. */
  readonly fix: readonly FixStep[];
  /** What to hand to whoever acts. */
  readonly send: readonly string[];
  /** What must not be done, where a hasty fix would be dangerous. */
  readonly caution?: string;
  readonly confidence: Confidence;
  /** What its speaker calls it: `AADSTS50011`, `MSIS7042`, `app_not_configured`. Part of the example. A text can hold several. */
  readonly code?: string;
  /** Ordinary English that many programs could say: counts only where something else tells that this provider or library speaks. */
  readonly onlyIfRecognised?: true;
  /** The text or code stands for many causes, so it explains next to nothing (`access_denied`). Makes the verdict `unknown`. */
  readonly vague?: true;
  /** Nobody but the broker or provider says this, so that it may be recognised in running text without any callback around it. */
  readonly distinctive?: true;
  /** The entry of the same failure where the broker refuses, for an entry about an application. */
  readonly sameAtBroker?: string;
  /** Ids of the entries of the same failure as texts word it, for one that a comparison finds. */
  readonly alsoSaid?: readonly string[];
  /** About any application that has such a library, not about the service that the profile describes. */
  readonly anyApplication?: true;
  /** How libraries of applications word it, of those whose tables are loaded. */
  readonly said?: readonly Saying[];
  /** Mostly follows from an earlier failure of the same attempt (a lost session after the back button). */
  readonly usuallyFollows?: true;
  /** Only seen in a raw message or a log, not in a callback's description. */
  readonly onlyIn?: 'saml-response' | 'log';
  /** How to see that it is fixed. Default: what `explain` knows of this code, else of this stage. */
  readonly verify?: readonly string[];
  /** Where it is known from: https addresses first, else file and section of a public source. */
  readonly sources: readonly string[];
}

/** An entry of our own tables. */
export interface Cause extends CatalogueEntry {
  readonly pattern: RegExp | null;
}

export interface FixStep {
  readonly owner: Owner;
  readonly step: string;
}

/**
 * One system's causes, in the order in which they are tried.
 *
 * The `const` type parameter keeps the ids as literals, so that id unions follow from the lists.
 */
export function defineCauses<const Causes extends readonly Cause[]>(causes: Causes): Causes {
  return causes;
}
