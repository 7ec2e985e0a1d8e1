import type { TextRedactor } from './redactor.ts';

/** Claims about the token, the provider and the login (OpenID Connect Core §2): their values are looked through like any others. */
const ofToken: ReadonlySet<string> = new Set(
  'iss aud azp nonce acr amr ver tid idp typ scope jti sid at_hash c_hash s_hash client_id email_verified'.split(' '),
);

/** Whether an object is what a token claims (RFC 7519 §4.1), decoded by whoever pasted it. */
export function isClaimSet(value: object): boolean {
  const has = (name: string): boolean => Object.hasOwn(value, name);
  return has('iss') && (has('sub') || has('aud')) && (has('exp') || has('iat'));
}

/** Every claim that is not about the token is an attribute of the user, as in SAML: group and role names too. */
export function redactClaims(claims: object, redactor: TextRedactor): object {
  return Object.fromEntries(
    Object.entries(claims).map(([name, value]) => [name, ofToken.has(name) ? value : asAttribute(value, redactor)]),
  );
}

function asAttribute(value: unknown, redactor: TextRedactor): unknown {
  if (typeof value === 'string') return redactor.treated(value, { as: 'person', kind: 'claim' });
  if (Array.isArray(value)) return value.map((item) => asAttribute(item, redactor));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, asAttribute(member, redactor)]));
}
