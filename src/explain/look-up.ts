import type { CatalogueEntry, Owner, Stage } from '../causes/cause.ts';
import { nearestCauses } from '../causes/nearest.ts';
import { causesMatching, isCodeFallback } from '../causes/recognise.ts';
import { SsoDoctorError } from '../errors.ts';
import { visible } from '../text/visible-text.ts';
import { search, type Hit } from './search.ts';
import { protocolOf, type CatalogueSection, type Protocol } from './sections.ts';

/** Which entries are meant; undefined asks for nothing. */
export interface Filters {
  /** Id of an identity provider. */
  readonly provider: string | undefined;
  readonly protocol: Protocol | undefined;
  readonly owner: Owner | undefined;
  readonly stage: Stage | undefined;
}

/** An entry, and where it stands in the catalogue. */
export interface Shelved extends CatalogueEntry {
  readonly section: string;
  /** Id of the identity provider that it is about, whose menus its steps name; null where it is about any. */
  readonly provider: string | null;
  readonly protocol: Protocol | null;
}

/** What a query comes to: entries that it names, or whose message it is; and the ones that only have its words. */
export interface LookedUp {
  readonly named: readonly Shelved[];
  readonly found: readonly Hit<Shelved>[];
}

/** The entries that filters leave, in catalogue order. One about both protocols belongs to each. */
export function shelve(sections: readonly CatalogueSection[], filters: Filters): Shelved[] {
  return sections
    .filter(({ provider }) => filters.provider === undefined || provider === filters.provider)
    .flatMap(shelved)
    .filter(({ protocol, owner, stage }) => {
      if (filters.protocol !== undefined && protocol !== null && protocol !== filters.protocol) return false;
      if (filters.owner !== undefined && owner !== filters.owner) return false;
      return filters.stage === undefined || stage === filters.stage;
    });
}

/** An entry about any provider that is asked for by its id, with the menus of the one that is asked for. */
export function lookUpAt(provider: string, query: string, sections: readonly CatalogueSection[]): LookedUp | null {
  const entries = sections.filter((section) => section.provider === null).flatMap(shelved);
  const entry = entryById(query, entries);
  return entry === null ? null : { named: [{ ...entry, provider }], found: [] };
}

function shelved(section: CatalogueSection): Shelved[] {
  const { title, provider } = section;
  return section.entries.map((entry) => ({ ...entry, section: title, provider, protocol: protocolOf(entry, section) }));
}

function entryById(query: string, entries: readonly Shelved[]): Shelved | null {
  const asked = query.toLowerCase();
  return entries.find(({ id, aliases }) => id === asked || aliases?.includes(asked) === true) ?? null;
}

/**
 * By id or alias; else by the code that its speaker gives it or by `error` code; else every entry whose pattern matches the text, and those
 * that have its words. @throws SsoDoctorError ERR_USAGE where nothing is found
 */
export function lookUp(query: string, entries: readonly Shelved[]): LookedUp {
  const asked = query.toLowerCase();
  const byId = entryById(query, entries);
  if (byId !== null) return { named: [byId], found: [] };
  const byCode = entries.filter(
    (cause) => cause.code?.toLowerCase() === asked || (isCodeFallback(cause) && cause.error === asked),
  );
  if (byCode.length > 0) return { named: byCode, found: [] };
  // What matches is an entry of the same list.
  const matching = new Set(
    causesMatching(query, entries)
      .slice(0, 3)
      .map(({ id }) => id),
  );
  const named = entries.filter(({ id }) => matching.has(id));
  const found = search(query, entries).filter(({ entry }) => !matching.has(entry.id));
  if (named.length + found.length === 0) throw notFound(query, entries);
  return { named, found };
}

function notFound(query: string, entries: readonly Shelved[]): SsoDoctorError {
  const near = nearestCauses(query, entries);
  const hint =
    near.length === 0
      ? 'List all of them with `sso-doctor explain`. Options such as --provider leave entries out, and codes of a profile file need `--profile` with that file.'
      : `Nearest: ${near.map(({ id }) => id).join(', ')}.`;
  return new SsoDoctorError('ERR_USAGE', `The catalogue has no “${visible(query.slice(0, 200))}”. ${hint}`);
}
