import { loadBrokerParser } from '../evidence/broker-dom.ts';
import { loadBrokerSignatureLibrary } from '../evidence/broker-signature.ts';
import { loadCanonicalizer } from '../evidence/canonicalize.ts';
import type { ConnectionSettings } from '../evidence/connection.ts';
import { documentDisagreements, signatureDisagreements } from '../evidence/disagreement.ts';
import { loadForge } from '../evidence/forge.ts';
import { plainCanonicalizer } from '../evidence/plain-canonicalizer.ts';
import type { SamlMessage } from '../evidence/saml-message.ts';
import { describeSignatures } from '../evidence/saml-signature.ts';
import { indexIds } from '../evidence/signature.ts';
import { descendantsNamed, namespaces, textContent, type XmlDocument } from '../evidence/xml-tree.ts';
import { readsPlainly } from './broker/certificate.ts';
import { bareCertificate } from './broker/signing-key.ts';
import type { Libraries } from './broker/view.ts';
import { embeddedCertificates, judgeSignatures, type KnownCertificate } from './saml/facts.ts';

/**
 * Loads the libraries that judging a message takes. The broker's own are left out where one run serves both verdicts, which saves most
 * of the start-up time; using one that was left out is a bug and throws.
 */
export async function loadLibraries(
  message: SamlMessage,
  settings: ConnectionSettings,
  certificates: readonly KnownCertificate[],
): Promise<Libraries> {
  const canonicalizer = isProvenAlready(message, certificates) ? plainCanonicalizer : loadCanonicalizer();
  const document = message.parse.ok ? message.parse.document : null;
  const needed = document === null || needsBrokerLibraries(document, message);
  const forgeNeeded = needed || !hasPlainCertificates(document, settings);
  const [parser, library, forge] = await Promise.all([
    needed ? loadBrokerParser() : notLoaded('@xmldom/xmldom'),
    needed ? loadBrokerSignatureLibrary() : notLoaded('xml-crypto'),
    forgeNeeded
      ? loadForge()
      : {
          readCertificate: notLoaded('node-forge'),
          decryptRsa15: notLoaded('node-forge'),
          decryptOaep: notLoaded('node-forge'),
        },
  ]);
  return { canonicalizer: await canonicalizer, parseAsBroker: parser, checkAsBroker: library, forge };
}

function needsBrokerLibraries(document: XmlDocument, message: SamlMessage): boolean {
  if (documentDisagreements(document).length > 0 || readsAnotherText(message)) return true;
  if (/encoding="ISO-8859-1"/.test(document.declaration ?? '')) return true;
  if (descendantsNamed(document.root, 'EncryptedAssertion').length > 0) return true;
  const ids = indexIds(document.root);
  return describeSignatures(document.root).some((signature) => signatureDisagreements(ids, signature).length > 0);
}

/** What the broker decodes from the wire may be another text than the one that we read. */
function readsAnotherText({ wire, what, xml }: SamlMessage): boolean {
  if (wire === null) return false;
  return (what === 'wsfed' ? wire : Buffer.from(wire, 'base64').toString('utf8')) !== xml;
}

/** Whether every signature is proven without libxml2: each digest and signature value fits the text that the plain canonicalizer makes. */
function isProvenAlready(message: SamlMessage, certificates: readonly KnownCertificate[]): boolean {
  if (!message.parse.ok) return false;
  const { document } = message.parse;
  if (readsAnotherText(message) || descendantsNamed(document.root, 'EncryptedAssertion').length > 0) return false;
  const all = [...embeddedCertificates(document.root), ...certificates];
  return judgeSignatures(document, all, plainCanonicalizer).every(({ verdict }) => verdict.valid === true);
}

function hasPlainCertificates(document: XmlDocument | null, settings: ConnectionSettings): boolean {
  if (document === null) return false;
  const embedded = descendantsNamed(document.root, 'X509Certificate', namespaces.signature).map(textContent);
  const configured = settings.certificate === undefined ? [] : [bareCertificate(settings.certificate)];
  return [...embedded, ...configured].every(readsPlainly);
}

function notLoaded(name: string): () => never {
  return () => {
    throw new TypeError(`${name} was needed, although nothing in the message calls for it`);
  };
}
