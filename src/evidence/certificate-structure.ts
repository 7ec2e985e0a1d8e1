import { bytesOf, childrenOf, contentOf, octetsOf, oidOf, readDer, tags, type DerValue } from './der.ts';
import { hashOids, keyUsageBits, rsaPssOid, signatureOids } from './object-identifiers.ts';

/** What Node's reader of certificates does not tell (RFC 5280 §4.1). */
export interface CertificateStructure {
  /** 1 or 3; 2 was hardly ever used. */
  readonly version: number;
  readonly serialNumber: bigint;
  /** Null where they are no times as RFC 5280 §4.1.2.5 writes them. */
  readonly notBefore: Date | null;
  readonly notAfter: Date | null;
  readonly signatureAlgorithm: string | null;
  /** The whole SubjectPublicKeyInfo. */
  readonly publicKeyInfo: Uint8Array;
  /** The key itself, without its algorithm: PKCS#1 for RSA, a point for EC. */
  readonly publicKey: Uint8Array;
  /** Dotted object identifier of the key's algorithm. */
  readonly publicKeyOid: string | null;
  /** Null where the extension is absent. */
  readonly keyUsage: readonly string[] | null;
  readonly subjectKeyIdentifier: Uint8Array | null;
  readonly authorityKeyIdentifier: Uint8Array | null;
}

/** Walks a certificate that OpenSSL has read before. Null where its structure is another one. */
export function readStructure(der: Uint8Array): CertificateStructure | null {
  const [signed, algorithm] = childrenOf(readDer(der));
  const fields = childrenOf(signed);
  const explicit = fields[0]?.tag === tags.context(0) ? fields.shift() : undefined;
  const [serial, , , validity, , keyInfo, ...rest] = fields;
  const [notBefore, notAfter] = childrenOf(validity);
  const [keyAlgorithm, key] = childrenOf(keyInfo);
  if (serial === undefined || algorithm === undefined || keyInfo === undefined || key === undefined) return null;
  const extensions = readExtensions(rest.find(({ tag }) => tag === tags.context(3)));
  const keyUsage = extensions.get('2.5.29.15');
  const subjectKey = extensions.get('2.5.29.14');
  return {
    version: Number(integerOf(childrenOf(explicit)[0]) ?? 0n) + 1,
    serialNumber: integerOf(serial) ?? 0n,
    notBefore: instantOf(notBefore),
    notAfter: instantOf(notAfter),
    signatureAlgorithm: algorithmName(algorithm),
    publicKeyInfo: bytesOf(keyInfo),
    // A bit string begins with the number of bits that are left over.
    publicKey: contentOf(key).subarray(1),
    publicKeyOid: oidOf(childrenOf(keyAlgorithm)[0]),
    keyUsage: keyUsage === undefined ? null : usages(keyUsage),
    subjectKeyIdentifier: subjectKey === undefined ? null : contentOf(subjectKey),
    authorityKeyIdentifier: keyIdentifier(extensions.get('2.5.29.35')),
  };
}

/** Values of the extensions, by dotted object identifier. */
function readExtensions(value: DerValue | undefined): Map<string, DerValue> {
  const extensions = new Map<string, DerValue>();
  for (const extension of childrenOf(childrenOf(value)[0])) {
    const parts = childrenOf(extension);
    const [oid, octets] = [oidOf(parts[0]), parts.at(-1)];
    const inside = octets === undefined ? null : readDer(octetsOf(octets));
    if (oid !== null && inside !== null) extensions.set(oid, inside);
  }
  return extensions;
}

/** The issuer's key as `[0]` of the extension (RFC 5280 §4.2.1.1). */
function keyIdentifier(value: DerValue | undefined): Uint8Array | null {
  const [first] = childrenOf(value);
  return first?.tag === 0x80 ? contentOf(first) : null;
}

function usages(bits: DerValue): string[] {
  const [, ...bytes] = contentOf(bits);
  return keyUsageBits.filter((_name, bit) => ((bytes[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0);
}

function algorithmName(algorithm: DerValue): string | null {
  const [first, parameters] = childrenOf(algorithm);
  const oid = oidOf(first);
  if (oid === rsaPssOid) return `rsa-pss-${pssHash(parameters)}`;
  return oid === null ? null : (signatureOids.get(oid) ?? oid);
}

/** SHA-1 where none is named. */
function pssHash(parameters: DerValue | undefined): string {
  const named = childrenOf(parameters).find(({ tag }) => tag === tags.context(0));
  const oid = oidOf(childrenOf(childrenOf(named)[0])[0]);
  return oid === null ? 'sha1' : (hashOids.get(oid) ?? oid);
}

/** `YYMMDDhhmmssZ` for the years from 1950 to 2049, or with four digits of the year for any. */
function instantOf(value: DerValue | undefined): Date | null {
  const written = value === undefined ? '' : Buffer.from(contentOf(value)).toString('latin1');
  const [, digits, ...rest] = /^(\d\d|\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(written) ?? [];
  const isShort = value?.tag === tags.utcTime;
  if (digits === undefined || (digits.length === 2) !== isShort) return null;
  const [month, day, hour, minute, second] = rest;
  const century = isShort ? (Number(digits) < 50 ? '20' : '19') : '';
  const date = new Date(`${century}${digits}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** Two's complement; null where the value is no integer. */
function integerOf(value: DerValue | undefined): bigint | null {
  if (value?.tag !== tags.integer) return null;
  const content = contentOf(value);
  if (content.length === 0) return null;
  return BigInt.asIntN(content.length * 8, BigInt(`0x${Buffer.from(content).toString('hex')}`));
}
