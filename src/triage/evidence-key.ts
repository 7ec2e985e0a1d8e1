import type { CallbackEvidence, Evidence } from '../evidence/evidence.ts';
import { providersOfPage } from '../providers/recognise-provider.ts';
import { limits } from '../limits.ts';
import { numbers, type Numbers } from './common-text.ts';

/**
 * Evidence as a text that is equal where the diagnosis, the connection, the provider and the thumbprints are. What names one attempt (its
 * state, codes and tokens) stands in it as a number, as two callbacks are told apart by it; where they stood and the numbers that a
 * provider's support asks for are left out. Null where something other than callbacks is there: a certificate or a response is judged as of a
 * time. `settings` stands for how it is diagnosed.
 */
export function evidenceKey(evidence: readonly Evidence[], settings: string): string | null {
  const callbacks = evidence.filter(isCallback);
  if (callbacks.length < evidence.length) return null;
  if (callbacks.length === 0) return settings;
  const numbered = numbers();
  const key = JSON.stringify([settings, ...callbacks.map((one) => partOf(one, numbered))]);
  return key.length > limits.patternInputCharacters ? null : key;
}

function isCallback(evidence: Evidence): evidence is CallbackEvidence {
  return 'callback' in evidence;
}

function partOf(evidence: CallbackEvidence, numbered: Numbers): unknown {
  const { kind, library = null, besideLibrary = false, isCaptured = false } = evidence;
  // Its address and words tell whose page it is, and with it the provider.
  const pages = evidence.page === undefined ? [] : providersOfPage(evidence.page);
  const { url, parameters, ...callback } = evidence.callback;
  const telling = parameters.map(({ name, value }) =>
    attempts.has(name) ? [name, numbered.of(value)] : [name, value],
  );
  return [kind, library, besideLibrary, isCaptured, url === null, telling, callback, pages];
}

const attempts: ReadonlySet<string> = new Set(['state', 'nonce', 'code', 'id_token', 'access_token', 'session_state']);
