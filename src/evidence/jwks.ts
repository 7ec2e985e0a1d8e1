import { createPublicKey, type JsonWebKey } from 'node:crypto';
import { certificateFromDer } from './certificate.ts';
import type { CertificateFacts } from './certificate-facts.ts';
import { readStructure } from './certificate-structure.ts';
import { childrenOf, contentOf, readDer } from './der.ts';
import type { Origin } from './origin.ts';
import { base64OfPem } from './parsed-certificate.ts';
import { parseThumbprint } from './thumbprint.ts';

/** A key of a JSON Web Key Set (RFC 7517 §4) and the certificates that come with it. What is secret in it is not kept. */
export interface JwksKey {
  readonly keyId: string | null;
  /** `RSA`, `EC`, `OKP` (`kty`). */
  readonly type: string | null;
  readonly use: 'sig' | 'enc' | null;
  /** The one algorithm that it is for (`alg`); null where that is not said. */
  readonly algorithm: string | null;
  /** Its public members, to verify with; empty for a symmetric key. */
  readonly publicMembers: Readonly<Record<string, string>>;
  /** `x5c`, the key's own first. */
  readonly certificates: readonly CertificateFacts[];
  readonly unreadable: readonly { readonly position: number; readonly reason: string }[];
  /** Whether the first certificate is about this key, as it must be (RFC 7517 §4.7). Null where that cannot be told. */
  readonly certificateHasKey: boolean | null;
  readonly thumbprints: readonly JwksThumbprint[];
}

interface JwksThumbprint {
  readonly name: 'x5t' | 'x5t#S256';
  readonly raw: string;
  /** Whether it is the first certificate's. Null where there is none. */
  readonly matches: boolean | null;
}

export interface JwksEvidence {
  readonly kind: 'jwks';
  readonly origin: Origin;
  readonly keys: readonly JwksKey[];
}

const secretMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k'];

/** Whether a key has members that only its owner may know (RFC 7518 §6). */
export function isPrivateJwk(members: ReadonlyMap<string, unknown>): boolean {
  return secretMembers.some((name) => typeof members.get(name) === 'string');
}

/** Reads one key's public members. What is of another type than RFC 7517 says counts as absent. */
export function readJwk(members: ReadonlyMap<string, unknown>): JwksKey {
  const chain = members.get('x5c');
  const read = (Array.isArray(chain) ? (chain as unknown[]) : []).map((item) =>
    typeof item === 'string' ? certificateFromDer(Buffer.from(item, 'base64')) : { reason: 'it is no text' },
  );
  const certificates = read.flatMap((item) => ('certificate' in item ? [item.certificate] : []));
  const own = read[0] !== undefined && 'certificate' in read[0] ? read[0].certificate : null;
  const use = members.get('use');
  return {
    keyId: textOf(members.get('kid')),
    type: textOf(members.get('kty')),
    use: use === 'sig' || use === 'enc' ? use : null,
    algorithm: textOf(members.get('alg')),
    publicMembers: publicMembers(members),
    certificates,
    unreadable: read.flatMap((item, index) => ('reason' in item ? [{ position: index + 1, reason: item.reason }] : [])),
    certificateHasKey: own === null ? null : hasKey(own, members),
    thumbprints: [...thumbprintOf('x5t', members, own?.sha1), ...thumbprintOf('x5t#S256', members, own?.sha256)],
  };
}

function thumbprintOf(
  name: JwksThumbprint['name'],
  members: ReadonlyMap<string, unknown>,
  expected: string | undefined,
): JwksThumbprint[] {
  const raw = textOf(members.get(name));
  if (raw === null) return [];
  return [{ name, raw, matches: expected === undefined ? null : parseThumbprint(raw).value === expected }];
}

/** Compares the keys themselves: the algorithm beside them may be written more narrowly in a certificate (RSA-PSS). */
function hasKey(certificate: CertificateFacts, members: ReadonlyMap<string, unknown>): boolean | null {
  const key = publicKeyBits(members);
  const structure = readStructure(Buffer.from(base64OfPem(certificate.pem), 'base64'));
  return key === null || structure === null ? null : Buffer.compare(key, structure.publicKey) === 0;
}

/** RFC 7518 §6.2.1 and §6.3.1, RFC 8037 §2. */
function publicMembers(members: ReadonlyMap<string, unknown>): Record<string, string> {
  const names = ['kty', 'n', 'e', 'crv', 'x', 'y'];
  const texts = names.flatMap((name): [string, string][] => {
    const value = members.get(name);
    return typeof value === 'string' ? [[name, value]] : [];
  });
  return members.get('kty') === 'oct' ? {} : Object.fromEntries(texts);
}

function publicKeyBits(members: ReadonlyMap<string, unknown>): Uint8Array | null {
  try {
    const jwk: JsonWebKey = publicMembers(members);
    const info = createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'der' });
    const bits = childrenOf(readDer(info))[1];
    return bits === undefined ? null : contentOf(bits).subarray(1);
  } catch {
    // No key that Node knows: whether the certificate is about it cannot be told.
    return null;
  }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
