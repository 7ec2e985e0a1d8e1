import { createHash } from 'node:crypto';
import type { BrokerDocument } from '../../evidence/broker-dom.ts';
import type { ConnectionSettings } from '../../evidence/connection.ts';
import { descendantsNamed, namespaces, type XmlElement } from '../../evidence/xml-tree.ts';

/** Which certificate the broker verifies with, or what keeps it from choosing one. */
export type KeyChoice = { readonly embedded: string | null; readonly calculated: string | null } & (
  | { readonly pem: string }
  | { readonly error: string }
  | { readonly missing: string }
);

export const missingThumbprint = 'the thumbprint or certificate that the broker has configured';

/** saml.js, getKeyFn: the first X509Certificate in KeyInfo counts where thumbprints are configured. */
export function chooseKey(signature: XmlElement, document: BrokerDocument, settings: ConnectionSettings): KeyChoice {
  const keyInfo = descendantsNamed(signature, 'KeyInfo').at(0);
  const [embedded] = keyInfo === undefined ? [] : descendantsNamed(keyInfo, 'X509Certificate', namespaces.signature);
  const text = embedded === undefined ? null : document.firstChildText(embedded);
  const calculated = text === null ? null : brokerThumbprint(text);
  const facts = { embedded: text === null ? null : pemOrNull(text), calculated };
  const thumbprints = settings.thumbprints ?? [];
  if (thumbprints.length === 0 && settings.certificate === undefined) return { ...facts, missing: missingThumbprint };
  if (keyInfo === undefined) {
    if (settings.certificate !== undefined) return withPem(facts, bareCertificate(settings.certificate));
    return { ...facts, error: 'options.cert must be specified for SAMLResponses with no embedded signing certificate' };
  }
  if (thumbprints.length > 0 && embedded !== undefined) {
    if (text === null) return { ...facts, error: "Cannot read properties of null (reading 'toString')" };
    const matches = thumbprints.some((thumbprint) => thumbprint.toUpperCase() === calculated);
    if (!matches)
      return {
        ...facts,
        error: `Invalid thumbprint (configured: ${thumbprints.join(', ').toUpperCase()}. calculated: ${calculated})`,
      };
    return withPem(facts, text);
  }
  if (settings.certificate === undefined)
    return { ...facts, error: "Cannot read properties of undefined (reading 'match')" };
  return withPem(facts, bareCertificate(settings.certificate));
}

/** SHA-1 over what lenient base64 decoding makes of the text: the broker's "calculated" thumbprint. */
function brokerThumbprint(text: string): string {
  return createHash('sha1').update(Buffer.from(text, 'base64')).digest('hex').toUpperCase();
}

/** utils.js, certToPEM: the text is cut into lines, and nothing is removed from it but line breaks. */
export function wrapAsPem(text: string): string {
  const lines = text.match(/.{1,64}/g);
  if (lines === null) throw new TypeError("Cannot read properties of null (reading 'join')");
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

/** A configured certificate as the broker's validator wants it: base64 without PEM lines. */
export function bareCertificate(text: string): string {
  return text.replace(/-----(?:BEGIN|END)[^-]*-----/g, '').replace(/\s+/g, '');
}

function withPem(facts: { embedded: string | null; calculated: string | null }, text: string): KeyChoice {
  const pem = pemOrNull(text);
  return pem === null ? { ...facts, error: "Cannot read properties of null (reading 'join')" } : { ...facts, pem };
}

function pemOrNull(text: string): string | null {
  return /./.test(text) ? wrapAsPem(text) : null;
}
