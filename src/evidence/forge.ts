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
