import type { BrokerCertificate, Forge } from '../../evidence/forge.ts';
import { isExactBase64, parseCertificate, type ParsedCertificate } from '../../evidence/parsed-certificate.ts';
import { descendantsNamed, namespaces, textContent } from '../../evidence/xml-tree.ts';
import { bareCertificate, wrapAsPem } from './signing-key.ts';
import { defineStep, fail, pass, skipped } from './step.ts';
import type { BrokerView } from './view.ts';

/**
 * After the signature the broker parses the first X509Certificate of the whole text, even where it does not check dates. Its library
 * reads RSA certificates only.
 */
export const certificateReadable = defineStep({
  id: 'certificate-readable',
  title: 'The broker’s library can read the certificate',
  sources: [
    'https://github.com/auth0/passport-wsfed-saml2 lib/passport-wsfed-saml2/saml.js',
    'https://github.com/digitalbazaar/forge lib/x509.js',
  ],
  run: (view) => {
    const certificate = readCertificate(view);
    if (certificate === null) return null;
    if ('error' in certificate)
      return fail(
        certificate.error,
        'The broker’s certificate library cannot read the first certificate in the message.',
      );
    return pass('The broker’s certificate library reads the certificate.');
  },
});

export const certificateValidity = defineStep({
  id: 'certificate-validity',
  title: 'The certificate is within its validity',
  sources: ['https://github.com/auth0/passport-wsfed-saml2 lib/passport-wsfed-saml2/saml.js'],
  run: (view) => {
    if (!reachesCertificate(view)) return null;
    if (view.settings.checks?.certificateExpiration !== true)
      return skipped(
        'the check, which is off by default',
        'The broker does not check the certificate’s dates unless told to.',
      );
    const certificate = readCertificate(view);
    if (certificate !== null && 'error' in certificate) return null;
    if (certificate !== null && view.now > certificate.notBefore && view.now < certificate.notAfter)
      return pass('The certificate is within its validity.');
    return fail('The signing certificate is not currently valid.', 'The certificate is outside its validity.');
  },
});

/** The stage comes after the signature's stages, unless one of them threw. */
function reachesCertificate({ signing }: BrokerView): boolean {
  return signing !== null && signing.outcome !== null && typeof signing.outcome !== 'string';
}

function readCertificate(view: BrokerView): BrokerCertificate | null {
  const { signing, settings, libraries } = view;
  if (signing === null || !reachesCertificate(view)) return null;
  const [element] = descendantsNamed(signing.document.root, 'X509Certificate', namespaces.signature);
  const text =
    element === undefined
      ? settings.certificate === undefined
        ? ''
        : bareCertificate(settings.certificate)
      : textContent(element);
  if (text === '') return null;
  try {
    return readAsForge(text, libraries.forge);
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

/** Whether node-forge certainly reads a certificate text as Node does, so that it need not be loaded. */
export function readsPlainly(text: string): boolean {
  return plainCertificate(text) !== null;
}

function readAsForge(text: string, forge: Forge): BrokerCertificate {
  const plain = plainCertificate(text);
  return plain === null
    ? forge.readCertificate(wrapAsPem(text))
    : { notBefore: new Date(plain.facts.notBefore), notAfter: new Date(plain.facts.notAfter) };
}

/** An RSA certificate in clean base64 with nothing behind it. */
function plainCertificate(text: string): ParsedCertificate | null {
  const base64 = text.replaceAll('\n', '');
  if (!isExactBase64(base64)) return null;
  const parsed = parseCertificate(base64);
  const whole = parsed?.rawBytes === Buffer.byteLength(base64, 'base64');
  return whole && parsed.publicKey.asymmetricKeyType === 'rsa' ? parsed : null;
}
