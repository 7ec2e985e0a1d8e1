/** One parameter of a callback, decoded. Values are as they came: they may be secret or hostile, so they never reach an output unmasked. */
export interface Parameter {
  readonly name: string;
  readonly value: string;
}

/** What the path to us did to the text and was undone, in the order it was undone. */
export type Undone =
  | 'quoted-printable'
  | 'html-entities'
  | 'json-escapes'
  | 'quote-marks'
  | 'line-wraps'
  | 'invisible-characters'
  | 'extra-percent-encoding'
  | 'literal-spaces'
  | 'safelinks'
  | 'proofpoint'
  | 'google-redirect'
  | 'slack-redirect'
  | 'barracuda'
  | 'nested-url'
  | 'mime';

/** What is broken or missing in a callback as it was pasted. */
export type Damage =
  /** The text ends after `error=…`: a shell without quotes takes `&` for its own. */
  | { readonly kind: 'cut-at-ampersand' }
  /** The description ends in `…` or `...`. */
  | { readonly kind: 'cut-description' }
  /** The text ends inside a percent-encoded character (`%2`). */
  | { readonly kind: 'cut-percent-encoding' }
  /** `%` without two hexadecimal digits, or bytes that are no UTF-8, somewhere in the parameters. */
  | { readonly kind: 'invalid-percent-encoding' }
  | { readonly kind: 'duplicate-parameter'; readonly name: string }
  /** More was there than `limits` lets be read. */
  | { readonly kind: 'over-limit'; readonly limit: string };

/** A callback as the user agent saw it (RFC 6749 §4.1.2 and §4.1.2.1), after everything that wrapped it was undone. */
export interface CallbackFacts {
  /**
   * `failure`: carries an error. `success`: carries `code`, an ID token or an access token and no error. `login-request`: a URL that
   * starts a login (an authorization request, the broker's login page), or a callback without any result.
   */
  readonly outcome: 'failure' | 'success' | 'login-request';
  /** The absolute URL, unwrapped; null where only parameters or text were pasted. Holds secrets. */
  readonly url: string | null;
  /** The host that a browser would contact, in ASCII (punycode) form. */
  readonly host: string | null;
  readonly path: string | null;
  /** Set where the URL is built to look like another host (user information before `@`, or a host name with characters outside ASCII). */
  readonly misleadingHost: string | null;
  /** Where the parameters stood: after `?`, after `#`, in a form body, or in running text, a log line or JSON. */
  readonly parameterSource: 'query' | 'fragment' | 'form' | 'text';
  /** All parameters in their order, duplicates included. */
  readonly parameters: readonly Parameter[];
  /** The first `error`; null where only an error's text was pasted. */
  readonly error: string | null;
  /** The first `error_description`, or the bare text. */
  readonly errorDescription: string | null;
  readonly errorUri: string | null;
  readonly undone: readonly Undone[];
  readonly damage: readonly Damage[];
}

/** Where a request that starts a login has its answer sent (RFC 6749 §4.1.1): the host of `redirect_uri`. Null where nothing says it. */
export function answerHost({ outcome, parameters }: CallbackFacts): string | null {
  const uri = parameters.find(({ name }) => name === 'redirect_uri')?.value ?? '';
  return outcome === 'login-request' && URL.canParse(uri) ? new URL(uri).host : null;
}

/** A failure that is told in running text, a log line or JSON, without any address. */
export function textFacts(facts: Partial<CallbackFacts>): CallbackFacts {
  return {
    outcome: 'failure',
    url: null,
    host: null,
    path: null,
    misleadingHost: null,
    parameterSource: 'text',
    parameters: [],
    error: null,
    errorDescription: null,
    errorUri: null,
    undone: [],
    damage: [],
    ...facts,
  };
}
