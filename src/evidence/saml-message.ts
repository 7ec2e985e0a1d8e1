import type { XmlParse } from './xml.ts';

/** What the path to us did to a message and was undone, in the order it was undone. */
export type SamlEncoding =
  | 'html-form'
  | 'form-parameter'
  | 'percent-encoding'
  | 'base64'
  | 'deflate'
  | 'byte-order-mark'
  | 'utf-16'
  | 'iso-8859-1'
  | 'html-entities'
  | 'json-escapes'
  | 'quote-marks'
  | 'quoted-printable'
  /** The signs to fold and unfold elements in a browser's view of XML. */
  | 'viewer-marks'
  | 'soap-envelope'
  | 'artifact-response';

/** What is wrong with a message as it was handed in. */
export type SamlDamage =
  /** Base64 that ends early, or XML that stops. */
  | { readonly kind: 'cut-off'; readonly what: 'base64' | 'deflate' | 'xml' }
  /** `+` became blanks on the way; they were turned back. */
  | { readonly kind: 'blanks-for-plus' }
  /** The declaration names an encoding that the bytes are not in. */
  | { readonly kind: 'wrong-encoding'; readonly declared: string }
  | { readonly kind: 'over-limit'; readonly limit: string };

/** A SAML message as XML text, with everything that wrapped it undone. It may hold personal data. */
export interface SamlMessage {
  /** `wsfed`: a WS-Federation `wresult`. `other`: XML or text that is none of these. */
  readonly what: 'response' | 'assertion' | 'wsfed' | 'request' | 'other';
  readonly xml: string;
  /** The parameter as the broker was sent it, where it is known: base64 for SAML, XML for WS-Federation. */
  readonly wire: string | null;
  /** How it was handed in. XML may be a viewer's copy; the other forms are what went over the wire. */
  readonly form: 'xml' | 'base64' | 'deflate';
  readonly binding: 'post' | 'redirect' | 'artifact' | 'unknown';
  readonly relayState: string | null;
  /** Read strictly; a refused text is never shown as trustworthy. */
  readonly parse: XmlParse;
  readonly undone: readonly SamlEncoding[];
  readonly damage: readonly SamlDamage[];
}
