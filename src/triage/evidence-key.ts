import type { CallbackEvidence, Evidence } from '../evidence/evidence.ts';
import { providersOfPage } from '../providers/recognise-provider.ts';
import { limits } from '../limits.ts';

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

/** A key in which what means nothing by itself is numbered, so that it is equal for everybody who met the same failure. */
export interface CommonKey {
  readonly key: string;
  /** What was numbered, in lower case. */
  readonly values: readonly string[];
}

/** Without the UUIDs, addresses of people and instants in its messages. */
export function commonKey(exact: string): CommonKey {
  const numbered = numbers();
  // JSON has no such character as it is.
  const key = exact.replace(passing, (value) => {
    return meaningful.has(value.toLowerCase()) ? value : `\u0000${numbered.of(value.toLowerCase())}`;
  });
  return { key, values: numbered.values() };
}

const passing =
  /\b[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}\b|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,255}|\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d{1,9})?Z?/gi;

/** The tenant of Microsoft's personal accounts, which is a sign of them, and no tenant at all. */
const meaningful: ReadonlySet<string> = new Set([
  '9188040d-6c67-4c5b-b112-36a304b66dad',
  '00000000-0000-0000-0000-000000000000',
]);

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

interface Numbers {
  /** From 0, the same for the same value. */
  readonly of: (value: string) => number;
  readonly values: () => string[];
}

function numbers(): Numbers {
  const known = new Map<string, number>();
  return {
    of: (value) => {
      const number = known.get(value) ?? known.size;
      known.set(value, number);
      return number;
    },
    values: () => [...known.keys()],
  };
}
