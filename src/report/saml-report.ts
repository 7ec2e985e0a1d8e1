import { limits } from '../limits.ts';
import type { Redactor } from '../redaction/redact.ts';
import type { CertificateSection, PredictionSection, SamlSection } from './report.ts';
import type { UnmaskedSamlSection } from './saml-section.ts';
import { shortened } from '../text/visible-text.ts';

/** The section as it is reported: personal data masked, hostile lengths cut, certificates named by their id. */
export function maskedSamlSection(
  section: UnmaskedSamlSection,
  from: string,
  certificates: readonly CertificateSection[],
  redactor: Redactor,
): SamlSection {
  const text = (value: string): string => redactor.text(shortened(value));
  const shown = (value: string | null): string | null => (value === null ? null : text(value));
  const { subject, status, conditions } = section;
  return {
    from,
    ...section,
    version: shown(section.version),
    issuer: shown(section.issuer),
    destination: shown(section.destination),
    inResponseTo: shown(section.inResponseTo),
    issueInstant: shown(section.issueInstant),
    status: { code: shown(status.code), subCode: shown(status.subCode), message: shown(status.message) },
    signatures: section.signatures.map((signature) => ({
      ...signature,
      reason: shown(signature.reason),
      algorithm: shown(signature.algorithm),
      digest: shown(signature.digest),
      covers: shown(signature.covers),
      certificate: certificates.find(({ sha1 }) => sha1 === signature.certificate)?.id ?? null,
    })),
    conditions: {
      notBefore: shown(conditions.notBefore),
      notOnOrAfter: shown(conditions.notOnOrAfter),
      audiences: conditions.audiences.map(text),
    },
    subject: {
      nameId: subject.nameId === null ? null : redactor.personal('name ID', shortened(subject.nameId)),
      format: shown(subject.format),
      recipient: shown(subject.recipient),
      notOnOrAfter: shown(subject.notOnOrAfter),
    },
    attributes: section.attributes.map(({ name, values }) => ({
      name: text(name),
      values: values.map((value) => redactor.personal('attribute value', shortened(value))),
    })),
  };
}

/** The broker's texts can hold what an identity provider wrote (StatusMessage), or a whole signature value. */
export function maskedPrediction(prediction: PredictionSection, redactor: Redactor): PredictionSection {
  const text = (value: string): string => redactor.text(value.slice(0, limits.patternInputCharacters));
  const { errorDescription, afterFix } = prediction;
  return {
    ...prediction,
    errorDescription: errorDescription === null ? null : text(errorDescription),
    afterFix: afterFix.map(text),
  };
}
