import type { CertificateFacts } from '../evidence/certificate-facts.ts';
import type { IdpMetadata } from '../evidence/metadata.ts';
import { searchThumbprint, type ThumbprintSearch } from '../evidence/thumbprint-search.ts';
import type { Thumbprint } from '../evidence/thumbprint.ts';
import { ordered, signs, type WatchedCertificate, type WatchFinding } from './finding.ts';

/** A certificate that the broker holds, by its thumbprint. */
export interface ConfiguredThumbprint {
  readonly thumbprint: Thumbprint;
  /** Whether this is the text that the broker compares. What a user typed only names the certificate. */
  readonly asStored: boolean;
}

export interface WatchOptions {
  readonly configured: readonly ConfiguredThumbprint[];
  /** The entity ID that is asked for; null where there is only one anyway. */
  readonly entityId: string | null;
  readonly now: Date;
  /** From how many days before its end on a certificate is warned of. */
  readonly warnDays: number;
}

export type MetadataComparison =
  | {
      readonly kind: 'compared';
      readonly entityId: string | null;
      readonly certificates: readonly WatchedCertificate[];
      readonly findings: readonly WatchFinding[];
    }
  /** Nothing can be compared: nobody said which provider, it is not there, or it names no certificate that signs. */
  | {
      readonly kind: 'several-providers' | 'no-such-provider' | 'no-signing-certificate';
      readonly entityIds: readonly string[];
    };

const millisecondsADay = 86_400_000;

/** Compares what one identity provider publishes with what the broker has configured. */
export function compareMetadata(providers: readonly IdpMetadata[], options: WatchOptions): MetadataComparison {
  const entityIds = [...new Set(providers.map(({ entityId }) => entityId ?? ''))];
  const wanted = options.entityId ?? (entityIds.length === 1 ? entityIds[0] : undefined);
  if (wanted === undefined) return { kind: 'several-providers', entityIds };
  const chosen = providers.filter(({ entityId }) => (entityId ?? '') === wanted);
  const [provider] = chosen;
  if (provider === undefined) return { kind: 'no-such-provider', entityIds };
  const keys = chosen.flatMap((one) => one.keys);
  const certificates = watchedCertificates(keys, options.configured);
  const signing = certificates.filter(signs);
  const unreadable = unreadableFindings(keys);
  if (signing.length === 0 && unreadable.length === 0) return { kind: 'no-signing-certificate', entityIds: [wanted] };
  const findings = [
    ...matchFindings(certificates, options),
    ...expiryFindings(signing, options),
    ...validityFindings(provider, options.now),
    ...unreadable,
  ];
  return { kind: 'compared', entityId: provider.entityId, certificates, findings: ordered(findings) };
}

/** Whether a thumbprint is that of a certificate, by any of the hashes that a certificate is known by. */
function names({ thumbprint }: ConfiguredThumbprint, { sha1, sha256, sha512 }: CertificateFacts): boolean {
  return [sha1, sha256, sha512].includes(thumbprint.value);
}

function watchedCertificates(
  keys: IdpMetadata['keys'],
  configured: readonly ConfiguredThumbprint[],
): WatchedCertificate[] {
  const found = new Map<string, WatchedCertificate>();
  for (const { use, certificates } of keys) {
    for (const facts of certificates) {
      const before = found.get(facts.sha256);
      found.set(facts.sha256, {
        facts,
        use: before === undefined ? (use ?? 'both') : before.use === use ? before.use : 'both',
        configured: configured.some((one) => names(one, facts)),
      });
    }
  }
  return [...found.values()];
}

function matchFindings(certificates: readonly WatchedCertificate[], options: WatchOptions): WatchFinding[] {
  const signing = certificates.filter(signs);
  const held = signing.filter(({ configured }) => configured);
  const [first] = held.toSorted(byBeginning);
  if (first === undefined)
    return signing.length === 0
      ? []
      : [{ code: 'mismatch', problem: true, signing, explained: explain(certificates, options.configured) }];
  const second = signing
    .filter(({ configured }) => !configured)
    .map((certificate): WatchFinding => secondFinding(certificate, first, options.now));
  return [
    ...notationFindings(held, options.configured),
    ...second,
    { code: 'match', problem: false, certificates: held },
  ];
}

/** The newest first. */
function byBeginning(one: WatchedCertificate, other: WatchedCertificate): number {
  return Date.parse(other.facts.notBefore) - Date.parse(one.facts.notBefore);
}

function secondFinding(certificate: WatchedCertificate, configured: WatchedCertificate, now: Date): WatchFinding {
  const age = Date.parse(certificate.facts.notBefore) < Date.parse(configured.facts.notBefore) ? 'older' : 'newer';
  // One that is older and has ended announces nothing: it was left there.
  const isLeftOver = age === 'older' && daysLeft(certificate, now) < 0;
  return { code: 'second-signing-certificate', problem: !isLeftOver, certificate, configured, age };
}

/** The broker compares text without regard to letter case, with SHA-1 only: what is stored in another way never matches. */
function notationFindings(
  held: readonly WatchedCertificate[],
  configured: readonly ConfiguredThumbprint[],
): WatchFinding[] {
  return held.flatMap((certificate): WatchFinding[] => {
    const naming = configured.filter((one) => names(one, certificate.facts));
    const [stored] = naming.map(({ thumbprint }) => thumbprint);
    const works = naming.some(
      ({ asStored, thumbprint }) => !asStored || thumbprint.raw.toUpperCase() === certificate.facts.sha1,
    );
    return works || stored === undefined ? [] : [{ code: 'configured-notation', problem: true, certificate, stored }];
  });
}

type Explanation = Extract<WatchFinding, { code: 'mismatch' }>['explained'];

function explain(
  certificates: readonly WatchedCertificate[],
  configured: readonly ConfiguredThumbprint[],
): Explanation {
  if (certificates.some((one) => one.configured)) return 'encryption-certificate';
  const facts = certificates.map((one) => one.facts);
  const searches = configured.map(({ thumbprint }): ThumbprintSearch => searchThumbprint(thumbprint, facts));
  if (searches.some(({ nearest }) => nearest !== null)) return 'near-miss';
  return searches.some(({ matches }) => matches.length > 0) ? 'other-value' : null;
}

/** Of what is configured; where nothing is, of what would have to be. */
function expiryFindings(signing: readonly WatchedCertificate[], { now, warnDays }: WatchOptions): WatchFinding[] {
  const held = signing.filter(({ configured }) => configured);
  const watched = held.length > 0 ? held : signing;
  // Where the successor is configured already, the end of the other one is no problem.
  const isPrepared = held.some((certificate) => daysLeft(certificate, now) > warnDays);
  return watched.flatMap((certificate): WatchFinding[] => {
    const left = daysLeft(certificate, now);
    if (left > warnDays) return [];
    const problem = !isPrepared;
    return left < 0
      ? [{ code: 'expired', problem, certificate, days: Math.floor(-left) }]
      : [{ code: 'expires-soon', problem, certificate, days: Math.floor(left) }];
  });
}

/** Days with their fraction; negative after the end. */
function daysLeft({ facts }: WatchedCertificate, now: Date): number {
  return (Date.parse(facts.notAfter) - now.getTime()) / millisecondsADay;
}

function validityFindings({ validUntil }: IdpMetadata, now: Date): WatchFinding[] {
  if (validUntil === null || !(Date.parse(validUntil) < now.getTime())) return [];
  return [{ code: 'metadata-expired', problem: true, validUntil }];
}

function unreadableFindings(keys: IdpMetadata['keys']): WatchFinding[] {
  const reasons = keys.filter(({ use }) => use !== 'encryption').flatMap(({ unreadable }) => unreadable);
  return [...new Set(reasons.map(({ reason }) => reason))].map((reason) => ({
    code: 'unreadable-certificate',
    problem: true,
    reason,
  }));
}
