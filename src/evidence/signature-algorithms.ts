import { constants, verify, type KeyObject } from 'node:crypto';

/** Canonicalization methods, by URI. */
export const canonicalizations: ReadonlyMap<
  string,
  { readonly mode: 'inclusive' | 'exclusive' | 'inclusive-1.1'; readonly comments: boolean }
> = new Map([
  ['http://www.w3.org/TR/2001/REC-xml-c14n-20010315', { mode: 'inclusive', comments: false }],
  ['http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments', { mode: 'inclusive', comments: true }],
  ['http://www.w3.org/2001/10/xml-exc-c14n#', { mode: 'exclusive', comments: false }],
  ['http://www.w3.org/2001/10/xml-exc-c14n#WithComments', { mode: 'exclusive', comments: true }],
  ['http://www.w3.org/2006/12/xml-c14n11', { mode: 'inclusive-1.1', comments: false }],
  ['http://www.w3.org/2006/12/xml-c14n11#WithComments', { mode: 'inclusive-1.1', comments: true }],
]);

export const envelopedSignature = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';
export const inclusiveCanonicalization = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';

/** Digest methods, by URI: Node's name for the hash. */
export const digests: ReadonlyMap<string, string> = new Map([
  ['http://www.w3.org/2000/09/xmldsig#sha1', 'sha1'],
  ['http://www.w3.org/2001/04/xmldsig-more#sha224', 'sha224'],
  ['http://www.w3.org/2001/04/xmlenc#sha256', 'sha256'],
  ['http://www.w3.org/2001/04/xmldsig-more#sha384', 'sha384'],
  ['http://www.w3.org/2001/04/xmlenc#sha512', 'sha512'],
]);

export interface SignatureAlgorithm {
  /** Short name: `rsa-sha256`. */
  readonly name: string;
  readonly family: 'rsa' | 'rsa-pss' | 'ecdsa' | 'eddsa';
  /** Null where the algorithm hashes by itself. */
  readonly hash: string | null;
}

const more = 'http://www.w3.org/2001/04/xmldsig-more#';
const newer = 'http://www.w3.org/2007/05/xmldsig-more#';

/** Signature methods with a public key, by URI (RFC 9231 §2.3). */
export const signatureAlgorithms: ReadonlyMap<string, SignatureAlgorithm> = new Map<string, SignatureAlgorithm>([
  ['http://www.w3.org/2000/09/xmldsig#rsa-sha1', { name: 'rsa-sha1', family: 'rsa', hash: 'sha1' }],
  [`${more}rsa-sha224`, { name: 'rsa-sha224', family: 'rsa', hash: 'sha224' }],
  [`${more}rsa-sha256`, { name: 'rsa-sha256', family: 'rsa', hash: 'sha256' }],
  [`${more}rsa-sha384`, { name: 'rsa-sha384', family: 'rsa', hash: 'sha384' }],
  [`${more}rsa-sha512`, { name: 'rsa-sha512', family: 'rsa', hash: 'sha512' }],
  [`${newer}sha1-rsa-MGF1`, { name: 'rsa-pss-sha1', family: 'rsa-pss', hash: 'sha1' }],
  [`${newer}sha256-rsa-MGF1`, { name: 'rsa-pss-sha256', family: 'rsa-pss', hash: 'sha256' }],
  [`${newer}sha384-rsa-MGF1`, { name: 'rsa-pss-sha384', family: 'rsa-pss', hash: 'sha384' }],
  [`${newer}sha512-rsa-MGF1`, { name: 'rsa-pss-sha512', family: 'rsa-pss', hash: 'sha512' }],
  [`${more}ecdsa-sha1`, { name: 'ecdsa-sha1', family: 'ecdsa', hash: 'sha1' }],
  [`${more}ecdsa-sha256`, { name: 'ecdsa-sha256', family: 'ecdsa', hash: 'sha256' }],
  [`${more}ecdsa-sha384`, { name: 'ecdsa-sha384', family: 'ecdsa', hash: 'sha384' }],
  [`${more}ecdsa-sha512`, { name: 'ecdsa-sha512', family: 'ecdsa', hash: 'sha512' }],
  ['http://www.w3.org/2021/04/xmldsig-more#eddsa-ed25519', { name: 'ed25519', family: 'eddsa', hash: null }],
]);

/** What no verifier should accept, with the reason. */
export function forbiddenAlgorithm(uri: string): string | null {
  if (/#hmac-/i.test(uri)) return 'a symmetric algorithm: whoever can check it can also forge it';
  if (/md5/i.test(uri)) return 'MD5, which is broken';
  return null;
}

/** The last part of an algorithm's URI, which is what people call it. */
export function shortAlgorithm(uri: string | null): string | null {
  if (uri === null) return null;
  return signatureAlgorithms.get(uri)?.name ?? digests.get(uri) ?? (uri.split('#').at(-1) || uri);
}

/** Checks a signature value. A key of another kind than the algorithm's is `false`, whatever OpenSSL would make of it. */
export function verifiesWith(
  algorithm: SignatureAlgorithm,
  key: KeyObject,
  signed: Uint8Array,
  value: Uint8Array,
): boolean {
  if (!fits(algorithm, key)) return false;
  try {
    switch (algorithm.family) {
      case 'rsa':
        return verify(algorithm.hash, signed, key, value);
      case 'rsa-pss':
        return verify(
          algorithm.hash,
          signed,
          { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST },
          value,
        );
      case 'ecdsa':
        return verify(algorithm.hash, signed, { key, dsaEncoding: 'ieee-p1363' }, value);
      case 'eddsa':
        return verify(null, signed, key, value);
    }
  } catch {
    // OpenSSL throws for values and keys that it cannot even try; that is no valid signature.
    return false;
  }
}

function fits(algorithm: SignatureAlgorithm, key: KeyObject): boolean {
  switch (key.asymmetricKeyType) {
    case 'rsa':
      return algorithm.family === 'rsa' || algorithm.family === 'rsa-pss';
    case 'rsa-pss':
      return algorithm.family === 'rsa-pss';
    case 'ec':
      return algorithm.family === 'ecdsa';
    case 'ed25519':
      return algorithm.family === 'eddsa';
    case 'dsa':
    case 'ed448':
    case 'x25519':
    case 'x448':
    case undefined:
    default:
      return false;
  }
}
