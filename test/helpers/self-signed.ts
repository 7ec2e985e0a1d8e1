import { createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

/** A fresh key with a self-signed certificate around it. */
export interface TestIdentity {
  readonly privateKey: KeyObject;
  /** DER bytes. */
  readonly der: Buffer;
  /** Base64 of the DER bytes, one line: what an X509Certificate element holds. */
  readonly base64: string;
  readonly pem: string;
  readonly privatePem: string;
}

type KeyKind = 'rsa-2048' | 'rsa-1024' | 'rsa-pss' | 'ec-p256' | 'ed25519';

interface IdentityOptions {
  readonly kind?: KeyKind;
  readonly commonName?: string;
  readonly notBefore?: string;
  readonly notAfter?: string;
  /** Content of the INTEGER, in hexadecimal. */
  readonly serialNumber?: string;
  /** Without the version field it is version 1. */
  readonly version?: 1 | 3;
  /** SubjectPublicKeyInfo to put in instead of the own one; the signature is then no self-signature. */
  readonly publicKeyInfo?: Buffer;
  /** For a key that there is already. */
  readonly privateKey?: KeyObject;
}

/** Makes a key pair and a certificate (RFC 5280) that is valid from 2020 to 2040 unless told otherwise. */
export function createIdentity(options: IdentityOptions = {}): TestIdentity {
  const privateKey = options.privateKey ?? createKey(options.kind ?? 'rsa-2048');
  const der = certificate(privateKey, options);
  const base64 = der.toString('base64');
  return {
    privateKey,
    der,
    base64,
    pem: pemOf('CERTIFICATE', der),
    privatePem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/** PEM (RFC 7468) in lines of 64 characters. */
export function pemOf(label: string, der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

function createKey(kind: KeyKind): KeyObject {
  switch (kind) {
    case 'rsa-2048':
      return generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    case 'rsa-1024':
      return generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
    case 'rsa-pss':
      return generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).privateKey;
    case 'ec-p256':
      return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    case 'ed25519':
      return generateKeyPairSync('ed25519').privateKey;
  }
}

function certificate(key: KeyObject, options: IdentityOptions): Buffer {
  const name = sequence(
    set(sequence(oid('550403'), tagged(0x0c, Buffer.from(options.commonName ?? 'idp.example.com')))),
  );
  const algorithm = signatureAlgorithm(key);
  const validity = sequence(
    time(options.notBefore ?? '2020-01-01T00:00:00Z'),
    time(options.notAfter ?? '2040-01-01T00:00:00Z'),
  );
  const publicKey = options.publicKeyInfo ?? createPublicKey(key).export({ type: 'spki', format: 'der' });
  const version = options.version === 1 ? Buffer.alloc(0) : tagged(0xa0, tagged(0x02, Buffer.from([2])));
  const toBeSigned = sequence(
    version,
    tagged(0x02, Buffer.from(options.serialNumber ?? '012345', 'hex')),
    algorithm,
    name,
    validity,
    name,
    publicKey,
  );
  const signature = signed(toBeSigned, key);
  return sequence(toBeSigned, algorithm, tagged(0x03, Buffer.concat([Buffer.from([0]), signature])));
}

function signed(content: Buffer, key: KeyObject): Buffer {
  if (key.asymmetricKeyType === 'ed25519') return sign(null, content, key);
  // What the empty parameters of RSA-PSS stand for (RFC 4055 §3.1).
  if (key.asymmetricKeyType === 'rsa-pss') return sign('sha1', content, { key, saltLength: 20 });
  return sign('sha256', content, key);
}

function signatureAlgorithm(key: KeyObject): Buffer {
  const kind = key.asymmetricKeyType;
  if (kind === 'ec') return sequence(oid('2a8648ce3d040302'));
  if (kind === 'ed25519') return sequence(oid('2b6570'));
  if (kind === 'rsa-pss') return sequence(oid('2a864886f70d01010a'), sequence());
  return sequence(oid('2a864886f70d01010b'), Buffer.from([5, 0]));
}

function time(iso: string): Buffer {
  const digits = iso.replace(/[-:T]/g, '');
  const year = Number(digits.slice(0, 4));
  return year >= 1950 && year < 2050 ? tagged(0x17, Buffer.from(digits.slice(2))) : tagged(0x18, Buffer.from(digits));
}

function oid(encoded: string): Buffer {
  return tagged(0x06, Buffer.from(encoded, 'hex'));
}

function set(...parts: Buffer[]): Buffer {
  return tagged(0x31, Buffer.concat(parts));
}

/** A DER SEQUENCE. */
export function sequence(...parts: Buffer[]): Buffer {
  return tagged(0x30, Buffer.concat(parts));
}

/** A DER value: its tag, its length, its content. */
export function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content;
  if (length < 128) return Buffer.concat([Buffer.from([tag, length]), content]);
  const bytes = Buffer.from(length.toString(16).padStart(length > 0xffff ? 6 : length > 0xff ? 4 : 2, '0'), 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 | bytes.length]), bytes, content]);
}
