import type { Identified } from '../checks/check.ts';
import type { ConnectionSettings } from '../evidence/connection.ts';
import type { JudgedToken, OidcJudgement, OidcOptions } from './judge-oidc.ts';
import type { Redactor } from '../redaction/redact.ts';
import type { DiscoverySection, IdTokenSection, Report } from '../report/report.ts';

/** What of a case is OpenID Connect: judged, and as it is reported. */
export interface OidcPart extends OidcJudgement {
  /** One for each token, in their order. */
  readonly sections: readonly IdTokenSection[];
  readonly discovery: DiscoverySection[];
}

/** Judges it; what that needs loads only where there is something to judge. */
export async function oidcPart(
  evidence: readonly Identified[],
  options: OidcOptions,
  redactor: Redactor,
): Promise<OidcPart> {
  if (!hasOidc(evidence)) return { tokens: [], findings: [], sections: [], discovery: [] };
  const [{ judgeOidc }, { discoverySections, idTokenSection }] = await Promise.all([
    import('./judge-oidc.ts'),
    import('../report/oidc-report.ts'),
  ]);
  const judgement = await judgeOidc(evidence, options);
  return {
    ...judgement,
    sections: judgement.tokens.map((token) => idTokenSection(token, redactor)),
    discovery: discoverySections(evidence, redactor),
  };
}

/** The token that the answer is about, else the first one; and what the report says of all. */
export function shownOidc(
  { tokens, sections, discovery }: OidcPart,
  answerFrom: string | undefined,
): { main: JudgedToken | null; sections: Pick<Report, 'idToken' | 'moreIdTokens' | 'discovery'> } {
  const main = tokens.find(({ id }) => id === answerFrom) ?? tokens[0] ?? null;
  const idToken = sections.find(({ from }) => from === main?.id) ?? null;
  return {
    main,
    sections: { idToken, moreIdTokens: sections.filter((section) => section !== idToken), discovery },
  };
}

/** Whether a case has anything of OpenID Connect to judge; the settings of a SAML connection alone have nothing. */
function hasOidc(evidence: readonly Identified[]): boolean {
  const asksToo = evidence.some((item) => item.kind === 'connection' && isOidcSettings(item.settings));
  return evidence.some((item) => {
    if (item.kind === 'id-token' || item.kind === 'oidc-metadata') return true;
    if (item.kind === 'secret') return item.form !== null;
    return asksToo && item.kind === 'callback-url' && item.callback.outcome === 'login-request';
  });
}

function isOidcSettings({ clientId, issuer, redirectUris }: ConnectionSettings): boolean {
  return clientId !== undefined || issuer !== undefined || redirectUris !== undefined;
}
