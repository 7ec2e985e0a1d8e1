import { createHash, type KeyObject } from 'node:crypto';
import { limits } from '../limits.ts';
import type { Canonicalizer } from './canonicalize.ts';
import { readStatement } from './redacted-signature.ts';
import { rememberedFor } from './remember.ts';
import type { ReferenceDescription, SignatureDescription } from './saml-signature.ts';
import {
  canonicalizations,
  digests,
  envelopedSignature,
  forbiddenAlgorithm,
  inclusiveCanonicalization,
  signatureAlgorithms,
  verifiesWith,
} from './signature-algorithms.ts';
import { isWithin, walk, type XmlDocument, type XmlElement } from './xml-tree.ts';

/** Why a signature is not valid by the standard. */
type SignatureFailureKind =
  | 'structure'
  | 'algorithm-forbidden'
  | 'algorithm-unsupported'
  | 'reference-broken'
  | 'not-canonicalizable'
  | 'content-changed'
  | 'no-certificate'
  /** A redacted copy: what was found out before is stated, and nothing can be verified. */
  | 'redacted'
  | 'another-key';

interface SignatureFailure {
  readonly kind: SignatureFailureKind;
  /** What exactly, without a full stop. */
  readonly detail: string;
}

interface VerifiedReference {
  readonly uri: string | null;
  /** The element that the reference leads to; null where it leads nowhere. */
  readonly covers: XmlElement | null;
  readonly digestAlgorithm: string | null;
  readonly statedDigest: string | null;
  /** Base64; null where it could not be computed. */
  readonly calculatedDigest: string | null;
  readonly matches: boolean;
  /** The canonical text that was digested. */
  readonly canonical: string | null;
}

/** The verdict by the standard (XML Signature 1.1 §3.2) on one signature. */
export interface SignatureVerdict {
  readonly signature: SignatureDescription;
  /** Null: it could not be judged. */
  readonly valid: boolean | null;
  readonly failure: SignatureFailure | null;
  readonly references: readonly VerifiedReference[];
  /** Canonical SignedInfo; null where it could not be made. */
  readonly signedInfo: Buffer | null;
  /** Index of the key that verifies the signature value, in the list that was given; null where none does. */
  readonly keyIndex: number | null;
}

/** Elements by the value of their ID attribute, in any of the spellings that verifiers look at. */
export type IdIndex = ReadonlyMap<string, readonly XmlElement[]>;

const idNames: ReadonlySet<string> = new Set(['ID', 'Id', 'id', 'AssertionID', 'ResponseID', 'RequestID']);

export const indexIds = rememberedFor((root: XmlElement): IdIndex => {
  const index = new Map<string, XmlElement[]>();
  walk(root, (element) => {
    for (const { localName, value } of element.attributes) {
      if (!idNames.has(localName)) continue;
      const known = index.get(value);
      if (known === undefined) index.set(value, [element]);
      else if (!known.includes(element)) known.push(element);
    }
  });
  return index;
});

/** Judges one signature by the standard, trying the keys in their order. */
export function verifyByStandard(
  document: XmlDocument,
  ids: IdIndex,
  signature: SignatureDescription,
  keys: readonly KeyObject[],
  canonicalizer: Canonicalizer,
): SignatureVerdict {
  const { references, signedInfo } = examine(signature, document, ids, canonicalizer);
  const keyIndex = signedInfo === null ? null : findKey(signature, signedInfo, keys);
  const failure = firstFailure(signature, references, signedInfo, keyIndex, keys.length);
  const undecided = failure !== null && undecidedKinds.has(failure.kind);
  return {
    signature,
    valid: failure === null ? true : undecided ? null : false,
    failure,
    references,
    signedInfo,
    keyIndex,
  };
}

const undecidedKinds: ReadonlySet<SignatureFailureKind> = new Set([
  'no-certificate',
  'algorithm-unsupported',
  'redacted',
]);

interface Examination {
  readonly references: readonly VerifiedReference[];
  readonly signedInfo: Buffer | null;
}

const examinations = rememberedFor((_signature: SignatureDescription) => new Map<Canonicalizer, Examination>());

/** What does not depend on the keys. Both verdicts need it, and canonicalising takes most of the time. */
function examine(
  signature: SignatureDescription,
  document: XmlDocument,
  ids: IdIndex,
  canonicalizer: Canonicalizer,
): Examination {
  const known = examinations(signature).get(canonicalizer);
  if (known !== undefined) return known;
  const examination = {
    references: signature.references
      .slice(0, limits.signatureReferences)
      .map((reference) => verifyReference(document, ids, signature, reference, canonicalizer)),
    signedInfo: canonicalSignedInfo(document, signature, canonicalizer),
  };
  examinations(signature).set(canonicalizer, examination);
  return examination;
}

function firstFailure(
  signature: SignatureDescription,
  references: readonly VerifiedReference[],
  signedInfo: Buffer | null,
  keyIndex: number | null,
  keys: number,
): SignatureFailure | null {
  return (
    structureFailure(signature) ??
    algorithmFailure(signature) ??
    referenceFailure(signature, references) ??
    (signedInfo === null ? { kind: 'not-canonicalizable', detail: 'SignedInfo cannot be canonicalised' } : null) ??
    (keyIndex !== null ? null : (redactedFailure(signature) ?? keyFailure(keys)))
  );
}

/** Null where the value is a real one, or was wrong before. */
function redactedFailure({ signatureValue }: SignatureDescription): SignatureFailure | null {
  const stated = readStatement(signatureValue)?.redacted;
  if (stated === 'right')
    return { kind: 'redacted', detail: 'this copy is redacted, and states that the signature was right before' };
  if (stated === 'not-judged')
    return { kind: 'redacted', detail: 'this copy is redacted, and the signature could not be judged before' };
  return null;
}

function keyFailure(keys: number): SignatureFailure {
  if (keys === 0)
    return { kind: 'no-certificate', detail: 'the message carries no certificate and none was handed in' };
  return {
    kind: 'another-key',
    detail: 'no certificate at hand belongs to the key that signed, or SignedInfo was changed',
  };
}

function structureFailure({
  signedInfos,
  references,
  signatureValue,
  parent,
}: SignatureDescription): SignatureFailure | null {
  const fail = (detail: string): SignatureFailure => ({ kind: 'structure', detail });
  if (parent === null) return fail('the signature stands alone');
  if (signedInfos.length !== 1) return fail(`it has ${signedInfos.length} SignedInfo elements instead of one`);
  if (signatureValue === null || signatureValue === '') return fail('it has no signature value');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(signatureValue)) return fail('the signature value is not base64');
  if (references.length === 0) return fail('it refers to nothing');
  if (references.length > limits.signatureReferences)
    return fail(`it has more than ${limits.signatureReferences} references`);
  for (const reference of references) {
    if (reference.digestValues !== 1)
      return fail(`a reference has ${reference.digestValues} DigestValue elements instead of one`);
    if (reference.transforms.length > limits.signatureTransforms)
      return fail(`a reference has more than ${limits.signatureTransforms} transforms`);
  }
  return null;
}

function algorithmFailure({ canonicalization, algorithm, references }: SignatureDescription): SignatureFailure | null {
  const used = [
    { uri: canonicalization, known: canonicalizations.has(canonicalization ?? '') },
    { uri: algorithm, known: signatureAlgorithms.has(algorithm ?? '') },
    ...references.flatMap((reference) => [
      { uri: reference.digestAlgorithm, known: digests.has(reference.digestAlgorithm ?? '') },
      ...reference.transforms.map((transform) => ({
        uri: transform.algorithm,
        known: transform.algorithm === envelopedSignature || canonicalizations.has(transform.algorithm ?? ''),
      })),
    ]),
  ];
  for (const { uri } of used) {
    const reason = uri === null ? null : forbiddenAlgorithm(uri);
    if (reason !== null) return { kind: 'algorithm-forbidden', detail: `${uri} is ${reason}` };
  }
  const unknown = used.find(({ known }) => !known);
  if (unknown === undefined) return null;
  return {
    kind: 'algorithm-unsupported',
    detail:
      unknown.uri === null ? 'an algorithm is not named' : `${unknown.uri} is not an algorithm for SAML signatures`,
  };
}

function referenceFailure(
  { parent }: SignatureDescription,
  references: readonly VerifiedReference[],
): SignatureFailure | null {
  for (const reference of references) {
    const { uri, covers, canonical, matches } = reference;
    if (covers === null)
      return { kind: 'reference-broken', detail: `${uri ?? 'a missing URI'} leads to no element, or to more than one` };
    if (canonical === null)
      return { kind: 'not-canonicalizable', detail: `the element that ${uri} leads to cannot be canonicalised` };
    if (readStatement(reference.statedDigest)?.redacted === 'not-judged')
      return { kind: 'redacted', detail: `this copy is redacted, and the digest of ${uri} could not be judged before` };
    if (!matches)
      return {
        kind: 'content-changed',
        detail: `the digest of ${uri} is ${reference.calculatedDigest}, and ${reference.statedDigest?.trim()} is stated`,
      };
  }
  // SAML core §5.4.2: the reference leads to the element that carries the signature.
  if (references.every(({ covers }) => covers !== parent)) {
    return { kind: 'reference-broken', detail: 'the signature does not refer to the element that carries it' };
  }
  return null;
}

function verifyReference(
  document: XmlDocument,
  ids: IdIndex,
  signature: SignatureDescription,
  reference: ReferenceDescription,
  canonicalizer: Canonicalizer,
): VerifiedReference {
  const covers = resolve(document, ids, reference.uri);
  const bytes = covers === null ? null : transformed(document, signature, reference, covers, canonicalizer);
  const hash = digests.get(reference.digestAlgorithm ?? '');
  const calculatedDigest =
    bytes === null || hash === undefined ? null : createHash(hash).update(bytes).digest('base64');
  return {
    uri: reference.uri,
    covers,
    digestAlgorithm: reference.digestAlgorithm,
    statedDigest: reference.digestValue,
    calculatedDigest,
    matches:
      calculatedDigest !== null &&
      (calculatedDigest === reference.digestValue?.replace(/\s+/g, '') ||
        readStatement(reference.digestValue)?.redacted === 'right'),
    canonical: bytes?.toString('utf8') ?? null,
  };
}

/** Same-document references only (XML Signature 1.1 §4.4.3.3): nothing is fetched. */
function resolve(document: XmlDocument, ids: IdIndex, uri: string | null): XmlElement | null {
  if (uri === '') return document.root;
  if (uri === null || !uri.startsWith('#')) return null;
  const found = ids.get(uri.slice(1)) ?? [];
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** The octets that are digested (XML Signature 1.1 §4.4.3.2); null where the transforms cannot be applied. */
function transformed(
  document: XmlDocument,
  signature: SignatureDescription,
  reference: ReferenceDescription,
  target: XmlElement,
  canonicalizer: Canonicalizer,
): Buffer | null {
  const steps = reference.transforms.slice(0, limits.signatureTransforms);
  const firstCanonical = steps.findIndex(({ algorithm }) => algorithm !== envelopedSignature);
  const enveloped = steps.findLastIndex(({ algorithm }) => algorithm === envelopedSignature);
  // After canonicalization there are octets, and no signature element to take out of them.
  if (firstCanonical >= 0 && enveloped > firstCanonical) return null;
  const canonicalSteps =
    firstCanonical < 0 ? [{ algorithm: inclusiveCanonicalization, prefixes: [] }] : steps.slice(firstCanonical);
  const cut = enveloped >= 0 && isWithin(signature.element, target) ? signature.element : null;
  let bytes: Buffer | null = null;
  for (const { algorithm, prefixes } of canonicalSteps) {
    const method = canonicalizations.get(algorithm ?? '');
    if (method === undefined) return null;
    // A same-document reference has no comments in it, whatever the method says (§4.4.3.3).
    const form = { mode: method.mode, comments: false, prefixes };
    bytes =
      bytes === null
        ? canonicalizer.ofElement(document, target, form, cut)
        : canonicalizer.ofText(bytes.toString('utf8'), form);
    if (bytes === null) return null;
  }
  return bytes;
}

function canonicalSignedInfo(
  document: XmlDocument,
  signature: SignatureDescription,
  canonicalizer: Canonicalizer,
): Buffer | null {
  const [signedInfo] = signature.signedInfos;
  const method = canonicalizations.get(signature.canonicalization ?? '');
  if (signedInfo === undefined || method === undefined) return null;
  const form = { ...method, prefixes: signature.canonicalizationPrefixes };
  return canonicalizer.ofElement(document, signedInfo, form, null);
}

function findKey(
  { algorithm, signatureValue }: SignatureDescription,
  signedInfo: Buffer,
  keys: readonly KeyObject[],
): number | null {
  const known = signatureAlgorithms.get(algorithm ?? '');
  if (known === undefined || signatureValue === null) return null;
  const value = Buffer.from(signatureValue, 'base64');
  const index = keys.findIndex((key) => verifiesWith(known, key, signedInfo, value));
  return index < 0 ? null : index;
}
