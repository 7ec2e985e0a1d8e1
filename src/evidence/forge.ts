/** What the broker's certificate library reads of a certificate: its dates, or its message why it cannot. */
export type BrokerCertificate = { readonly notBefore: Date; readonly notAfter: Date } | { readonly error: string };

export type OaepHash = 'sha1' | 'sha256' | 'sha384' | 'sha512';

export interface Forge {
  readonly readCertificate: (pem: string) => BrokerCertificate;
  /** RSAES-PKCS1-v1_5, which Node 20 refuses to decrypt. @throws Error where the key does not fit */
  readonly decryptRsa15: (privateKeyPem: string, encrypted: Buffer) => Buffer;
  /** RSA-OAEP whose mask uses another hash than its digest, which Node cannot do. @throws Error where the key does not fit */
  readonly decryptOaep: (privateKeyPem: string, encrypted: Buffer, digest: OaepHash, mask: OaepHash) => Buffer;
}

/** Loads node-forge. On demand: it costs some 35 ms. */
export async function loadForge(): Promise<Forge> {
  const { default: forge } = await import('node-forge');
  return {
    readCertificate: (pem) => {
      try {
        const { notBefore, notAfter } = forge.pki.certificateFromPem(pem).validity;
        return { notBefore, notAfter };
      } catch (error) {
        return { error: error instanceof Error ? error.message : String(error) };
      }
    },
    decryptRsa15: (privateKeyPem, encrypted) => {
      const key = forge.pki.privateKeyFromPem(privateKeyPem);
      return Buffer.from(key.decrypt(encrypted.toString('latin1'), 'RSAES-PKCS1-V1_5'), 'latin1');
    },
    decryptOaep: (privateKeyPem, encrypted, digest, mask) => {
      const key = forge.pki.privateKeyFromPem(privateKeyPem);
      const options = { md: forge.md[digest].create(), mgf1: { md: forge.md[mask].create() } };
      return Buffer.from(key.decrypt(encrypted.toString('latin1'), 'RSA-OAEP', options), 'latin1');
    },
  };
}

/** What PKCS#12 needs and Node does not have. */
export interface Pkcs12Primitives {
  /** A key or initialization vector out of a password by PKCS#12's own scheme (RFC 7292 appendix B.2). */
  readonly deriveKey: (derivation: Pkcs12Derivation) => Buffer;
  /** RC2 in CBC mode, which OpenSSL 3 no longer does by itself. Null where the padding is not right. */
  readonly decryptRc2: (key: Buffer, iv: Buffer, encrypted: Uint8Array) => Buffer | null;
}

interface Pkcs12Derivation {
  /** Null for none, which is something else than an empty one. */
  readonly password: string | null;
  readonly salt: Uint8Array;
  readonly purpose: 'key' | 'iv';
  readonly iterations: number;
  /** In bytes. */
  readonly length: number;
}

/** Loads node-forge for PKCS#12. On demand, as above. */
export async function loadPkcs12Primitives(): Promise<Pkcs12Primitives> {
  const { default: forge } = await import('node-forge');
  return {
    deriveKey: ({ password, salt, purpose, iterations, length }) => {
      const id = purpose === 'key' ? 1 : 2;
      const bytes = forge.pkcs12.generateKey(password, forge.util.createBuffer(latin1(salt)), id, iterations, length);
      return Buffer.from(bytes.getBytes(), 'latin1');
    },
    decryptRc2: (key, iv, encrypted) => {
      const cipher = forge.rc2.createDecryptionCipher(latin1(key), key.length * 8);
      cipher.start(latin1(iv));
      cipher.update(forge.util.createBuffer(latin1(encrypted)));
      return cipher.finish() ? Buffer.from(cipher.output.getBytes(), 'latin1') : null;
    },
  };
}

/** Bytes as node-forge takes them. */
function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}
