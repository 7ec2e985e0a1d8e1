import type { Owner, Stage } from '../causes/cause.ts';
import type { Undone } from '../evidence/callback-facts.ts';
import type { CertificateFacts } from '../evidence/certificate-facts.ts';
import type { SamlEncoding } from '../evidence/saml-message.ts';
import type { DiscoverySection, IdTokenSection } from './report-oidc.ts';

export type { DiscoverySection, IdTokenSection } from './report-oidc.ts';

/** Version of the report's shape. Within one version fields are added, never changed or removed. */
export const SCHEMA_VERSION = 1;

export type Verdict = 'problem' | 'healthy' | 'not-a-failure' | 'unknown';
export type Certainty = 'certain' | 'likely' | 'possible';

/**
 * Everything the program found out about one case, as plain JSON. Its JSON Schema is `report.schema.json`.
 * Secrets are masked in it always, personal data unless asked for.
 */
export interface Report {
  schemaVersion: typeof SCHEMA_VERSION;
  tool: { name: 'sso-doctor'; version: string; predicts: string };
  /** The instant that validity was judged at, ISO 8601. */
  at: string;
  atFrom: 'option' | 'capture' | 'clock';
  verdict: Verdict;
  /** One sentence that a ticket could open with. */
  summary: string;
  /** Best first; [0] is the answer. Not empty where the verdict is `problem` or `unknown`. */
  diagnoses: Diagnosis[];
  /** Every check, passed ones too. */
  findings: Finding[];
  evidence: EvidenceItem[];
  callback: CallbackSection | null;
  thumbprints: ThumbprintsSection | null;
  rotation: RotationSection | null;
  /** Who changes the certificate in which order; empty where nothing has to change. */
  cutOver: CutOverStep[];
  certificates: CertificateSection[];
  /** Empty unless certificates were handed in to be tried (`cert`). */
  preflight: PreflightItem[];
  /** What identity providers publish about themselves, where their metadata was handed in. */
  metadata: MetadataSection[];
  /** The response that the answer is about. */
  saml: SamlSection | null;
  /** What the broker would answer to it. */
  prediction: PredictionSection | null;
  /** Further responses of the same case, each with its prediction. */
  moreResponses: { saml: SamlSection; prediction: PredictionSection }[];
  /** The ID token that the answer is about, else the first one. */
  idToken: IdTokenSection | null;
  /** Further ID tokens of the same case. */
  moreIdTokens: IdTokenSection[];
  /** What identity providers publish about themselves for OpenID Connect, where their discovery document was handed in. */
  discovery: DiscoverySection[];
  /** Null where nothing tells which one it is. */
  provider: ProviderSection | null;
  timeline: TimelineItem[];
  /** The attempts to log in that a capture shows; empty without one. */
  attempts: AttemptItem[];
  redaction: { masked: number; kinds: Record<string, number> };
  /** Which service's words and settings were used. */
  profile: ProfileSection;
}

export interface Diagnosis {
  code: string;
  title: string;
  certainty: Certainty;
  stage: Stage;
  owner: Owner | null;
  cause: string;
  fix: { owner: Owner; step: string }[];
  send: string[];
  caution: string | null;
  facts: Fact[];
  /** Values read out of the message. */
  captures: Record<string, string>;
  alternatives: { code: string; settledBy: string }[];
  /** The code of the diagnosis that this one follows from. */
  consequenceOf: string | null;
  references: string[];
}

export interface Fact {
  label: string;
  value: string;
  /** The evidence's id. */
  from: string;
  /** Which side of a comparison it is; null where nothing is compared. */
  side: 'received' | 'expected' | null;
}

export interface Finding {
  check: string;
  /** One of the broker's own steps, which are listed in its order; all others say what the standard or good practice asks for. */
  brokerStep: boolean;
  status: 'pass' | 'fail' | 'skipped' | 'unknown';
  severity: 'error' | 'warning' | 'info';
  /** Would it stop this login at the broker? */
  blocks: boolean;
  /** Made to deceive, or by broken software: nothing may be trusted or changed before that is settled. */
  suspicious: boolean;
  received: string | null;
  expected: string | null;
  /** What the two values are, where two are compared. */
  compares: { received: string; expected: string } | null;
  message: string;
  /** The evidence's id. */
  from: string | null;
  /** What would have to be known, where the status is `unknown` or `skipped`. */
  missing: string | null;
}

export type EvidenceKind =
  | 'callback-url'
  | 'broker-error'
  | 'idp-error'
  | 'library-error'
  | 'saml-response'
  | 'saml-request'
  | 'certificate'
  | 'private-key'
  | 'client-secret'
  | 'idp-metadata'
  | 'id-token'
  | 'access-token'
  | 'refresh-token'
  | 'client-assertion'
  | 'other-token'
  | 'oidc-metadata'
  | 'jwks'
  | 'connection'
  | 'http-exchange'
  | 'capture'
  | 'ticket';

export interface EvidenceItem {
  id: string;
  kind: EvidenceKind;
  source: string;
  location: string | null;
  at: string | null;
  /** What the path to us did to the text and was undone to read it. */
  undone: (Undone | SamlEncoding)[];
}

export interface CallbackSection {
  url: string | null;
  host: string | null;
  path: string | null;
  parameterSource: 'query' | 'fragment' | 'form' | 'text';
  error: string | null;
  errorDescription: string | null;
  errorUri: string | null;
  state: { present: boolean; length: number };
  otherParameters: { name: string; value: string }[];
}

export type ThumbprintAlgorithm = 'sha1' | 'sha256' | 'sha512' | 'unknown';
export type ThumbprintRelation = 'match' | 'mismatch' | 'notation' | 'near-miss' | 'incomparable' | 'unknown';

export interface ThumbprintsSection {
  configured: ThumbprintItem[];
  calculated: ThumbprintItem[];
  relation: ThumbprintRelation;
  explanation: string;
}

/** The identity provider's product, as far as its addresses, names and certificates tell. */
export interface ProviderSection {
  id: string;
  name: string;
  certainty: Certainty;
  /** The sign that tells it, with its value. */
  because: string;
}

/** What became of the signing certificate. */
export interface RotationSection {
  verdict:
    | 'matches'
    | 'rotated'
    | 'rolled-back'
    | 'upload-not-in-effect'
    | 'wrong-certificate'
    | 'wrong-computation'
    | 'notation-only'
    | 'changes-with-every-response'
    | 'unknown';
  /** Null where the verdict is `unknown`. */
  certainty: Certainty | null;
  explanation: string;
  /** Ids of the certificate that the broker holds and of the one that the identity provider signs with; null where it is not at hand. */
  held: string | null;
  signing: string | null;
  /** The one thing that would tell; null where nothing more is needed. */
  settledBy: string | null;
}

/** One step of changing the certificate on both sides. Commands and menus stand in code marks. */
export interface CutOverStep {
  owner: Owner;
  step: string;
}

/** What the broker would answer to the response that was handed in, if it held this certificate. */
export interface PreflightItem {
  certificate: string;
  /** The response's evidence id. */
  response: string;
  prediction: PredictionSection;
}

export interface ThumbprintItem {
  /** Upper-case hexadecimal digits without separators. */
  value: string;
  algorithm: ThumbprintAlgorithm;
  /** Id of the certificate at hand that has this thumbprint. */
  certificate: string | null;
  /** As it was written. */
  raw: string;
}

/** A certificate, what is known of its part in the case, and where it was found. Names are data: renderers escape them. */
export interface CertificateSection extends CertificateFacts {
  id: string;
  roles: string[];
  from: string[];
}

/** SAML metadata 2.0 §2.4.3, of one identity provider. */
export interface MetadataSection {
  /** The evidence's id. */
  from: string;
  entityId: string | null;
  validUntil: string | null;
  cacheDuration: string | null;
  wantAuthnRequestsSigned: boolean;
  nameIdFormats: string[];
  singleSignOnServices: { binding: string | null; location: string | null }[];
  singleLogoutServices: { binding: string | null; location: string | null }[];
  keys: { use: 'signing' | 'encryption' | null; certificates: MetadataCertificate[]; unreadable: number }[];
  /** `valid` says that it is unchanged since it was signed with the certificate of this SHA-1 thumbprint, not whose certificate that is. */
  signature: { state: 'absent' | 'valid' | 'invalid' | 'not-judged'; reason: string | null; sha1: string | null };
}

export interface MetadataCertificate {
  /** Id of the certificate. */
  id: string;
  /** Of a signing certificate: it signs the response at hand, it has expired, it may be the next one, or it is listed and no more is known. */
  state: 'signs-response' | 'expired' | 'next' | 'listed' | null;
}

/** A SAML response as it was received. NameID and attribute values are masked unless personal data is asked for. */
export interface SamlSection {
  /** The evidence's id. */
  from: string;
  version: string | null;
  binding: 'post' | 'redirect' | 'artifact' | 'unknown';
  encrypted: boolean;
  decrypted: boolean;
  issuer: string | null;
  destination: string | null;
  inResponseTo: string | null;
  issueInstant: string | null;
  status: { code: string | null; subCode: string | null; message: string | null };
  signatures: SamlSignatureItem[];
  conditions: { notBefore: string | null; notOnOrAfter: string | null; audiences: string[] };
  subject: { nameId: string | null; format: string | null; recipient: string | null; notOnOrAfter: string | null };
  attributes: { name: string; values: string[] }[];
  /** True only where everything shown comes from inside a validly signed element. */
  trustworthy: boolean;
  /** Which parts a valid signature covers: the response with its status and Destination, the assertion with subject and attributes. */
  covered: { response: boolean; assertion: boolean };
}

export interface SamlSignatureItem {
  on: 'response' | 'assertion' | 'other';
  /** By the standard; null where it was not judged. */
  valid: boolean | null;
  /** By the library that the broker uses; null where it was not judged. */
  validAtBroker: boolean | null;
  reason: string | null;
  algorithm: string | null;
  digest: string | null;
  /** Id of the certificate that verifies it. */
  certificate: string | null;
  /** Path of the element that it really signs. */
  covers: string | null;
}

/** What the broker would answer to this response. */
export interface PredictionSection {
  outcome: 'accept' | 'reject' | 'undetermined';
  error: string | null;
  errorDescription: string | null;
  /** The errors that would follow, one by one, once each earlier one is fixed. */
  afterFix: string[];
  /** What would have to be known. */
  missing: string[];
}

/** A request of a login, or an answer that carries it on or ends it. */
export interface TimelineItem {
  /** ISO 8601, by the recording machine's clock, or where it wrote down none, by the server's; null where there is neither. */
  at: string | null;
  /** `browser`, `application`, `broker`, `identity provider`, or a host whose part is not known. */
  from: string;
  to: string;
  what: string;
  evidence: string;
  /** The host that the browser talks to. */
  host: string;
  /** From 1. */
  attempt: number;
  leg: 'identity-provider-to-broker' | 'broker-to-application' | null;
  failed: boolean;
}

/** One attempt to log in, as a capture shows it. */
export interface AttemptItem {
  number: number;
  /** ISO 8601; null where the capture has no times. */
  startedAt: string | null;
  initiatedBy: 'application' | 'identity-provider' | 'not-recorded';
  outcome: 'failed' | 'succeeded' | 'open';
  error: string | null;
  /** `ID` of the AuthnRequest, and `InResponseTo` of the response. */
  requestId: string | null;
  inResponseTo: string | null;
  /** Hosts by their part; null where the requests do not tell. */
  parties: { application: string | null; broker: string | null; identityProvider: string | null };
  /** Clocks against that of the machine that recorded, in seconds; positive where a party is ahead. */
  clocks: { host: string; seconds: number; from: 'date-header' | 'issue-instant' }[];
}

/** The service's own names, so that a renderer needs nothing but the report. */
export interface ProfileSection {
  id: string;
  service: string;
  /** What the login leads to: `your cluster`. */
  destination: string;
  support: string;
}

/** 0 nothing wrong found · 1 a problem was diagnosed, its cause known or not · 3 nothing in the input has to do with a login. */
export function exitCodeFor(report: Report): 0 | 1 | 3 {
  if (report.verdict === 'problem' || report.verdict === 'unknown') return 1;
  // A capture without a login in it is nothing either.
  return report.evidence.every(({ kind }) => kind === 'capture') ? 3 : 0;
}
