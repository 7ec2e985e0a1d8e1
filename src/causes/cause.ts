/** Where in the login it failed. */
export type Stage =
  | 'authn-request'
  | 'idp-authentication'
  | 'idp-response'
  | 'broker-validation'
  | 'token-exchange'
  | 'application';

/** Who must act first. */
export type Owner = 'end-user' | 'idp-admin' | 'broker-support' | 'app-developer';

/** How sure the catalogue is that this text means this cause. */
type Confidence = 'documented' | 'observed' | 'inferred';

/**
 * One entry of the catalogue: an error, what it means, and who does what about it. Plain data.
 *
 * Words may hold `code marks` and the placeholders {support}, {service}, {callbackUrl} and {idp}, which the profile fills in;
 * they never hold text out of an input.
 */
export interface Cause {
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
  readonly pattern: RegExp | null;
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
  /** Mostly follows from an earlier failure of the same attempt (a lost session after the back button). */
  readonly usuallyFollows?: true;
  /** Only seen in a raw message or a log, not in a callback's description. */
  readonly onlyIn?: 'saml-response' | 'log';
  /** Where it is known from: https addresses first, else file and section of a public source. */
  readonly sources: readonly string[];
}

interface FixStep {
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
