import { createDecipheriv, pbkdf2Sync } from 'node:crypto';
import { limits } from '../limits.ts';
import { childrenOf, contentOf, octetsOf, oidOf, readDer, tags, type DerValue } from './der.ts';
import type { Pkcs12Primitives } from './forge.ts';

type Opened = { readonly content: Uint8Array } | { readonly reason: string };

/** Ciphers of PKCS#12's own scheme (RFC 7292 appendix C), still what Windows and old OpenSSL write. RC4 is not read. */
const ownCiphers: ReadonlyMap<string, { readonly node?: string; readonly keyBytes: number }> = new Map([
  ['1.2.840.113549.1.12.1.3', { node: 'des-ede3-cbc', keyBytes: 24 }],
  ['1.2.840.113549.1.12.1.4', { node: 'des-ede-cbc', keyBytes: 16 }],
  // OpenSSL 3 no longer has RC2.
  ['1.2.840.113549.1.12.1.5', { keyBytes: 16 }],
  ['1.2.840.113549.1.12.1.6', { keyBytes: 5 }],
]);

const pbes2 = '1.2.840.113549.1.5.13';
const pbkdf2 = '1.2.840.113549.1.5.12';

/** Ciphers of PBES2 (RFC 8018 appendix B.2), which OpenSSL 3, Java and Windows write today. */
const ciphers: ReadonlyMap<string, { readonly node: string; readonly keyBytes: number }> = new Map([
  ['2.16.840.1.101.3.4.1.2', { node: 'aes-128-cbc', keyBytes: 16 }],
  ['2.16.840.1.101.3.4.1.22', { node: 'aes-192-cbc', keyBytes: 24 }],
  ['2.16.840.1.101.3.4.1.42', { node: 'aes-256-cbc', keyBytes: 32 }],
  ['1.2.840.113549.3.7', { node: 'des-ede3-cbc', keyBytes: 24 }],
]);

const hmacs: ReadonlyMap<string, string> = new Map([
  ['1.2.840.113549.2.7', 'sha1'],
  ['1.2.840.113549.2.8', 'sha224'],
  ['1.2.840.113549.2.9', 'sha256'],
  ['1.2.840.113549.2.10', 'sha384'],
  ['1.2.840.113549.2.11', 'sha512'],
]);

/** The reason where a file has a password and none was given. */
export const needsPassword = 'it is protected by a password';

/** Opens what a password protects. `algorithm` is the AlgorithmIdentifier beside it. Without a password the empty one is tried. */
export function decryptPkcs12Part(
  algorithm: DerValue,
  encrypted: Uint8Array,
  password: string | undefined,
  primitives: Pkcs12Primitives,
): Opened {
  const [type, parameters] = childrenOf(algorithm);
  const oid = oidOf(type) ?? '';
  const attempt = oid === pbes2 ? pbes2Attempt(parameters) : ownAttempt(oid, parameters, primitives);
  if ('reason' in attempt) return attempt;
  // An empty password is written as an empty text by some programs, and as none by others.
  const passwords = password === undefined || password === '' ? ['', null] : [password];
  for (const candidate of passwords) {
    const content = attempt.decrypt(encrypted, candidate);
    if (content !== null && readDer(content)?.tag === tags.sequence) return { content };
  }
  return {
    reason:
      password === undefined
        ? needsPassword
        : 'the password does not open it: it is another one, or the file was changed',
  };
}

type Attempt =
  | { readonly decrypt: (encrypted: Uint8Array, password: string | null) => Uint8Array | null }
  | { readonly reason: string };

function ownAttempt(oid: string, parameters: DerValue | undefined, primitives: Pkcs12Primitives): Attempt {
  const cipher = ownCiphers.get(oid);
  const [salt, count] = childrenOf(parameters);
  const iterations = iterationsOf(count);
  if (cipher === undefined) return unknownCipher(oid);
  if (salt === undefined || iterations === null) return tooManyIterations;
  const { node, keyBytes } = cipher;
  return {
    decrypt(encrypted, password) {
      const part = (purpose: 'key' | 'iv', length: number): Buffer =>
        primitives.deriveKey({ password, salt: octetsOf(salt), purpose, iterations, length });
      const [key, iv] = [part('key', keyBytes), part('iv', 8)];
      return node === undefined ? primitives.decryptRc2(key, iv, encrypted) : decipher(node, key, iv, encrypted);
    },
  };
}

function pbes2Attempt(parameters: DerValue | undefined): Attempt {
  const [derivation, scheme] = childrenOf(parameters);
  const [derivationType, derivationParameters] = childrenOf(derivation);
  const [schemeType, iv] = childrenOf(scheme);
  const [salt, count, ...rest] = childrenOf(derivationParameters);
  const cipher = ciphers.get(oidOf(schemeType) ?? '');
  const hash = hmacOf(rest);
  if (oidOf(derivationType) !== pbkdf2) return unknownCipher(oidOf(derivationType));
  if (cipher === undefined || hash === undefined || iv === undefined) return unknownCipher(oidOf(schemeType));
  const iterations = iterationsOf(count);
  if (salt === undefined || iterations === null) return tooManyIterations;
  return {
    decrypt(encrypted, password) {
      const key = pbkdf2Sync(password ?? '', octetsOf(salt), iterations, cipher.keyBytes, hash);
      return decipher(cipher.node, key, octetsOf(iv), encrypted);
    },
  };
}

/** SHA-1 where none is named (RFC 8018 appendix A.2); undefined where it is an unknown one. */
function hmacOf(parameters: readonly DerValue[]): string | undefined {
  const named = parameters.find(({ tag }) => tag === tags.sequence);
  return named === undefined ? 'sha1' : hmacs.get(oidOf(childrenOf(named)[0]) ?? '');
}

/** Null where there is no number that is done in reasonable time. */
function iterationsOf(value: DerValue | undefined): number | null {
  if (value?.tag !== tags.integer) return null;
  const content = contentOf(value);
  const count = content.length > 6 ? Infinity : Buffer.from(content).readUIntBE(0, content.length || 1);
  return count >= 1 && count <= limits.pkcs12Iterations ? count : null;
}

const tooManyIterations = {
  reason: `its password is to be hashed more than ${limits.pkcs12Iterations} times, or a number that cannot be read`,
} as const;

function unknownCipher(oid: string | null): Attempt {
  return { reason: `it is encrypted by a method that is not read here (${oid ?? 'without a name'})` };
}

/** Null where the padding is not right, as with another password. */
function decipher(name: string, key: Uint8Array, iv: Uint8Array, encrypted: Uint8Array): Uint8Array | null {
  try {
    const cipher = createDecipheriv(name, key, iv);
    return Buffer.concat([cipher.update(encrypted), cipher.final()]);
  } catch {
    // Node throws for a wrong padding and for a wrong length of the parts: with this key it cannot be opened.
    return null;
  }
}
