import forge from 'node-forge';
import { constants, createCipheriv, createPublicKey, publicEncrypt, randomBytes, type KeyObject } from 'node:crypto';

export interface EncryptionOptions {
  readonly content?:
    | 'aes128-cbc'
    | 'aes192-cbc'
    | 'aes256-cbc'
    | 'tripledes-cbc'
    | 'aes128-gcm'
    | 'aes192-gcm'
    | 'aes256-gcm';
  readonly keyTransport?: 'rsa-oaep-mgf1p' | 'rsa-1_5' | 'rsa-oaep';
  readonly digest?: 'sha1' | 'sha256';
  /** Hash of the mask, where it is another than the digest's. */
  readonly maskDigest?: 'sha1';
  /** `retrieval`: the key stands beside the data with a RetrievalMethod; `beside`: without one. */
  readonly keyPlace?: 'inside' | 'retrieval' | 'beside';
  readonly edit?: (encrypted: string) => string;
}

const xenc = 'http://www.w3.org/2001/04/xmlenc#';
const keyBytes = {
  'aes128-cbc': 16,
  'aes192-cbc': 24,
  'aes256-cbc': 32,
  'tripledes-cbc': 24,
  'aes128-gcm': 16,
  'aes192-gcm': 24,
  'aes256-gcm': 32,
} as const;

/** Wraps XML into an EncryptedAssertion (XML Encryption 1.1) for the holder of this key. */
export function encryptAssertion(xml: string, key: KeyObject, options: EncryptionOptions = {}): string {
  const inside = encryptedParts(xml, key, options);
  const encrypted = `<saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${inside}</saml:EncryptedAssertion>`;
  return options.edit?.(encrypted) ?? encrypted;
}

function encryptedParts(xml: string, key: KeyObject, options: EncryptionOptions): string {
  const content = options.content ?? 'aes256-gcm';
  const symmetric = randomBytes(keyBytes[content]);
  const place = options.keyPlace ?? 'inside';
  const id = place === 'inside' ? '' : ' Id="_key"';
  const encryptedKey =
    `<xenc:EncryptedKey${place === 'inside' ? '' : ` xmlns:xenc="${xenc}"`}${id}><xenc:EncryptionMethod Algorithm="${keyUri(options.keyTransport ?? 'rsa-oaep-mgf1p')}">${digestMethod(options)}</xenc:EncryptionMethod>` +
    `<xenc:CipherData><xenc:CipherValue>${wrapKey(symmetric, key, options).toString('base64')}</xenc:CipherValue></xenc:CipherData></xenc:EncryptedKey>`;
  const keyInfo =
    place === 'inside'
      ? `<ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">${encryptedKey}</ds:KeyInfo>`
      : place === 'retrieval'
        ? '<ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:RetrievalMethod URI="#_key"></ds:RetrievalMethod></ds:KeyInfo>'
        : '';
  const data =
    `<xenc:EncryptedData xmlns:xenc="${xenc}" Type="${xenc}Element"><xenc:EncryptionMethod Algorithm="${contentUri(content)}"></xenc:EncryptionMethod>${keyInfo}` +
    `<xenc:CipherData><xenc:CipherValue>${encryptContent(Buffer.from(xml), symmetric, content).toString('base64')}</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData>`;
  return place === 'inside' ? data : data + encryptedKey;
}

function encryptContent(plain: Buffer, key: Buffer, content: NonNullable<EncryptionOptions['content']>): Buffer {
  const bits = String(key.length * 8);
  if (content.endsWith('gcm')) {
    const iv = randomBytes(12);
    const cipher = createCipheriv(`aes-${bits}-gcm` as 'aes-256-gcm', key, iv);
    return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  }
  const block = content === 'tripledes-cbc' ? 8 : 16;
  const iv = randomBytes(block);
  const padding = block - (plain.length % block);
  const cipher = createCipheriv(
    content === 'tripledes-cbc' ? 'des-ede3-cbc' : `aes-${bits}-cbc`,
    key,
    iv,
  ).setAutoPadding(false);
  return Buffer.concat([iv, cipher.update(Buffer.concat([plain, Buffer.alloc(padding, padding)])), cipher.final()]);
}

function wrapKey(symmetric: Buffer, key: KeyObject, options: EncryptionOptions): Buffer {
  const publicKey = createPublicKey(key);
  if (options.maskDigest !== undefined) return wrapWithForge(symmetric, publicKey);
  if (options.keyTransport === 'rsa-1_5')
    return publicEncrypt({ key: publicKey, padding: constants.RSA_PKCS1_PADDING }, symmetric);
  return publicEncrypt(
    { key: publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: options.digest ?? 'sha1' },
    symmetric,
  );
}

/** Node cannot use two hashes. */
function wrapWithForge(symmetric: Buffer, publicKey: KeyObject): Buffer {
  const key = forge.pki.publicKeyFromPem(publicKey.export({ type: 'spki', format: 'pem' }).toString());
  const options = { md: forge.md.sha256.create(), mgf1: { md: forge.md.sha1.create() } };
  return Buffer.from(key.encrypt(symmetric.toString('latin1'), 'RSA-OAEP', options), 'latin1');
}

function digestMethod({ digest, keyTransport }: EncryptionOptions): string {
  if (digest !== 'sha256') return '';
  const mask =
    keyTransport === 'rsa-oaep'
      ? '<xenc11:MGF xmlns:xenc11="http://www.w3.org/2009/xmlenc11#" Algorithm="http://www.w3.org/2009/xmlenc11#mgf1sha256"></xenc11:MGF>'
      : '';
  return `<ds:DigestMethod xmlns:ds="http://www.w3.org/2000/09/xmldsig#" Algorithm="${xenc}sha256"></ds:DigestMethod>${mask}`;
}

function contentUri(content: string): string {
  return content.endsWith('gcm') ? `http://www.w3.org/2009/xmlenc11#${content}` : xenc + content;
}

function keyUri(keyTransport: string): string {
  return keyTransport === 'rsa-oaep' ? `http://www.w3.org/2009/xmlenc11#${keyTransport}` : xenc + keyTransport;
}
