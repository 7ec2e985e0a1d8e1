import type { Evidence } from '../evidence/evidence.ts';
import { providersOfPage } from '../recognise-provider.ts';
import { limits } from '../limits.ts';

/**
 * Evidence as a text that is equal where the diagnosis, the connection, the provider and the thumbprints are. Left out is what names one
 * attempt: where it stood, its state, codes and tokens, the numbers that a provider's support asks for. Null where something other than
 * one callback is there: two of them are compared by just that, and a certificate or a response is judged as of a time. `settings` stands for
 * how it is diagnosed.
 */
export function evidenceKey(evidence: readonly Evidence[], settings: string): string | null {
  if (evidence.length === 0) return settings;
  const [only] = evidence;
  if (only === undefined || evidence.length > 1 || !('callback' in only)) return null;
  // Its address and words tell whose page it is, and with it the provider.
  const pages = only.page === undefined ? [] : providersOfPage(only.page);
  const { url, parameters, ...callback } = only.callback;
  const telling = parameters.filter(({ name }) => !attempts.has(name));
  const key = JSON.stringify([settings, only.kind, url === null, telling, callback, pages]);
  return key.length > limits.patternInputCharacters ? null : key;
}

const attempts: ReadonlySet<string> = new Set(['state', 'nonce', 'code', 'id_token', 'access_token', 'session_state']);
