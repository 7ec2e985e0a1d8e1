/** What a certificate says of itself (RFC 5280), as plain data. */
export interface CertificateFacts {
  /** RFC 2253-like one line, `CN=idp.example.com, O=Example`. */
  readonly subject: string;
  readonly issuer: string;
  /** Upper-case hexadecimal. */
  readonly serialNumber: string;
  /** ISO 8601, UTC. */
  readonly notBefore: string;
  readonly notAfter: string;
  readonly publicKey: { readonly algorithm: string; readonly bits: number | null; readonly curve: string | null };
  readonly signatureAlgorithm: string | null;
  /** SHA-1 of the DER bytes as 40 upper-case hex digits, the form the broker prints. */
  readonly sha1: string;
  /** SHA-256 of the DER bytes as 64 upper-case hex digits. */
  readonly sha256: string;
  readonly selfSigned: boolean;
  readonly pem: string;
}
