import type { CertificateFacts } from './certificate-facts.ts';
import type { Origin } from './origin.ts';
import type { ExportedCertificates } from './exported-certificates.ts';

/**
 * What the broker is set up with, as the connection file says it. A setting that is absent is not known, and a check that needs it is
 * `unknown`, never guessed.
 */
export interface ConnectionSettings {
  readonly profile?: string;
  /** Expected audience, and expected SPNameQualifier. */
  readonly entityId?: string;
  /** Expected Destination and Recipient. */
  readonly callbackUrl?: string;
  /** SHA-1 thumbprints, as they are written: the broker compares text. */
  readonly thumbprints?: readonly string[];
  /** PEM text or bare base64. */
  readonly certificate?: string;
  /** PEM text. */
  readonly decryptionKey?: string;
  readonly clockSkewMinutes?: number;
  /** The provider's own entity id. The broker never compares it. */
  readonly idpEntityId?: string;
  /** Of an OpenID Connect connection: the `iss` that its tokens must have, letter by letter. */
  readonly issuer?: string;
  /** The broker's client at the provider: the expected `aud`. */
  readonly clientId?: string;
  /** What is registered for this client at the provider. */
  readonly redirectUris?: readonly string[];
  /** Of the attempt that the token is from. */
  readonly nonce?: string;
  /** What the broker asks for, separated by blanks. */
  readonly scope?: string;
  readonly responseType?: string;
  readonly tokenEndpointAuthMethod?: string;
  /** Algorithms that the broker accepts. */
  readonly idTokenSignedResponseAlgs?: readonly string[];
  readonly jwksUri?: string;
  readonly checks?: {
    readonly destination?: boolean;
    readonly recipient?: boolean;
    readonly audience?: boolean;
    readonly expiration?: boolean;
    readonly certificateExpiration?: boolean;
    readonly nameQualifier?: boolean;
    readonly spNameQualifier?: boolean;
  };
}

/** A connection file that was handed in. */
export interface ConnectionEvidence {
  readonly kind: 'connection';
  readonly origin: Origin;
  readonly settings: ConnectionSettings;
  /** Its certificate, where it has one that can be read; an export can hold two. */
  readonly certificates: readonly CertificateFacts[];
  /** Where it was exported from Auth0: whether what it says of its certificate fits. */
  readonly exported?: ExportedCertificates;
}
