import { findCallbacks } from '../evidence/find-callbacks.ts';
import { readReferences } from '../evidence/references.ts';
import { providerErrors } from '../provider-errors/index.ts';
import { defineFormat } from './format.ts';

/** Where an identity provider's message begins, for those whose messages tell by themselves. */
const providerPhrases = providerErrors.flatMap(({ beginning }) => beginning ?? []);

/** Callback URLs, their parameters, and the distinctive messages of the broker and of identity providers, in any text. */
export const callback = defineFormat({
  id: 'callback',
  detect: () => true,
  read({ name, text }, { distinctive }) {
    // Whoever wants no messages of the broker wants none of others either.
    const providers = distinctive.length === 0 ? [] : providerPhrases;
    return findCallbacks(text, { distinctive, providers }).map(({ kind, facts, line, column }) => ({
      kind,
      callback: facts,
      origin: { source: name, location: `line ${line}, column ${column}` },
      ...(kind === 'idp-error' && { references: readReferences(text) }),
    }));
  },
});
