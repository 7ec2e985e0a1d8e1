/**
 * What a redacted copy has in place of a token's signature: whether it held under the keys that lay beside it. It is a statement: nothing is
 * verified by it.
 */
export type TokenStatement = 'right' | 'wrong' | 'not-judged';

/** The third part of a token that says this. */
export function statementPart(statement: TokenStatement): string {
  return statement === 'not-judged' ? 'redacted' : `redacted-${statement}`;
}

/** What a token of a redacted copy says of its signature; null for any other token. */
export function tokenStatement(compact: string): TokenStatement | null {
  const found = /\.redacted(?:-(right|wrong))?$/.exec(compact);
  if (found === null) return null;
  return found[1] === 'right' || found[1] === 'wrong' ? found[1] : 'not-judged';
}

/** Whether a token or code is not the one that was sent, so that its hash tells nothing. */
export function isRedactedSecret(value: string): boolean {
  return tokenStatement(value) !== null || /^redacted-[a-z-]{1,60}-\d{1,9}$/.test(value);
}
