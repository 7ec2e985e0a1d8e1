import { findSaml, mayHoldSaml } from '../evidence/find-saml.ts';
import type { SamlEvidence } from '../evidence/saml-evidence.ts';
import { locationOf, type Source } from './source.ts';

/** SAML responses and requests in every form that people paste them in. */
export const samlMessage = {
  id: 'saml-message',
  detect: ({ text }: Source): boolean => mayHoldSaml(text),
  read: ({ name, text, bytes }: Source): SamlEvidence[] =>
    findSaml(text, bytes).map(({ message, offset }) => ({
      kind: message.what === 'request' ? 'saml-request' : 'saml-response',
      origin: { source: name, location: offset === 0 ? null : locationOf(text, offset) },
      message,
    })),
} as const;
