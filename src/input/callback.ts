import { findCallbacks } from '../evidence/find-callbacks.ts';
import { defineFormat } from './format.ts';

/** Callback URLs, their parameters, and the broker's distinctive messages, in any text. */
export const callback = defineFormat({
  id: 'callback',
  detect: () => true,
  read({ name, text }, { distinctive }) {
    return findCallbacks(text, { distinctive }).map(({ kind, facts, line, column }) => {
      return { kind, callback: facts, origin: { source: name, location: `line ${line}, column ${column}` } };
    });
  },
});
