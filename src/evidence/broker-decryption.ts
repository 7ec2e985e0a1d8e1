import { constants, createPublicKey, privateDecrypt } from 'node:crypto';
import { contentCiphers, decipher, rsa15, rsaOaep } from './decrypt.ts';
import { attribute, childrenNamed, descendantsNamed, namespaces, textContent, type XmlElement } from './xml-tree.ts';

/** What the broker gets out of an encrypted assertion, or its message why it gets nothing. */
export type BrokerDecryption = { readonly xml: string } | { readonly error: string };

/** Node 20's answer; Node 18 has the same, Node 22 and later decrypt. */
const rsa15Refused =
  'RSA_PKCS1_PADDING is no longer supported for private decryption, this can be reverted with --security-revert=CVE-2023-46809';

/** xml-encryption 2.0.0 knows fewer than the standard. */
const unknownToBroker: ReadonlySet<string> = new Set([
  'http://www.w3.org/2001/04/xmlenc#aes192-cbc',
  'http://www.w3.org/2009/xmlenc11#aes192-gcm',
]);

/**
 * Decrypts as xml-encryption 2.0.0 does (lib/xmlenc.js), which looks for each part anywhere in the document and takes the first.
 * Errors are its own texts or OpenSSL's.
 */
export function decryptAsBroker(document: XmlElement, privateKeyPem: string): BrokerDecryption {
  try {
    return { xml: decrypt(document, privateKeyPem) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

function decrypt(document: XmlElement, privateKeyPem: string): string {
  const symmetricKey = decryptKey(document, privateKeyPem);
  const [data] = chain(document, 'EncryptedData', 'EncryptionMethod');
  if (data === undefined) throw new Error("Cannot read properties of undefined (reading 'getAttribute')");
  const algorithm = attribute(data, 'Algorithm');
  const [value] = chain(document, 'EncryptedData', 'CipherData', 'CipherValue');
  if (value === undefined) throw new Error("Cannot read properties of undefined (reading 'textContent')");
  const method = unknownToBroker.has(algorithm ?? '') ? undefined : contentCiphers.get(algorithm ?? '');
  if (method === undefined) throw new Error(`encryption algorithm ${algorithm} not supported`);
  const bytes = decipher(method.cipher, method.ivBytes, symmetricKey, Buffer.from(textContent(value), 'base64'));
  if (method.cipher.endsWith('gcm')) return bytes.toString('utf8');
  const padding = bytes.at(-1) ?? 0;
  // The library means to report the padding and trips over its own variable (xmlenc.js, decryptWithAlgorithm).
  if (padding < 1 || padding > method.ivBytes) throw new Error('callback is not defined');
  return bytes.subarray(0, -padding).toString('utf8');
}

function decryptKey(document: XmlElement, key: string): Buffer {
  let [method] = chain(document, 'KeyInfo', 'EncryptedKey', 'EncryptionMethod');
  let [wrapped] = descendantsNamed(document, 'CipherValue');
  if (method === undefined) {
    const [retrieval] = chain(document, 'EncryptedData', 'KeyInfo', 'RetrievalMethod');
    const named = keysNamed(document, attribute(retrieval ?? null, 'URI'));
    [method] = named.flatMap((key) => childrenNamed(key, 'EncryptionMethod'));
    [wrapped] = named
      .flatMap((key) => childrenNamed(key, 'CipherData'))
      .flatMap((data) => childrenNamed(data, 'CipherValue'));
  }
  if (method === undefined) throw new Error('cant find encryption algorithm');
  const algorithm = attribute(method, 'Algorithm');
  // The library looks from the first KeyInfo of the signature namespace on, and its XPath library trips where there is none.
  if (descendantsNamed(document, 'KeyInfo', namespaces.signature).length === 0) {
    throw new Error("Cannot read properties of undefined (reading 'nodeType')");
  }
  if (algorithm !== rsaOaep && algorithm !== rsa15)
    throw new Error(`key encryption algorithm ${algorithm} not supported`);
  if (wrapped === undefined) throw new Error("Cannot read properties of undefined (reading 'textContent')");
  // A key that is none is noticed before the padding.
  if (algorithm === rsa15 && isRsaKey(key)) throw new Error(rsa15Refused);
  return privateDecrypt(
    { key, padding: constants.RSA_PKCS1_OAEP_PADDING },
    Buffer.from(textContent(wrapped), 'base64'),
  );
}

/** Any PEM with an RSA key in it, a certificate's too: decryption takes it, and fails later. */
function isRsaKey(pem: string): boolean {
  try {
    return createPublicKey(pem).asymmetricKeyType === 'rsa';
  } catch {
    // Decryption itself says why it cannot be read.
    return false;
  }
}

/** Encrypted keys that a RetrievalMethod leads to. The library's XPath library does not tell upper and lower case of an attribute's name. */
function keysNamed(document: XmlElement, uri: string | null): XmlElement[] {
  if (uri === null || uri === '') return [];
  // The ID is written into an expression as it is.
  if (uri.includes("'")) throw new Error("Unterminated string literal: ']\u0000");
  return descendantsNamed(document, 'EncryptedKey').filter(({ attributes }) =>
    attributes.some(
      ({ name, namespace, value }) => namespace === '' && name.toLowerCase() === 'id' && value === uri.slice(1),
    ),
  );
}

/** `//first/second/third` without XPath: elements with these local names below each other, in document order. */
function chain(document: XmlElement, first: string, ...rest: string[]): XmlElement[] {
  return rest.reduce<XmlElement[]>(
    (parents, name) => parents.flatMap((parent) => childrenNamed(parent, name)),
    descendantsNamed(document, first),
  );
}
