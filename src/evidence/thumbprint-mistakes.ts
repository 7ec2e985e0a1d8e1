import { X509Certificate, type KeyObject } from 'node:crypto';
import type { CertificateFacts } from './certificate-facts.ts';
import { readStructure } from './certificate-structure.ts';
import { base64OfPem } from './parsed-certificate.ts';

/** What people hash where they mean a certificate's thumbprint, the right thing first. */
export const hashedThings = [
  'certificate',
  /** The bytes as they were read, with what follows the certificate. The broker hashes them so, too. */
  'certificate-and-trailing-bytes',
  /** `sha1sum certificate.pem`. */
  'pem-text',
  'pem-text-crlf',
  'pem-text-without-line-ends',
  /** Base64 in one line, and in lines of 64. */
  'base64-text',
  'base64-lines',
  /** The public key with its algorithm, as key pinning does it. */
  'public-key',
  /** The public key alone, as key identifiers are made. */
  'public-key-without-algorithm',
  'public-key-pem',
  /** `openssl x509 -modulus | openssl md5`, which compares a certificate with its key. */
  'modulus-text',
  /** RFC 7638. */
  'json-web-key',
] as const;

export type HashedThing = (typeof hashedThings)[number];

/** What else has the length of a thumbprint and stands beside it in certificate dialogs. */
export type OtherValue = 'serial-number' | 'subject-key-identifier' | 'authority-key-identifier';

type Hashed = readonly [HashedThing, string | Uint8Array];

/** Everything of a certificate that is hashed by mistake, except what needs the bytes that follow it. */
export function hashedByMistake({ pem }: CertificateFacts): Hashed[] {
  const base64 = base64OfPem(pem);
  const text = pem.trim();
  const lines = (base64.match(/.{1,64}/g) ?? []).join('\n');
  const crlf = (one: string): string => one.replaceAll('\n', '\r\n');
  return [
    ['pem-text', text],
    ['pem-text', `${text}\n`],
    ['pem-text-crlf', crlf(text)],
    ['pem-text-crlf', crlf(`${text}\n`)],
    ['pem-text-without-line-ends', text.replaceAll('\n', '')],
    ['base64-text', base64],
    ['base64-text', `${base64}\n`],
    ['base64-lines', lines],
    ['base64-lines', `${lines}\n`],
    ['base64-lines', crlf(lines)],
    ['base64-lines', crlf(`${lines}\n`)],
    ...publicKeyForms(Buffer.from(base64, 'base64')),
  ];
}

function publicKeyForms(der: Buffer): Hashed[] {
  const structure = readStructure(der);
  const forms: Hashed[] =
    structure === null
      ? []
      : [
          ['public-key', structure.publicKeyInfo],
          ['public-key-without-algorithm', structure.publicKey],
        ];
  try {
    return [...forms, ...keyForms(new X509Certificate(der).publicKey)];
  } catch {
    // A key of a kind that Node does not know or does not write so: nobody else's tool writes it either.
    return forms;
  }
}

/** @throws Error where Node cannot write the key as JSON */
function keyForms(key: KeyObject): Hashed[] {
  const pem = key.export({ type: 'spki', format: 'pem' }).toString();
  const forms: Hashed[] = [
    ['public-key-pem', pem],
    ['public-key-pem', pem.trim()],
  ];
  if (key.asymmetricKeyType === 'rsa-pss') return forms;
  const { crv, e, kty, n, x, y } = key.export({ format: 'jwk' });
  // Required members alone, in the order of their names (RFC 7638 §3.2).
  forms.push(['json-web-key', JSON.stringify({ crv, e, kty, n, x, y })]);
  if (n !== undefined)
    forms.push(['modulus-text', `Modulus=${Buffer.from(n, 'base64url').toString('hex').toUpperCase()}\n`]);
  return forms;
}

/** Values out of a certificate that are taken for its thumbprint, as upper-case hexadecimal digits. */
export function otherValues({ pem, serialNumber }: CertificateFacts): [OtherValue, string][] {
  const structure = readStructure(Buffer.from(base64OfPem(pem), 'base64'));
  const hex = (bytes: Uint8Array | null | undefined): string =>
    Buffer.from(bytes ?? [])
      .toString('hex')
      .toUpperCase();
  return [
    ['serial-number', serialNumber],
    ['subject-key-identifier', hex(structure?.subjectKeyIdentifier)],
    ['authority-key-identifier', hex(structure?.authorityKeyIdentifier)],
  ];
}
