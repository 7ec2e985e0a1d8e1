import type { DistinctiveMessage } from '../evidence/find-callbacks.ts';
import { providerErrors, type ProviderErrors } from '../provider-errors/index.ts';
import type { Cause } from './cause.ts';
import { causes } from './index.ts';

/** The entries that a case is judged by, in the order in which they are tried. */
export type Catalogue = readonly Cause[];

/** What is always at hand: the broker's own words, SAML status codes, OAuth codes. */
export const coreCatalogue: Catalogue = causes;

/**
 * The catalogue for a case: the recognised provider's errors first, then those of others that tell by themselves, then the broker's and the
 * standards', then what stands for any error of a provider. Tables that none of the texts needs are not loaded.
 */
export async function catalogueFor(texts: readonly string[], recognised: string | null): Promise<Catalogue> {
  const needed = providerErrors.filter(({ provider, beginning }) => {
    return provider === recognised || texts.some((text) => beginning.test(text));
  });
  return assembled(needed, recognised);
}

/** The same with every table: for texts that nothing else explains, and for looking things up. */
export async function wholeCatalogue(recognised: string | null): Promise<Catalogue> {
  return assembled(providerErrors, recognised);
}

async function assembled(tables: readonly ProviderErrors[], recognised: string | null): Promise<Catalogue> {
  if (tables.length === 0) return coreCatalogue;
  const loaded = await Promise.all(tables.map(async ({ provider, load }) => ({ provider, errors: await load() })));
  const own = loaded.flatMap(({ provider, errors }) => (provider === recognised ? errors : []));
  const others = loaded.flatMap(({ provider, errors }) => {
    return provider === recognised ? [] : errors.filter(({ onlyIfRecognised }) => onlyIfRecognised !== true);
  });
  const isTelling = ({ vague }: Cause): boolean => vague !== true;
  const providers = [...own, ...others];
  return [...providers.filter(isTelling), ...coreCatalogue, ...providers.filter((cause) => !isTelling(cause))];
}

/** Messages that nobody but the broker or one identity provider says: they are recognised in running text, without a callback around them. */
export function distinctiveMessages(): DistinctiveMessage[] {
  const broker = coreCatalogue.flatMap(({ distinctive, pattern }) => {
    return distinctive === true && pattern !== null ? [{ speaker: 'broker' as const, beginning: pattern }] : [];
  });
  return [...broker, ...providerErrors.map(({ beginning }) => ({ speaker: 'provider' as const, beginning }))];
}
