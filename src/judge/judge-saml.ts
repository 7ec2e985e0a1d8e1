import { runBrokerSteps, type JudgedStep } from '../checks/broker/judge.ts';
import { viewAsBroker, type BrokerView } from '../checks/broker/view.ts';
import { loadLibraries } from '../checks/libraries.ts';
import { attacks } from '../checks/saml/attacks.ts';
import { conditions } from '../checks/saml/conditions.ts';
import { collectFacts, type KnownCertificate, type SamlFacts } from '../checks/saml/facts.ts';
import type { SamlFinding } from '../checks/saml/finding.ts';
import { messageState, type CopyState } from '../checks/saml/message.ts';
import { libraryVerdicts, signatureFindings } from '../checks/saml/signatures.ts';
import { strength } from '../checks/saml/strength.ts';
import { subject } from '../checks/saml/subject.ts';
import type { CertificateFacts } from '../evidence/certificate-facts.ts';
import { certificatesInText } from '../evidence/certificate.ts';
import type { ConnectionSettings } from '../evidence/connection.ts';
import type { SamlResponseEvidence } from '../evidence/saml-evidence.ts';
import { loadForge, type Forge } from '../evidence/forge.ts';
import type { SamlMessage } from '../evidence/saml-message.ts';
import { readRequest } from '../evidence/saml-model.ts';
import { parseXml } from '../evidence/xml.ts';
import { brokerFailures, inOrderOfReport, predict, type BrokerFailure } from './predict.ts';
import type { PredictionSection } from '../report/report.ts';
import { samlSection, type UnmaskedSamlSection } from '../report/saml-section.ts';

export interface SamlContext {
  /** The instant to judge validity at. */
  readonly now: Date;
  /** The real time, where it is known: a response that is valid then is a live credential. */
  readonly clock?: Date;
  /** The connection file; empty where there is none. */
  readonly connection?: ConnectionSettings;
  /** SHA-1 thumbprints that the broker is said to hold, where the connection names none. */
  readonly configuredThumbprints?: readonly string[];
  /** Certificates at hand besides those in the message. */
  readonly certificates?: readonly { readonly facts: CertificateFacts; readonly from: 'configured' | 'candidate' }[];
  /** PEM text; where the connection names none. */
  readonly decryptionKey?: string;
  /** The request that the response answers. */
  readonly request?: SamlMessage;
}

export interface SamlJudgement {
  /** The broker's steps in its order, then what the standard says beyond them. `from` is the evidence's id. */
  readonly findings: readonly SamlFinding[];
  /** With personal data; signatures name their certificate by SHA-1 thumbprint. */
  readonly saml: UnmaskedSamlSection;
  readonly prediction: PredictionSection;
  /** Everything that the broker would refuse it for, in its order. */
  readonly failures: readonly BrokerFailure[];
  readonly copy: CopyState;
  /** Certificates in the message, decrypted parts included, without duplicates. */
  readonly certificates: readonly { readonly facts: CertificateFacts; readonly roles: readonly string[] }[];
  /** What the broker computes from the signature that it checks; empty where it gets none. */
  readonly calculatedThumbprints: readonly string[];
}

/**
 * Judges one SAML response: at the broker, step by step, and by the standard.
 * @throws SsoDoctorError ERR_INPUT_TOO_LARGE where a limit is exceeded
 */
export async function judgeSamlResponse(
  evidence: SamlResponseEvidence & { readonly id: string },
  context: SamlContext,
): Promise<SamlJudgement> {
  const settings = brokerSettings(context);
  const first = await judge(evidence.message, settings, context);
  const restored = isReformatted(first.facts) ? await judgeRestored(evidence.message, settings, context) : null;
  const judged = restored ?? first;
  const copy = restored === null ? copyState(first.facts) : 'restored';
  const library = libraryVerdicts(judged.facts, judged.view);
  const own = [
    ...messageState(judged.facts, copy),
    ...signatureFindings(judged.facts, library),
    ...attacks(judged.facts),
    ...conditions(judged.facts),
    ...subject(judged.facts),
    ...strength(judged.facts),
  ];
  const trusted =
    !own.some(({ suspicious }) => suspicious === true) &&
    !isAnotherCertificate(judged.facts, knownCertificates(settings, context));
  return {
    findings: [...inOrderOfReport(judged.steps).map(stepFinding), ...own].map((finding) => ({
      ...finding,
      from: evidence.id,
    })),
    saml: samlSection(judged.facts, library, trusted),
    prediction: predictionOf(judged, evidence.message, copy),
    failures: [...deflatedFailure(evidence.message), ...brokerFailures(judged.steps)],
    copy,
    certificates: certificatesOf(judged.facts),
    calculatedThumbprints: [judged.view.signing?.key?.calculated ?? []].flat(),
  };
}

interface Judged {
  readonly facts: SamlFacts;
  readonly view: BrokerView;
  readonly steps: readonly JudgedStep[];
}

async function judge(message: SamlMessage, settings: ConnectionSettings, context: SamlContext): Promise<Judged> {
  const certificates = knownCertificates(settings, context);
  const libraries = await loadLibraries(message, settings, certificates);
  const facts = collectFacts({
    message,
    now: context.now,
    clock: context.clock ?? null,
    settings,
    request: requestOf(context.request),
    certificates,
    decryptionKey: settings.decryptionKey ?? context.decryptionKey ?? null,
    canonicalizer: libraries.canonicalizer,
    forge: await forgeFor(message),
  });
  const known = withHandedInKey(settings, facts, context);
  const view = viewAsBroker(brokerMessage(message), known, context.now, libraries);
  const steps = runBrokerSteps(view);
  return { facts, view, steps: message.damage.some(({ kind }) => kind === 'cut-off') ? steps.map(leftOpen) : steps };
}

/** A key that was handed in and does not fit is the wrong one here; it says nothing about the one that the broker holds. */
function withHandedInKey(
  settings: ConnectionSettings,
  { decryption }: SamlFacts,
  { decryptionKey }: SamlContext,
): ConnectionSettings {
  const fits = decryption !== null && (decryption.ok || decryption.failure !== 'wrong-key');
  return settings.decryptionKey === undefined && decryptionKey !== undefined && fits
    ? { ...settings, decryptionKey }
    : settings;
}

/** The broker got more than this copy holds: what fails here need not have failed there. */
function leftOpen(step: JudgedStep): JudgedStep {
  if (step.result.status !== 'fail') return step;
  const message = 'This copy stops too early for that to be told.';
  return { ...step, result: { status: 'unknown', missing: 'the whole response: this copy stops too early', message } };
}

/** node-forge decrypts what Node does not; plain messages need none of it. */
function forgeFor({ xml }: SamlMessage): Promise<Forge> | null {
  return /xmlenc#rsa-1_5|#rsa-oaep/.test(xml) ? loadForge() : null;
}

/** Deflated data comes through a redirect; the broker's steps are shown on what it holds. */
function brokerMessage(message: SamlMessage): SamlMessage {
  return message.form === 'deflate' ? { ...message, wire: null } : message;
}

function brokerSettings({ connection = {}, configuredThumbprints = [] }: SamlContext): ConnectionSettings {
  const known = connection.thumbprints !== undefined || connection.certificate !== undefined;
  return {
    ...connection,
    ...(!known && configuredThumbprints.length > 0 && { thumbprints: configuredThumbprints }),
  };
}

function knownCertificates(
  { certificate }: ConnectionSettings,
  { certificates = [] }: SamlContext,
): KnownCertificate[] {
  const configured =
    certificate === undefined
      ? []
      : certificatesInText(
          certificate.includes('-----BEGIN')
            ? certificate
            : `-----BEGIN CERTIFICATE-----\n${certificate}\n-----END CERTIFICATE-----`,
        );
  return [
    ...configured.flatMap((read) =>
      'certificate' in read ? [{ facts: read.certificate, from: 'configured' } as const] : [],
    ),
    ...certificates,
  ];
}

function requestOf(message: SamlMessage | undefined): ReturnType<typeof readRequest> | null {
  return message?.parse.ok === true ? readRequest(message.parse.document.root) : null;
}

function copyState(facts: SamlFacts): CopyState {
  if (facts.message.damage.some(({ kind }) => kind === 'cut-off')) return 'cut-off';
  return isReformatted(facts) ? 'reformatted' : 'whole';
}

/** Only XML that was handed in as XML can be a viewer's copy; base64 is what was sent. */
function isReformatted({ message, signatures, document }: SamlFacts): boolean {
  if (message.form !== 'xml' || message.wire !== null || document === null) return false;
  const changed = signatures.some(
    ({ verdict }) => verdict.failure?.kind === 'content-changed' || verdict.failure?.kind === 'another-key',
  );
  const indented = document.text.match(/>[ \t]*\n[ \t]*</g)?.length ?? 0;
  return changed && indented * 4 > document.marks.elements;
}

/** White space that viewers add: between tags; and around text, too. */
export const restorations: readonly ((xml: string) => string)[] = [
  (xml) => xml.replace(/>\s+</g, '><'),
  (xml) => xml.replace(/>\s+/g, '>').replace(/(?<!\s)\s+</g, '<'),
];

/** The copy without the white space that a viewer added, if its signatures hold then. */
async function judgeRestored(
  message: SamlMessage,
  settings: ConnectionSettings,
  context: SamlContext,
): Promise<Judged | null> {
  for (const restore of restorations) {
    const xml = restore(message.xml);
    const parse = parseXml(xml);
    if (!parse.ok) return null;
    const judged = await judge({ ...message, xml, parse }, settings, context);
    if (judged.facts.signatures.some(({ verdict }) => verdict.valid === true)) return judged;
  }
  return null;
}

function predictionOf({ steps }: Judged, message: SamlMessage, copy: CopyState): PredictionSection {
  const prediction = predict(steps);
  if (copy === 'cut-off') return notJudged(prediction, 'the whole response: this copy stops too early');
  if (copy === 'reformatted') return notJudged(prediction, 'the response as it was sent: this copy was re-indented');
  return message.form === 'deflate' ? deflated(prediction, message) : prediction;
}

/** What the broker was sent is another text than this copy: the errors that can be seen are kept, and the answer stays open. */
function notJudged(prediction: PredictionSection, missing: string): PredictionSection {
  return {
    outcome: 'undetermined',
    error: null,
    errorDescription: null,
    afterFix: [prediction.errorDescription, ...prediction.afterFix].filter((error) => error !== null),
    missing: [...new Set([missing, ...prediction.missing])],
  };
}

/** Posted, deflated data is no XML to the broker. In a URL it is not read at all: the validator takes responses from a POST only. */
function deflated(prediction: PredictionSection, message: SamlMessage): PredictionSection {
  const errors = [prediction.errorDescription, ...prediction.afterFix].filter((error) => error !== null);
  if (message.binding === 'post')
    return {
      ...prediction,
      outcome: 'reject',
      error: 'access_denied',
      errorDescription: deflatedError,
      afterFix: errors,
    };
  return notJudged(prediction, 'whether the response was posted: the broker does not read one from a URL');
}

/** The one refusal that no step shows: its steps are those on the inflated text. */
function deflatedFailure({ form, binding }: SamlMessage): BrokerFailure[] {
  if (form !== 'deflate' || binding !== 'post') return [];
  return [{ step: 'encoding', errorDescription: deflatedError, received: null, expected: null }];
}

const deflatedError = 'SAMLResponse should be a valid xml';

function stepFinding({ id, result, compares }: JudgedStep): SamlFinding {
  const values = {
    ...(result.received !== undefined && { received: result.received }),
    ...(result.expected !== undefined && { expected: result.expected }),
  };
  const base = { check: id, brokerStep: true, message: result.message, from: null, compares, ...values } as const;
  switch (result.status) {
    case 'pass':
      return { ...base, status: 'pass' };
    case 'fail':
      return { ...base, status: 'fail', severity: 'error', blocks: true };
    case 'unknown':
    case 'skipped':
      return { ...base, status: result.status, missing: result.missing };
  }
}

/** A valid signature by a certificate that is known not to be the configured one proves nothing. */
function isAnotherCertificate({ signatures, settings }: SamlFacts, known: readonly KnownCertificate[]): boolean {
  const normalise = (thumbprint: string): string => thumbprint.replace(/[^0-9A-Fa-f]/g, '').toUpperCase();
  const certificates = known.filter(({ from }) => from === 'configured').map(({ facts }) => facts.sha1);
  const configured = new Set([...(settings.thumbprints ?? []).map(normalise), ...certificates]);
  if (configured.size === 0) return false;
  return signatures.some(
    ({ verdict, certificate }) =>
      verdict.valid === true &&
      certificate !== null &&
      !configured.has(certificate.facts.sha1) &&
      !configured.has(certificate.facts.sha256),
  );
}

function certificatesOf({ certificates, signatures }: SamlFacts): SamlJudgement['certificates'] {
  return certificates
    .filter(({ from }) => from === 'message')
    .map(({ facts }) => ({
      facts,
      roles: [
        ...new Set(
          signatures
            .filter(({ certificate }) => certificate?.facts.sha256 === facts.sha256)
            .map(({ verdict }) => `signs-${verdict.signature.on}`),
        ),
      ],
    }));
}
