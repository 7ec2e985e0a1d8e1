import { PatternIndex } from '../text/pattern-index.ts';
import { pageTraces, type ProviderTrace } from './provider-traces.ts';
import { providers, type ProviderId } from './index.ts';
import { signKinds, type IdentityProvider, type Sign, type SignKind } from './provider.ts';
import type { Redactor } from '../redaction/redact.ts';
import type { Certainty, ProviderSection } from '../report/report.ts';
import { shortened } from '../text/visible-text.ts';

/** The providers of which a page bears a sign. */
export function providersOfPage(page: string): ProviderId[] {
  const signs = (pageSigns ??= new PatternIndex(providers.flatMap(onPages)));
  const traces = pageTraces(page);
  const may = new Set(traces.flatMap(({ value }) => [...signs.candidates(value.toLowerCase())]));
  return providers.filter((provider) => may.has(provider.id) && isTracedTo(provider, traces)).map(({ id }) => id);
}

let pageSigns: PatternIndex<ProviderId> | undefined;

function onPages(provider: (typeof providers)[number]): (readonly [RegExp, ProviderId])[] {
  const kinds = ['pageAddresses', 'pageTexts'] as const;
  return kinds.flatMap((kind) => signsFor(provider, kind).map(({ pattern }) => [pattern, provider.id] as const));
}

/** Whether a page bears a sign of this provider, so that ordinary English on it is the provider's. */
export function isPageOf(id: ProviderId, page: string): boolean {
  const provider = providers.find((one) => one.id === id);
  return provider !== undefined && isTracedTo(provider, pageTraces(page));
}

function isTracedTo(provider: IdentityProvider, traces: readonly ProviderTrace[]): boolean {
  return traces.some((trace) => matchOf(provider, trace) !== null);
}

/** One trace that is a sign of a provider. */
interface Match {
  readonly trace: ProviderTrace;
  readonly sign: Sign;
  /** What of the value tells it. */
  readonly shown: string;
}

interface Candidate {
  readonly provider: IdentityProvider & { readonly id: ProviderId };
  /** The one that tells most. */
  readonly match: Match;
  /** Lower is stronger. */
  readonly rank: number;
}

const names: Record<SignKind, string> = {
  issuer: 'issuer',
  ssoUrl: 'sign-on address',
  certificateSubject: 'certificate',
  attributeNames: 'attribute',
  errorTexts: 'error code',
  pageAddresses: 'address',
  pageTexts: 'words of the page',
};

/**
 * Which identity provider a case is about. The issuer tells more than the sign-on address, that more than the certificate, and so on;
 * null where nothing tells, or two equally strong signs tell different ones. `certain` only where the issuer is verified: an attacker can
 * write any issuer, make a certificate with any name, and publish any metadata.
 */
export function recogniseProvider(traces: readonly ProviderTrace[], redactor: Redactor): ProviderSection | null {
  const [best, next] = providers
    .flatMap((provider) => candidate(provider, traces) ?? [])
    .toSorted((one, other) => one.rank - other.rank);
  if (best === undefined || best.rank === next?.rank) return null;
  const { provider, match } = best;
  return {
    id: provider.id,
    name: provider.name,
    certainty: certaintyOf(match, next !== undefined),
    because: `${names[match.trace.kind]} ${redactor.text(shortened(match.shown))}`,
  };
}

function candidate(provider: Candidate['provider'], traces: readonly ProviderTrace[]): Candidate | null {
  const matches = traces.flatMap((trace) => matchOf(provider, trace) ?? []);
  const [match] = matches.toSorted((one, other) => rankOf(one) - rankOf(other) || doubtOf(one) - doubtOf(other));
  if (match === undefined || !tellEnough(provider, matches)) return null;
  return { provider, match, rank: rankOf(match) };
}

function matchOf(provider: IdentityProvider, trace: ProviderTrace): Match | null {
  for (const sign of signsFor(provider, trace.kind)) {
    if (sign.version1Only === true && trace.certificate?.version1 !== true) continue;
    const [text] = sign.pattern.exec(trace.value) ?? [];
    // Patterns of subjects take the comma before and after an attribute with them.
    if (text !== undefined) return { trace, sign, shown: text.replace(/^.?, /, '').replace(/,? $/, '') };
  }
  return null;
}

/** A sign-on address tells on a page as well. */
function signsFor({ signs }: IdentityProvider, kind: SignKind): readonly Sign[] {
  const own = signs[kind] ?? [];
  return kind === 'pageAddresses' ? [...own, ...(signs.ssoUrl ?? [])] : own;
}

/** A sign that others have too needs a second one of another kind; a serial number that is the time counts as one. */
function tellEnough({ rotation }: IdentityProvider, matches: readonly Match[]): boolean {
  if (matches.some(({ sign }) => sign.onlySupports !== true)) return true;
  const kinds = new Set(matches.map(({ trace }) => trace.kind));
  const isTimed =
    rotation?.serialNumberIsTime?.value === true &&
    matches.some(({ trace }) => trace.certificate?.serialNumberIsTime === true);
  return kinds.size + (isTimed ? 1 : 0) > 1;
}

/** A sign that only supports is never the strongest one, and a verified issuer always is. */
function rankOf({ trace, sign }: Match): number {
  if (trace.verified === true) return -1;
  return signKinds.indexOf(trace.kind) + (sign.onlySupports === true ? signKinds.length : 0);
}

function doubtOf({ sign }: Match): number {
  return sign.basis === 'inferred' ? 1 : 0;
}

/** Anybody can write them anywhere. */
const weakKinds: ReadonlySet<SignKind> = new Set(['attributeNames', 'errorTexts', 'pageAddresses', 'pageTexts']);

function certaintyOf({ trace, sign }: Match, contradicted: boolean): Certainty {
  if (sign.basis === 'inferred' || sign.onlySupports === true || weakKinds.has(trace.kind)) return 'possible';
  return trace.verified === true && !contradicted ? 'certain' : 'likely';
}
