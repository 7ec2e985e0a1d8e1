import type { Identified } from '../checks/check.ts';
import type { CertificateFacts } from '../evidence/certificate-facts.ts';
import type { CertificateSection, MetadataCertificate, MetadataSection } from './report.ts';

/** What each identity provider publishes about itself, and what each of its certificates is in this case. */
export function metadataSections(
  evidence: readonly Identified[],
  certificates: readonly CertificateSection[],
  at: Date,
): MetadataSection[] {
  return evidence.flatMap((item): MetadataSection[] => {
    if (item.kind !== 'idp-metadata') return [];
    const { metadata, signature } = item;
    const find = (facts: CertificateFacts): CertificateSection | undefined =>
      certificates.find(({ sha256 }) => sha256 === facts.sha256);
    const signing = metadata.keys
      .filter(({ use }) => use !== 'encryption')
      .flatMap((key) => key.certificates.flatMap((facts) => find(facts) ?? []));
    return [
      {
        from: item.id,
        entityId: metadata.entityId,
        validUntil: metadata.validUntil,
        cacheDuration: metadata.cacheDuration,
        wantAuthnRequestsSigned: metadata.wantAuthnRequestsSigned,
        nameIdFormats: [...metadata.nameIdFormats],
        singleSignOnServices: metadata.singleSignOnServices.map((service) => ({ ...service })),
        singleLogoutServices: metadata.singleLogoutServices.map((service) => ({ ...service })),
        keys: metadata.keys.map(({ use, certificates: listed, unreadable }) => ({
          use,
          certificates: listed.flatMap((facts): MetadataCertificate[] => {
            const certificate = find(facts);
            if (certificate === undefined) return [];
            return [{ id: certificate.id, state: use === 'encryption' ? null : stateOf(certificate, signing, at) }];
          }),
          unreadable: unreadable.length,
        })),
        signature: {
          state: signature.state,
          reason: signature.reason,
          sha1: signature.certificate?.sha1 ?? null,
        },
      },
    ];
  });
}

/** Which of several signing certificates is active metadata does not say; a response does. */
function stateOf(
  certificate: CertificateSection,
  signing: readonly CertificateSection[],
  at: Date,
): MetadataCertificate['state'] {
  if (signs(certificate)) return 'signs-response';
  if (Date.parse(certificate.notAfter) < at.getTime()) return 'expired';
  const active = signing.find(signs);
  const isNewer = active !== undefined && Date.parse(certificate.notBefore) > Date.parse(active.notBefore);
  return isNewer || Date.parse(certificate.notBefore) > at.getTime() ? 'next' : 'listed';
}

function signs({ roles }: CertificateSection): boolean {
  return roles.some((role) => role.startsWith('signs-'));
}
