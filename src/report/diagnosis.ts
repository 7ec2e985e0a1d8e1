import type { CatalogueEntry } from '../causes/cause.ts';
import { causeById, type CauseId } from '../causes/index.ts';
import type { Misread } from '../causes/misread.ts';
import { nearestCauses } from '../causes/nearest.ts';
import type { Catalogue } from '../causes/catalogue.ts';
import { othersNamed, recognise, type BrokerError, type Recognised } from '../causes/recognise.ts';
import { causeIdForSituation } from '../causes/thumbprint.ts';
import type { Identified } from '../checks/check.ts';
import type { OidcResult } from '../checks/oidc/oidc-check.ts';
import type { CallbackEvidence } from '../evidence/evidence.ts';
import { nestedError } from '../evidence/nested-error.ts';
import type { Reference } from '../evidence/references.ts';
import type { JudgedResponse } from '../judge/judge-responses.ts';
import type { BrokerFailure } from '../judge/predict.ts';
import { fillWords } from '../profiles/fill-words.ts';
import type { Profile } from '../profiles/profile.ts';
import type { ProviderPlaces } from '../providers/provider-places.ts';
import type { Redactor } from '../redaction/redact.ts';
import type { Certainty, Diagnosis, Fact } from './report.ts';
import type { Thumbprints } from './thumbprints.ts';
import { shortened } from '../text/visible-text.ts';

/** A diagnosis with what decides its place. */
export interface Draft {
  readonly diagnosis: Diagnosis;
  readonly cause: CatalogueEntry;
  /** The evidence's id. */
  readonly from: string;
}

/** What wording a diagnosis takes besides its evidence. */
export interface Wording {
  readonly thumbprints: Thumbprints | null;
  readonly profile: Profile;
  readonly redactor: Redactor;
  readonly catalogue: Catalogue;
  /** Where things are at the recognised identity provider. */
  readonly places: ProviderPlaces;
}

export type ObservedFailure = Identified<CallbackEvidence>;

/** The error itself where a callback only passes it on. */
export function innerError({ callback, library }: CallbackEvidence): BrokerError {
  const { error, errorDescription } = callback;
  const inner = errorDescription === null ? null : nestedError(errorDescription);
  if (inner !== null) return { ...inner, error: inner.error ?? error };
  return library === undefined ? { error, errorDescription } : { error, errorDescription, library };
}

/** The diagnosis of an error that a callback shows, then those of other errors that the same text names. */
export function observedDrafts(failure: ObservedFailure, wording: Wording): Draft[] {
  const { callback, id } = failure;
  const inner = innerError(failure);
  const refined = refineObserved(recognise(inner, wording.catalogue), failure, wording.thumbprints);
  const recognised = failure.besideLibrary === true ? doubted(refined) : refined;
  const others = othersNamed(inner, recognised.cause, wording.catalogue);
  const draft = (one: Recognised, facts: Fact[]): Draft => draftOf(one, id, callback.errorDescription, facts, wording);
  return [draft(recognised, factsOwnedBy(id, wording)), ...others.map((other) => draft(other, []))].map((one) =>
    withReferences(one, failure.references ?? []),
  );
}

/** Whether the broker or an application got this error is not certain; a provider's own code is the provider's in either case. */
function doubted(recognised: Recognised): Recognised {
  const isCertain = recognised.certainty === 'certain' && recognised.cause.code === undefined;
  return isCertain ? { ...recognised, certainty: 'likely' } : recognised;
}

/** What the provider's support finds the attempt by comes first in what to hand over. */
function withReferences(draft: Draft, references: readonly Reference[]): Draft {
  if (references.length === 0) return draft;
  const { diagnosis, from } = draft;
  const send = references.map(({ name, value }) => `${name.charAt(0).toUpperCase()}${name.slice(1)} \`${value}\``);
  const facts = references.map(({ name, value }): Fact => ({ label: name, value, from, side: null }));
  return {
    ...draft,
    diagnosis: { ...diagnosis, send: [...send, ...diagnosis.send], facts: [...diagnosis.facts, ...facts] },
  };
}

/** The diagnoses of a judged response: what makes any advice dangerous, then what the broker would refuse it for, in its order. */
export function predictedDrafts(response: JudgedResponse, wording: Wording): { warnings: Draft[]; refusals: Draft[] } {
  const { judgement, id } = response;
  const own = (causeId: CauseId, certainty: Certainty): Draft[] => {
    const cause = causeById(causeId);
    return cause === null ? [] : [draftOf({ cause, certainty, captures: new Map() }, id, null, [], wording)];
  };
  const suspicious = judgement.findings.some((finding) => finding.suspicious === true);
  const warnings = suspicious ? own('saml-possible-attack', 'possible') : [];
  if (judgement.copy === 'cut-off') return { warnings, refusals: own('saml-copy-cut-off', 'certain') };
  const refusals = judgement.failures
    .filter(({ step }) => judgement.copy !== 'reformatted' || !signatureSteps.has(step))
    .map((failure) => refusalDraft(failure, response, wording));
  if (judgement.copy === 'reformatted')
    return { warnings, refusals: [...own('saml-copy-reformatted', 'likely'), ...refusals] };
  if (suspicious || refusals.length > 0) return { warnings, refusals };
  // Nothing that the broker minds: what the standard minds is the answer then.
  const errors = new Set(
    judgement.findings.flatMap((finding) =>
      finding.status === 'fail' && finding.severity === 'error' ? [finding.check] : [],
    ),
  );
  return {
    warnings,
    refusals: [
      ...(errors.has('decryption') ? own('saml-decryption-key-unfit', 'certain') : []),
      ...(errors.has('xml-strict') ? own('saml-xml-refused', 'certain') : []),
      ...(errors.has('signature-by-standard') ? own('saml-signature-not-valid', 'certain') : []),
      ...(errors.has('status-code') ? statusDrafts(response, wording) : []),
    ],
  };
}

/** The diagnoses of what checks of OpenID Connect refuse, in their order: what somebody made up comes before everything that it says. */
export function oidcDrafts(
  findings: readonly (readonly [string, OidcResult])[],
  wording: Wording,
): { warnings: Draft[]; refusals: Draft[] } {
  const refusals = findings.flatMap(([, { cause: id, certainty = 'certain', from, ...result }]): Draft[] => {
    const cause = id === undefined ? null : causeById(id);
    if (cause === null || from === null) return [];
    const { received = null, expected = null, compares } = result;
    const facts = factsOf({ received, expected, compares }, from, wording.redactor);
    return [draftOf({ cause, certainty, captures: new Map() }, from, null, facts, wording)];
  });
  return { warnings: [], refusals };
}

/** A status of failure that the broker has no sentence for, and passes over. */
function statusDrafts({ id, judgement: { saml } }: JudgedResponse, wording: Wording): Draft[] {
  const code = saml.status.subCode ?? saml.status.code;
  const recognised = recognise({ error: null, errorDescription: code }, wording.catalogue);
  return [draftOf({ ...recognised, certainty: 'possible' }, id, code, [], wording)];
}

/** What a viewer's white space breaks. */
const signatureSteps: ReadonlySet<string> = new Set(['signature-references', 'signature-value']);

function refusalDraft(failure: BrokerFailure, response: JudgedResponse, wording: Wording): Draft {
  const recognised = refinePredicted(failure, response, wording);
  const certainty = recognised.certainty === 'certain' ? 'likely' : recognised.certainty;
  const owned = failure.step === 'signing-certificate' ? factsOwnedBy(response.id, wording) : [];
  const facts = owned.length > 0 ? owned : factsOf(failure, response.id, wording.redactor);
  return draftOf({ ...recognised, certainty }, response.id, failure.errorDescription, facts, wording);
}

function factsOf(
  { received, expected, compares }: Pick<BrokerFailure, 'received' | 'expected' | 'compares'>,
  from: string,
  redactor: Redactor,
): Fact[] {
  const fact = (side: 'received' | 'expected', value: string | null): Fact[] => {
    if (value === null) return [];
    const shown = redactor.text(shortened(value));
    return [{ label: compares?.[side] ?? side, value: shown, from, side: compares === undefined ? null : side }];
  };
  return [...fact('received', received), ...fact('expected', expected)];
}

function factsOwnedBy(id: string, { thumbprints }: Wording): Fact[] {
  return thumbprints !== null && thumbprints.from === id ? thumbprints.facts : [];
}

/** Which library speaks, and what it says beyond its own words. */
function factsSaid({ said, captures }: Recognised, from: string, redactor: Redactor): Fact[] {
  if (said === undefined) return [];
  const values = [...captures].map(([name, value]): Fact => {
    const side = name === 'received' || name === 'expected' ? name : null;
    return { label: sides.get(name) ?? wordsOf(name), value: redactor.text(shortened(value)), from, side };
  });
  return [{ label: 'library', value: said.libraries.join(' or '), from, side: null }, ...values];
}

const sides: ReadonlyMap<string, string> = new Map([
  ['received', 'from the identity provider'],
  ['expected', 'of the application'],
]);

/** `inResponseTo` as words; names that a standard writes so stay as they are. */
function wordsOf(name: string): string {
  return name.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function draftOf(
  recognised: Recognised,
  from: string,
  errorDescription: string | null,
  facts: Fact[],
  { profile, redactor, places }: Wording,
): Draft {
  const { cause, certainty, captures, said, misread } = recognised;
  const diagnosis: Diagnosis = {
    code: cause.id,
    title: fillWords(cause.title, profile),
    certainty,
    stage: cause.stage,
    owner: cause.owner,
    cause: fillWords(cause.cause, profile),
    fix: cause.fix.map(({ owner, step }) => ({ owner, step: fillWords(step, profile, places) })),
    send: cause.send.map((item) => fillWords(item, profile, places)),
    caution: misread === undefined ? filledOrNull(cause.caution, profile) : misreadCaution(misread),
    facts: [...factsSaid(recognised, from, redactor), ...facts],
    captures: Object.fromEntries([...captures].map(([name, value]) => [name, redactor.text(value)])),
    alternatives: alternativesFor(recognised, errorDescription),
    consequenceOf: null,
    references: [...new Set([...(said?.sources ?? []), ...cause.sources])].filter((source) =>
      source.startsWith('https://'),
    ),
  };
  return { diagnosis, cause, from };
}

function filledOrNull(words: string | undefined, profile: Profile): string | null {
  return words === undefined ? null : fillWords(words, profile);
}

function misreadCaution({ written, readsLike }: Misread): string {
  return `The text says \`${written}\`, which is no code that is known; it reads like \`${readsLike}\` with letters and digits that look alike mixed up. Compare it with the page before anything is changed.`;
}

function alternativesFor({ cause, certainty }: Recognised, description: string | null): Diagnosis['alternatives'] {
  if (cause.sameAtBroker !== undefined && certainty !== 'certain')
    return [{ code: cause.sameAtBroker, settledBy: 'who wrote the text: an application’s library, or the broker' }];
  if (!cause.id.startsWith('unrecognised-') || description === null) return [];
  return nearestCauses(description).map(({ id }) => ({
    code: id,
    settledBy: 'the whole text of the message, as the browser shows it',
  }));
}

/** What the comparison of two thumbprints, or a cut in the text, tells beyond the text itself. */
function refineObserved(
  recognised: Recognised,
  { callback, id }: ObservedFailure,
  thumbprints: Thumbprints | null,
): Recognised {
  if (thumbprints !== null && thumbprints.from === id) return refineThumbprint(recognised, thumbprints);
  const cut = callback.damage.some((damage) => damage.kind === 'cut-at-ampersand');
  const cause = cut && recognised.cause.vague === true ? causeById('callback-cut-at-ampersand') : null;
  return cause === null ? recognised : { ...recognised, cause };
}

function refineThumbprint(recognised: Recognised, { comparison, uploadNotInEffect }: Thumbprints): Recognised {
  const { situation } = comparison;
  const code = uploadNotInEffect ? 'thumbprint-upload-not-in-effect' : causeIdForSituation(situation);
  const cause = causeById(code ?? 'invalid-thumbprint');
  if (cause === null) return recognised;
  const certainty = situation === 'incomplete' || cause.confidence === 'inferred' ? 'likely' : 'certain';
  return { cause, certainty, captures: recognised.captures };
}

/** What the response itself tells beyond the broker's text. */
function refinePredicted(
  { step, errorDescription }: BrokerFailure,
  { judgement, id }: JudgedResponse,
  { thumbprints, catalogue }: Wording,
): Recognised {
  const text = errorDescription ?? incompleteTexts[step] ?? null;
  const recognised = recognise({ error: 'access_denied', errorDescription: text }, catalogue);
  if (step === 'status') return byStatusCode(recognised, judgement, catalogue);
  if (recognised.cause.id === 'invalid-thumbprint' && thumbprints !== null && thumbprints.from === id)
    return refineThumbprint(recognised, thumbprints);
  const refused = mismatches.has(recognised.cause.id) && isRightByStandard(judgement);
  const cause = refused ? causeById('saml-valid-signature-refused') : null;
  return cause === null ? recognised : { ...recognised, cause };
}

/** Where a part of the broker's text is not known: a text of the same cause. */
const incompleteTexts: Readonly<Partial<Record<string, string>>> = { audience: 'Audience is invalid.' };

/** Catalogue ids of "the content or the key is another one". */
const mismatches: ReadonlySet<string> = new Set(['saml-digest-mismatch', 'saml-signature-value-incorrect']);

function isRightByStandard({ findings }: JudgedResponse['judgement']): boolean {
  return findings.some(
    (finding) => finding.check === 'verdicts-differ' && finding.status === 'fail' && finding.suspicious !== true,
  );
}

/** A response shows the second-level status, which the broker keeps to itself. */
function byStatusCode(recognised: Recognised, { saml }: JudgedResponse['judgement'], catalogue: Catalogue): Recognised {
  if (recognised.cause.vague !== true && !recognised.cause.id.endsWith('-text')) return recognised;
  const code = saml.status.subCode ?? saml.status.code;
  const known = code === null ? null : recognise({ error: null, errorDescription: code }, catalogue);
  if (known === null || known.cause.id.startsWith('unrecognised-')) return recognised;
  return { ...known, certainty: known.cause.confidence === 'inferred' ? 'possible' : 'likely' };
}

/**
 * Warnings first; then causes, observed ones before predicted ones unless they explain nothing, or are the same
 * failure that a judgement finds with more certainty; then what follows from them: a lost
 * session after a refused login is not a second problem. Equal ones are listed once.
 */
export function orderDrafts(
  observed: readonly Draft[],
  predicted: readonly { readonly warnings: readonly Draft[]; readonly refusals: readonly Draft[] }[],
): Draft[] {
  const isFollower = ({ cause }: Draft): boolean => cause.usuallyFollows === true;
  const warnings = predicted.flatMap((drafts) => drafts.warnings);
  const refusals = predicted.flatMap((drafts) => drafts.refusals);
  const seen = observed.filter((draft) => !isFollower(draft)).toSorted(byCertainty);
  const [leading] = seen;
  const before = refusals.filter((refusal) => leading !== undefined && tellsMore(refusal, leading));
  const causes = [...before, ...seen, ...refusals];
  const roots = distinct([...warnings, ...causes]);
  const [root] = roots;
  const followers = distinct(observed.filter(isFollower)).map((draft) =>
    root === undefined ? draft : { ...draft, diagnosis: { ...draft.diagnosis, consequenceOf: root.cause.id } },
  );
  return [...roots, ...followers];
}

/** What was seen is what happened: a reading of it yields where it explains nothing, and to a surer finding of that very failure. */
function tellsMore(refusal: Draft, { cause, diagnosis }: Draft): boolean {
  if (cause.vague === true) return true;
  const isSurer = weights[refusal.diagnosis.certainty] < weights[diagnosis.certainty];
  return isSurer && refusal.cause.alsoSaid?.includes(cause.id) === true;
}

function distinct(drafts: readonly Draft[]): Draft[] {
  return drafts.filter((draft, index) => drafts.findIndex((other) => other.cause.id === draft.cause.id) === index);
}

const weights = { certain: 0, likely: 1, possible: 2 } as const;

function byCertainty(one: Draft, other: Draft): number {
  return weights[one.diagnosis.certainty] - weights[other.diagnosis.certainty];
}
