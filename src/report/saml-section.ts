import type { SamlFacts } from '../checks/saml/facts.ts';
import type { LibraryVerdict } from '../checks/saml/signatures.ts';
import { shortAlgorithm } from '../evidence/signature-algorithms.ts';
import { pathOf } from '../evidence/xml-tree.ts';
import type { SamlSection } from './report.ts';

/** The report's `saml` section with nothing masked yet, and certificates named by their SHA-1 thumbprint. */
export type UnmaskedSamlSection = Omit<SamlSection, 'from'>;

/** `trusted`: nothing but the cover of signatures stands against showing it as verified. */
export function samlSection(
  facts: SamlFacts,
  library: readonly LibraryVerdict[],
  trusted: boolean,
): UnmaskedSamlSection {
  const { response, assertion, covered, message } = facts;
  const [confirmation] = assertion?.confirmations ?? [];
  const everythingCovered =
    response === null
      ? covered.assertion && message.what === 'assertion'
      : covered.response && (assertion === null || covered.assertion);
  return {
    version: response?.version ?? assertion?.version ?? null,
    binding: message.binding,
    encrypted: facts.decryption !== null,
    decrypted: facts.decryption?.ok === true,
    issuer: assertion?.issuer ?? response?.issuer ?? null,
    destination: response?.destination ?? null,
    inResponseTo: response?.inResponseTo ?? null,
    issueInstant: response?.issueInstant ?? assertion?.issueInstant ?? null,
    status: response?.status ?? { code: null, subCode: null, message: null },
    signatures: facts.signatures.map(({ verdict, certificate }, index) => ({
      on: verdict.signature.on,
      valid: verdict.valid,
      validAtBroker: library[index]?.valid ?? null,
      reason:
        verdict.failure === null
          ? (library[index]?.message ?? null)
          : `${verdict.failure.kind}: ${verdict.failure.detail}`,
      algorithm: shortAlgorithm(verdict.signature.algorithm),
      digest: shortAlgorithm(verdict.references[0]?.digestAlgorithm ?? null),
      certificate: certificate?.facts.sha1 ?? null,
      covers:
        verdict.references
          .map(({ covers }) => (covers === null ? null : pathOf(covers)))
          .find((path) => path !== null) ?? null,
    })),
    conditions: {
      notBefore: assertion?.conditions.notBefore ?? null,
      notOnOrAfter: assertion?.conditions.notOnOrAfter ?? null,
      audiences: [...(assertion?.conditions.audiences ?? [])],
    },
    subject: {
      nameId: assertion?.nameId?.value ?? null,
      format: assertion?.nameId?.format ?? null,
      recipient: confirmation?.recipient ?? null,
      notOnOrAfter: confirmation?.notOnOrAfter ?? null,
    },
    attributes: (assertion?.attributes ?? []).map(({ name, values }) => ({ name, values: [...values] })),
    trustworthy: trusted && everythingCovered,
    covered: trusted ? { ...covered } : { response: false, assertion: false },
  };
}
