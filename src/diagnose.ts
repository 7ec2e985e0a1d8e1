import type { Cause } from './causes/cause.ts';
import { causeById } from './causes/index.ts';
import { nearestCauses } from './causes/nearest.ts';
import { recognise, type Recognised } from './causes/recognise.ts';
import { causeIdForSituation } from './causes/thumbprint.ts';
import type { CheckContext, Identified } from './checks/check.ts';
import { checks } from './checks/index.ts';
import type { CallbackEvidence, Evidence } from './evidence/evidence.ts';
import { fillWords } from './profiles/fill-words.ts';
import { profileForHost } from './profiles/index.ts';
import type { Profile } from './profiles/profile.ts';
import { createRedactor, type Redactor } from './redact.ts';
import { callbackSection, certificateSections, evidenceSection, findingSection } from './report-sections.ts';
import { SCHEMA_VERSION, type Diagnosis, type Report, type Verdict } from './report.ts';
import { collectThumbprints, type Thumbprints } from './thumbprints.ts';
import { PREDICTS, VERSION } from './version.ts';

export interface DiagnoseOptions {
  /** The instant to judge validity at. */
  readonly now: Date;
  /** Where `now` came from. Default `clock`. */
  readonly atFrom?: Report['atFrom'];
  /** Default: the profile whose broker the callback belongs to. */
  readonly profile?: Profile;
  /** Thumbprints that the broker is said to hold, in any notation. */
  readonly configured?: readonly string[];
  /** Shows e-mail addresses and the like instead of masking them. Secrets stay masked. */
  readonly showPersonalData?: boolean;
}

/**
 * Diagnoses everything handed in as one case: evidence → findings → causes → report. Pure; never throws for what is in the evidence.
 */
export function diagnose(evidence: readonly Evidence[], options: DiagnoseOptions): Report {
  const identified = evidence.map((item, index): Identified => ({ ...item, id: `e${index + 1}` }));
  const failures = identified.filter(isFailure);
  const profile = options.profile ?? profileForHost(firstHost(identified));
  const redactor = createRedactor({ showPersonalData: options.showPersonalData === true });

  const certificates = certificateSections(identified);
  const thumbprints = collectThumbprints(failures, options.configured ?? [], certificates);
  const context: CheckContext = { now: options.now, profile, thumbprints: thumbprints?.comparison ?? null };
  const results = checks.flatMap((check) =>
    check.run(identified, context).map((result) => ({ check: check.id, result })),
  );
  const diagnoses = failures.map((failure) => diagnosisOf(failure, thumbprints, profile, redactor));
  const ordered = orderDiagnoses(diagnoses);
  const verdict = verdictOf(ordered);

  return {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'sso-doctor', version: VERSION, predicts: PREDICTS },
    at: options.now.toISOString(),
    atFrom: options.atFrom ?? 'clock',
    verdict,
    summary: summaryOf(ordered[0]?.diagnosis, identified, profile),
    diagnoses: ordered.map(({ diagnosis }) => diagnosis),
    findings: results.map(({ check, result }) => findingSection(check, result, redactor)),
    evidence: identified.map(evidenceSection),
    callback: callbackSection(mainCallback(identified, ordered), redactor),
    thumbprints: thumbprints?.section ?? null,
    certificates,
    saml: null,
    prediction: null,
    provider: null,
    timeline: [],
    redaction: redactor.summary(),
    profile: { id: profile.id, service: profile.service, destination: profile.destination, support: profile.support },
  };
}

type Failure = Identified<CallbackEvidence>;

/** A diagnosis with what decides its place. */
interface Draft {
  readonly diagnosis: Diagnosis;
  readonly cause: Cause;
  readonly from: string;
}

function isFailure(item: Identified): item is Failure {
  return isCallback(item) && item.callback.outcome === 'failure';
}

function isCallback(item: Identified): item is Failure {
  return item.kind === 'callback-url' || item.kind === 'broker-error';
}

function firstHost(evidence: readonly Identified[]): string | null {
  return evidence.filter(isCallback).find((item) => item.callback.host !== null)?.callback.host ?? null;
}

function diagnosisOf(failure: Failure, thumbprints: Thumbprints | null, profile: Profile, redactor: Redactor): Draft {
  const { callback, id } = failure;
  const recognised = refine(recognise(callback), failure, thumbprints);
  const { cause, certainty, captures } = recognised;
  const owns = thumbprints !== null && thumbprints.from === id;
  const diagnosis: Diagnosis = {
    code: cause.id,
    title: fillWords(cause.title, profile),
    certainty,
    stage: cause.stage,
    owner: cause.owner,
    cause: fillWords(cause.cause, profile),
    fix: cause.fix.map(({ owner, step }) => ({ owner, step: fillWords(step, profile) })),
    send: cause.send.map((item) => fillWords(item, profile)),
    caution: cause.caution === undefined ? null : fillWords(cause.caution, profile),
    facts: owns ? thumbprints.facts : [],
    captures: Object.fromEntries([...captures].map(([name, value]) => [name, redactor.text(value)])),
    alternatives: alternativesFor(recognised, callback.errorDescription),
    consequenceOf: null,
    references: cause.sources.filter((source) => source.startsWith('https://')),
  };
  return { diagnosis, cause, from: id };
}

/** What the comparison of two thumbprints, or a cut in the text, tells beyond the text itself. */
function refine(recognised: Recognised, { callback, id }: Failure, thumbprints: Thumbprints | null): Recognised {
  if (thumbprints !== null && thumbprints.from === id) {
    const code = thumbprints.uploadNotInEffect
      ? 'thumbprint-upload-not-in-effect'
      : causeIdForSituation(thumbprints.comparison.situation);
    const cause = causeById(code ?? 'invalid-thumbprint');
    if (cause === null) return recognised;
    const incomplete = thumbprints.comparison.situation === 'incomplete';
    const certainty = incomplete || cause.confidence === 'inferred' ? 'likely' : 'certain';
    return { cause, certainty, captures: recognised.captures };
  }
  const cut = callback.damage.some((damage) => damage.kind === 'cut-at-ampersand');
  const cause = cut && recognised.cause.vague === true ? causeById('callback-cut-at-ampersand') : null;
  return cause === null ? recognised : { ...recognised, cause };
}

function alternativesFor({ cause }: Recognised, description: string | null): Diagnosis['alternatives'] {
  if (!cause.id.startsWith('unrecognised-') || description === null) return [];
  return nearestCauses(description).map(({ id }) => ({
    code: id,
    settledBy: 'the whole text of the message, as the browser shows it',
  }));
}

/**
 * Causes first, then what follows from them: a lost session after a refused login is not a second problem. Equal ones are listed once.
 */
function orderDiagnoses(drafts: readonly Draft[]): Draft[] {
  const unique = drafts.filter(
    (draft, index) => drafts.findIndex((other) => other.cause.id === draft.cause.id) === index,
  );
  const roots = unique.filter(({ cause }) => cause.usuallyFollows !== true);
  const [root] = roots.toSorted(byWeight);
  if (root === undefined) return unique;
  const followers = unique
    .filter(({ cause }) => cause.usuallyFollows === true)
    .map((draft) => ({ ...draft, diagnosis: { ...draft.diagnosis, consequenceOf: root.cause.id } }));
  return [...roots.toSorted(byWeight), ...followers];
}

const weights = { certain: 0, likely: 1, possible: 2 } as const;

function byWeight(one: Draft, other: Draft): number {
  return weights[one.diagnosis.certainty] - weights[other.diagnosis.certainty];
}

function verdictOf(drafts: readonly Draft[]): Verdict {
  const [answer] = drafts;
  if (answer === undefined) return 'not-a-failure';
  return answer.cause.vague === true ? 'unknown' : 'problem';
}

function mainCallback(evidence: readonly Identified[], drafts: readonly Draft[]): Failure | null {
  const callbacks = evidence.filter(isCallback);
  return callbacks.find((item) => item.id === drafts[0]?.from) ?? callbacks[0] ?? null;
}

function summaryOf(answer: Diagnosis | undefined, evidence: readonly Identified[], profile: Profile): string {
  if (answer !== undefined) {
    return `Login to ${profile.service} failed: ${answer.title} (${answer.certainty}).`;
  }
  const outcomes = evidence.filter(isCallback).map((item) => item.callback.outcome);
  if (outcomes.includes('success'))
    return 'This callback carries a result and no error: the login succeeded up to this step.';
  if (outcomes.includes('login-request'))
    return 'This address starts a login; it carries no error. Paste the address that the failed login ended on.';
  if (evidence.length > 0) return 'There is no failed login in the input.';
  return 'Nothing in the input has to do with a login. Paste the whole address of the page that the failed login ended on; to look a message up, run `sso-doctor explain`.';
}
