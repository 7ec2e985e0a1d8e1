import type { KeyObject } from 'node:crypto';
import { loadCanonicalizer, type Canonicalizer } from './canonicalize.ts';
import { certificateFromDer } from './certificate.ts';
import type { CertificateFacts } from './certificate-facts.ts';
import { base64OfPem, parseCertificate } from './parsed-certificate.ts';
import { plainCanonicalizer } from './plain-canonicalizer.ts';
import { describeSignatures, type SignatureDescription } from './saml-signature.ts';
import { indexIds, verifyByStandard, type SignatureVerdict } from './signature.ts';
import { textContent, type XmlDocument, type XmlElement } from './xml-tree.ts';

/** The state of the signature on an entity's metadata, or on a group around it (SAML metadata 2.0 §3). */
export interface MetadataSignature {
  /** `valid`: unchanged since whoever holds the key signed it. That says nothing about who that is. */
  readonly state: 'absent' | 'valid' | 'invalid' | 'not-judged';
  /** Why, without a full stop; null where there is nothing to say. */
  readonly reason: string | null;
  /** The certificate that verifies it, out of the signature itself or of the entity's signing keys. */
  readonly certificate: CertificateFacts | null;
}

/** Verifies by the standard, with the certificates that the signature brings and those that the entity lists. */
export async function metadataSignature(
  document: XmlDocument,
  entity: XmlElement,
  listed: readonly CertificateFacts[],
): Promise<MetadataSignature> {
  const description = signatureAround(document.root, entity);
  if (description === null) return { state: 'absent', reason: null, certificate: null };
  const own = description.certificates.flatMap((element) => {
    const read = certificateFromDer(Buffer.from(textContent(element).replace(/\s+/g, ''), 'base64'));
    return 'certificate' in read ? [read.certificate] : [];
  });
  const usable = [...own, ...listed].flatMap((certificate) => {
    const key = parseCertificate(base64OfPem(certificate.pem))?.publicKey;
    return key === undefined ? [] : [{ certificate, key }];
  });
  const keys = usable.map(({ key }) => key);
  const plain = verify(document, description, keys, plainCanonicalizer);
  const verdict = plain.valid === true ? plain : verify(document, description, keys, await loadCanonicalizer());
  return {
    state: verdict.valid === null ? 'not-judged' : verdict.valid ? 'valid' : 'invalid',
    reason: verdict.failure?.detail ?? null,
    certificate: verdict.keyIndex === null ? null : (usable[verdict.keyIndex]?.certificate ?? null),
  };
}

function verify(
  document: XmlDocument,
  description: SignatureDescription,
  keys: readonly KeyObject[],
  canonicalizer: Canonicalizer,
): SignatureVerdict {
  return verifyByStandard(document, indexIds(document.root), description, keys, canonicalizer);
}

/** The signature of the entity, else that of the nearest group around it. */
function signatureAround(root: XmlElement, entity: XmlElement): SignatureDescription | null {
  const all = describeSignatures(root);
  for (let node: XmlElement | null = entity; node !== null; node = node.parent) {
    const found = all.find(({ parent }) => parent === node);
    if (found !== undefined) return found;
  }
  return null;
}
