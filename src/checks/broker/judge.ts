import { loadBrokerParser } from '../../evidence/broker-dom.ts';
import { loadBrokerSignatureLibrary } from '../../evidence/broker-signature.ts';
import { loadCanonicalizer } from '../../evidence/canonicalize.ts';
import type { ConnectionSettings } from '../../evidence/connection.ts';
import { documentDisagreements, signatureDisagreements } from '../../evidence/disagreement.ts';
import { loadForge } from '../../evidence/forge.ts';
import type { SamlMessage } from '../../evidence/saml-message.ts';
import { describeSignatures } from '../../evidence/saml-signature.ts';
import { indexIds } from '../../evidence/signature.ts';
import { descendantsNamed, namespaces, textContent, type XmlDocument } from '../../evidence/xml-tree.ts';
import { readsPlainly } from './certificate.ts';
import { brokerSteps, type BrokerStepId } from './index.ts';
import { bareCertificate } from './signing-key.ts';
import type { BrokerStep, StepResult } from './step.ts';
import type { BrokerView, Libraries } from './view.ts';

export interface JudgedStep {
  readonly id: BrokerStepId;
  readonly result: StepResult;
  readonly compares?: BrokerStep['compares'] | undefined;
}

/** Runs the broker's steps over its view of a message, in its order. Steps whose question does not arise are left out. */
export function runBrokerSteps(view: BrokerView): JudgedStep[] {
  return brokerSteps.flatMap((step) => {
    const { compares }: BrokerStep = step;
    const result = step.run(view);
    return result === null ? [] : [{ id: step.id, result, compares }];
  });
}

/**
 * Loads the libraries that judging a message takes. The broker's own are left out where one run serves both verdicts, which saves most
 * of the start-up time; using one that was left out is a bug and throws.
 */
export async function loadLibraries(message: SamlMessage, settings: ConnectionSettings): Promise<Libraries> {
  const canonicalize = loadCanonicalizer();
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
  return { canonicalize: await canonicalize, parseAsBroker: parser, checkAsBroker: library, forge };
}

function needsBrokerLibraries(document: XmlDocument, message: SamlMessage): boolean {
  if (documentDisagreements(document).length > 0) return true;
  // What the broker decodes from the wire may be another text than the one that we read.
  if (
    message.wire !== null &&
    message.what !== 'wsfed' &&
    Buffer.from(message.wire, 'base64').toString('utf8') !== message.xml
  )
    return true;
  if (message.what === 'wsfed' && message.wire !== null && message.wire !== message.xml) return true;
  if (/encoding="ISO-8859-1"/.test(document.declaration ?? '')) return true;
  if (descendantsNamed(document.root, 'EncryptedAssertion').length > 0) return true;
  const ids = indexIds(document.root);
  return describeSignatures(document.root).some((signature) => signatureDisagreements(ids, signature).length > 0);
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
