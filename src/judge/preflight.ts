import type { Identified } from '../checks/check.ts';
import type { CertificateFacts } from '../evidence/certificate-facts.ts';
import { judgeResponses, type JudgeOptions } from './judge-responses.ts';
import { limits } from '../limits.ts';
import type { PredictionSection } from '../report/report.ts';

/** The answer to one response, if the broker held one certificate and no other. */
export interface Tried {
  readonly certificate: CertificateFacts;
  /** The response's evidence id. */
  readonly response: string;
  readonly prediction: PredictionSection;
}

/**
 * Tries each certificate that was handed in as the one that the broker holds, with everything else as it is: before it is uploaded.
 * That a response would be accepted does not say whose certificate it is; only the provider's administrator can.
 */
export async function tryCertificates(evidence: readonly Identified[], options: JudgeOptions): Promise<Tried[]> {
  const tried: Tried[] = [];
  for (const certificate of candidates(evidence)) {
    const judged = await judgeResponses(holding(evidence, certificate), { ...options, configured: [certificate.sha1] });
    for (const { id, judgement } of judged) tried.push({ certificate, response: id, prediction: judgement.prediction });
  }
  return tried;
}

function candidates(evidence: readonly Identified[]): CertificateFacts[] {
  const found = evidence.flatMap((item) =>
    item.kind === 'certificate' && item.role === 'candidate' ? [item.certificate] : [],
  );
  return [...new Map(found.map((certificate) => [certificate.sha256, certificate])).values()].slice(
    0,
    limits.preflightCertificates,
  );
}

/** The same case at a broker that holds this certificate: what failing addresses name as configured is the past. */
function holding(evidence: readonly Identified[], certificate: CertificateFacts): Identified[] {
  return evidence.flatMap((item): Identified[] => {
    if ('callback' in item) return [];
    if (item.kind === 'certificate' && item.role === 'configured') return [];
    if (item.kind !== 'connection') return [item];
    const settings = { ...item.settings, thumbprints: [certificate.sha1], certificate: certificate.pem };
    return [{ ...item, settings, certificates: [certificate] }];
  });
}
