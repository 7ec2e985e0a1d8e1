import { handOverCertificate } from '../report/hand-over.ts';
import type { Report } from '../report/report.ts';
import { certificateMessage } from './certificate-message.ts';
import type { Message } from './message.ts';

/** What stands beside the message that hands a certificate over, and is no part of it. */
export const handOverCaution =
  'Send this one only once the identity provider’s administrator has compared both thumbprints with the active signing certificate there: whoever holds its private key can sign in as any of your users.';

/**
 * The message of `cert --message`, where a login failed because the broker holds another certificate than the one that signs; null in every
 * other case, and where that certificate is not at hand or must not be handed over.
 */
export function handOverMessage(report: Report): Message | null {
  const { diagnoses, thumbprints, profile } = report;
  if (diagnoses.length === 0 || thumbprints?.relation !== 'mismatch') return null;
  const found = handOverCertificate(report);
  if ('reason' in found) return null;
  if (!thumbprints.calculated.some(({ certificate }) => certificate === found.certificate.id)) return null;
  return { to: profile.support, text: certificateMessage(report) };
}
