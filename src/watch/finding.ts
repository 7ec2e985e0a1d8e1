import type { CertificateFacts } from '../evidence/certificate-facts.ts';
import type { Thumbprint } from '../evidence/thumbprint.ts';

/** One certificate of the metadata, however often it stands there: Entra ID writes the same one three times. */
export interface WatchedCertificate {
  readonly facts: CertificateFacts;
  /** `both` where the metadata does not say (SAML metadata 2.0 §2.4.1.1). */
  readonly use: 'signing' | 'encryption' | 'both';
  readonly configured: boolean;
}

/** What is remembered of a signing certificate. */
export interface SeenCertificate {
  readonly sha1: string;
  readonly sha256: string;
  /** ISO 8601, UTC, as everywhere here. */
  readonly notBefore: string;
  readonly notAfter: string;
}

export interface CertificateChanges {
  /** When the metadata was looked at before. */
  readonly since: string;
  readonly added: readonly SeenCertificate[];
  readonly removed: readonly SeenCertificate[];
}

/** What was found, most important first. Only `match` says that something is right. */
export type WatchFinding = { readonly problem: boolean } & (
  | {
      readonly code: 'mismatch';
      readonly signing: readonly WatchedCertificate[];
      /** What is configured is, or nearly is, a certificate of the metadata after all. */
      readonly explained: 'encryption-certificate' | 'near-miss' | 'other-value' | null;
    }
  | { readonly code: 'configured-notation'; readonly certificate: WatchedCertificate; readonly stored: Thumbprint }
  | {
      readonly code: 'second-signing-certificate';
      readonly certificate: WatchedCertificate;
      readonly configured: WatchedCertificate;
      /** By the beginning of its validity: a successor, or one that was left in the metadata. */
      readonly age: 'newer' | 'older';
    }
  | { readonly code: 'expired'; readonly certificate: WatchedCertificate; readonly days: number }
  | { readonly code: 'expires-soon'; readonly certificate: WatchedCertificate; readonly days: number }
  | { readonly code: 'metadata-expired'; readonly validUntil: string }
  | { readonly code: 'unreadable-certificate'; readonly reason: string }
  | ({ readonly code: 'signing-certificates-changed' } & CertificateChanges)
  | { readonly code: 'match'; readonly certificates: readonly WatchedCertificate[] }
);

export type WatchCode = WatchFinding['code'];

/** Every code there is, in the order of what matters more. */
export const watchCodes: readonly WatchCode[] = [
  'mismatch',
  'configured-notation',
  'second-signing-certificate',
  'expired',
  'expires-soon',
  'metadata-expired',
  'unreadable-certificate',
  'signing-certificates-changed',
  'match',
];

/** The most important first; among equal codes as they came. */
export function ordered(findings: readonly WatchFinding[]): WatchFinding[] {
  return findings.toSorted((one, other) => watchCodes.indexOf(one.code) - watchCodes.indexOf(other.code));
}

export function signs({ use }: WatchedCertificate): boolean {
  return use !== 'encryption';
}

export function seenCertificate({ facts: { sha1, sha256, notBefore, notAfter } }: WatchedCertificate): SeenCertificate {
  return { sha1, sha256, notBefore, notAfter };
}
