import type { Owner } from '../causes/cause.ts';
import type { Thumbprint } from '../evidence/thumbprint.ts';
import { fillWords } from '../profiles/fill-words.ts';
import type { Profile } from '../profiles/profile.ts';
import type { Redactor } from '../redaction/redact.ts';
import type { Certainty } from '../report/report.ts';
import { VERSION } from '../version.ts';
import { shortened } from '../text/visible-text.ts';
import type { ConfiguredThumbprint } from './compare-metadata.ts';
import {
  signs,
  type CertificateChanges,
  type WatchCode,
  type WatchedCertificate,
  type WatchFinding,
} from './finding.ts';
import { findingWords } from './finding-words.ts';

/** What `watch` found out, as plain data (`--json`). Codes and keys are stable; wording is free. */
export interface WatchReport {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'sso-doctor'; readonly version: string };
  /** The instant that validity was judged at, ISO 8601. */
  readonly at: string;
  readonly verdict: 'problem' | 'healthy';
  /** Of every finding, the most important first. */
  readonly codes: readonly WatchCode[];
  readonly metadata: { readonly source: string; readonly entityId: string | null };
  readonly configured: readonly { readonly raw: string; readonly value: string; readonly algorithm: string }[];
  readonly certificates: readonly CertificateItem[];
  /** Null where no state was asked for, where it is the first time, and where nothing changed. */
  readonly changes: CertificateChanges | null;
  readonly findings: readonly FindingItem[];
}

export interface CertificateItem {
  readonly sha1: string;
  readonly sha256: string;
  readonly subject: string;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly use: WatchedCertificate['use'];
  readonly configured: boolean;
}

export interface FindingItem {
  readonly code: WatchCode;
  /** Whether it makes the exit status 1. */
  readonly problem: boolean;
  readonly certainty: Certainty;
  readonly owner: Owner | null;
  readonly title: string;
  readonly cause: string;
  readonly caution: string | null;
  readonly fix: readonly { readonly owner: Owner; readonly step: string }[];
  /** SHA-1 thumbprints of the metadata's certificates that it is about. */
  readonly received: readonly string[];
  /** What is configured, as it was written, where the two were compared. */
  readonly expected: readonly string[];
  /** Days to the end, or since it; null where it is not about that. */
  readonly days: number | null;
}

interface Compared {
  readonly source: string;
  readonly entityId: string | null;
  readonly configured: readonly ConfiguredThumbprint[];
  readonly certificates: readonly WatchedCertificate[];
  readonly changes: CertificateChanges | null;
  readonly findings: readonly WatchFinding[];
}

export function watchReport(
  compared: Compared,
  { now, profile, redactor }: { readonly now: Date; readonly profile: Profile; readonly redactor: Redactor },
): WatchReport {
  const { source, entityId, configured, certificates, changes, findings } = compared;
  const thumbprints = configured.map(({ thumbprint }) => thumbprint);
  return {
    schemaVersion: 1,
    tool: { name: 'sso-doctor', version: VERSION },
    at: now.toISOString(),
    verdict: findings.some(({ problem }) => problem) ? 'problem' : 'healthy',
    codes: findings.map(({ code }) => code),
    metadata: { source, entityId: entityId === null ? null : shortened(entityId) },
    configured: thumbprints.map(({ raw, value, algorithm }) => ({ raw, value, algorithm })),
    certificates: certificates.map((certificate) => certificateItem(certificate, redactor)),
    changes,
    findings: findings.map((finding) => findingItem(finding, thumbprints, profile)),
  };
}

/** Those that sign, which are the ones that are watched. */
export function signingItems({ certificates }: WatchReport): CertificateItem[] {
  return certificates.filter(({ use }) => use !== 'encryption');
}

function certificateItem({ facts, use, configured }: WatchedCertificate, redactor: Redactor): CertificateItem {
  const { sha1, sha256, subject, notBefore, notAfter } = facts;
  return { sha1, sha256, subject: redactor.text(shortened(subject)), notBefore, notAfter, use, configured };
}

function findingItem(finding: WatchFinding, configured: readonly Thumbprint[], profile: Profile): FindingItem {
  const { title, certainty, owner, cause, fix, caution } = findingWords(finding);
  return {
    code: finding.code,
    problem: finding.problem,
    certainty,
    owner,
    title: fillWords(title, profile),
    cause: fillWords(cause, profile),
    caution,
    fix: fix.map(({ owner, step }) => ({ owner, step: fillWords(step, profile) })),
    ...comparedIn(finding, configured),
    days: 'days' in finding ? finding.days : null,
  };
}

function comparedIn(
  finding: WatchFinding,
  configured: readonly Thumbprint[],
): Pick<FindingItem, 'received' | 'expected'> {
  const expected = configured.map(({ raw }) => raw);
  switch (finding.code) {
    case 'mismatch':
      return { received: finding.signing.filter(signs).map(({ facts }) => facts.sha1), expected };
    case 'configured-notation':
      return { received: [finding.certificate.facts.sha1], expected: [finding.stored.raw] };
    case 'second-signing-certificate':
      return { received: [finding.certificate.facts.sha1], expected: [finding.configured.facts.sha1] };
    case 'expired':
    case 'expires-soon':
      return { received: [finding.certificate.facts.sha1], expected: [] };
    case 'signing-certificates-changed':
      return { received: finding.added.map(({ sha1 }) => sha1), expected: finding.removed.map(({ sha1 }) => sha1) };
    case 'match':
      return { received: finding.certificates.map(({ facts }) => facts.sha1), expected };
    case 'metadata-expired':
    case 'unreadable-certificate':
      return { received: [], expected: [] };
  }
}
