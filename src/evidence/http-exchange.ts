import type { Parameter } from './callback-facts.ts';
import type { Origin } from './origin.ts';
import type { SamlMessage } from './saml-message.ts';

/** One request of a login and its answer, as a capture shows them. Values of parameters and addresses hold secrets. */
export interface HttpExchange {
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  readonly host: string;
  readonly path: string;
  /** Of the address, then of the form that was posted. */
  readonly parameters: readonly Parameter[];
  /** Null where no answer came or none was recorded. */
  readonly status: number | null;
  /** Why no answer came, in the recorder's words. */
  readonly failure: string | null;
  /** Where the answer sends the browser, absolute. */
  readonly location: string | null;
  /** By the clock of the recording machine; null where the capture has no times. */
  readonly startedAt: Date | null;
  /** When the first byte of the answer came, by the same clock. */
  readonly answeredAt: Date | null;
  /** `Date` of the answer (RFC 9110 §6.6.1): the clock of whoever answered, in whole seconds. */
  readonly serverDate: Date | null;
  /** Names of the cookies that were sent; null where the capture leaves cookies out. */
  readonly sentCookies: readonly string[] | null;
  readonly setCookies: readonly SetCookie[];
  /** False where something was posted that is not in the capture. */
  readonly bodyRecorded: boolean;
  /** What was sent in it. */
  readonly message: SamlMessage | null;
}

export interface SetCookie {
  readonly name: string;
  /** Lower case; null where the attribute is missing. */
  readonly sameSite: string | null;
}

export interface HttpExchangeEvidence {
  readonly kind: 'http-exchange';
  readonly origin: Origin;
  readonly exchange: HttpExchange;
}

/** What the reading of a capture came to, apart from its requests. */
export interface CaptureEvidence {
  readonly kind: 'capture';
  readonly origin: Origin;
  readonly format: 'har' | 'saml-tracer' | 'mitmproxy';
  /** Requests of every kind. */
  readonly requests: number;
  /** Requests that could not be read, and why, one each. */
  readonly leftOut: readonly { readonly index: number; readonly problem: 'too-large' | 'no-object' | 'invalid' }[];
  /** The file ends before it is complete. */
  readonly isCut: boolean;
  /** More requests of logins were there than are kept. */
  readonly overLimit: boolean;
  /** A SAML-tracer export whose values were replaced, while messages and addresses stay readable. */
  readonly seeminglyMasked: boolean;
}
