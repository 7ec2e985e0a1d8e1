import type { CertificateSection, Report } from './report.ts';

/** The certificate that signs a response, or why there is none that may be passed on. */
export type SigningCertificate = { readonly certificate: CertificateSection } | { readonly reason: string };

/**
 * The certificate to send on: only one that really verifies a signature of the response, and never out of a suspicious one, since whoever
 * gets a certificate into place can sign in as anybody.
 */
export function signingCertificate({ saml, certificates, findings }: Report): SigningCertificate {
  if (saml === null) return { reason: 'there is no SAML response to take it from' };
  if (findings.some(({ suspicious, from }) => suspicious && from === saml.from))
    return {
      reason: 'the response looks like an attack or like broken software, so its certificate must not be passed on',
    };
  const verifying = saml.signatures.find(({ valid, certificate }) => valid === true && certificate !== null);
  const certificate = certificates.find(({ id }) => id === verifying?.certificate);
  if (certificate !== undefined) return { certificate };
  return {
    reason:
      saml.signatures.length === 0
        ? 'the response is not signed'
        : 'no certificate at hand verifies a signature of the response',
  };
}
