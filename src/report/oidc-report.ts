import { audiencesOf, instantClaim, textClaim } from '../evidence/jwt.ts';
import type { JudgedToken } from '../judge/judge-oidc.ts';
import type { Identified } from '../checks/check.ts';
import { limits } from '../limits.ts';
import type { Redactor } from '../redaction/redact.ts';
import type { DiscoverySection, IdTokenSection } from './report.ts';
import { shortened } from '../text/visible-text.ts';

/** Claims that have a place of their own in the section. */
const placed = new Set(['iss', 'aud', 'azp', 'iat', 'nbf', 'exp', 'auth_time', 'nonce', 'acr', 'amr']);
/** Claims that say something about the token and nothing about a person. */
const harmless = new Set(['ver', 'tid', 'email_verified', 'phone_number_verified', 'idp']);
/** Claims that identify a session or another token. */
const secret = new Map([
  ['jti', 'token ID'],
  ['sid', 'session ID'],
  ['at_hash', 'token hash'],
  ['c_hash', 'token hash'],
  ['s_hash', 'token hash'],
]);

/** The section as it is reported: the token itself is not in it, secrets and personal data are masked, hostile lengths cut. */
export function idTokenSection(
  { id, token, verification, isBrokers, at }: JudgedToken,
  redactor: Redactor,
): IdTokenSection {
  const { algorithm, keyId, type, critical, claims } = token;
  const text = (value: string): string => redactor.text(shortened(value));
  const shown = (value: string | null): string | null => (value === null ? null : text(value));
  const time = (name: string): string | null => instantClaim(claims, name)?.toISOString() ?? null;
  const nonce = textClaim(claims, 'nonce');
  // Masked as well where only that it is there is told, so that what was left out is counted.
  if (nonce !== null) redactor.secret('nonce', nonce);
  return {
    from: id,
    header: {
      algorithm: shown(algorithm),
      keyId: shown(keyId),
      type: shown(type),
      critical: critical.slice(0, limits.tokenClaims).map(text),
    },
    issuer: shown(textClaim(claims, 'iss')),
    audiences: audiencesOf(claims).slice(0, limits.tokenClaims).map(text),
    authorizedParty: shown(textClaim(claims, 'azp')),
    issuedAt: time('iat'),
    notBefore: time('nbf'),
    expiresAt: time('exp'),
    authenticatedAt: time('auth_time'),
    nonce: { present: nonce !== null },
    authenticationContext: shown(textClaim(claims, 'acr')),
    authenticationMethods: textsOf(claims?.get('amr')).map(text),
    claims: [...(claims ?? [])]
      .filter(([name]) => !placed.has(name))
      .slice(0, limits.tokenClaims)
      .map(([name, value]) => ({ name: text(name), values: textsOf(value).map((one) => masked(name, one, redactor)) })),
    signature: {
      state: verification.state,
      reason: verification.state === 'not-judged' ? verification.why : null,
      keyId: verification.state === 'not-judged' ? null : shown(verification.keyId),
    },
    issuedByBroker: isBrokers,
    judgedAt: at.toISOString(),
  };
}

function masked(name: string, value: string, redactor: Redactor): string {
  if (harmless.has(name)) return redactor.text(shortened(value));
  const kind = secret.get(name);
  if (kind !== undefined) return redactor.secret(kind, value);
  // A token or a secret inside a claim stays masked where personal data is shown.
  const shown = redactor.showsPersonalData ? redactor.text(shortened(value)) : value;
  return redactor.personal(name === 'sub' ? 'subject' : 'claim value', shown);
}

/** A claim's values as texts, each item of a list as one. */
function textsOf(value: unknown): string[] {
  if (value === undefined) return [];
  const items: unknown[] = Array.isArray(value) ? value : [value];
  return items.slice(0, limits.tokenClaims).map((item) => (typeof item === 'string' ? item : JSON.stringify(item)));
}

/** What each provider publishes about itself for OpenID Connect. */
export function discoverySections(evidence: readonly Identified[], redactor: Redactor): DiscoverySection[] {
  const shown = (value: string | null): string | null => (value === null ? null : redactor.text(shortened(value)));
  const list = (values: readonly string[] | null): string[] | null =>
    values?.slice(0, limits.tokenClaims).map((value) => redactor.text(shortened(value))) ?? null;
  return evidence.flatMap((item): DiscoverySection[] => {
    if (item.kind !== 'oidc-metadata') return [];
    const { metadata } = item;
    return [
      {
        from: item.id,
        issuer: shown(metadata.issuer),
        authorizationEndpoint: shown(metadata.authorizationEndpoint),
        tokenEndpoint: shown(metadata.tokenEndpoint),
        userinfoEndpoint: shown(metadata.userinfoEndpoint),
        jwksUri: shown(metadata.jwksUri),
        responseTypes: list(metadata.responseTypes),
        scopes: list(metadata.scopes),
        idTokenAlgorithms: list(metadata.idTokenAlgorithms),
        tokenEndpointAuthMethods: list(metadata.tokenEndpointAuthMethods),
      },
    ];
  });
}
