import { limits } from '../limits.ts';

/** What an error about a token says that the broker expects; null where it does not say it. */
export interface StatedExpectations {
  readonly issuer: string | null;
  readonly clientId: string | null;
}

const issuer = /(?:jwt issuer invalid\.?\s{1,3}expected:|unexpected iss value, expected)\s{1,3}(\S{1,500})/i;
const audience = /(?:jwt audience invalid\.?\s{1,3}expected:|aud mismatch, expected)\s{1,3}(\S{1,500})/i;

/** Reads it out of the sentences of jsonwebtoken (`verify.js`) and openid-client 4 (`client.js`), which name the expected value. */
export function statedExpectations(description: string): StatedExpectations {
  const text = description.slice(0, limits.patternInputCharacters);
  return { issuer: valueOf(issuer, text), clientId: valueOf(audience, text) };
}

/** Without what the sentence or JSON around it puts behind the value. */
function valueOf(pattern: RegExp, text: string): string | null {
  return pattern.exec(text)?.[1]?.replace(/[,;"'}]{1,8}$/, '') ?? null;
}
