import {
  compareThumbprints,
  countDifferences,
  type ThumbprintComparison,
  type ThumbprintSituation,
} from '../evidence/compare-thumbprints.ts';
import type { CallbackEvidence } from '../evidence/evidence.ts';
import { parseThumbprintMessage } from '../evidence/thumbprint-message.ts';
import { parseThumbprint, type Thumbprint } from '../evidence/thumbprint.ts';
import type { CertificateSection, Fact, ThumbprintItem, ThumbprintRelation, ThumbprintsSection } from './report.ts';

/** Everything that a case tells of configured and calculated thumbprints. */
export interface Thumbprints {
  readonly comparison: ThumbprintComparison;
  readonly section: ThumbprintsSection;
  readonly facts: Fact[];
  /** Id of the evidence whose message named them. */
  readonly from: string | null;
  /** What the user says is configured is what was calculated, but the message named another. */
  readonly uploadNotInEffect: boolean;
}

const relations: Record<ThumbprintSituation, ThumbprintRelation> = {
  different: 'mismatch',
  notation: 'notation',
  'other-algorithm': 'incomparable',
  'near-miss': 'near-miss',
  equal: 'match',
  incomplete: 'unknown',
};

/** Where thumbprints stand in a case. */
interface ThumbprintSources {
  readonly failures: readonly (CallbackEvidence & { readonly id: string })[];
  /** What the broker computes from each response. */
  readonly responses: readonly { readonly id: string; readonly calculated: readonly string[] }[];
  /** What the user says is configured, in any notation. */
  readonly stated: readonly string[];
}

/**
 * Compares the thumbprints of the first message that names any, else of the first response, joined with what the user says is configured
 * and with the certificates at hand. Null where there are none at all.
 */
export function collectThumbprints(
  { failures, responses, stated }: ThumbprintSources,
  certificates: CertificateSection[],
): Thumbprints | null {
  const messages = failures.flatMap(({ id, callback }) => {
    const message = parseThumbprintMessage(callback.errorDescription ?? '');
    return message === null || message.configured.length + message.calculated.length === 0 ? [] : [{ id, message }];
  });
  const [first] = messages;
  const given = distinct([...stated.map(parseThumbprint), ...configuredCertificates(certificates)]);
  const response = first === undefined ? responses.find(({ calculated }) => calculated.length > 0) : undefined;
  if (first === undefined && response === undefined && given.length === 0) return null;

  const calculated = first?.message.calculated ?? response?.calculated.map(parseThumbprint) ?? [];
  const inMessage = first?.message.configured ?? [];
  const configured = inMessage.length > 0 ? inMessage : given;
  const comparison = compareThumbprints(configured, calculated);
  const isCalculated = (thumbprint: Thumbprint): boolean => calculated.some(({ value }) => value === thumbprint.value);
  const uploadNotInEffect = inMessage.length > 0 && comparison.situation === 'different' && given.some(isCalculated);

  markRoles(certificates, calculated, configured);
  const section: ThumbprintsSection = {
    configured: configured.map((thumbprint) => itemFor(thumbprint, certificates)),
    calculated: calculated.map((thumbprint) => itemFor(thumbprint, certificates)),
    relation: relations[comparison.situation],
    explanation: explain(comparison, certificates),
  };
  const from = first?.id ?? response?.id ?? null;
  return { comparison, section, facts: factsFor(section, from), from, uploadNotInEffect };
}

/** A configured certificate and its thumbprint are one statement. */
function distinct(thumbprints: readonly Thumbprint[]): Thumbprint[] {
  return thumbprints.filter(({ value }, index) => thumbprints.findIndex((other) => other.value === value) === index);
}

function configuredCertificates(certificates: readonly CertificateSection[]): Thumbprint[] {
  return certificates
    .filter(({ roles }) => roles.includes('stated-as-configured'))
    .map(({ sha1 }) => parseThumbprint(sha1));
}

function holds(certificate: CertificateSection, { value }: Thumbprint): boolean {
  return value !== '' && (certificate.sha1 === value || certificate.sha256 === value);
}

function markRoles(
  certificates: CertificateSection[],
  calculated: readonly Thumbprint[],
  configured: readonly Thumbprint[],
): void {
  for (const certificate of certificates) {
    const signs = calculated.some((thumbprint) => holds(certificate, thumbprint));
    // A response that is at hand tells more: what its certificate signs.
    if (signs && !certificate.roles.some((role) => role.startsWith('signs-'))) certificate.roles.push('signs-response');
    if (configured.some((thumbprint) => holds(certificate, thumbprint))) certificate.roles.push('configured-at-broker');
  }
}

function itemFor(thumbprint: Thumbprint, certificates: readonly CertificateSection[]): ThumbprintItem {
  const certificate = certificates.find((candidate) => holds(candidate, thumbprint));
  return {
    value: thumbprint.value,
    algorithm: thumbprint.algorithm,
    certificate: certificate?.id ?? null,
    raw: thumbprint.raw,
  };
}

function factsFor(section: ThumbprintsSection, from: string | null): Fact[] {
  if (from === null) return [];
  const facts = (label: string, side: Fact['side'], items: readonly ThumbprintItem[]): Fact[] =>
    items.map(({ raw }) => ({ label, value: raw, from, side }));
  return [
    ...facts('calculated', 'received', section.calculated),
    ...facts('configured', 'expected', section.configured),
  ];
}

function explain(comparison: ThumbprintComparison, certificates: readonly CertificateSection[]): string {
  const { pair, situation } = comparison;
  const sentences = [explainSituation(pair, situation)];
  if (pair === null) return sentences.join(' ');
  for (const certificate of certificates) {
    const name = `Certificate ${certificate.id} (${certificate.subject}, valid ${certificate.notBefore.slice(0, 10)} to ${certificate.notAfter.slice(0, 10)})`;
    const signs = comparison.calculated.some((thumbprint) => holds(certificate, thumbprint));
    const held = comparison.configured.some((thumbprint) => holds(certificate, thumbprint));
    if (signs && held) sentences.push(`${name} has both: the certificate is right.`);
    else if (signs)
      sentences.push(
        `${name} is the calculated one: the identity provider signs with it, and the broker still held another.`,
      );
    else if (held)
      sentences.push(
        `${name} is the configured one: the broker holds it, but the identity provider no longer signs with it.`,
      );
    else sentences.push(`${name} is neither of the two.`);
  }
  return sentences.join(' ');
}

function explainSituation(pair: ThumbprintComparison['pair'], situation: ThumbprintSituation): string {
  if (pair === null) return 'Only one of the two thumbprints is known, so they cannot be compared.';
  const { configured, calculated } = pair;
  switch (situation) {
    case 'different':
      return `Two different certificates: the thumbprints differ in ${countDifferences(configured.value, calculated.value)} of ${calculated.value.length} characters.`;
    case 'notation':
      return `The same value in another notation (${configured.notation.filter((change) => change !== 'lower-case').join(', ') || 'calculated is written differently'}). Auth0 compares the text, so it does not see that they are equal.`;
    case 'other-algorithm':
      return `Configured has ${configured.value.length} digits (${algorithmName(configured)}), calculated has ${calculated.value.length} (${algorithmName(calculated)}): values of different algorithms are never equal, whether or not they come from the same certificate.`;
    case 'near-miss':
      return nearMiss(configured.value, calculated.value);
    case 'equal':
      return 'Both are the same value.';
    case 'incomplete':
      return 'One of the two is no whole thumbprint as it arrived here (cut off, or replaced), so they cannot be compared.';
  }
}

function nearMiss(configured: string, calculated: string): string {
  if (configured.length !== calculated.length) {
    return `Nearly the same: configured has ${configured.length} characters, calculated ${calculated.length}; the rest agrees.`;
  }
  const different = countDifferences(configured, calculated);
  return `Nearly the same: they differ in ${different} of ${calculated.length} characters.`;
}

function algorithmName({ algorithm }: Thumbprint): string {
  const names = { sha1: 'SHA-1', sha256: 'SHA-256', sha512: 'SHA-512', unknown: 'no known length' } as const;
  return names[algorithm];
}
