import { limits } from '../limits.ts';
import { childrenOf, octetsOf, oidOf, readDer, tags, type DerValue } from './der.ts';
import type { Pkcs12Primitives } from './forge.ts';
import { decryptPkcs12Part } from './pkcs12-decryption.ts';

/** What a PKCS#12 file holds. Private keys are never opened. */
export interface Pkcs12Content {
  /** DER bytes of the certificates, in their order. */
  readonly certificates: readonly Uint8Array[];
  readonly holdsPrivateKey: boolean;
}

const types = {
  data: '1.2.840.113549.1.7.1',
  encryptedData: '1.2.840.113549.1.7.6',
  keyBag: '1.2.840.113549.1.12.10.1.1',
  shroudedKeyBag: '1.2.840.113549.1.12.10.1.2',
  certificateBag: '1.2.840.113549.1.12.10.1.3',
  nestedBags: '1.2.840.113549.1.12.10.1.6',
  x509Certificate: '1.2.840.113549.1.9.22.1',
} as const;

/**
 * Reads a PKCS#12 file (RFC 7292 §4) for its certificates' bytes, or says why they cannot be read. Without a password the empty one is
 * tried, which many exports have. The file's own check of the password is not needed: a wrong one opens nothing.
 * Walked here and not by node-forge, which keeps no bytes of certificates and would open the private keys.
 */
export function openPkcs12(
  bytes: Uint8Array,
  password: string | undefined,
  primitives: Pkcs12Primitives,
): Pkcs12Content | { readonly reason: string } {
  const [, authenticated] = childrenOf(readDer(bytes));
  const safe = dataOf(authenticated);
  if (safe === null)
    return { reason: 'it is PKCS#12 of a kind that is opened with a private key, which is not read here' };
  const certificates: Uint8Array[] = [];
  let holdsPrivateKey = false;
  const parts = childrenOf(readDer(safe));
  if (parts.length > limits.pkcs12Parts) return { reason: `it has more than ${limits.pkcs12Parts} parts` };
  for (const part of parts) {
    const opened = openPart(part, password, primitives);
    if ('reason' in opened) return opened;
    const bags = flatten(childrenOf(readDer(opened.content)));
    holdsPrivateKey ||= bags.some(({ type }) => type === types.keyBag || type === types.shroudedKeyBag);
    for (const { type, value } of bags) if (type === types.certificateBag) certificates.push(...certificateIn(value));
  }
  return { certificates, holdsPrivateKey };
}

function openPart(
  part: DerValue,
  password: string | undefined,
  primitives: Pkcs12Primitives,
): { readonly content: Uint8Array } | { readonly reason: string } {
  const content = dataOf(part);
  if (content !== null) return { content };
  const [type, explicit] = childrenOf(part);
  if (oidOf(type) !== types.encryptedData)
    return { reason: 'a part of it is encrypted for a private key, which is not read here' };
  // Version, then what is encrypted: its type, the algorithm, the bytes.
  const [, info] = childrenOf(childrenOf(explicit)[0]);
  const [, algorithm, encrypted] = childrenOf(info);
  if (algorithm === undefined || encrypted === undefined) return { reason: 'a part of it is incomplete' };
  return decryptPkcs12Part(algorithm, octetsOf(encrypted), password, primitives);
}

/** The octets of a content of type data; null where it is of another type. */
function dataOf(content: DerValue | undefined): Uint8Array | null {
  const [type, explicit] = childrenOf(content);
  const [octets] = childrenOf(explicit);
  return oidOf(type) === types.data && octets !== undefined ? octetsOf(octets) : null;
}

interface Bag {
  readonly type: string | null;
  readonly value: DerValue | undefined;
}

/** Bags, and those that stand in bags of bags (RFC 7292 §4.2.6), one level deep as it is written by anybody. */
function flatten(values: readonly DerValue[]): Bag[] {
  return values.map(bagOf).flatMap((bag) => (bag.type === types.nestedBags ? childrenOf(bag.value).map(bagOf) : [bag]));
}

function bagOf(value: DerValue): Bag {
  const [type, explicit] = childrenOf(value);
  return { type: oidOf(type), value: childrenOf(explicit)[0] };
}

function certificateIn(bag: DerValue | undefined): Uint8Array[] {
  const [type, explicit] = childrenOf(bag);
  const [octets] = childrenOf(explicit);
  return oidOf(type) === types.x509Certificate && octets !== undefined && isOctets(octets) ? [octetsOf(octets)] : [];
}

function isOctets({ tag }: DerValue): boolean {
  return tag === tags.octetString || tag === (tags.octetString | 0x20);
}
