import type { Identified } from '../checks/check.ts';
import { embeddedCertificates, type KnownCertificate } from '../checks/saml/facts.ts';
import type { ConnectionSettings } from '../evidence/connection.ts';
import { issueInstant } from '../evidence/issue-instant.ts';
import { parseThumbprintMessage } from '../evidence/thumbprint-message.ts';
import { parseThumbprint } from '../evidence/thumbprint.ts';
import type { SamlRequestEvidence, SamlResponseEvidence } from '../evidence/saml-evidence.ts';
import type { SamlMessage } from '../evidence/saml-message.ts';
import { attribute } from '../evidence/xml-tree.ts';
import { judgeSamlResponse, type SamlJudgement } from './judge-saml.ts';
import type { Report } from '../report/report.ts';

export interface JudgeOptions {
  /** The instant to judge validity at, and where it came from. */
  readonly now: Date;
  readonly atFrom: Report['atFrom'];
  /** Thumbprints that the broker is said to hold, in any notation. */
  readonly configured: readonly string[];
  /** PEM text. */
  readonly decryptionKey?: string;
}

/** A response with everything that was found out about it. */
export interface JudgedResponse {
  readonly id: string;
  readonly evidence: SamlResponseEvidence;
  readonly judgement: SamlJudgement;
  readonly at: Date;
  readonly atFrom: Report['atFrom'];
}

/**
 * Judges every response of a case with everything else that is in the case: connection, certificates, requests, and what failing
 * callbacks name as configured. A response that is there twice is judged once.
 * @throws SsoDoctorError ERR_INPUT_TOO_LARGE where a limit is exceeded
 */
export async function judgeResponses(
  evidence: readonly Identified[],
  options: JudgeOptions,
): Promise<JudgedResponse[]> {
  const responses = evidence.filter((item) => item.kind === 'saml-response');
  const distinct = responses.filter(
    ({ message }, index) => responses.findIndex((other) => isSame(other.message, message)) === index,
  );
  const connection = connectionSettings(evidence);
  const certificates = certificatesAtHand(evidence);
  const judged: JudgedResponse[] = [];
  for (const item of distinct) {
    const { message } = item;
    const instant = judgedInstant(item, options);
    const embedded = message.parse.ok ? embeddedCertificates(message.parse.document.root) : [];
    const request = requestOf(message, evidence);
    const judgement = await judgeSamlResponse(item, {
      now: instant.at,
      ...(options.atFrom === 'clock' && { clock: options.now }),
      connection,
      configuredThumbprints: configuredThumbprints(evidence, options.configured, [...certificates, ...embedded]),
      certificates,
      ...(options.decryptionKey !== undefined && { decryptionKey: options.decryptionKey }),
      ...(request !== null && { request }),
    });
    judged.push({ id: item.id, evidence: item, judgement, ...instant });
  }
  return judged;
}

function isSame(one: SamlMessage, other: SamlMessage): boolean {
  return one.xml === other.xml && one.form === other.form && one.binding === other.binding;
}

function connectionSettings(evidence: readonly Identified[]): ConnectionSettings {
  const connection = evidence.find((item) => item.kind === 'connection')?.settings ?? {};
  const entities = new Set(evidence.flatMap((item) => (item.kind === 'idp-metadata' ? [item.metadata.entityId] : [])));
  const [idpEntityId] = entities;
  // What one provider says of itself is what its issuer must be; of several nobody knows which one is meant.
  return entities.size === 1 && typeof idpEntityId === 'string' ? { idpEntityId, ...connection } : connection;
}

function certificatesAtHand(
  evidence: readonly Identified[],
): (KnownCertificate & { from: 'configured' | 'candidate' })[] {
  return evidence.flatMap((item) => {
    if (item.kind === 'certificate') return [{ facts: item.certificate, from: item.role }];
    if (item.kind !== 'idp-metadata') return [];
    return item.metadata.keys
      .filter(({ use }) => use !== 'encryption')
      .flatMap((key) => key.certificates.map((facts) => ({ facts, from: 'candidate' as const })));
  });
}

/**
 * SHA-1 values that the broker compares with: what the user says, else what a failing callback names. A SHA-256 value counts where its
 * certificate is at hand.
 */
function configuredThumbprints(
  evidence: readonly Identified[],
  stated: readonly string[],
  certificates: readonly KnownCertificate[],
): string[] {
  const values = stated.flatMap((raw) => {
    const { value, algorithm } = parseThumbprint(raw);
    if (algorithm === 'sha1') return [value];
    return certificates.filter(({ facts }) => facts.sha256 === value).map(({ facts }) => facts.sha1);
  });
  const files = evidence.flatMap((item) =>
    item.kind === 'certificate' && item.role === 'configured' ? [item.certificate.sha1] : [],
  );
  if (values.length + files.length > 0) return [...new Set([...values, ...files])];
  const named = evidence.flatMap((item) =>
    'callback' in item ? (parseThumbprintMessage(item.callback.errorDescription ?? '')?.configured ?? []) : [],
  );
  return [...new Set(named.filter(({ algorithm }) => algorithm !== 'unknown').map(({ raw }) => raw))];
}

function requestOf(response: SamlMessage, evidence: readonly Identified[]): SamlMessage | null {
  const requests = evidence.filter((item): item is Identified<SamlRequestEvidence> => item.kind === 'saml-request');
  const answered = response.parse.ok ? attribute(response.parse.document.root, 'InResponseTo') : null;
  const named = requests.find(
    ({ message }) => message.parse.ok && attribute(message.parse.document.root, 'ID') === answered,
  );
  return (named ?? requests[0])?.message ?? null;
}

/**
 * A response is nearly always looked at long after it was posted, so without a stated instant it is judged as of when it was received,
 * which a capture shows, or else as of its issue. One from the future is judged at the clock.
 */
function judgedInstant(
  { message, receivedAt }: SamlResponseEvidence,
  { now, atFrom }: JudgeOptions,
): Pick<JudgedResponse, 'at' | 'atFrom'> {
  const issued = atFrom === 'clock' ? (receivedAt ?? issueInstant(message)) : null;
  return issued !== null && issued <= now ? { at: issued, atFrom: 'capture' } : { at: now, atFrom };
}
