import type { Cause } from '../../src/causes/cause.ts';
import { providerErrors } from '../../src/provider-errors/index.ts';

interface Table {
  readonly provider: string;
  readonly beginning: RegExp | null;
  readonly errors: readonly Cause[];
}

/** Every table, loaded. */
export async function providerTables(): Promise<Table[]> {
  return Promise.all(
    providerErrors.map(async ({ provider, beginning, load }) => ({ provider, beginning, errors: await load() })),
  );
}
