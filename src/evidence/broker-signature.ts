import { constants, createPublicKey, createVerify, type KeyObject } from 'node:crypto';
import type { Element } from '@xmldom/xmldom';
import { withinTimeLimit } from './time-limit.ts';
import { base64OfPem, isExactBase64, parseCertificate } from './parsed-certificate.ts';
import { readStatement, type BrokerStatement } from './redacted-signature.ts';
import type { SignatureVerdict } from './signature.ts';
import { signatureAlgorithms } from './signature-algorithms.ts';
import { textContent } from './xml-tree.ts';

/**
 * What the broker's signature library makes of one signature, stage by stage in its order. Every string is the library's own message.
 * A stage after the first failing one is null where the library never gets there.
 */
export interface BrokerSignature {
  /** The signature could not be read. */
  readonly load: string | null;
  /** A reference did not hold. `remembered`: the library goes on to look at the certificate before it reports this. */
  readonly reference: { readonly message: string; readonly remembered: boolean } | null;
  readonly algorithm: string | null;
  /** No key was chosen: the thumbprint is wrong, or there is no certificate. */
  readonly key: string | null;
  readonly value: string | null;
  /** Canonical text of the first reference; null unless the signature is valid. */
  readonly signed: string | null;
}

/** Chooses the key as PEM text. Throws an error with the broker's message. */
export type ChooseKey = () => string;

export type CheckAsBroker = (text: string, signature: Element, chooseKey: ChooseKey) => BrokerSignature | 'time';

const nothing: BrokerSignature = { load: null, reference: null, algorithm: null, key: null, value: null, signed: null };

/** Loads xml-crypto. On demand: it costs some 30 ms and several times the standard's verdict for each signature. */
export async function loadBrokerSignatureLibrary(): Promise<CheckAsBroker> {
  const { SignedXml } = await import('xml-crypto');
  return (text, signature, chooseKey) => {
    const run = withinTimeLimit(text, (): BrokerSignature => {
      const key = { reached: false, message: null as string | null };
      const library = new SignedXml({
        getCertFromKeyInfo: () => {
          key.reached = true;
          try {
            return chooseKey();
          } catch (error) {
            key.message = openSslMessage(error);
            throw error;
          }
        },
      });
      library.idAttributes = idAttributesIn(text);
      try {
        // The broker hands over a node of its own parser, although the library brings another version of that parser.
        library.loadSignature(signature as unknown as Parameters<typeof library.loadSignature>[0]);
      } catch (error) {
        return { ...nothing, load: messageOf(error) };
      }
      try {
        const valid = library.checkSignature(text.replace(/\r\n?/g, '\n'));
        if (!valid) return { ...nothing, reference: { message: rememberedMessage(library), remembered: true } };
        return { ...nothing, signed: library.getSignedReferences()[0] ?? '' };
      } catch (error) {
        return stageOf(error, key);
      }
    });
    return run.ended ? 'time' : run.value;
  };
}

/** AssertionID is the broker's own addition to the library's list. */
const idAttributes = ['AssertionID', 'Id', 'ID', 'id'].map((name) => ({
  name,
  word: new RegExp(`(?<![\\w.-])${name}(?![\\w.-])`),
}));

/** The library searches the whole text for each of these: the ones whose name does not stand in it would be searched for in vain. */
function idAttributesIn(text: string): string[] {
  return idAttributes.filter(({ word }) => word.test(text)).map(({ name }) => name);
}

function stageOf(error: unknown, key: { reached: boolean; message: string | null }): BrokerSignature {
  if (key.message !== null) return { ...nothing, key: key.message };
  const message = openSslMessage(error);
  if (key.reached) return { ...nothing, value: message };
  if (/^signature ?[aA]lgorithm /.test(message)) return { ...nothing, algorithm: message };
  return { ...nothing, reference: { message, remembered: false } };
}

/** saml.js reports the first reference's error, even where a later reference failed. */
function rememberedMessage(library: object): string {
  const { references } = library as { references: { validationError?: Error }[] };
  const error = references[0]?.validationError;
  return error === undefined
    ? "Cannot read properties of undefined (reading 'message')"
    : `Signature check errors: ${error.message}`;
}

/**
 * The same facts, worked out from the standard's verdict. Only for signatures on which both libraries agree (see `disagreement.ts`);
 * it saves the slower one.
 */
export function brokerSignatureFromVerdict(verdict: SignatureVerdict, chooseKey: ChooseKey): BrokerSignature {
  const [reference] = verdict.references;
  if (reference === undefined || verdict.signedInfo === null)
    throw new TypeError('the verdict is not complete enough to stand for the broker');
  if (!reference.matches) {
    const detail = `for uri ${reference.uri} calculated digest is ${reference.calculatedDigest} but the xml to validate supplies digest ${reference.statedDigest}`;
    return {
      ...nothing,
      reference: { message: `Signature check errors: invalid signature: ${detail}`, remembered: true },
    };
  }
  let pem: string;
  try {
    pem = chooseKey();
  } catch (error) {
    return { ...nothing, key: openSslMessage(error) };
  }
  const value = verifyAsBroker(verdict, pem);
  return value === null ? { ...nothing, signed: reference.canonical } : { ...nothing, value };
}

/** The same facts as a redacted copy states them. What key the broker chooses is no part of the statement. */
export function brokerSignatureFromStatement(
  stated: BrokerStatement,
  verdict: SignatureVerdict,
  chooseKey: ChooseKey,
): BrokerSignature {
  const { load, reference, algorithm, value } = stated;
  if (load !== null || reference !== null || algorithm !== null) return { ...nothing, load, reference, algorithm };
  try {
    if (!isEmbedded(publicKeyOf(chooseKey()), verdict.signature))
      return { ...nothing, value: value ?? 'invalid signature: the signature value is incorrect' };
  } catch (error) {
    return { ...nothing, key: openSslMessage(error) };
  }
  return value === null ? { ...nothing, signed: verdict.references[0]?.canonical ?? '' } : { ...nothing, value };
}

/** The broker's check of the signature value with one certificate; null where it is right, else its message. */
export function verifyAsBroker({ signature, signedInfo }: SignatureVerdict, pem: string): string | null {
  const algorithm = signatureAlgorithms.get(signature.algorithm ?? '');
  if (signedInfo === null || signature.signatureValue === null || algorithm === undefined || algorithm.hash === null)
    return null;
  const padding =
    algorithm.family === 'rsa-pss'
      ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
      : {};
  try {
    const key = publicKeyOf(pem);
    const statement = readStatement(signature.signatureValue);
    if (statement !== null)
      return statement.redacted === 'right' && isEmbedded(key, signature)
        ? null
        : `invalid signature: the signature value ${signature.signatureValue} is incorrect`;
    const valid = createVerify(algorithm.hash)
      .update(signedInfo)
      .verify(typeof key === 'string' ? { key, ...padding } : { key, ...padding }, signature.signatureValue, 'base64');
    return valid ? null : `invalid signature: the signature value ${signature.signatureValue} is incorrect`;
  } catch (error) {
    return openSslMessage(error);
  }
}

/** The key of a clean certificate, parsed once; other text goes to OpenSSL as it is, whose message is the broker's. */
function publicKeyOf(pem: string): KeyObject | string {
  const lines = /^-----BEGIN CERTIFICATE-----\n([A-Za-z0-9+/=\n]+)\n-----END CERTIFICATE-----\n$/.exec(pem)?.[1];
  const base64 = lines?.replaceAll('\n', '');
  if (base64 === undefined || !isExactBase64(base64)) return pem;
  return parseCertificate(base64)?.publicKey ?? pem;
}

/** What a redacted copy states of a signature is about the keys in it: any other key is not the one that signed. */
function isEmbedded(key: KeyObject | string, { certificates }: SignatureVerdict['signature']): boolean {
  const chosen = typeof key === 'string' ? createPublicKey(key) : key;
  return certificates.some((element) => parseCertificate(base64OfPem(textContent(element)))?.publicKey.equals(chosen));
}

/** saml.js wraps OpenSSL's errors where they come with a stack, and passes them through where they do not. */
function openSslMessage(error: unknown): string {
  const message = messageOf(error);
  if (message === 'PEM_read_bio_PUBKEY failed') return `The signing certificate is invalid (${message})`;
  const stack =
    typeof error === 'object' && error !== null && 'opensslErrorStack' in error ? error.opensslErrorStack : undefined;
  return Array.isArray(stack) ? `The signing certificate is invalid (${stack.join(', ')})` : message;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
