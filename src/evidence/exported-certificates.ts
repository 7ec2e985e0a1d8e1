import type { CertificateFacts } from './certificate-facts.ts';
import { searchThumbprint, type ThumbprintSearch } from './thumbprint-search.ts';
import { parseThumbprint } from './thumbprint.ts';

/** What a connection exported from Auth0 says of its certificate, beside the certificate itself. */
export interface StatedOptions {
  /** In an export both are there: `cert` is made of `signingCert` when that is changed. */
  readonly cert: CertificateFacts | null;
  readonly signingCert: CertificateFacts | null;
  readonly thumbprints: readonly string[];
  readonly expires: string | null;
  readonly commonName: string | null;
}

/** Whether these say the same. The broker goes by the thumbprints alone; where they are left from another certificate, logins fail. */
export interface ExportedCertificates {
  /** Each certificate once. */
  readonly certificates: readonly CertificateFacts[];
  /** Null where not both are there. */
  readonly sameCertificate: boolean | null;
  readonly thumbprints: readonly { readonly raw: string; readonly found: ThumbprintSearch }[];
  /** Null where it is not stated or there is no certificate to compare with. */
  readonly expiresMatches: boolean | null;
  readonly commonNameMatches: boolean | null;
}

export function compareExport(stated: StatedOptions): ExportedCertificates {
  const { cert, signingCert, expires, commonName } = stated;
  const both = [cert, signingCert].filter((one) => one !== null);
  const certificates = both.filter(({ sha256 }, index) => both.findIndex((one) => one.sha256 === sha256) === index);
  const [own] = certificates;
  const compared = <T>(value: T | null, matches: (value: T, own: CertificateFacts) => boolean): boolean | null =>
    value === null || own === undefined ? null : matches(value, own);
  return {
    certificates,
    sameCertificate: both.length < 2 ? null : certificates.length === 1,
    thumbprints: stated.thumbprints.map((raw) => ({
      raw,
      found: searchThumbprint(parseThumbprint(raw), certificates),
    })),
    expiresMatches: compared(expires, (time, { notAfter }) => Date.parse(time) === Date.parse(notAfter)),
    commonNameMatches: compared(commonName, (name, { subject }) => subject.split(', ').includes(`CN=${name}`)),
  };
}
