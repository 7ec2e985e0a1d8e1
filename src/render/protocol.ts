import type { Protocol } from '../explain/sections.ts';
import type { EvidenceKind, Report } from '../report/report.ts';

/**
 * Codes are stable, and those of one protocol have these beginnings. Others can be of either; so can the OAuth codes, as which the broker
 * hands on a failure of SAML too.
 */
const codes: Readonly<Record<Protocol, RegExp>> = {
  saml: /^(?:saml|wsfed|sp|xmldsig|xml|decrypt|cert|openssl|thumbprint|invalid-thumbprint)(?:-|$)/,
  oidc: /^(?:oidc|jwt|id-token|client|app|auth0-oidc)-/,
};

const kinds: Readonly<Partial<Record<EvidenceKind, Protocol>>> = {
  'saml-response': 'saml',
  'saml-request': 'saml',
  'idp-metadata': 'saml',
  'id-token': 'oidc',
  'access-token': 'oidc',
  'refresh-token': 'oidc',
  'client-assertion': 'oidc',
  'client-secret': 'oidc',
  'oidc-metadata': 'oidc',
  jwks: 'oidc',
};

/** Which protocol the login speaks: by its answer, else by what was handed in. Null where nothing tells. */
export function protocolOf({ diagnoses: [answer], evidence }: Report): Protocol | null {
  if (answer?.stage === 'token-exchange') return 'oidc';
  const byAnswer = answer === undefined ? null : protocolOfCode(answer.code);
  return byAnswer ?? evidence.map(({ kind }) => kinds[kind]).find((protocol) => protocol !== undefined) ?? null;
}

/** The protocol that a code of the catalogue is about; null where it can be either. */
export function protocolOfCode(code: string): Protocol | null {
  if (codes.saml.test(code)) return 'saml';
  return codes.oidc.test(code) ? 'oidc' : null;
}
