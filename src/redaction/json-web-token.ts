import { statementPart, tokenStatement } from '../evidence/redacted-token.ts';
import { joinedJwt } from '../evidence/wrapped-jwt.ts';
import { redactClaims } from './claims.ts';
import { redactJsonValue } from './json.ts';
import type { TextRedactor } from './redactor.ts';

/** The first line of a token that may go on on the next ones. */
const tokenStart = /(?<![\w.-])eyJ[\w.-]{8,}(?=[ \t]{0,8}\r?\n)/g;

/** A text in which tokens that were broken over lines stand on one: each line alone tells nobody what it is. */
export function joinTokens(text: string): string {
  const pieces: string[] = [];
  let copied = 0;
  for (const { 0: first, index } of text.matchAll(tokenStart)) {
    if (index < copied) continue;
    const joined = joinedJwt(text, index, index + first.length);
    if (joined === null || joined.value.split('.').length < 3) continue;
    pieces.push(text.slice(copied, index), joined.value);
    copied = joined.end;
  }
  return copied === 0 ? text : pieces.join('') + text.slice(copied);
}

/** A JSON Web Token with its claims masked and its signature taken away; null where it is none. */
export function redactToken(value: string, redactor: TextRedactor): string | null {
  const parts = value.split('.');
  const [header = '', payload = ''] = parts;
  if (parts.length < 2 || parts.length > 5 || !/^eyJ[\w-]{8,}$/.test(header)) return null;
  const claims = parts.length === 5 ? null : jsonIn(payload);
  const head = jsonIn(header);
  if (head === null) return null;
  if (claims === null) {
    const isHeader = typeof head === 'object' && Object.hasOwn(head, 'alg');
    const kept = isHeader ? header : encodedClaims(head, redactor);
    if (kept === header && parts.slice(1).join('.') === removedToken) return value;
    redactor.ledger.removed(isHeader ? 'encrypted-token' : 'token-signature');
    return `${kept}.${removedToken}`;
  }
  const shown = encodedClaims(claims, redactor);
  // No signature is no secret, and says that the token is unsigned.
  if (parts[2] === '') return `${header}.${shown}.`;
  if (tokenStatement(value) === null) redactor.ledger.removed('token-signature');
  return `${header}.${shown}.${statementPart(redactor.tokenStatement(value))}`;
}

const removedToken = 'redacted';

function encodedClaims(claims: unknown, redactor: TextRedactor): string {
  const looked = redactJsonValue(claims, redactor) ?? claims;
  const masked =
    typeof looked === 'object' && looked !== null && !Array.isArray(looked) ? redactClaims(looked, redactor) : looked;
  return Buffer.from(JSON.stringify(masked)).toString('base64url');
}

function jsonIn(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    // Not JSON: an encrypted token, or none.
    return null;
  }
}
