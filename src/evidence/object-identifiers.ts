/** Signature algorithms of certificates (RFC 3279, 4055, 5758, 8410), named as those of XML signatures are. */
export const signatureOids: ReadonlyMap<string, string> = new Map([
  ['1.2.840.113549.1.1.2', 'rsa-md2'],
  ['1.2.840.113549.1.1.4', 'rsa-md5'],
  ['1.2.840.113549.1.1.5', 'rsa-sha1'],
  ['1.3.14.3.2.29', 'rsa-sha1'],
  ['1.2.840.113549.1.1.14', 'rsa-sha224'],
  ['1.2.840.113549.1.1.11', 'rsa-sha256'],
  ['1.2.840.113549.1.1.12', 'rsa-sha384'],
  ['1.2.840.113549.1.1.13', 'rsa-sha512'],
  ['1.2.840.10045.4.1', 'ecdsa-sha1'],
  ['1.2.840.10045.4.3.1', 'ecdsa-sha224'],
  ['1.2.840.10045.4.3.2', 'ecdsa-sha256'],
  ['1.2.840.10045.4.3.3', 'ecdsa-sha384'],
  ['1.2.840.10045.4.3.4', 'ecdsa-sha512'],
  ['1.2.840.10040.4.3', 'dsa-sha1'],
  ['2.16.840.1.101.3.4.3.2', 'dsa-sha256'],
  ['1.3.101.112', 'ed25519'],
  ['1.3.101.113', 'ed448'],
]);

/** Its hash stands in its parameters (RFC 4055 §3.1). */
export const rsaPssOid = '1.2.840.113549.1.1.10';

export const hashOids: ReadonlyMap<string, string> = new Map([
  ['1.3.14.3.2.26', 'sha1'],
  ['2.16.840.1.101.3.4.2.4', 'sha224'],
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
]);

/** Extended key usages (RFC 5280 §4.2.1.12, and Microsoft's). */
export const extendedUsageOids: ReadonlyMap<string, string> = new Map([
  ['2.5.29.37.0', 'anyExtendedKeyUsage'],
  ['1.3.6.1.5.5.7.3.1', 'serverAuth'],
  ['1.3.6.1.5.5.7.3.2', 'clientAuth'],
  ['1.3.6.1.5.5.7.3.3', 'codeSigning'],
  ['1.3.6.1.5.5.7.3.4', 'emailProtection'],
  ['1.3.6.1.5.5.7.3.8', 'timeStamping'],
  ['1.3.6.1.5.5.7.3.9', 'OCSPSigning'],
  ['1.3.6.1.4.1.311.10.3.12', 'documentSigning'],
  ['1.3.6.1.4.1.311.20.2.2', 'smartcardLogon'],
]);

/** Bits of the extension keyUsage, the first one first (RFC 5280 §4.2.1.3). */
export const keyUsageBits = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const;
