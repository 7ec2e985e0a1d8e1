import { childrenOf, looksLikeDer, oidOf, readDer, tags, type DerValue } from './der.ts';

/** What is handed in where a certificate is asked for, and what it is called. */
export const materialNames = {
  certificate: 'a certificate',
  pkcs7: 'a PKCS#7 file (.p7b)',
  pkcs12: 'a PKCS#12 file (.p12, .pfx)',
  'java-keystore': 'a Java keystore',
  'certificate-request': 'a certificate signing request',
  'attribute-certificate': 'an attribute certificate',
  'revocation-list': 'a revocation list',
  'public-key': 'a public key',
  'private-key': 'a private key',
  'encrypted-private-key': 'an encrypted private key',
  'key-parameters': 'key parameters',
  'ssh-public-key': 'an SSH public key',
  'ssh-private-key': 'an SSH private key',
  'pgp-public-key': 'a PGP public key',
  'pgp-private-key': 'a PGP private key',
  'pgp-message': 'a PGP message or signature',
} as const;

export type Material = keyof typeof materialNames;

/** Kinds that hold or may hold a private key outside a PEM block that says so. */
export function isPrivate(material: Material): boolean {
  return material.endsWith('private-key');
}

/** By the label of a PEM block and, for keys that are encrypted in the old way, its headers. Null where the label is another one. */
export function materialOfLabel(label: string, body: string): Material | null {
  const known = labels.get(label.replace(/\s/g, ''));
  if (known === 'private-key' && body.slice(0, 200).includes('ENCRYPTED')) return 'encrypted-private-key';
  return known ?? null;
}

const labels: ReadonlyMap<string, Material> = new Map<string, Material>([
  ['CERTIFICATE', 'certificate'],
  ['X509CERTIFICATE', 'certificate'],
  ['TRUSTEDCERTIFICATE', 'certificate'],
  ['PKCS7', 'pkcs7'],
  ['PKCS#7SIGNEDDATA', 'pkcs7'],
  ['CMS', 'pkcs7'],
  ['PKCS12', 'pkcs12'],
  ['CERTIFICATEREQUEST', 'certificate-request'],
  ['NEWCERTIFICATEREQUEST', 'certificate-request'],
  ['ATTRIBUTECERTIFICATE', 'attribute-certificate'],
  ['X509CRL', 'revocation-list'],
  ['PUBLICKEY', 'public-key'],
  ['RSAPUBLICKEY', 'public-key'],
  ['PRIVATEKEY', 'private-key'],
  ['RSAPRIVATEKEY', 'private-key'],
  ['ECPRIVATEKEY', 'private-key'],
  ['DSAPRIVATEKEY', 'private-key'],
  ['ANYPRIVATEKEY', 'private-key'],
  ['ENCRYPTEDPRIVATEKEY', 'encrypted-private-key'],
  ['OPENSSHPRIVATEKEY', 'ssh-private-key'],
  ['DHPARAMETERS', 'key-parameters'],
  ['ECPARAMETERS', 'key-parameters'],
  ['DSAPARAMETERS', 'key-parameters'],
  ['PGPPUBLICKEYBLOCK', 'pgp-public-key'],
  ['PGPPRIVATEKEYBLOCK', 'pgp-private-key'],
  ['PGPMESSAGE', 'pgp-message'],
  ['PGPSIGNATURE', 'pgp-message'],
]);

/** Keys of other programs that are text without being PEM. Null where the text does not begin as one. */
export function materialOfText(text: string): Material | null {
  const start = text.slice(0, 200).trimStart();
  if (/^(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-nistp\d{3}) AAAA/.test(start)) return 'ssh-public-key';
  if (start.startsWith('---- BEGIN SSH2 PUBLIC KEY ----')) return 'ssh-public-key';
  return /^(?:PuTTY-User-Key-File-\d|---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----)/.test(start)
    ? 'ssh-private-key'
    : null;
}

/** By the shape of the bytes, not by what is in them. Null where it is nothing known, or not whole. */
export function materialOfBytes(bytes: Uint8Array): Material | null {
  // The magic numbers of the formats JKS and JCEKS.
  const magic = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  if (magic === 'feedfeed' || magic === 'cececece') return 'java-keystore';
  const value = readDer(bytes);
  return value?.tag === tags.sequence ? materialOf(childrenOf(value)) : null;
}

/** Whether bytes are a certificate, key or the like as they are, and no text. */
export function isBinary(bytes: Uint8Array): boolean {
  return looksLikeDer(bytes) || materialOfBytes(bytes) !== null;
}

/** Tags of DER values as text, for comparison with a beginning. */
function shape(values: readonly DerValue[]): string {
  return values.map(({ tag }) => shapes.get(tag) ?? '?').join('');
}

const shapes: ReadonlyMap<number, string> = new Map([
  [tags.sequence, 's'],
  [tags.integer, 'i'],
  [tags.bitString, 'b'],
  [tags.octetString, 'o'],
  [tags.objectIdentifier, 'd'],
  [tags.utcTime, 't'],
  [tags.generalizedTime, 't'],
  [tags.context(0), '0'],
  [tags.context(1), '1'],
]);

function materialOf(values: readonly DerValue[]): Material | null {
  const top = shape(values.slice(0, 10));
  const [first, second] = values;
  const oid = oidOf(first);
  if (oid?.startsWith('1.2.840.113549.1.7.') === true) return 'pkcs7';
  // PKCS#12 (RFC 7292 §4): version and a PKCS#7 value.
  if (/^iss?$/.test(top) && oidOf(childrenOf(second)[0])?.startsWith('1.2.840.113549.1.7.') === true) return 'pkcs12';
  // Signed things: what is signed, algorithm, signature.
  if (top === 'ssb') return signedMaterial(shape(childrenOf(first)));
  if (oidOf(childrenOf(first)[0]) !== null) {
    if (top === 'sb') return 'public-key';
    if (top === 'so') return 'encrypted-private-key';
  }
  if (top === 'ii') return 'public-key';
  // PKCS#8, SEC 1, PKCS#1 and DSA.
  return /^(?:iso|io[01]|i{6,9}$)/.test(top) ? 'private-key' : null;
}

function signedMaterial(content: string): Material | null {
  // Version, serial number, algorithm, issuer, validity, subject, key (RFC 5280 §4.1).
  if (/^0?isssss/.test(content)) return 'certificate';
  if (/^iss0?/.test(content)) return 'certificate-request';
  return /^i?sst/.test(content) ? 'revocation-list' : null;
}
