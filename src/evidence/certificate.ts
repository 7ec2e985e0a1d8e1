import { X509Certificate, createHash, type KeyObject } from 'node:crypto';
import { limits } from '../limits.ts';
import { alternativeNames } from './alternative-names.ts';
import { creationTime } from './certificate-creation.ts';
import type { CertificateFacts } from './certificate-facts.ts';
import { readStructure, type CertificateStructure } from './certificate-structure.ts';
import { readDer } from './der.ts';
import { extendedUsageOids } from './object-identifiers.ts';

const pemCertificate =
  /-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----([^-]{1,400000})-----END (?:X509 |TRUSTED )?CERTIFICATE-----/g;

/** One certificate of a text, or the reason why it cannot be read. */
export type ReadCertificate =
  | { readonly certificate: CertificateFacts; readonly offset: number }
  | { readonly reason: string; readonly offset: number };

/**
 * Every PEM certificate in a text: bundles, other text around it, any line ends, no line breaks, indented or quoted.
 * `offset` is where it begins in the text.
 */
export function certificatesInText(text: string): ReadCertificate[] {
  const found: ReadCertificate[] = [];
  for (const match of text.matchAll(pemCertificate)) {
    if (found.length >= limits.certificatesPerInput) break;
    // Quote marks, indentation and `\n` written as two characters come with the paste.
    const base64 = (match[1] ?? '').replace(/\\[nr]/g, '').replace(/[^A-Za-z0-9+/=]/g, '');
    found.push({ ...certificateFromDer(Buffer.from(base64, 'base64')), offset: match.index });
  }
  return found;
}

/** Reads one DER certificate (RFC 5280). */
export function certificateFromDer(der: Uint8Array): { certificate: CertificateFacts } | { reason: string } {
  if (der.length > limits.certificateBytes) {
    return { reason: `it is larger than ${limits.certificateBytes / 1024} kB, the limit for a certificate` };
  }
  try {
    return { certificate: factsOf(new X509Certificate(der), der) };
  } catch {
    // OpenSSL's reasons name its own functions; what the user can act on is that the bytes are no whole certificate.
    return { reason: 'its bytes are no whole X.509 certificate: it was cut short or changed on the way' };
  }
}

function factsOf(certificate: X509Certificate, der: Uint8Array): CertificateFacts {
  const structure = readStructure(certificate.raw);
  const publicKey = publicKeyOf(certificate);
  return {
    subject: oneLine(certificate.subject),
    issuer: oneLine(certificate.issuer),
    serialNumber: certificate.serialNumber,
    version: structure?.version ?? null,
    // Node's text is ambiguous for years of two digits.
    notBefore: structure?.notBefore?.toISOString() ?? certificate.validFrom,
    notAfter: structure?.notAfter?.toISOString() ?? certificate.validTo,
    created: creationTime(structure),
    publicKey: describeKey(publicKey, structure),
    signatureAlgorithm: structure?.signatureAlgorithm ?? null,
    ...thumbprintsOf(certificate, structure),
    ...selfSignature(certificate, publicKey, structure),
    isCa: certificate.ca,
    keyUsage: structure?.keyUsage ?? null,
    // What Node calls so is the extended usage.
    extendedKeyUsage:
      (certificate.keyUsage as string[] | undefined)?.map((oid) => extendedUsageOids.get(oid) ?? oid) ?? null,
    subjectAlternativeNames: alternativeNames(certificate.subjectAltName),
    ...trailing(der),
    pem: certificate.toString(),
  };
}

function thumbprintsOf(
  { raw }: X509Certificate,
  structure: CertificateStructure | null,
): Pick<CertificateFacts, 'sha1' | 'sha256' | 'sha512' | 'publicKeySha256'> {
  return {
    // node:crypto's own fingerprints have colons; hashing what it really parsed also leaves out bytes after the certificate.
    sha1: hexDigest('sha1', raw),
    sha256: hexDigest('sha256', raw),
    sha512: hexDigest('sha512', raw),
    publicKeySha256: structure === null ? null : hexDigest('sha256', structure.publicKeyInfo),
  };
}

/** Null where the key is of a kind that OpenSSL does not know. */
function publicKeyOf(certificate: X509Certificate): KeyObject | null {
  try {
    return certificate.publicKey;
  } catch {
    // Its reason names its own functions. What the certificate says otherwise can be read without it.
    return null;
  }
}

function describeKey(
  publicKey: KeyObject | null,
  structure: CertificateStructure | null,
): CertificateFacts['publicKey'] {
  const details = publicKey?.asymmetricKeyDetails;
  const type = publicKey?.asymmetricKeyType;
  return {
    algorithm: type === undefined ? (structure?.publicKeyOid ?? 'unknown') : (keyNames[type] ?? type),
    bits: details?.modulusLength ?? null,
    curve: details?.namedCurve ?? null,
  };
}

const keyNames: Record<string, string> = {
  rsa: 'RSA',
  'rsa-pss': 'RSA-PSS',
  dsa: 'DSA',
  ec: 'EC',
  ed25519: 'Ed25519',
  ed448: 'Ed448',
};

function selfSignature(
  certificate: X509Certificate,
  publicKey: KeyObject | null,
  structure: CertificateStructure | null,
): Pick<CertificateFacts, 'selfSigned' | 'selfSignatureValid'> {
  const sameName = certificate.subject === certificate.issuer;
  // A changed letter in one of the names would hide that it issued itself.
  const { subjectKeyIdentifier: own = null, authorityKeyIdentifier: issuers = null } = structure ?? {};
  const sameKey = own !== null && issuers !== null && Buffer.compare(own, issuers) === 0;
  if (publicKey === null || !(sameName || sameKey)) return { selfSigned: false, selfSignatureValid: null };
  const selfSignatureValid = certificate.verify(publicKey);
  return { selfSigned: sameName && selfSignatureValid, selfSignatureValid };
}

function trailing(der: Uint8Array): Pick<CertificateFacts, 'trailingBytes' | 'withTrailingBytes'> {
  const trailingBytes = der.length - (readDer(der)?.end ?? der.length);
  return {
    trailingBytes,
    withTrailingBytes: trailingBytes === 0 ? null : { sha1: hexDigest('sha1', der), sha256: hexDigest('sha256', der) },
  };
}

/** Upper-case hexadecimal digits. */
function hexDigest(algorithm: string, bytes: Uint8Array): string {
  return createHash(algorithm).update(bytes).digest('hex').toUpperCase();
}

/** Node gives a name one attribute a line; line breaks in a name it has escaped before. */
function oneLine(name: string | undefined): string {
  return (name ?? '').split('\n').join(', ');
}
