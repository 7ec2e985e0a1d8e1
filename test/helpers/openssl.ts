import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** A folder for what OpenSSL reads and writes, for one test file; removed when its tests are done. */
const folder = mkdtempSync(join(tmpdir(), 'openssl-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * What the program `openssl` writes to standard output. Tests compare with it: it is what administrators use.
 * @throws Error that says what is missing or what it complained of
 */
export function openssl(args: readonly string[], input?: string | Uint8Array): Buffer {
  const result = spawnSync('openssl', args, { cwd: folder, ...(input !== undefined && { input }) });
  if (result.error !== undefined)
    throw new Error(
      `These tests make their inputs with openssl, which cannot be started (${result.error.message}). Install it: apt-get install -y openssl`,
    );
  if (result.status !== 0) throw new Error(`openssl ${args.join(' ')}: ${result.stderr.toString()}`);
  return result.stdout;
}

/** Path of a new file in OpenSSL's folder. */
export function file(name: string, content?: string | Uint8Array): string {
  const path = join(folder, name);
  if (content !== undefined) writeFileSync(path, content);
  return path;
}

interface OpensslIdentity {
  readonly name: string;
  /** Paths. */
  readonly key: string;
  readonly certificate: string;
  readonly pem: string;
  readonly der: Buffer;
}

interface CertificateOptions {
  readonly subject?: string;
  /** Lines of extensions, `keyUsage=digitalSignature`. */
  readonly extensions?: readonly string[];
  /** Further options of `openssl req -x509`. */
  readonly options?: readonly string[];
}

/** Arguments of `openssl req -newkey` for each kind of key that an identity provider could sign with. */
export const keyKinds = {
  'rsa-512': ['rsa:512'],
  'rsa-1024': ['rsa:1024'],
  'rsa-2048': ['rsa:2048'],
  'rsa-4096': ['rsa:4096'],
  'rsa-pss': ['rsa-pss', '-pkeyopt', 'rsa_keygen_bits:2048'],
  'p-256': ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  'p-384': ['ec', '-pkeyopt', 'ec_paramgen_curve:P-384'],
  'p-521': ['ec', '-pkeyopt', 'ec_paramgen_curve:P-521'],
  secp256k1: ['ec', '-pkeyopt', 'ec_paramgen_curve:secp256k1'],
  ed25519: ['ed25519'],
  ed448: ['ed448'],
} as const;

export type KeyKindName = keyof typeof keyKinds;

/** A key and a certificate that it signs itself. */
export function createOpensslIdentity(
  name: string,
  kind: KeyKindName = 'rsa-2048',
  { subject = '/CN=idp.example.com', extensions = [], options = [] }: CertificateOptions = {},
): OpensslIdentity {
  const [key, certificate] = [file(`${name}.key`), file(`${name}.pem`)];
  // Of its own, so that what a machine's openssl.cnf adds does not matter.
  const config = file(
    `${name}.cnf`,
    `[req]\ndistinguished_name = dn\nx509_extensions = own\nstring_mask = utf8only\n[dn]\n[own]\n${extensions.join('\n')}\n`,
  );
  const request = ['req', '-x509', '-utf8', '-config', config, '-subj', subject, '-days', '3650', ...options];
  openssl([...request, '-newkey', ...keyKinds[kind], '-nodes', '-keyout', key, '-out', certificate]);
  const pem = readFileSync(certificate, 'utf8');
  return { name, key, certificate, pem, der: Buffer.from(pem.replace(/-----[A-Z ]+-----/g, ''), 'base64') };
}

/** `openssl x509 -fingerprint`, without label and colons. */
export function opensslFingerprint(certificate: string, algorithm: 'sha1' | 'sha256' | 'sha512'): string {
  const text = openssl(['x509', '-in', certificate, '-noout', '-fingerprint', `-${algorithm}`]).toString();
  return text.split('=')[1]?.replace(/[:\s]/g, '') ?? '';
}
