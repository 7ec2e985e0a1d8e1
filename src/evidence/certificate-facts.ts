/** What a certificate says of itself (RFC 5280), as plain data. */
export interface CertificateFacts {
  /** RFC 2253-like one line, `CN=idp.example.com, O=Example`. */
  readonly subject: string;
  readonly issuer: string;
  /** Upper-case hexadecimal, with `-` before it where it is negative. */
  readonly serialNumber: string;
  /** 1 or 3; null where its structure cannot be told. */
  readonly version: number | null;
  /** ISO 8601, UTC. */
  readonly notBefore: string;
  readonly notAfter: string;
  /** When it was made, where its serial number tells; null where not. */
  readonly created: CertificateCreation | null;
  readonly publicKey: { readonly algorithm: string; readonly bits: number | null; readonly curve: string | null };
  /** `rsa-sha256`, named as in XML signatures; a dotted object identifier where it has no such name. */
  readonly signatureAlgorithm: string | null;
  /** SHA-1 of the DER bytes as 40 upper-case hex digits, the form the broker prints. */
  readonly sha1: string;
  /** SHA-256 of the DER bytes as 64 upper-case hex digits. */
  readonly sha256: string;
  /** SHA-512 of the DER bytes as 128 upper-case hex digits. */
  readonly sha512: string;
  /** SHA-256 of the public key with its algorithm (SubjectPublicKeyInfo): the same for a certificate that was renewed with its key. */
  readonly publicKeySha256: string | null;
  readonly selfSigned: boolean;
  /** Whether its own key verifies it; null where it says that another one issued it, or where the key is of an unknown kind. */
  readonly selfSignatureValid: boolean | null;
  readonly isCa: boolean;
  /** RFC 5280 §4.2.1.3; null where the certificate does not limit it. */
  readonly keyUsage: readonly string[] | null;
  /** Names as in RFC 5280 §4.2.1.12, dotted object identifiers where they have none; null where the certificate does not limit it. */
  readonly extendedKeyUsage: readonly string[] | null;
  readonly subjectAlternativeNames: {
    /** The first ones, `DNS:idp.example.com`. */
    readonly names: readonly string[];
    readonly total: number;
  };
  /** Bytes that follow the certificate in what was read. They belong to no certificate, and yet the broker hashes them too. */
  readonly trailingBytes: number;
  /** Hashes of everything that was read; null where nothing follows the certificate. */
  readonly withTrailingBytes: { readonly sha1: string; readonly sha256: string; readonly sha512: string } | null;
  readonly pem: string;
}

interface CertificateCreation {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The serial number is the time in this unit since 1970, as Okta, Google, PingOne and Keycloak (milliseconds) write it. */
  readonly from: 'serial-number-milliseconds' | 'serial-number-seconds';
}
