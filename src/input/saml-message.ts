import { mayHoldSaml } from '../evidence/may-hold-saml.ts';
import type { SamlEvidence } from '../evidence/saml-evidence.ts';
import { defineFormat } from './format.ts';
import { locationOf } from './source.ts';

/** SAML responses and requests in every form that people paste them in. */
export const samlMessage = defineFormat({
  id: 'saml-message',
  detect: ({ text }) => mayHoldSaml(text),
  async read({ name, text, bytes }) {
    // Loaded here because a plain URL needs no XML parser.
    const { findSaml } = await import('../evidence/find-saml.ts');
    return findSaml(text, bytes).map(({ message, offset }): SamlEvidence => ({
      kind: message.what === 'request' ? 'saml-request' : 'saml-response',
      origin: { source: name, location: offset === 0 ? null : locationOf(text, offset) },
      message,
    }));
  },
});
