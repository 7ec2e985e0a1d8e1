import type { Identified } from '../checks/check.ts';
import { otherPurpose, type OtherPurpose } from '../evidence/certificate-purpose.ts';
import type { HashedThing, OtherValue } from '../evidence/thumbprint-mistakes.ts';
import type { ThumbprintSearch } from '../evidence/thumbprint-search.ts';
import type { Thumbprint } from '../evidence/thumbprint.ts';
import type { CertificateSection, RotationSection } from './report.ts';
import type { Thumbprints } from './thumbprints.ts';

/** What one response was signed with. */
interface SignedResponse {
  readonly id: string;
  /** SHA-1 thumbprints as the broker computes them. */
  readonly calculated: readonly string[];
  /** When it was issued; null where it does not say. */
  readonly at: Date | null;
}

export interface RotationInput {
  readonly thumbprints: Thumbprints | null;
  readonly certificates: readonly CertificateSection[];
  readonly responses: readonly SignedResponse[];
  readonly evidence: readonly Identified[];
  /** Something in the case looks like an attack: no certificate of it may be taken for the provider's. */
  readonly suspicious: boolean;
}

/**
 * What became of the signing certificate: which one the broker holds, which one the identity provider signs with, and how it came that
 * they differ. Null where the case names no thumbprint. It never says that a certificate is the provider's own: only its administrator can.
 */
export async function judgeRotation(input: RotationInput): Promise<RotationSection | null> {
  const { thumbprints, certificates } = input;
  if (thumbprints === null) return null;
  const search = await loadSearch(certificates);
  const { section, comparison } = thumbprints;
  const find = (ids: readonly { certificate: string | null }[]): CertificateSection | null =>
    certificates.find(({ id }) => ids.some(({ certificate }) => certificate === id)) ?? null;
  const held = find(section.configured);
  const signing = find(section.calculated);
  const base = { held: held?.id ?? null, signing: signing?.id ?? null };
  if (input.suspicious)
    return {
      ...base,
      ...unknown(
        'The response looks like an attack or like broken software, so nothing can be told from its certificate.',
        'a response that was recorded anew, from the identity provider’s administrator',
      ),
    };
  const finding =
    changing(input) ??
    (comparison.situation === 'equal' ? matching() : null) ??
    (thumbprints.uploadNotInEffect ? uploadNotInEffect() : null) ??
    (comparison.situation === 'notation' ? notationOnly(comparison.pair?.configured ?? null) : null) ??
    miscomputed(input, search) ??
    (comparison.situation === 'different' || comparison.situation === 'other-algorithm'
      ? replaced(held, signing, input)
      : null) ??
    halfKnown(held, signing, input, search);
  return { ...base, ...finding };
}

type Search = (thumbprint: Thumbprint) => ThumbprintSearch;

/** Loaded only where there is something to search: a failing URL needs no cryptography. */
async function loadSearch(certificates: readonly CertificateSection[]): Promise<Search> {
  if (certificates.length === 0) return () => ({ matches: [], nearest: null });
  const { searchThumbprint } = await import('../evidence/thumbprint-search.ts');
  return (thumbprint) => searchThumbprint(thumbprint, certificates);
}

type Finding = Omit<RotationSection, 'held' | 'signing'>;

function unknown(explanation: string, settledBy: string): Finding {
  return { verdict: 'unknown', certainty: null, explanation, settledBy };
}

/** One of the two thumbprints is missing: what the other one tells by itself. */
function halfKnown(
  held: CertificateSection | null,
  signing: CertificateSection | null,
  { thumbprints, certificates }: RotationInput,
  search: Search,
): Finding {
  if (signing !== null && thumbprints?.comparison.configured.length === 0)
    return unknown(
      `The identity provider signs with ${described(signing)}. Which certificate Auth0 holds is not known.`,
      'the configured thumbprint (`--configured`), or the connection as support exports it',
    );
  const settledBy = 'the SAML response of the failed login';
  if (held !== null)
    return unknown(
      `Auth0 holds ${described(held)}. What the identity provider signs with now is not at hand.`,
      settledBy,
    );
  const [configured] = thumbprints?.comparison.configured ?? [];
  if (configured === undefined || certificates.length === 0)
    return unknown('Only one of the two thumbprints is known in full.', settledBy);
  const { nearest } = search(configured);
  if (nearest === null)
    return unknown(
      `The configured thumbprint belongs to ${certificates.length === 1 ? 'another certificate than the one at hand' : `none of the ${certificates.length} certificates at hand`}, however it may have been computed.`,
      'the certificate that was handed to support before',
    );
  const id = certificates.find(({ sha256 }) => sha256 === nearest.certificate.sha256)?.id ?? '';
  return unknown(
    `The configured thumbprint is nearly that of ${id}: ${nearest.differences === 1 ? '1 character differs' : `${nearest.differences} characters differ`}, so it was perhaps mistyped.`,
    'the connection as it is exported',
  );
}

function matching(): Finding {
  return {
    verdict: 'matches',
    certainty: 'certain',
    explanation: 'The identity provider signs with the certificate that Auth0 holds.',
    settledBy: null,
  };
}

function uploadNotInEffect(): Finding {
  return {
    verdict: 'upload-not-in-effect',
    certainty: 'likely',
    explanation:
      'The certificate that is said to be configured is the one that the identity provider signs with, but Auth0 still compared with another: the upload has not taken effect, went into another connection, or came after this login.',
    settledBy: 'the address of a login that failed after the upload',
  };
}

const notations: Record<Thumbprint['notation'][number], string | null> = {
  // Auth0 looks past that.
  'lower-case': null,
  separators: 'with separators',
  'invisible-characters': 'with characters that nobody sees',
  'look-alike-letters': 'with letters of another alphabet that look the same',
  label: 'with a name before it',
  base64: 'in base64',
};

function notationOnly(configured: Thumbprint | null): Finding {
  const how = (configured?.notation ?? []).flatMap((notation) => notations[notation] ?? []);
  // Where two texts look the same, only the code points tell them apart.
  const odd = [...new Set(configured?.raw.match(/[^\u0020-\u007E]/gu) ?? [])].slice(0, 8).map(codePoint);
  const written = `${how.length === 0 ? 'in another way' : how.join(', ')}${odd.length === 0 ? '' : ` (${odd.join(', ')})`}`;
  return {
    verdict: 'notation-only',
    certainty: 'certain',
    explanation: `It is the same certificate. Auth0 compares the text, and the configured thumbprint is written ${written}: nothing was rotated.`,
    settledBy: null,
  };
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Several responses of one provider that are not signed with one certificate, and not with one after the other either. */
function changing({ responses }: RotationInput): Finding | null {
  const signed = responses
    .filter(({ calculated }) => calculated.length > 0)
    .toSorted((one, other) => (one.at?.getTime() ?? 0) - (other.at?.getTime() ?? 0))
    .map(({ calculated }) => calculated.join());
  const changes = signed.filter((thumbprint, index) => index > 0 && thumbprint !== signed[index - 1]).length;
  if (changes < 2) return null;
  const distinct = new Set(signed).size;
  return {
    verdict: 'changes-with-every-response',
    certainty: 'likely',
    explanation: `${signed.length} responses are signed with ${distinct} certificates, and not with one after the other: the identity provider signs on several nodes with a certificate each, or makes one for every message. No single certificate in the connection fits all of them.`,
    settledBy: 'the identity provider’s metadata: it lists every certificate that it signs with',
  };
}

const things: Record<HashedThing | OtherValue, string> = {
  certificate: 'the certificate',
  'certificate-and-trailing-bytes': 'the certificate with the bytes that follow it in its file',
  'pem-text': 'the text of the PEM file',
  'pem-text-crlf': 'the text of the PEM file with Windows line ends',
  'pem-text-without-line-ends': 'the text of the PEM file without line ends',
  'base64-text': 'the base64 text',
  'base64-lines': 'the lines of base64',
  'public-key': 'the public key',
  'public-key-without-algorithm': 'the public key without its algorithm',
  'public-key-pem': 'the text of the public key’s PEM file',
  'modulus-text': 'the modulus as text',
  'json-web-key': 'the JSON Web Key (RFC 7638)',
  'serial-number': 'the serial number',
  'subject-key-identifier': 'the subject key identifier',
  'authority-key-identifier': 'the authority key identifier',
};

/** The configured value comes from a certificate at hand, but it is not its SHA-1 thumbprint. */
function miscomputed({ thumbprints, certificates }: RotationInput, search: Search): Finding | null {
  // Where nothing was compared, any algorithm will do to name a certificate.
  const isLookUp = thumbprints?.comparison.calculated.length === 0;
  for (const configured of thumbprints?.comparison.configured ?? []) {
    const [match] = search(configured).matches;
    if (match === undefined || (match.of === 'certificate' && (match.algorithm === 'sha1' || isLookUp))) continue;
    const id = certificates.find(({ sha256 }) => sha256 === match.certificate.sha256)?.id ?? '';
    const name = match.algorithm?.toUpperCase().replace('SHA', 'SHA-') ?? null;
    return {
      verdict: 'wrong-computation',
      certainty: 'certain',
      explanation: `The configured value is ${name === null ? '' : `${name} of `}${match.of === 'certificate' ? `certificate ${id}` : `${things[match.of]} of certificate ${id}`}. Auth0 compares SHA-1 of the certificate itself, which is ${match.certificate.sha1}.`,
      settledBy: null,
    };
  }
  return null;
}

/** Another certificate: by what each is, and by their dates. */
function replaced(held: CertificateSection | null, signing: CertificateSection | null, input: RotationInput): Finding {
  const wrong = held === null ? null : wrongCertificate(held, signing, input);
  if (wrong !== null) return wrong;
  if (held !== null && signing !== null) return inTime(held, signing);
  if (signing !== null)
    return {
      verdict: 'rotated',
      certainty: 'possible',
      explanation: `The identity provider signs with ${described(signing)}. The certificate that Auth0 holds is not at hand, so it cannot be told whether this one replaced it.`,
      settledBy: 'the connection as support exports it, or the certificate that was sent to them before',
    };
  if (held !== null)
    return {
      verdict: 'rotated',
      certainty: 'possible',
      explanation: `Auth0 holds ${described(held)}. The certificate that the identity provider signs with now is not at hand.`,
      settledBy: 'the SAML response of the failed login, or the identity provider’s metadata',
    };
  return unknown(
    'Neither of the two certificates is at hand.',
    'the SAML response of the failed login, or the identity provider’s metadata',
  );
}

function inTime(held: CertificateSection, signing: CertificateSection): Finding {
  const sameName = held.subject === signing.subject && held.issuer === signing.issuer;
  const certainty = sameName ? 'likely' : 'possible';
  const other = sameName ? '' : ' They are of different names, so it can also be another provider or another tenant.';
  const sameKey =
    held.publicKeySha256 !== null && held.publicKeySha256 === signing.publicKeySha256
      ? ' Both have the same key: the certificate was renewed.'
      : '';
  const settledBy = 'a word of the identity provider’s administrator, who knows which certificate is active';
  if (Date.parse(signing.notBefore) < Date.parse(held.notBefore))
    return {
      verdict: 'rolled-back',
      certainty,
      explanation: `The identity provider signs with the older certificate, ${described(signing)}; Auth0 holds the newer one, ${described(held)}. It went back to the old one, or the new one was not made active yet.${sameKey}${other}`,
      settledBy,
    };
  return {
    verdict: 'rotated',
    certainty,
    explanation: `The old certificate is ${described(held)}; the new one is ${described(signing)}.${sameKey}${other}`,
    settledBy,
  };
}

const purposes: Record<OtherPurpose, string> = {
  'certificate-authority': 'issuing other certificates',
  encryption: 'encryption',
  tls: 'TLS connections',
  other: 'something else than signing',
};

/** What speaks against the certificate that the broker holds ever having been the one to upload. */
function wrongCertificate(
  held: CertificateSection,
  signing: CertificateSection | null,
  { evidence }: RotationInput,
): Finding | null {
  const reason = listedOtherwise(held, signing, evidence) ?? madeOtherwise(held);
  if (reason === null) return null;
  return {
    verdict: 'wrong-certificate',
    certainty: 'likely',
    explanation: `Auth0 holds ${described(held)}, ${reason}. That is not the one to upload.`,
    settledBy: signing === null ? 'the SAML response of the failed login' : null,
  };
}

function madeOtherwise(held: CertificateSection): string | null {
  const purpose = otherPurpose(held);
  return purpose === null ? null : `which is made for ${purposes[purpose]}`;
}

/** What the provider's metadata says of it. */
function listedOtherwise(
  held: CertificateSection,
  signing: CertificateSection | null,
  evidence: readonly Identified[],
): string | null {
  if (held.roles.includes('metadata-encryption') && !held.roles.some((role) => isSigningRole(role)))
    return 'which the metadata lists for encryption';
  if (signing === null) return null;
  const entities = evidence.flatMap((item) => (item.kind === 'idp-metadata' ? [item.metadata] : []));
  const listing = ({ sha256 }: CertificateSection): typeof entities =>
    entities.filter(({ keys }) => keys.some(({ certificates }) => certificates.some((one) => one.sha256 === sha256)));
  const [ofHeld, ofSigning] = [listing(held), listing(signing)];
  const [first] = ofHeld;
  if (first === undefined || ofSigning.length === 0) return null;
  if (!ofHeld.some((entity) => ofSigning.includes(entity)))
    return `which the metadata lists for another entity, ${first.entityId ?? 'without a name'}`;
  if (Date.parse(held.notBefore) > Date.parse(signing.notBefore))
    return 'which the metadata lists beside the one that signs: it is not active yet';
  return null;
}

function isSigningRole(role: string): boolean {
  return role === 'metadata' || role === 'metadata-signing';
}

function described({ id, subject, notBefore, notAfter, created }: CertificateSection): string {
  const made = created === null ? '' : `, made ${created.at.slice(0, 16).replace('T', ' ')} UTC by its serial number`;
  return `${id} (${subject}, valid ${notBefore.slice(0, 10)} to ${notAfter.slice(0, 10)}${made})`;
}
