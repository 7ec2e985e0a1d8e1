import { otherPurpose } from '../evidence/certificate-purpose.ts';
import type { CertificateSection, Report } from './report.ts';
import { signingCertificate, type SigningCertificate } from './signing-certificate.ts';

/**
 * The one certificate that a case is about to hand over: the only one that was handed in as such, else the one that signs the response.
 * Never out of a suspicious case, since whoever gets a certificate into place can sign in as anybody.
 */
export function handOverCertificate(report: Report): SigningCertificate {
  if (report.findings.some(({ suspicious }) => suspicious))
    return { reason: 'something in this case looks like an attack or like broken software' };
  const handedIn = report.certificates.filter((certificate) => isHandedIn(certificate, report));
  const candidates = handedIn.filter(({ roles }) => !roles.includes('stated-as-configured'));
  const [only] = candidates;
  if (handedIn.length > 0 && only === undefined)
    return { reason: 'the certificate that was handed in is the one that is configured already' };
  if (only !== undefined && candidates.length === 1) {
    const reason = unfit(only);
    return reason === null ? { certificate: only } : { reason };
  }
  if (candidates.length > 1)
    return { reason: `${candidates.length} certificates were handed in, and only one can be handed over` };
  return signingCertificate(report);
}

function isHandedIn({ from }: CertificateSection, { evidence }: Report): boolean {
  return evidence.some(({ id, kind }) => kind === 'certificate' && from.includes(id));
}

/** What shows for certain that a provider does not sign with it. */
function unfit(certificate: CertificateSection): string | null {
  const { roles, selfSignatureValid } = certificate;
  if (selfSignatureValid === false) return 'something in the certificate was changed: its own signature does not hold';
  if (roles.some((role) => role.startsWith('signs-'))) return null;
  if (
    roles.includes('metadata-encryption') &&
    !roles.some((role) => role === 'metadata' || role === 'metadata-signing')
  )
    return 'the metadata lists this certificate for encryption, not for signing';
  return otherPurpose(certificate) === 'encryption' ? 'this certificate is made for encryption, not for signing' : null;
}
