import { catalogueFor, wholeCatalogue, type Catalogue } from './causes/catalogue.ts';
import { isExplainedByCore, recognise } from './causes/recognise.ts';
import type { Check, CheckContext, CheckResult, Identified } from './checks/check.ts';
import { checks } from './checks/index.ts';
import { cutOverPlan } from './report/cut-over.ts';
import {
  innerError,
  observedDrafts,
  oidcDrafts,
  orderDrafts,
  predictedDrafts,
  type Draft,
  type ObservedFailure,
  type Wording,
} from './report/diagnosis.ts';
import { answerHost } from './evidence/callback-facts.ts';
import type { Evidence } from './evidence/evidence.ts';
import type { JudgedResponse, JudgeOptions } from './judge/judge-responses.ts';
import { oidcPart, shownOidc, type OidcPart } from './judge/oidc-part.ts';
import type { Tried } from './judge/preflight.ts';
import { metadataSections } from './report/metadata-section.ts';
import { application } from './profiles/application.ts';
import { profileById, profileForHost, profiles } from './profiles/index.ts';
import type { Profile } from './profiles/profile.ts';
import { providerById } from './providers/index.ts';
import { providerPlaces } from './providers/provider-places.ts';
import { providerTraces } from './providers/provider-traces.ts';
import { recogniseProvider } from './providers/recognise-provider.ts';
import { createRedactor, type Redactor } from './redaction/redact.ts';
import { callbackSection, certificateSections, evidenceSection, findingSection } from './report/report-sections.ts';
import {
  SCHEMA_VERSION,
  type CertificateSection,
  type Finding,
  type PreflightItem,
  type Report,
  type Verdict,
} from './report/report.ts';
import { judgeRotation, type RotationInput } from './report/rotation.ts';
import { maskedPrediction, maskedSamlSection } from './report/saml-report.ts';
import { summaryOf } from './report/summary.ts';
import { collectThumbprints, type Thumbprints } from './report/thumbprints.ts';
import { PREDICTS, VERSION } from './version.ts';

export interface DiagnoseOptions {
  /** The instant to judge validity at. */
  readonly now: Date;
  /** Where `now` came from. Default `clock`: then a response is judged as of its own time of issue. */
  readonly atFrom?: Report['atFrom'];
  /** Default: the profile whose broker the callback or the response belongs to. */
  readonly profile?: Profile;
  /** Thumbprints that the broker is said to hold, in any notation. */
  readonly configured?: readonly string[];
  /** Private key as PEM text, for encrypted assertions. */
  readonly decryptionKey?: string;
  /** Tries each certificate that was handed in as the one that the broker holds (`preflight`). */
  readonly preflight?: boolean;
  /** Shows e-mail addresses, NameIDs and the like instead of masking them. Secrets stay masked. */
  readonly showPersonalData?: boolean;
}

/**
 * Diagnoses everything handed in as one case: evidence → findings → causes → report. Nothing is read or written but what is handed in;
 * asynchronous because the libraries that judge a SAML response load when the first one needs them.
 * @throws SsoDoctorError ERR_INPUT_TOO_LARGE where a SAML message exceeds a limit
 */
export async function diagnose(evidence: readonly Evidence[], options: DiagnoseOptions): Promise<Report> {
  return diagnoseWith(createRedactor({ showPersonalData: options.showPersonalData === true }), evidence, options);
}

/** The same with the caller's redactor, for one who shows more of the case under the same stand-ins. */
export async function diagnoseWith(
  redactor: Redactor,
  evidence: readonly Evidence[],
  options: Omit<DiagnoseOptions, 'showPersonalData'>,
): Promise<Report> {
  return reportWith(redactor, await judgeCase(evidence, options));
}

/** Evidence with what its responses are judged to be: all that takes long, and the same whatever is masked in the report. */
export interface JudgedCase {
  readonly identified: readonly Identified[];
  readonly responses: readonly JudgedResponse[];
  readonly profile: Profile;
  readonly options: Omit<DiagnoseOptions, 'showPersonalData'>;
}

/** The first half of a diagnosis. @throws SsoDoctorError ERR_INPUT_TOO_LARGE where a SAML message exceeds a limit */
export async function judgeCase(evidence: readonly Evidence[], options: JudgedCase['options']): Promise<JudgedCase> {
  const identified = evidence.map((item, index): Identified => ({ ...item, id: `e${index + 1}` }));
  const responses = await judged(identified, options);
  return { identified, responses, profile: options.profile ?? profileOf(identified, responses), options };
}

/** The other half. */
export async function reportWith(
  redactor: Redactor,
  { identified, responses, profile, options }: JudgedCase,
): Promise<Report> {
  const oidc = await oidcPart(identified, { now: options.now, atFrom: options.atFrom ?? 'clock', profile }, redactor);
  const failures = identified.filter(isFailure);
  const certificates = certificateSections(identified, responses);
  const calculated = responses.map(({ id, judgement }) => ({ id, calculated: judgement.calculatedThumbprints }));
  const stated = [...(options.configured ?? []), ...connectionThumbprints(identified)];
  const thumbprints = collectThumbprints({ failures, responses: calculated, stated }, certificates);

  const provider = recogniseProvider(providerTraces({ evidence: identified, responses, certificates }), redactor);
  const catalogue = await catalogueOf(failures, responses, provider?.id ?? null, profile);
  const wording: Wording = { thumbprints, profile, redactor, catalogue, places: providerPlaces(provider) };
  const drafts = orderDrafts(
    failures.flatMap((failure) => observedDrafts(failure, wording)),
    [...responses.map((response) => predictedDrafts(response, wording)), oidcDrafts(oidc.findings, wording)],
  );
  const main = mainResponse(responses, drafts);
  const tokens = shownOidc(oidc, drafts[0]?.from);
  const instant = main ?? tokens.main ?? { at: options.now, atFrom: options.atFrom ?? 'clock' };
  const results = findings(await checksFor(identified), identified, responses, oidc, {
    now: main?.at ?? options.now,
    profile,
    thumbprints:
      failures.length > 0 && !isOfResponse(thumbprints, responses) ? (thumbprints?.comparison ?? null) : null,
  });
  const shownResponses = samlSections(responses, main, certificates, redactor);
  const history = signingHistory(responses, results);
  const rotation = await judgeRotation({ thumbprints, certificates, evidence: identified, ...history });

  return {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'sso-doctor', version: VERSION, predicts: PREDICTS },
    at: instant.at.toISOString(),
    atFrom: instant.atFrom,
    verdict: verdictOf(drafts, responses, oidc),
    summary: summaryOf({ answer: drafts[0], evidence: identified, main, oidc, profile }),
    diagnoses: drafts.map(({ diagnosis }) => diagnosis),
    findings: results.map(([check, result]): Finding => findingSection(check, result, redactor)),
    evidence: identified.map(evidenceSection),
    callback: callbackSection(mainCallback(identified, drafts), redactor),
    thumbprints: thumbprints?.section ?? null,
    rotation,
    cutOver: cutOverPlan({ rotation, hasNext: holdsNext(certificates), provider: providerById(provider?.id), profile }),
    certificates,
    preflight: (await tried(identified, options)).map((item) => preflightSection(item, certificates, redactor)),
    metadata: metadataSections(identified, certificates, main?.at ?? options.now),
    ...shownResponses,
    ...tokens.sections,
    provider,
    ...(await flowSections(identified, redactor)),
    redaction: redactor.summary(),
    profile: { id: profile.id, service: profile.service, destination: profile.destination, support: profile.support },
  };
}

/** The service's own errors, too. Tables of identity providers are loaded for the recognised one and for texts that bear their signs; all of them where nothing else explains a text. */
async function catalogueOf(
  failures: readonly ObservedFailure[],
  responses: readonly JudgedResponse[],
  provider: string | null,
  { causes: own }: Profile,
): Promise<Catalogue> {
  const errors = failures.map(innerError);
  const messages = responses.map(({ judgement }) => judgement.saml.status.message);
  const texts = [...errors.map(({ errorDescription }) => errorDescription), ...messages].filter(
    (text): text is string => text !== null,
  );
  const spoken = errors.flatMap(({ library }) => library ?? []);
  // Of callbacks alone: in a log, and in a response's status, libraries are asked first.
  const areCallbacks = messages.length === 0 && errors.every(({ library }) => library === undefined);
  const explains = (text: string): boolean => areCallbacks && isExplainedByCore(text);
  const catalogue = await catalogueFor(texts, provider, { own, spoken, explains });
  const unexplained = errors.some((error) => recognise(error, catalogue).cause.id.startsWith('unrecognised-'));
  return unexplained ? wholeCatalogue(provider, own) : catalogue;
}

/** A certificate was handed in, and it is neither the one that is configured nor the one that signs. */
function holdsNext(certificates: readonly CertificateSection[]): boolean {
  return certificates.some(({ roles }) => roles.length === 0) && certificates.some(({ roles }) => roles.length > 0);
}

/** What each response was signed with and when, and whether anything in the case looks like an attack. */
function signingHistory(
  responses: readonly JudgedResponse[],
  results: readonly (readonly [string, CheckResult])[],
): Pick<RotationInput, 'responses' | 'suspicious'> {
  return {
    responses: responses.map(({ id, at, judgement }) => ({ id, at, calculated: judgement.calculatedThumbprints })),
    suspicious: results.some(([, { suspicious }]) => suspicious === true),
  };
}

/** What a capture shows of the way of each attempt. */
async function flowSections(
  evidence: readonly Identified[],
  redactor: Redactor,
): Promise<Pick<Report, 'timeline' | 'attempts'>> {
  if (evidence.every(({ kind }) => kind !== 'http-exchange')) return { timeline: [], attempts: [] };
  // Loaded here because most cases have no capture.
  const { describeFlow } = await import('./login-flow/describe-flow.ts');
  return describeFlow(evidence, redactor);
}

/** The judges load only where there is something to judge: a failing URL needs none of them. */
async function judged(evidence: readonly Identified[], options: DiagnoseOptions): Promise<JudgedResponse[]> {
  if (evidence.every(({ kind }) => kind !== 'saml-response')) return [];
  const { judgeResponses } = await import('./judge/judge-responses.ts');
  return judgeResponses(evidence, judgeOptions(options));
}

async function tried(evidence: readonly Identified[], options: DiagnoseOptions): Promise<Tried[]> {
  if (options.preflight !== true) return [];
  const { tryCertificates } = await import('./judge/preflight.ts');
  return tryCertificates(evidence, judgeOptions(options));
}

function preflightSection(
  { certificate, response, prediction }: Tried,
  certificates: readonly CertificateSection[],
  redactor: Redactor,
): PreflightItem {
  const id = certificates.find(({ sha256 }) => sha256 === certificate.sha256)?.id ?? '';
  return { certificate: id, response, prediction: maskedPrediction(prediction, redactor) };
}

function judgeOptions(options: DiagnoseOptions): JudgeOptions {
  return {
    now: options.now,
    atFrom: options.atFrom ?? 'clock',
    configured: options.configured ?? [],
    ...(options.decryptionKey !== undefined && { decryptionKey: options.decryptionKey }),
  };
}

async function checksFor(evidence: readonly Identified[]): Promise<readonly Check[]> {
  if (!evidence.some(({ kind }) => kind === 'capture')) return checks;
  const { captureChecks } = await import('./checks/capture/index.ts');
  return [...checks, ...captureChecks];
}

/** What the responses' judges found, in the broker's order, then what is asked of the whole case, then of OpenID Connect. */
function findings(
  asked: readonly Check[],
  evidence: readonly Identified[],
  responses: readonly JudgedResponse[],
  oidc: OidcPart,
  context: Omit<CheckContext, 'responses'>,
): [string, CheckResult][] {
  const predictions = responses.map(({ id, judgement: { calculatedThumbprints, prediction } }) => ({
    id,
    calculatedThumbprints,
    prediction,
  }));
  return [
    ...responses.flatMap(({ judgement }) =>
      judgement.findings.map((finding): [string, CheckResult] => [finding.check, finding]),
    ),
    ...asked.flatMap((check) =>
      check
        .run(evidence, { ...context, responses: predictions })
        .map((result): [string, CheckResult] => [check.id, result]),
    ),
    ...oidc.findings.map(([check, result]): [string, CheckResult] => [check, result]),
  ];
}

/** A response's thumbprints are judged by the broker's own step. */
function isOfResponse(thumbprints: Thumbprints | null, responses: readonly JudgedResponse[]): boolean {
  return responses.some(({ id }) => id === thumbprints?.from);
}

function isFailure(item: Identified): item is ObservedFailure {
  return isCallback(item) && item.callback.outcome === 'failure';
}

function isCallback(item: Identified): item is ObservedFailure {
  return 'callback' in item;
}

function connectionThumbprints(evidence: readonly Identified[]): string[] {
  return evidence.flatMap((item) => (item.kind === 'connection' ? (item.settings.thumbprints ?? []) : []));
}

/**
 * Named by the connection file, else by the host that a callback stands on, else by the one that a response is for. Where nothing but a
 * library of an application speaks, it is any application's.
 */
function profileOf(evidence: readonly Identified[], responses: readonly JudgedResponse[]): Profile {
  const named = evidence.find((item) => item.kind === 'connection')?.settings.profile;
  if (named !== undefined) return profileById(named);
  const hosts = evidence.filter(isCallback).map(({ callback }) => {
    const answer = answerHost(callback);
    // The broker's own request goes to the provider, and its answer to the broker.
    return profiles.some((profile: Profile) => profile.hosts.includes(answer ?? '')) ? answer : callback.host;
  });
  const destinations = responses.map(({ judgement: { saml } }) => hostOf(saml.destination ?? saml.subject.recipient));
  const captured = evidence.flatMap((item) => (item.kind === 'http-exchange' ? [item.exchange.host] : []));
  const known = captured.find((host) => profiles.some((profile: Profile) => profile.hosts.includes(host)));
  const host = known ?? [...hosts, ...destinations].find((one) => one !== null) ?? null;
  return host === null && isOfApplication(evidence) ? application : profileForHost(host);
}

/** Nothing but a library of an application speaks, or the provider through it. */
function isOfApplication(evidence: readonly Identified[]): boolean {
  const kinds = new Set(evidence.filter(isCallback).map(({ kind }) => kind));
  return kinds.has('library-error') && !kinds.has('callback-url') && !kinds.has('broker-error');
}

function hostOf(url: string | null): string | null {
  return url !== null && URL.canParse(url) ? new URL(url).host : null;
}

/** The main response and the others, as they are reported. */
function samlSections(
  responses: readonly JudgedResponse[],
  main: JudgedResponse | null,
  certificates: readonly CertificateSection[],
  redactor: Redactor,
): Pick<Report, 'saml' | 'prediction' | 'moreResponses'> {
  const sections = responses.map(({ id, judgement }) => ({
    saml: maskedSamlSection(judgement.saml, id, certificates, redactor),
    prediction: maskedPrediction(judgement.prediction, redactor),
  }));
  const shown = main === null ? undefined : sections[responses.indexOf(main)];
  return {
    saml: shown?.saml ?? null,
    prediction: shown?.prediction ?? null,
    moreResponses: sections.filter((section) => section !== shown),
  };
}

/** The response that the answer is about, else the first one that something is wrong with. */
function mainResponse(responses: readonly JudgedResponse[], drafts: readonly Draft[]): JudgedResponse | null {
  return (
    responses.find(({ id }) => id === drafts[0]?.from) ??
    responses.find(({ judgement }) => judgement.prediction.outcome !== 'accept') ??
    responses[0] ??
    null
  );
}

function verdictOf([answer]: readonly Draft[], responses: readonly JudgedResponse[], oidc: OidcPart): Verdict {
  if (answer !== undefined) return answer.cause.vague === true ? 'unknown' : 'problem';
  const accepted = responses.every(({ judgement }) => judgement.prediction.outcome === 'accept');
  const open = oidc.findings.some(([, { status }]) => status === 'unknown' || status === 'skipped');
  return responses.length + oidc.tokens.length > 0 && accepted && !open ? 'healthy' : 'not-a-failure';
}

function mainCallback(evidence: readonly Identified[], drafts: readonly Draft[]): ObservedFailure | null {
  const callbacks = evidence.filter(isCallback);
  return callbacks.find((item) => item.id === drafts[0]?.from) ?? callbacks[0] ?? null;
}
