import type { CertificateSection, Report } from '../report/report.ts';
import { visible } from '../text/visible-text.ts';

/** A certificate as a PEM file with what it is above it (RFC 7468 §2 lets such text stand there), to be sent on. */
export function certificateFile(certificate: CertificateSection, { profile }: Pick<Report, 'profile'>): string {
  const { subject, issuer, sha1, sha256, notBefore, notAfter, pem } = certificate;
  return `${[
    `Subject: ${visible(subject)}`,
    `Issuer: ${visible(issuer)}`,
    `SHA-1 thumbprint: ${sha1}`,
    `SHA-256 thumbprint: ${sha256}`,
    `Valid: ${notBefore} to ${notAfter}`,
    `It signs a SAML response for ${profile.service}. Before it is put into the connection, the administrator of the identity`,
    'provider must confirm these thumbprints: whoever holds its private key can sign in as anybody.',
    '',
    pem.trim(),
  ].join('\n')}\n`;
}
