/**
 * Cheap test: may say yes where nothing is found, never no where something would be. A failing URL with its thumbprints and its state
 * must not look like base64, since what comes then costs it a third of its time.
 */
export function mayHoldSaml(text: string): boolean {
  return named.test(text) || base64OfMarkup.test(text) || longBase64.test(text);
}

const named = /SAML_?(?:Response|Request)|wresult|SAML:[12]\.0|RequestSecurityTokenResponse|<saml|%(?:25)*3C/i;
/** Base64 of `<` and a letter or `?`; of that once more; of a byte order mark. */
const base64OfMarkup = /(?<![A-Za-z0-9+/_-])(?:P[D-H]|U[EI]|77u|\/\/4|\/v8|_v8|__4)[A-Za-z0-9+/%_-]{30}/;
/** Deflated or percent-encoded text can begin with anything, but it is long, on one line or on several. */
const longBase64 = /(?<![A-Za-z0-9+/%_-])(?:[A-Za-z0-9+/%_-]{300}|(?:[A-Za-z0-9+/%_-]{60,}\s{1,4}){4})/;
