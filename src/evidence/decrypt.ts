import { constants, createDecipheriv, createPrivateKey, privateDecrypt, type KeyObject } from 'node:crypto';
import type { Forge, OaepHash } from './forge.ts';
import { attribute, childNamed, descendantsNamed, namespaces, textContent, type XmlElement } from './xml-tree.ts';

/** Why an encrypted element stays closed. `broken`: the key fits, and the content does not open. */
type DecryptionFailure = 'no-key' | 'unreadable-key' | 'wrong-key' | 'broken' | 'unsupported';

export type Decryption =
  | { readonly ok: true; readonly xml: string; readonly algorithms: EncryptionAlgorithms }
  | {
      readonly ok: false;
      readonly failure: DecryptionFailure;
      readonly detail: string;
      readonly algorithms: EncryptionAlgorithms;
    };

/** Short names of what an element is encrypted with (XML Encryption 1.1 §5). */
interface EncryptionAlgorithms {
  readonly content: string | null;
  readonly keyTransport: string | null;
}

export interface ContentCipher {
  readonly cipher:
    | 'aes-128-cbc'
    | 'aes-192-cbc'
    | 'aes-256-cbc'
    | 'aes-128-gcm'
    | 'aes-192-gcm'
    | 'aes-256-gcm'
    | 'des-ede3-cbc';
  readonly ivBytes: number;
  /** Without integrity or too short a block: decrypts, with a warning. */
  readonly weak: boolean;
}

export const contentCiphers: ReadonlyMap<string, ContentCipher> = new Map<string, ContentCipher>([
  ['http://www.w3.org/2001/04/xmlenc#aes128-cbc', { cipher: 'aes-128-cbc', ivBytes: 16, weak: true }],
  ['http://www.w3.org/2001/04/xmlenc#aes192-cbc', { cipher: 'aes-192-cbc', ivBytes: 16, weak: true }],
  ['http://www.w3.org/2001/04/xmlenc#aes256-cbc', { cipher: 'aes-256-cbc', ivBytes: 16, weak: true }],
  ['http://www.w3.org/2001/04/xmlenc#tripledes-cbc', { cipher: 'des-ede3-cbc', ivBytes: 8, weak: true }],
  ['http://www.w3.org/2009/xmlenc11#aes128-gcm', { cipher: 'aes-128-gcm', ivBytes: 12, weak: false }],
  ['http://www.w3.org/2009/xmlenc11#aes192-gcm', { cipher: 'aes-192-gcm', ivBytes: 12, weak: false }],
  ['http://www.w3.org/2009/xmlenc11#aes256-gcm', { cipher: 'aes-256-gcm', ivBytes: 12, weak: false }],
]);

export const rsaOaep = 'http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p';
const rsaOaep11 = 'http://www.w3.org/2009/xmlenc11#rsa-oaep';
export const rsa15 = 'http://www.w3.org/2001/04/xmlenc#rsa-1_5';

/** What an encrypted element is encrypted with. */
function encryptionAlgorithms(encryptedData: XmlElement, document: XmlElement): EncryptionAlgorithms {
  const method = childNamed(encryptedData, 'EncryptionMethod');
  const keyMethod = childNamed(encryptedKeyOf(encryptedData, document), 'EncryptionMethod');
  const short = (uri: string | null): string | null => uri?.split('#').at(-1) ?? null;
  return { content: short(attribute(method, 'Algorithm')), keyTransport: short(attribute(keyMethod, 'Algorithm')) };
}

/**
 * Opens an EncryptedData element with a private key in PEM form, insecure algorithms included.
 * `forge` is needed for RSA 1.5, and for OAEP with two different hashes.
 */
export function decryptElement(
  encryptedData: XmlElement,
  document: XmlElement,
  privateKeyPem: string | null,
  forge: Forge | null,
): Decryption {
  const algorithms = encryptionAlgorithms(encryptedData, document);
  const fail = (failure: DecryptionFailure, detail: string): Decryption => ({ ok: false, failure, detail, algorithms });
  if (privateKeyPem === null) return fail('no-key', 'no decryption key was handed in');
  const key = readPrivateKey(privateKeyPem);
  if (key === null)
    return fail('unreadable-key', 'the decryption key is no private key in PEM form without passphrase');
  const encryptedKey = encryptedKeyOf(encryptedData, document);
  const wrapped = cipherValue(encryptedKey);
  const content = cipherValue(encryptedData);
  if (encryptedKey === null || wrapped === null || content === null)
    return fail('broken', 'the encrypted key or the encrypted content is missing');
  const method = contentCiphers.get(attribute(childNamed(encryptedData, 'EncryptionMethod'), 'Algorithm') ?? '');
  if (method === undefined)
    return fail('unsupported', `content encryption ${algorithms.content ?? 'without a name'} is not supported`);
  const symmetricKey = unwrapKey(childNamed(encryptedKey, 'EncryptionMethod'), wrapped, key, privateKeyPem, forge);
  if (symmetricKey === 'unsupported')
    return fail('unsupported', `key encryption ${algorithms.keyTransport ?? 'without a name'} is not supported`);
  if (symmetricKey === null)
    return fail('wrong-key', 'the message was encrypted for another key than the one handed in');
  const plain = open(method, symmetricKey, content);
  if (plain === null) return fail('broken', 'the key fits, but the content does not decrypt: it was changed or cut');
  return { ok: true, xml: plain, algorithms };
}

function encryptedKeyOf(encryptedData: XmlElement, document: XmlElement): XmlElement | null {
  const keyInfo = childNamed(encryptedData, 'KeyInfo', namespaces.signature);
  const nested = childNamed(keyInfo, 'EncryptedKey', namespaces.encryption);
  if (nested !== null) return nested;
  const uri = attribute(childNamed(keyInfo, 'RetrievalMethod'), 'URI');
  const keys = descendantsNamed(encryptedData.parent ?? document, 'EncryptedKey', namespaces.encryption);
  return keys.find((candidate) => uri === null || attribute(candidate, 'Id') === uri.slice(1)) ?? null;
}

function cipherValue(element: XmlElement | null): Buffer | null {
  const value = childNamed(
    childNamed(element, 'CipherData', namespaces.encryption),
    'CipherValue',
    namespaces.encryption,
  );
  return value === null ? null : Buffer.from(textContent(value), 'base64');
}

function readPrivateKey(pem: string): KeyObject | null {
  try {
    return createPrivateKey(pem);
  } catch {
    // Every reason of OpenSSL's comes down to: this is no usable key.
    return null;
  }
}

function unwrapKey(
  method: XmlElement | null,
  wrapped: Buffer,
  key: KeyObject,
  pem: string,
  forge: Forge | null,
): Buffer | 'unsupported' | null {
  const algorithm = attribute(method, 'Algorithm');
  const digest = hashOf(childNamed(method, 'DigestMethod'));
  // For rsa-oaep-mgf1p the mask's hash is fixed to SHA-1 (XML Encryption 1.1 §5.5.2).
  const mask = algorithm === rsaOaep ? 'sha1' : hashOf(childNamed(method, 'MGF'));
  try {
    switch (algorithm) {
      case rsaOaep:
      case rsaOaep11:
        if (digest !== mask) return forge === null ? 'unsupported' : forge.decryptOaep(pem, wrapped, digest, mask);
        return privateDecrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: digest }, wrapped);
      case rsa15:
        return forge === null ? 'unsupported' : forge.decryptRsa15(pem, wrapped);
      case null:
      default:
        return 'unsupported';
    }
  } catch {
    // One answer for every way in which a key does not fit: more would make a decryption oracle.
    return null;
  }
}

function hashOf(method: XmlElement | null): OaepHash {
  const name = /sha(1|256|384|512)$/.exec(attribute(method, 'Algorithm') ?? '')?.[0];
  return name === 'sha256' || name === 'sha384' || name === 'sha512' ? name : 'sha1';
}

function open({ cipher, ivBytes }: ContentCipher, key: Buffer, content: Buffer): string | null {
  try {
    const bytes = decipher(cipher, ivBytes, key, content);
    if (cipher.endsWith('gcm')) return bytes.toString('utf8');
    const padding = bytes.at(-1) ?? 0;
    return padding < 1 || padding > ivBytes ? null : bytes.subarray(0, -padding).toString('utf8');
  } catch {
    // Wrong length, wrong tag, wrong padding: the content is broken.
    return null;
  }
}

/** Raw decryption without removing padding. @throws Error with OpenSSL's message */
export function decipher(cipher: ContentCipher['cipher'], ivBytes: number, key: Buffer, content: Buffer): Buffer {
  const iv = content.subarray(0, ivBytes);
  if (cipher === 'aes-128-gcm' || cipher === 'aes-192-gcm' || cipher === 'aes-256-gcm') {
    const gcm = createDecipheriv(cipher, key, iv);
    gcm.setAutoPadding(false);
    gcm.setAuthTag(content.subarray(-16));
    return Buffer.concat([gcm.update(content.subarray(0, -16).subarray(ivBytes)), gcm.final()]);
  }
  const cbc = createDecipheriv(cipher, key, iv);
  cbc.setAutoPadding(false);
  return Buffer.concat([cbc.update(content.subarray(ivBytes)), cbc.final()]);
}
