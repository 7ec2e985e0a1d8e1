import type { DistinctiveMessage } from '../evidence/distinctive-messages.ts';
import { limits } from '../limits.ts';
import type { Library, LibraryEntry } from '../libraries/library.ts';
import type { Saying } from '../libraries/saying.ts';
import { providerErrors, type ProviderErrors } from '../provider-errors/index.ts';
import { isPageOf } from '../providers/recognise-provider.ts';
import type { CatalogueEntry, Cause, Pattern } from './cause.ts';
import { causes, validatorCauses } from './index.ts';

/** The entries that a case is judged by, in the order in which they are tried. */
export type Catalogue = readonly CatalogueEntry[];

/** What is always at hand: the broker's own words, SAML status codes, OAuth codes. */
export const coreCatalogue: Catalogue = causes;

/**
 * The catalogue for a case: the service's own errors first, then the recognised provider's, then those of others that tell by themselves, then
 * the broker's and the standards', then what libraries of applications say, then what stands for any error of a provider. Tables that none
 * of the texts needs are not loaded.
 */
export async function catalogueFor(
  texts: readonly string[],
  recognised: string | null,
  { own = [], spoken = [], explains = () => false }: CatalogueOptions = {},
): Promise<Catalogue> {
  const needed = providerErrors.filter(({ provider, beginning }) => {
    return provider === recognised || texts.some((text) => beginning?.test(text) === true);
  });
  // A provider's table is as long as everything that would be spared.
  const asked = needed.length > 0 ? texts : texts.filter((text) => !explains(text));
  return withOwn(own, await assembled(needed, await speaking(asked, spoken), recognised));
}

interface CatalogueOptions {
  readonly own?: Catalogue | undefined;
  /** Libraries that are known to speak. */
  readonly spoken?: readonly string[];
  /** Whether the core explains a text, whatever a library would say of it. */
  readonly explains?: (text: string) => boolean;
}

/** Libraries that speak in one of the texts; where there is none to ask, their index is not even loaded. */
async function speaking(texts: readonly string[], spoken: readonly string[]): Promise<readonly LibraryEntry[]> {
  if (texts.length + spoken.length === 0) return [];
  const { libraries, librariesIn } = await import('../libraries/index.ts');
  const speakers = new Set([...librariesIn(texts).map(({ id }) => id), ...spoken]);
  return libraries.filter(({ id }) => speakers.has(id));
}

/** The same with every table: for texts that nothing else explains, and for looking things up. */
export async function wholeCatalogue(recognised: string | null, own: Catalogue = []): Promise<Catalogue> {
  const { libraries } = await import('../libraries/index.ts');
  return withOwn(own, await assembled(providerErrors, libraries, recognised));
}

function withOwn(own: Catalogue, catalogue: Catalogue): Catalogue {
  return own.length === 0 ? catalogue : [...own.map(ownEntry), ...catalogue];
}

/** A service's own entry never speaks over what the broker's validator says: advice about certificates is the catalogue's. */
function ownEntry(cause: CatalogueEntry): CatalogueEntry {
  const { pattern } = cause;
  if (pattern === null) return cause;
  const exec: Pattern['exec'] = (text) => {
    const match = pattern.exec(text);
    return match === null || isValidators(text) ? null : match;
  };
  return { ...cause, pattern: { source: pattern.source, exec, test: (text) => exec(text) !== null } };
}

function isValidators(text: string): boolean {
  const entries: readonly Cause[] = validatorCauses;
  return entries.some(({ pattern, onlyIn }) => onlyIn === undefined && pattern?.test(text) === true);
}

/** Most cases of a run need one of a few. */
function assembled(
  tables: readonly ProviderErrors[],
  speakers: readonly LibraryEntry[],
  recognised: string | null,
): Promise<Catalogue> {
  const key = [recognised, ...tables.map(({ provider }) => provider), '', ...speakers.map(({ id }) => id)].join(' ');
  let catalogue = known.get(key);
  if (catalogue === undefined) {
    if (known.size >= limits.cataloguesKept) known.clear();
    catalogue = assemble(tables, speakers, recognised);
    known.set(key, catalogue);
  }
  return catalogue;
}

const known = new Map<string, Promise<Catalogue>>();

async function assemble(
  tables: readonly ProviderErrors[],
  speakers: readonly LibraryEntry[],
  recognised: string | null,
): Promise<Catalogue> {
  if (tables.length + speakers.length === 0) return coreCatalogue;
  const loaded = await Promise.all(tables.map(async ({ provider, load }) => ({ provider, errors: await load() })));
  const own = loaded.flatMap(({ provider, errors }) => (provider === recognised ? errors : []));
  const others = loaded.flatMap(({ provider, errors }) => {
    return provider === recognised ? [] : errors.filter(({ onlyIfRecognised }) => onlyIfRecognised !== true);
  });
  const isTelling = ({ vague }: Cause): boolean => vague !== true;
  const providers = [...own, ...others];
  return [
    ...providers.filter(isTelling),
    ...(await withSayings(speakers)),
    ...providers.filter((cause) => !isTelling(cause)),
  ];
}

/** The core with what libraries say of its causes, then the causes that only libraries have. */
async function withSayings(speakers: readonly LibraryEntry[]): Promise<Catalogue> {
  if (speakers.length === 0) return coreCatalogue;
  const { sayingsOf } = await import('../libraries/library.ts');
  const loaded: Library[] = await Promise.all(speakers.map(({ load }) => load()));
  const said = new Map<string, Saying[]>();
  for (const [id, saying] of loaded.flatMap(sayingsOf)) said.set(id, [...(said.get(id) ?? []), saying]);
  const own = new Set(loaded.flatMap(({ causes: theirs }) => theirs));
  return [...coreCatalogue, ...own].map((cause) => {
    const sayings = said.get(cause.id);
    return sayings === undefined ? cause : { ...cause, said: sayings };
  });
}

/** Messages that nobody but the broker or one identity provider says: they are recognised in running text, without a callback around them. */
export function distinctiveMessages(): DistinctiveMessage[] {
  const broker = coreCatalogue.flatMap(({ distinctive, pattern }) => {
    return distinctive === true && pattern instanceof RegExp
      ? [{ speaker: 'broker' as const, beginnings: [pattern] }]
      : [];
  });
  const onPages = providerErrors.flatMap(({ provider, onPage }): DistinctiveMessage[] =>
    onPage === undefined
      ? []
      : [{ speaker: 'provider', beginnings: [onPage], where: (text) => isPageOf(provider, text) }],
  );
  return [
    ...broker,
    { speaker: 'provider', beginnings: providerErrors.flatMap(({ beginning }) => beginning ?? []).map(outsideOfWords) },
    ...onPages,
  ];
}

/** None of them begins inside a word. */
function outsideOfWords({ source }: RegExp): RegExp {
  return new RegExp(String.raw`(?<![A-Za-z\d])(?:${source.replace(/^\\b/, '')})`, 'i');
}
