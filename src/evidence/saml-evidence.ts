import type { Origin } from './origin.ts';
import type { SamlMessage } from './saml-message.ts';

/** A SAML response, a bare assertion, or a WS-Federation result. */
export interface SamlResponseEvidence {
  readonly kind: 'saml-response';
  readonly origin: Origin;
  readonly message: SamlMessage;
  /** When it was posted, by the clock of who answered, where a capture tells it. */
  readonly receivedAt?: Date;
}

/** A SAML request, which a response can be compared with. */
export interface SamlRequestEvidence {
  readonly kind: 'saml-request';
  readonly origin: Origin;
  readonly message: SamlMessage;
}

export type SamlEvidence = SamlResponseEvidence | SamlRequestEvidence;
