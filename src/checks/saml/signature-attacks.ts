import { createHash } from 'node:crypto';
import { canonicalizations, envelopedSignature, forbiddenAlgorithm } from '../../evidence/signature-algorithms.ts';
import type { SignatureDescription } from '../../evidence/saml-signature.ts';
import { descendantsNamed, namespaces, pathOf, type XmlDocument } from '../../evidence/xml-tree.ts';
import { limits } from '../../limits.ts';
import type { SamlFacts } from './facts.ts';
import { suspect, type SamlFinding } from './finding.ts';

/** Signatures that no identity provider makes. */
export function signatureAttacks(facts: SamlFacts, parts: readonly XmlDocument[]): SamlFinding[] {
  const descriptions = facts.signatures.map(({ verdict }) => verdict.signature);
  return [
    ...shape(facts, parts),
    ...floods(descriptions, parts),
    ...transforms(descriptions),
    ...algorithms(descriptions),
    ...references(descriptions),
    ...digestOfNothing(facts),
    ...imitations(facts),
  ];
}

function shape({ signatures }: SamlFacts, parts: readonly XmlDocument[]): SamlFinding[] {
  const findings: SamlFinding[] = [];
  const found = parts.flatMap(({ root }) => descendantsNamed(root, 'Signature'));
  const elements = found.filter(({ namespace }) => namespace === namespaces.signature);
  if (elements.some((element) => descendantsNamed(element, 'SignedInfo').length > 1))
    findings.push(suspect('several-signed-infos', `a signature holds more than one SignedInfo.`));
  const values = signatures.flatMap(({ verdict: judged }) => judged.signature.signatureValue ?? []);
  if (new Set(values).size < values.length)
    findings.push(suspect('repeated-signature', `the same signature value stands in the message twice.`));
  const astray = signatures.find(
    ({ verdict: { signature } }) => signature.on === 'other' && signature.parent?.namespace !== namespaces.encryption,
  );
  if (astray !== undefined)
    findings.push(
      suspect(
        'signature-astray',
        `a signature stands at ${pathOf(astray.verdict.signature.element)}, where it signs neither the response nor the assertion.`,
      ),
    );
  const lookalike = found.find(
    (element) => element.namespace !== namespaces.signature && descendantsNamed(element, 'SignedInfo').length > 0,
  );
  if (lookalike !== undefined)
    findings.push(
      suspect('signature-lookalike', `what looks like a signature at ${pathOf(lookalike)} is in another namespace.`, {
        received: lookalike.namespace,
        expected: namespaces.signature,
      }),
    );
  return findings;
}

/** More than the standard allows and a verifier should look at (XML Signature Best Practices §2.1). */
function floods(signatures: readonly SignatureDescription[], parts: readonly XmlDocument[]): SamlFinding[] {
  const count = parts.flatMap(({ root }) => descendantsNamed(root, 'Signature', namespaces.signature)).length;
  const references = Math.max(0, ...signatures.map((signature) => signature.references.length));
  const steps = signatures.flatMap((signature) => signature.references.map(({ transforms: list }) => list.length));
  const rows = [
    { number: count, limit: limits.signaturesPerMessage, what: 'signatures in the message' },
    { number: references, limit: limits.signatureReferences, what: 'references in one signature' },
    { number: Math.max(0, ...steps), limit: limits.signatureTransforms, what: 'transforms in one reference' },
  ];
  return rows
    .filter(({ number, limit }) => number > limit)
    .map(({ number, limit, what }) =>
      suspect('signature-flood', `there are ${number} ${what}; no more than ${limit} are looked at.`),
    );
}

/** SAML core §5.4.4 allows no others: they can run programs, or sign nothing. */
function transforms(signatures: readonly SignatureDescription[]): SamlFinding[] {
  const foreign = signatures
    .flatMap(({ references: list }) => list.flatMap((reference) => reference.transforms))
    .find(({ algorithm }) => algorithm !== envelopedSignature && !canonicalizations.has(algorithm ?? ''));
  if (foreign === undefined) return [];
  return [
    suspect('forbidden-transform', 'a signature asks for a transform that SAML does not allow. It was not run.', {
      received: foreign.algorithm,
    }),
  ];
}

function algorithms(signatures: readonly SignatureDescription[]): SamlFinding[] {
  const used = signatures.flatMap(({ canonicalization, algorithm, references: list }) => [
    canonicalization,
    algorithm,
    ...list.map(({ digestAlgorithm }) => digestAlgorithm),
  ]);
  const forbidden = used.find((uri) => uri !== null && forbiddenAlgorithm(uri) !== null) ?? null;
  const noName = used.find((uri) => uri !== null && !/^[A-Za-z][A-Za-z0-9+.-]*:/.test(uri)) ?? null;
  return [
    ...(forbidden === null
      ? []
      : [
          suspect('algorithm-forbidden', `a signature uses ${forbiddenAlgorithm(forbidden)}.`, { received: forbidden }),
        ]),
    ...(noName === null
      ? []
      : [suspect('algorithm-name', 'what a signature names is no algorithm.', { received: noName.slice(0, 200) })]),
  ];
}

function references(signatures: readonly SignatureDescription[]): SamlFinding[] {
  const outside = signatures
    .flatMap((signature) => signature.references)
    .find(({ uri }) => uri !== null && uri !== '' && !uri.startsWith('#'));
  if (outside === undefined) return [];
  return [
    suspect('external-reference', 'a signature refers to something outside the message. Nothing was fetched.', {
      received: outside.uri?.slice(0, 200),
    }),
  ];
}

const emptyDigests: ReadonlySet<string> = new Set(
  ['sha1', 'sha224', 'sha256', 'sha384', 'sha512'].map((hash) => createHash(hash).update('').digest('base64')),
);

/** Where canonicalization fails, some verifiers go on with an empty text. */
function digestOfNothing({ signatures }: SamlFacts): SamlFinding[] {
  const stated = signatures.flatMap(({ verdict }) => verdict.references.map(({ statedDigest }) => statedDigest ?? ''));
  if (stated.every((digest) => !emptyDigests.has(digest.replace(/\s+/g, '')))) return [];
  return [suspect('empty-digest', 'the digest in a signature is the one of an empty text.')];
}

/** A certificate that says everything a known one says, with another key. */
function imitations({ certificates }: SamlFacts): SamlFinding[] {
  const known = certificates.filter(({ from }) => from !== 'message');
  return certificates
    .filter(({ from }) => from === 'message')
    .flatMap(({ facts: own }) => {
      const real = known.find(
        ({ facts }) =>
          facts.subject === own.subject &&
          facts.issuer === own.issuer &&
          facts.serialNumber === own.serialNumber &&
          facts.notBefore === own.notBefore &&
          facts.notAfter === own.notAfter &&
          facts.sha256 !== own.sha256,
      );
      if (real === undefined) return [];
      return [
        suspect(
          'certificate-imitation',
          'the certificate in the message has the name, number and dates of one at hand, and another key.',
          { received: own.sha1, expected: real.facts.sha1 },
        ),
      ];
    });
}
