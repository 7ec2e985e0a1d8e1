import { defineFormat } from './format.ts';

/** X.509 certificates: PEM anywhere in a text; as a whole input also DER, base64, hexadecimal, PKCS#7 and PKCS#12. */
export const certificate = defineFormat({
  id: 'certificate',
  detect: ({ text, bytes, role }) =>
    role !== undefined ||
    text.includes('-----BEGIN') ||
    binaryStarts.has(bytes?.[0] ?? 0) ||
    bareStart.test(text.slice(0, 1_000)),
  async read(source, { password }) {
    // Loaded here because a plain URL needs no certificate parser.
    const { readCertificateInput } = await import('./read-certificate-input.ts');
    return readCertificateInput(source, password);
  },
});

/** First bytes of DER and of Java's keystores. */
const binaryStarts: ReadonlySet<number> = new Set([0x30, 0xfe, 0xce]);

/** Base64 and hexadecimal of DER, base64 of PEM, and keys of SSH and PuTTY. */
const bareStart = /^[\s"'`>\uFEFF]*(?:data:|M[A-J]|LS0tLS1CRUdJTi|(?:0[xX]|\\[xX])?30|ssh-|ecdsa-|---- BEGIN|PuTTY-)/;
