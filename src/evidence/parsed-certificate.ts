import { X509Certificate, type KeyObject } from 'node:crypto';
import { certificateFromDer } from './certificate.ts';
import type { CertificateFacts } from './certificate-facts.ts';

/** A certificate that Node can read, with the parts that verdicts need. */
export interface ParsedCertificate {
  readonly facts: CertificateFacts;
  readonly publicKey: KeyObject;
  /** Bytes of the certificate itself; fewer than were given where something follows it. */
  readonly rawBytes: number;
}

/** Parsing costs more than verifying a signature, and the same provider's certificate comes again and again. */
const remembered = new Map<string, ParsedCertificate | null>();
const mostRemembered = 64;

/** Reads a certificate from base64, white space in it allowed. Null where it is none that Node can read. */
export function parseCertificate(base64: string): ParsedCertificate | null {
  const known = remembered.get(base64);
  if (known !== undefined) return known;
  const parsed = parse(Buffer.from(base64, 'base64'));
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(base64, parsed);
  return parsed;
}

function parse(der: Buffer): ParsedCertificate | null {
  const read = certificateFromDer(der);
  if (!('certificate' in read)) return null;
  try {
    const { publicKey, raw } = new X509Certificate(der);
    return { facts: read.certificate, publicKey, rawBytes: raw.length };
  } catch {
    // A key of a kind that OpenSSL does not know: it verifies nothing.
    return null;
  }
}

/** Whether base64 is what an encoder writes for these bytes: OpenSSL and node-forge read what is cut, padded or joined otherwise than Node. */
export function isExactBase64(text: string): boolean {
  return Buffer.from(text, 'base64').toString('base64') === text;
}

/** The base64 inside a PEM certificate, without line breaks. */
export function base64OfPem(pem: string): string {
  return pem.replace(/-----[A-Z ]+-----/g, '').replace(/\s+/g, '');
}
