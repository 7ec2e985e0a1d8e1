import { limits } from '../limits.ts';
import type { Certainty } from '../report/report.ts';
import type { CatalogueEntry, PatternMatch } from './cause.ts';
import { coreCatalogue, type Catalogue } from './catalogue.ts';
import { causeById } from './index.ts';
import { PatternIndex } from '../text/pattern-index.ts';
import { literalLength, matchTemplate } from '../libraries/message-template.ts';
import { misreadCode, type Misread } from './misread.ts';

/** An error as the broker words it, seen in a callback or predicted from a response. */
export interface BrokerError {
  /** The `error` code (RFC 6749 §4.1.2.1); null where only the text is known. */
  readonly error: string | null;
  readonly errorDescription: string | null;
  /**
   * Set where a library of an application wrote it: which one, null where no sign tells. Its messages then count before the broker's, and
   * its ordinary English counts, too.
   */
  readonly library?: string | null;
}

export interface Recognised {
  readonly cause: CatalogueEntry;
  readonly certainty: Certainty;
  /** Named values out of the message, raw. */
  readonly captures: ReadonlyMap<string, string>;
  /** Set where libraries of applications word it so: which ones, by name, and where their sources have it. */
  readonly said?: { readonly libraries: readonly string[]; readonly sources: readonly string[] };
  /** Its code only looks like the one in the text. */
  readonly misread?: Misread;
}

/** Finds the cause that explains an error; never null, since "not in the catalogue" is an answer too. */
export function recognise(brokerError: BrokerError, catalogue: Catalogue = coreCatalogue): Recognised {
  const described = byDescription(brokerError, catalogue);
  // A code is its speaker's own, whoever passes it on; and whoever wrote the profile file knows what the application means.
  if (described !== null && (described.cause.code !== undefined || described.cause.confidence === 'profile'))
    return described;
  const said = saidByLibrary(brokerError, catalogue);
  // The broker is a client with such a library itself: in a callback its own entry counts, in a log of the application the library's.
  const explained = brokerError.library === undefined ? (described ?? said) : (said ?? described);
  return (
    explained ?? byMisreadCode(brokerError, catalogue) ?? byCode(brokerError, catalogue) ?? unrecognised(brokerError)
  );
}

/** Other entries whose code stands in the same text, in the order in which they stand there: providers wrap one error in another. */
export function othersNamed(
  { errorDescription }: BrokerError,
  best: CatalogueEntry,
  catalogue: Catalogue,
): Recognised[] {
  const text = (errorDescription ?? '').slice(0, limits.patternInputCharacters).trim();
  const isAsked = ({ id, code, vague }: CatalogueEntry): boolean =>
    code !== undefined && vague !== true && id !== best.id;
  return [...candidates(text, catalogue, isAsked)]
    .flatMap((cause) => {
      const match = cause.pattern?.exec(text) ?? null;
      return match === null ? [] : [{ cause, match }];
    })
    .toSorted((one, other) => one.match.index - other.match.index)
    .map(({ cause, match }) => ({ cause, certainty: certaintyOf(cause, false), captures: capturesOf(match) }));
}

/** Every cause whose pattern matches a text, in catalogue order. For looking texts up, not for diagnosing. */
export function causesMatching(text: string, catalogue: Catalogue): CatalogueEntry[] {
  const input = text.slice(0, limits.patternInputCharacters);
  const isSaid = ({ said = [] }: CatalogueEntry): boolean => {
    return said.some(({ template }) => matchTemplate(template, input, { standsAlone: true }) !== null);
  };
  const described = catalogue.filter((cause) => cause.pattern?.test(input) === true);
  return [...described, ...catalogue.filter((cause) => !described.includes(cause) && isSaid(cause))];
}

/** Whether the core alone explains a text of a callback, so that no library's words are asked: there they count only where nothing else does. */
export function isExplainedByCore(text: string): boolean {
  const input = text.slice(0, limits.patternInputCharacters).trim();
  return firstMatch(input, null, coreCatalogue, false) !== null;
}

function byDescription({ error, errorDescription }: BrokerError, catalogue: Catalogue): Recognised | null {
  if (errorDescription === null || errorDescription.trim() === '') return null;
  const text = errorDescription.slice(0, limits.patternInputCharacters).trim();
  return firstMatch(text, error, catalogue, false) ?? firstMatch(text, error, catalogue, true);
}

const indices = new WeakMap<Catalogue, PatternIndex<CatalogueEntry>>();

/** The entries whose pattern may match, in the catalogue's order. */
function candidates(
  text: string,
  catalogue: Catalogue,
  isAsked: (cause: CatalogueEntry) => boolean,
): Iterable<CatalogueEntry> {
  let index = indices.get(catalogue);
  if (index === undefined) {
    index = new PatternIndex(catalogue.map((cause) => [cause.pattern instanceof RegExp ? cause.pattern : null, cause]));
    indices.set(catalogue, index);
  }
  return index.candidates(text.toLowerCase(), isAsked);
}

/** `internal`: the entries that are meant for logs and raw messages, tried last because their texts rarely reach a callback. */
function firstMatch(text: string, error: string | null, catalogue: Catalogue, internal: boolean): Recognised | null {
  const isAsked = (cause: CatalogueEntry): boolean => {
    return cause.pattern !== null && !isCodeFallback(cause) && (cause.onlyIn !== undefined) === internal;
  };
  for (const cause of candidates(text, catalogue, isAsked)) {
    const match = cause.pattern?.exec(text) ?? null;
    if (match === null) continue;
    const whole = match.index === 0 && (cause.error === null || error === null || cause.error === error);
    return { cause, certainty: internal ? 'possible' : certaintyOf(cause, whole), captures: capturesOf(match) };
  }
  return null;
}

/**
 * What a library of an application says: of the messages that match first, the one with most words of its own. Likely at most, unless the
 * words are its own and its signs stand beside them.
 */
function saidByLibrary({ errorDescription, library }: BrokerError, catalogue: Catalogue): Recognised | null {
  const text = (errorDescription ?? '').slice(0, limits.patternInputCharacters).trim();
  const matches = catalogue
    .flatMap((cause) => (cause.said ?? []).map((saying) => ({ cause, saying })))
    .filter(({ saying }) => saying.distinctive || saying.library.id === library)
    .flatMap(({ cause, saying }) => {
      const match = matchTemplate(saying.template, text, { standsAlone: !saying.distinctive });
      return match === null ? [] : [{ cause, saying, match, length: literalLength(saying.template) }];
    })
    .toSorted((one, other) => one.match.start - other.match.start || other.length - one.length);
  const known = matches.find(({ saying }) => saying.library.id === library);
  const best = known ?? matches[0];
  if (best === undefined) return null;
  const { cause, match, saying } = best;
  const speakers =
    known === undefined
      ? matches.filter((one) => one.cause === cause && one.match.start === match.start).map((one) => one.saying)
      : [saying];
  // One says of the first address what another says of the second.
  const isAmbiguous = speakers.some(({ template }) => template.names.join() !== saying.template.names.join());
  const isCertain = known !== undefined && saying.distinctive && match.start === 0;
  return {
    cause,
    certainty: certaintyOf(cause, isCertain),
    captures: isAmbiguous ? new Map() : new Map([...match.values].filter(([, value]) => value !== '')),
    said: {
      libraries: [...new Set(speakers.map((one) => one.library.name))],
      sources: [...new Set(speakers.map(({ source }) => source))],
    },
  };
}

function byCode({ error, errorDescription }: BrokerError, catalogue: Catalogue): Recognised | null {
  if (error === null) return null;
  const cause = catalogue.find((candidate) => {
    return isCodeFallback(candidate) ? candidate.error === error : candidate.code === error;
  });
  if (cause === undefined) return null;
  // With a text that nobody knows, a code that stands for everything explains nothing.
  if (cause.vague === true && errorDescription !== null && errorDescription.trim() !== '') return null;
  const isDoubtful = cause.vague === true || cause.confidence === 'inferred';
  return { cause, certainty: isDoubtful ? 'possible' : 'likely', captures: new Map() };
}

function byMisreadCode({ errorDescription }: BrokerError, catalogue: Catalogue): Recognised | null {
  const misread = errorDescription === null ? null : misreadCode(errorDescription, catalogue);
  return misread === null ? null : { cause: misread.cause, certainty: 'possible', captures: new Map(), misread };
}

function unrecognised({ error, errorDescription }: BrokerError): Recognised {
  const byText = errorDescription !== null && errorDescription.trim() !== '';
  const id = error === 'access_denied' && byText ? 'unrecognised-access-denied' : 'unrecognised-error';
  const cause = causeById(id);
  if (cause === null) throw new Error(`the catalogue lacks ${id}`);
  return { cause, certainty: 'possible', captures: new Map() };
}

/** Entries that explain the value of `error` alone: their example is nothing but the code. */
export function isCodeFallback(cause: CatalogueEntry): boolean {
  return cause.pattern !== null && cause.example === cause.error;
}

/**
 * What was inferred is at most possible, what a profile file says at most likely. A message that begins with its speaker's own words is
 * certain, and so is a code: it is nobody else's, wherever it stands and under whatever `error` it was passed on. Ordinary English is no more
 * than likely, as others say it too.
 */
function certaintyOf(cause: CatalogueEntry, whole: boolean): Certainty {
  if (cause.confidence === 'inferred' || cause.vague === true) return 'possible';
  if (cause.confidence === 'profile') return 'likely';
  const isItsOwn = cause.onlyIfRecognised !== true && (whole || cause.code !== undefined);
  return isItsOwn ? 'certain' : 'likely';
}

function capturesOf(match: PatternMatch): Map<string, string> {
  const captures = new Map<string, string>();
  for (const [name, value] of Object.entries(match.groups ?? {})) {
    if (value !== undefined && value !== '') captures.set(name, value.slice(0, limits.patternInputCharacters));
  }
  return captures;
}
