import { findCallbacks, type FoundCallback } from '../evidence/find-callbacks.ts';
import { readReferences, type Reference } from '../evidence/references.ts';
import { limits } from '../limits.ts';
import { defineFormat } from './format.ts';

/** Callback URLs, their parameters, and the distinctive messages of the broker and of identity providers, in any text. */
export const callback = defineFormat({
  id: 'callback',
  detect: () => true,
  read({ name, text }, { distinctive }) {
    const found = findCallbacks(text, { distinctive });
    const page = found.length === 1 ? text.slice(0, limits.pageCharacters) : null;
    return found.map(({ kind, facts, line, column }) => ({
      kind,
      callback: facts,
      origin: { source: name, location: `line ${line}, column ${column}` },
      references: referencesOf(facts, kind === 'idp-error' ? page : null),
      ...(page !== null && { page }),
    }));
  },
});

/** In the message itself; else beside it on its page, which must hold no other message that they could belong to. */
function referencesOf({ errorDescription }: FoundCallback['facts'], page: string | null): Reference[] {
  const own = readReferences(errorDescription ?? '');
  return own.length > 0 || page === null ? own : readReferences(page);
}
