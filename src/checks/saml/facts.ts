import type { Canonicalizer } from '../../evidence/canonicalize.ts';
import type { CertificateFacts } from '../../evidence/certificate-facts.ts';
import type { ConnectionSettings } from '../../evidence/connection.ts';
import { base64OfPem, parseCertificate } from '../../evidence/parsed-certificate.ts';
import { decryptElement, type Decryption } from '../../evidence/decrypt.ts';
import type { Forge } from '../../evidence/forge.ts';
import type { SamlMessage } from '../../evidence/saml-message.ts';
import {
  readAssertion,
  readAttribute,
  readNameId,
  readResponse,
  type SamlAssertion,
  type SamlRequest,
  type SamlResponse,
} from '../../evidence/saml-model.ts';
import { describeSignatures } from '../../evidence/saml-signature.ts';
import { indexIds, verifyByStandard, type SignatureVerdict } from '../../evidence/signature.ts';
import {
  childrenNamed,
  descendantsNamed,
  isWithin,
  namespaces,
  textContent,
  type XmlDocument,
  type XmlElement,
} from '../../evidence/xml-tree.ts';
import type { XmlProblem } from '../../evidence/xml-refusal.ts';
import { parseXml } from '../../evidence/xml.ts';
import { limits } from '../../limits.ts';

/** A certificate at hand, and where it came from. */
export interface KnownCertificate {
  readonly facts: CertificateFacts;
  readonly from: 'message' | 'configured' | 'candidate';
}

/** One signature with the standard's verdict. */
export interface JudgedSignature {
  readonly verdict: SignatureVerdict;
  readonly document: XmlDocument;
  readonly certificate: KnownCertificate | null;
}

/** What a strict reading of a message gives, by the standard. */
export interface SamlFacts {
  readonly message: SamlMessage;
  readonly now: Date;
  /** The real time; null where it is not known. */
  readonly clock: Date | null;
  readonly settings: ConnectionSettings;
  readonly request: SamlRequest | null;
  /** Null where the text is refused as evidence. */
  readonly document: XmlDocument | null;
  readonly decryption: Decryption | null;
  /** The decrypted assertion's own document. */
  readonly decrypted: XmlDocument | null;
  /** Why what was decrypted is refused as evidence. */
  readonly decryptedProblem: XmlProblem | null;
  readonly signatures: readonly JudgedSignature[];
  readonly certificates: readonly KnownCertificate[];
  /** Read from signed text where a valid signature covers it, else from the message as it stands. */
  readonly response: SamlResponse | null;
  readonly assertion: SamlAssertion | null;
  readonly covered: { readonly response: boolean; readonly assertion: boolean };
}

export interface FactsInput {
  readonly message: SamlMessage;
  readonly now: Date;
  readonly clock: Date | null;
  readonly settings: ConnectionSettings;
  readonly request: SamlRequest | null;
  readonly certificates: readonly KnownCertificate[];
  readonly decryptionKey: string | null;
  readonly canonicalizer: Canonicalizer;
  readonly forge: Forge | null;
}

/** Reads and verifies a message by the standard. */
export function collectFacts(input: FactsInput): SamlFacts {
  const { message, now, clock, settings, request } = input;
  const document = message.parse.ok ? message.parse.document : null;
  const base = { message, now, clock, settings, request, document };
  const embedded = document === null ? [] : embeddedCertificates(document.root);
  if (document === null) {
    return {
      ...base,
      decryption: null,
      decrypted: null,
      decryptedProblem: null,
      signatures: [],
      certificates: [...input.certificates],
      response: null,
      assertion: null,
      covered: { response: false, assertion: false },
    };
  }
  const decryption = decrypt(document, input);
  const opened = decryption?.ok === true ? parseXml(decryption.xml) : null;
  const decrypted = opened?.ok === true ? opened.document : null;
  const certificates = distinct([
    ...embedded,
    ...(decrypted === null ? [] : embeddedCertificates(decrypted.root)),
    ...input.certificates,
  ]);
  const signatures = [document, ...(decrypted === null ? [] : [decrypted])].flatMap((part) =>
    judgeSignatures(part, certificates, input.canonicalizer),
  );
  const read = readCovered(document, decrypted, signatures);
  const assertion = read.assertion === null ? null : withDecryptedParts(read.assertion, input);
  const decryptedProblem = opened?.ok === false ? opened.problem : null;
  return { ...base, decryption, decrypted, decryptedProblem, signatures, certificates, ...read, assertion };
}

function decrypt(document: XmlDocument, { decryptionKey, forge }: FactsInput): Decryption | null {
  const { root } = document;
  // In a response it counts in its place only: anywhere else, anybody could have put it.
  const found =
    root.localName === 'Response'
      ? childrenNamed(root, 'EncryptedAssertion', namespaces.assertion)
      : descendantsNamed(root, 'EncryptedAssertion', namespaces.assertion);
  const [data] = found.flatMap((element) => descendantsNamed(element, 'EncryptedData', namespaces.encryption));
  return data === undefined ? null : decryptElement(data, document.root, decryptionKey, forge);
}

/** EncryptedID and EncryptedAttribute (SAML core §2.2.4 and §2.7.3.2), opened where the key fits. */
function withDecryptedParts(assertion: SamlAssertion, input: FactsInput): SamlAssertion {
  const opened = (name: string): XmlElement[] =>
    descendantsNamed(assertion.element, name, namespaces.assertion).flatMap((element) => {
      const [data] = descendantsNamed(element, 'EncryptedData', namespaces.encryption);
      const decryption =
        data === undefined ? null : decryptElement(data, assertion.element, input.decryptionKey, input.forge);
      const parsed = decryption?.ok === true ? parseXml(decryption.xml) : null;
      return parsed?.ok === true ? [parsed.document.root] : [];
    });
  const [nameId] = assertion.nameId === null ? opened('EncryptedID') : [];
  const attributes = opened('EncryptedAttribute').map(readAttribute);
  return {
    ...assertion,
    nameId: nameId === undefined ? assertion.nameId : readNameId(nameId),
    attributes: [...assertion.attributes, ...attributes],
  };
}

/** Certificates that stand in a message, wherever they stand. Only those that can be read. */
export function embeddedCertificates(root: XmlElement): KnownCertificate[] {
  return descendantsNamed(root, 'X509Certificate', namespaces.signature)
    .slice(0, limits.certificatesPerMessage)
    .flatMap((element) => {
      const parsed = parseCertificate(base64OfPem(textContent(element)));
      return parsed === null ? [] : [{ facts: parsed.facts, from: 'message' } as const];
    });
}

function distinct(certificates: readonly KnownCertificate[]): KnownCertificate[] {
  return [
    ...new Map(certificates.toReversed().map((certificate) => [certificate.facts.sha256, certificate])).values(),
  ].toReversed();
}

/** The verdict by the standard on each signature of a document, and the certificate that verifies it. */
export function judgeSignatures(
  document: XmlDocument,
  certificates: readonly KnownCertificate[],
  canonicalizer: Canonicalizer,
): JudgedSignature[] {
  const descriptions = describeSignatures(document.root).slice(0, limits.signaturesPerMessage);
  if (descriptions.length === 0) return [];
  const ids = indexIds(document.root);
  const usable = certificates.flatMap((certificate) => {
    const key = parseCertificate(base64OfPem(certificate.facts.pem))?.publicKey;
    return key === undefined ? [] : [{ certificate, key }];
  });
  return descriptions.map((description) => {
    const verdict = verifyByStandard(
      document,
      ids,
      description,
      usable.map(({ key }) => key),
      canonicalizer,
    );
    return {
      verdict,
      document,
      certificate: verdict.keyIndex === null ? null : (usable[verdict.keyIndex]?.certificate ?? null),
    };
  });
}

type Covered = Pick<SamlFacts, 'response' | 'assertion' | 'covered'>;

/** What an application would read: the root response and the assertion in its place, out of signed text where there is some. */
function readCovered(
  document: XmlDocument,
  decrypted: XmlDocument | null,
  signatures: readonly JudgedSignature[],
): Covered {
  const { root } = document;
  const isResponse = root.localName === 'Response';
  const signedResponse = isResponse ? signedCopy(root, signatures) : null;
  const response = isResponse ? readResponse(signedResponse ?? root) : null;
  const element = placeOfAssertion(document, decrypted);
  if (element === null)
    return { response, assertion: null, covered: { response: signedResponse !== null, assertion: false } };
  // What is encrypted inside signed text is signed with it.
  const inSigned = signedResponse !== null && (decrypted !== null || isWithin(element, root));
  const copy =
    signedCopy(element, signatures) ??
    (inSigned && decrypted === null ? (response?.assertions[0]?.element ?? null) : null);
  return {
    response,
    assertion: readAssertion(copy ?? element),
    covered: { response: signedResponse !== null, assertion: copy !== null || inSigned },
  };
}

function placeOfAssertion(document: XmlDocument, decrypted: XmlDocument | null): XmlElement | null {
  const { root } = document;
  if (root.localName === 'Assertion') return root;
  if (root.localName === 'Response') {
    const own = readResponse(root).assertions[0]?.element;
    return own ?? (decrypted?.root.localName === 'Assertion' ? decrypted.root : null);
  }
  return descendantsNamed(root, 'Assertion')[0] ?? null;
}

/** The element as it was digested under a valid signature, read anew from those bytes; null where none covers it. */
function signedCopy(element: XmlElement, signatures: readonly JudgedSignature[]): XmlElement | null {
  for (const { verdict } of signatures) {
    if (verdict.valid !== true) continue;
    const reference = verdict.references.find(({ covers }) => covers === element);
    const parsed = reference?.canonical === null || reference === undefined ? null : parseXml(reference.canonical);
    if (parsed?.ok === true) return parsed.document.root;
  }
  return null;
}
