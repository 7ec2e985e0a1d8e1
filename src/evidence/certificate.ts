import { X509Certificate, createHash, type KeyObject } from 'node:crypto';
import { limits } from '../limits.ts';
import { alternativeNames } from './alternative-names.ts';
import { creationTime } from './certificate-creation.ts';
import type { CertificateFacts } from './certificate-facts.ts';
import { readStructure, type CertificateStructure } from './certificate-structure.ts';
import { declaredLength, looksLikeDer, readDer } from './der.ts';
import { materialNames, materialOfBytes, materialOfLabel } from './key-material.ts';
import { extendedUsageOids } from './object-identifiers.ts';
import { bytesOfBody, pemBlocks, type PemBlock } from './pem.ts';
import { certificatesInPkcs7 } from './pkcs7.ts';

/** A certificate, or the reason why it cannot be read. */
export type CertificateOrReason = { readonly certificate: CertificateFacts } | { readonly reason: string };

/** One certificate of a text. `offset` is where it begins in the text. */
export type ReadCertificate = CertificateOrReason & { readonly offset: number };

/**
 * Every PEM certificate in a text, those in PKCS#7 blocks too: bundles, other text around it, any line ends, no line breaks, indented or
 * quoted. At most as many as are read from one input.
 */
export function certificatesInText(text: string): ReadCertificate[] {
  const found: ReadCertificate[] = [];
  for (const block of pemBlocks(text)) {
    const material = materialOfLabel(block.label, block.body);
    if (material !== 'certificate' && material !== 'pkcs7') continue;
    found.push(...certificatesInBlock(block).map((read) => ({ ...read, offset: block.start })));
    if (found.length >= limits.certificatesPerInput) break;
  }
  return found;
}

/** What a PEM block with the label of a certificate or of PKCS#7 holds. */
export function certificatesInBlock({ label, body, closed }: PemBlock): CertificateOrReason[] {
  const bytes = bytesOfBody(body);
  if (bytes === null) return [tooLarge];
  const end = readDer(bytes)?.end ?? null;
  if (!closed && end === null) return [{ reason: cutReason(bytes) ?? 'its END line is missing, and it is not whole' }];
  // OpenSSL writes its own trust settings behind such a certificate, and without an END line other text follows.
  const own = end !== null && (!closed || label.startsWith('TRUSTED')) ? bytes.subarray(0, end) : bytes;
  return certificatesFromBytes(own);
}

/** One certificate in DER, or those of a PKCS#7 file. */
export function certificatesFromBytes(bytes: Uint8Array): CertificateOrReason[] {
  if (materialOfBytes(bytes) !== 'pkcs7') return [certificateFromDer(bytes)];
  const read = certificatesInPkcs7(bytes);
  return 'reason' in read ? [read] : read.certificates.map(certificateFromDer);
}

/** Reads one DER certificate (RFC 5280). */
export function certificateFromDer(der: Uint8Array): CertificateOrReason {
  if (der.length > limits.certificateBytes) return tooLarge;
  try {
    return { certificate: factsOf(new X509Certificate(der), der) };
  } catch {
    // OpenSSL's reasons name its own functions; what the user can act on is what the bytes are instead.
    return { reason: reasonFor(der) };
  }
}

const tooLarge = {
  reason: `it is larger than ${limits.certificateBytes / 1024} kB, the limit for a certificate`,
} as const;

function reasonFor(der: Uint8Array): string {
  const material = materialOfBytes(der);
  if (material !== null && material !== 'certificate') return `it is ${materialNames[material]}`;
  return cutReason(der) ?? 'its bytes are no whole X.509 certificate: it was cut short or changed on the way';
}

/** Null where it is not too short. */
function cutReason(der: Uint8Array): string | null {
  const declared = looksLikeDer(der) ? declaredLength(der) : null;
  if (declared === null || declared <= der.length) return null;
  return `it is cut short: ${der.length} of ${declared} bytes are there`;
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
    ...hashesOf(raw),
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
    withTrailingBytes: trailingBytes === 0 ? null : hashesOf(der),
  };
}

function hashesOf(bytes: Uint8Array): Pick<CertificateFacts, 'sha1' | 'sha256' | 'sha512'> {
  return { sha1: hexDigest('sha1', bytes), sha256: hexDigest('sha256', bytes), sha512: hexDigest('sha512', bytes) };
}

/** Upper-case hexadecimal digits. */
function hexDigest(algorithm: string, bytes: Uint8Array): string {
  return createHash(algorithm).update(bytes).digest('hex').toUpperCase();
}

/** Node gives a name one attribute a line; line breaks in a name it has escaped before. */
function oneLine(name: string | undefined): string {
  return (name ?? '').split('\n').join(', ');
}
