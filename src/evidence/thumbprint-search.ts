import { createHash } from 'node:crypto';
import { editDistance } from '../text/edit-distance.ts';
import type { CertificateFacts } from './certificate-facts.ts';
import { isNear } from './compare-thumbprints.ts';
import { base64OfPem } from './parsed-certificate.ts';
import { hashedByMistake, otherValues, type HashedThing, type OtherValue } from './thumbprint-mistakes.ts';
import type { Thumbprint } from './thumbprint.ts';

/** Hash algorithms by the number of hexadecimal digits that they give. */
const algorithms = new Map([
  [32, 'md5'],
  [40, 'sha1'],
  [64, 'sha256'],
  [96, 'sha384'],
  [128, 'sha512'],
] as const);

type HashAlgorithm = 'md5' | 'sha1' | 'sha256' | 'sha384' | 'sha512';

/** A certificate that a thumbprint belongs to, and what it is of. Only SHA-1 of `certificate` is what the broker compares. */
interface ThumbprintMatch {
  readonly certificate: CertificateFacts;
  readonly of: HashedThing | OtherValue;
  /** Null for values that are no hash. */
  readonly algorithm: HashAlgorithm | null;
}

export interface ThumbprintSearch {
  /** The right ones first, then what was computed of something else. */
  readonly matches: readonly ThumbprintMatch[];
  /** Where nothing matches: the certificate whose thumbprint differs by a slip. Null where none does. */
  readonly nearest: {
    readonly certificate: CertificateFacts;
    readonly algorithm: HashAlgorithm;
    readonly differences: number;
  } | null;
}

/** Which of the certificates at hand a thumbprint belongs to, in any notation and also where it was computed in a wrong way. */
export function searchThumbprint(
  { value }: Pick<Thumbprint, 'value'>,
  certificates: readonly CertificateFacts[],
): ThumbprintSearch {
  // SHA-512 has 128 digits; what is much longer is no slip.
  if (value.length > 2 * 128) return { matches: [], nearest: null };
  const algorithm = algorithms.get(value.length as 40);
  const right = algorithm === undefined ? [] : certificates.flatMap((one) => ofCertificate(value, one, algorithm));
  const wrong =
    right.length > 0 || value.length < shortest ? [] : certificates.flatMap((one) => byMistake(value, one, algorithm));
  const matches = [...right, ...wrong];
  return { matches, nearest: matches.length > 0 ? null : nearest(value, certificates) };
}

/** Eight bytes: short serial numbers are no one's thumbprint. */
const shortest = 16;

function ofCertificate(value: string, certificate: CertificateFacts, algorithm: HashAlgorithm): ThumbprintMatch[] {
  return digestOf(certificate, algorithm) === value ? [{ certificate, of: 'certificate', algorithm }] : [];
}

function digestOf(certificate: CertificateFacts, algorithm: HashAlgorithm): string {
  if (algorithm === 'sha1' || algorithm === 'sha256' || algorithm === 'sha512') return certificate[algorithm];
  return digest(algorithm, derOf(certificate));
}

function byMistake(
  value: string,
  certificate: CertificateFacts,
  algorithm: HashAlgorithm | undefined,
): ThumbprintMatch[] {
  const found: ThumbprintMatch[] = [];
  const { withTrailingBytes } = certificate;
  if (algorithm !== undefined) {
    if (Object.values(withTrailingBytes ?? {}).includes(value))
      found.push({ certificate, of: 'certificate-and-trailing-bytes', algorithm });
    for (const [of, bytes] of hashedByMistake(certificate))
      if (digest(algorithm, bytes) === value) found.push({ certificate, of, algorithm });
  }
  for (const [of, other] of otherValues(certificate))
    if (other === value) found.push({ certificate, of, algorithm: null });
  return found;
}

function nearest(value: string, certificates: readonly CertificateFacts[]): ThumbprintSearch['nearest'] {
  let best: ThumbprintSearch['nearest'] = null;
  for (const certificate of certificates) {
    for (const algorithm of ['sha1', 'sha256', 'sha512'] as const) {
      if (!isNear(value, certificate[algorithm])) continue;
      const differences = editDistance(value, certificate[algorithm]);
      if (best === null || differences < best.differences) best = { certificate, algorithm, differences };
    }
  }
  return best;
}

function digest(algorithm: HashAlgorithm, bytes: string | Uint8Array): string {
  return createHash(algorithm).update(bytes).digest('hex').toUpperCase();
}

function derOf({ pem }: CertificateFacts): Buffer {
  return Buffer.from(base64OfPem(pem), 'base64');
}
