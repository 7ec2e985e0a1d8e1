import { X509Certificate, createHash } from 'node:crypto';
import { limits } from '../limits.ts';
import type { CertificateFacts } from './certificate-facts.ts';

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
    return { certificate: factsOf(new X509Certificate(der)) };
  } catch {
    // OpenSSL's reasons name its own functions; what the user can act on is that the bytes are no whole certificate.
    return { reason: 'its bytes are no whole X.509 certificate: it was cut short or changed on the way' };
  }
}

function factsOf(certificate: X509Certificate): CertificateFacts {
  const { publicKey } = certificate;
  const details = publicKey.asymmetricKeyDetails;
  // node:crypto's own fingerprints have colons; hashing what it really parsed also leaves out bytes after the certificate.
  const hash = (algorithm: string): string => createHash(algorithm).update(certificate.raw).digest('hex').toUpperCase();
  return {
    subject: oneLine(certificate.subject),
    issuer: oneLine(certificate.issuer),
    serialNumber: certificate.serialNumber,
    notBefore: isoInstant(certificate.validFrom),
    notAfter: isoInstant(certificate.validTo),
    publicKey: {
      algorithm: keyNames[publicKey.asymmetricKeyType ?? ''] ?? publicKey.asymmetricKeyType ?? 'unknown',
      bits: details?.modulusLength ?? null,
      curve: details?.namedCurve ?? null,
    },
    signatureAlgorithm: null,
    sha1: hash('sha1'),
    sha256: hash('sha256'),
    selfSigned: certificate.subject === certificate.issuer && certificate.verify(publicKey),
    pem: certificate.toString(),
  };
}

const keyNames: Record<string, string> = {
  rsa: 'RSA',
  'rsa-pss': 'RSA-PSS',
  ec: 'EC',
  ed25519: 'Ed25519',
  ed448: 'Ed448',
};

/** Node gives a name one attribute a line; a name with a line break in it would forge another. */
function oneLine(name: string | undefined): string {
  return (name ?? '').split('\n').join(', ');
}

function isoInstant(text: string): string {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? text : date.toISOString();
}
