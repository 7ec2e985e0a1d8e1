import type { CallbackFacts } from './callback-facts.ts';
import type { CertificateFacts } from './certificate-facts.ts';
import type { ConnectionEvidence } from './connection.ts';
import type { CaptureEvidence, HttpExchangeEvidence } from './http-exchange.ts';
import type { JwksEvidence } from './jwks.ts';
import type { IdpMetadataEvidence } from './metadata.ts';
import type { OidcMetadataEvidence } from './oidc-metadata.ts';
import type { Origin } from './origin.ts';
import type { Reference } from './references.ts';
import type { SamlEvidence } from './saml-evidence.ts';
import type { IdTokenEvidence, OtherTokenEvidence } from './token-evidence.ts';

interface EvidenceBase {
  readonly origin: Origin;
}

/** A failed (or successful) callback, or the bare error that one carries. */
export interface CallbackEvidence extends EvidenceBase {
  /**
   * `callback-url` where there was a URL, `broker-error` where only parameters or the error's text were pasted, `idp-error` where the text
   * is an identity provider's own, from its page or log, `library-error` where a library of an application wrote it.
   */
  readonly kind: 'callback-url' | 'broker-error' | 'idp-error' | 'library-error';
  readonly callback: CallbackFacts;
  /** Seen on its way in a capture, which shows the application's own address as well as the broker's. */
  readonly isCaptured?: true;
  /** What the provider's support looks a failed login up by, out of the message or from beside it. */
  readonly references?: readonly Reference[];
  /** The library whose signs stand around the text; null or missing where none do. */
  readonly library?: string | null;
  /** A bare error beside which an application's library left its signs: the library, and not the broker, may have got it. */
  readonly besideLibrary?: true;
  /** The text that it stood in, where it is the only one there: a page's address and words may tell whose page it is. */
  readonly page?: string;
}

interface CertificateEvidence extends EvidenceBase {
  readonly kind: 'certificate';
  /** `configured`: said to be what the broker holds (`--configured`). `candidate`: may explain a thumbprint (`--cert` or pasted). */
  readonly role: 'configured' | 'candidate';
  readonly certificate: CertificateFacts;
}

/** A private key was handed in. Its content is not kept. */
interface PrivateKeyEvidence extends EvidenceBase {
  readonly kind: 'private-key';
}

/** A secret that a person should not have pasted (a client secret). Its content is not kept. */
export interface SecretEvidence extends EvidenceBase {
  readonly kind: 'secret';
  readonly secret: 'client-secret';
  /** What its form says without telling it: white space around it, or the form of a UUID. */
  readonly form: 'padded' | 'uuid' | null;
}

/** A fact read from an input. What the program says rests on these and on nothing else. */
export type Evidence =
  | CallbackEvidence
  | SamlEvidence
  | HttpExchangeEvidence
  | CaptureEvidence
  | ConnectionEvidence
  | IdpMetadataEvidence
  | JwksEvidence
  | OidcMetadataEvidence
  | IdTokenEvidence
  | OtherTokenEvidence
  | CertificateEvidence
  | PrivateKeyEvidence
  | SecretEvidence;
