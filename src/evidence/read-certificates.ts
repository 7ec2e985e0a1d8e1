import { SsoDoctorError } from '../errors.ts';
import { limits } from '../limits.ts';
import { bareBytes, isPemText } from './bare-bytes.ts';
import { certificatesFromBytes, certificatesInBlock } from './certificate.ts';
import type { CertificateFacts } from './certificate-facts.ts';
import { isBinary, materialOfBytes, materialOfLabel, materialOfText, type Material } from './key-material.ts';
import { bytesOfBody, pemBlocks, type PemBlock } from './pem.ts';

/** A certificate, one that cannot be read, or something that is none. */
export type FoundObject = Found & {
  /** Where it begins in the text; null where it is the whole input. */
  readonly offset: number | null;
};

type Found =
  | { readonly certificate: CertificateFacts }
  /** `of`: what cannot be read, where it is no certificate. */
  | { readonly reason: string; readonly of?: Material }
  | { readonly material: Material };

interface Content {
  readonly text: string;
  /** Null where the text came as text. */
  readonly bytes: Uint8Array | null;
}

/**
 * Every certificate of an input, and every key, request or the like: PEM anywhere in a text, else bare base64 or hexadecimal, else bytes:
 * DER, PKCS#7, PKCS#12. Private keys are named and never read.
 * @throws SsoDoctorError ERR_INPUT_TOO_LARGE
 */
export async function readCertificates(
  { text, bytes }: Content,
  { password }: { readonly password?: string | undefined } = {},
): Promise<FoundObject[]> {
  if (bytes !== null && isBinary(bytes)) return whole(await objectsInBytes(bytes, password));
  const found: FoundObject[] = [];
  let certificates = 0;
  for (const block of pemBlocks(text)) {
    for (const object of await objectsInBlock(block, password)) {
      found.push({ ...object, offset: block.start });
      if (!('material' in object)) certificates += 1;
    }
    if (certificates > limits.certificatesPerInput) throw tooMany();
  }
  if (found.length > 0) return found;
  const material = materialOfText(text);
  if (material !== null) return whole([{ material }]);
  const bare = bareBytes(text);
  if (bare === null) return [];
  // A PEM text that was encoded once more, as Auth0 exports it.
  return whole(
    isPemText(bare)
      ? await readCertificates({ text: bare.toString('latin1'), bytes: null }, { password })
      : await objectsInBytes(bare, password),
  );
}

function whole(found: readonly Found[]): FoundObject[] {
  if (found.length > limits.certificatesPerInput) throw tooMany();
  return found.map((object) => ({ ...object, offset: null }));
}

async function objectsInBlock(block: PemBlock, password: string | undefined): Promise<Found[]> {
  const material = materialOfLabel(block.label, block.body);
  if (material === null) return [];
  if (material === 'certificate' || material === 'pkcs7') return certificatesInBlock(block);
  if (material !== 'pkcs12') return [{ material }];
  const bytes = bytesOfBody(block.body);
  if (bytes !== null) return objectsInBytes(bytes, password);
  return [{ reason: `it is larger than ${limits.certificateBytes / 1024} kB`, of: material }];
}

async function objectsInBytes(bytes: Uint8Array, password: string | undefined): Promise<Found[]> {
  const material = materialOfBytes(bytes);
  if (material === 'pkcs12') return objectsInPkcs12(bytes, password);
  const isReadable = material === null || material === 'certificate' || material === 'pkcs7';
  return isReadable ? certificatesFromBytes(bytes) : [{ material }];
}

async function objectsInPkcs12(bytes: Uint8Array, password: string | undefined): Promise<Found[]> {
  // Loaded here because hardly any input is such a file.
  const [{ openPkcs12 }, { loadPkcs12Primitives }] = await Promise.all([import('./pkcs12.ts'), import('./forge.ts')]);
  const opened = openPkcs12(bytes, password, await loadPkcs12Primitives());
  if ('reason' in opened) return [{ reason: opened.reason, of: 'pkcs12' }];
  const certificates = opened.certificates.flatMap((der) => certificatesFromBytes(der));
  const key = opened.holdsPrivateKey ? [{ material: 'encrypted-private-key' } as const] : [];
  return certificates.length === 0
    ? [{ reason: 'there is no certificate in it', of: 'pkcs12' }, ...key]
    : [...certificates, ...key];
}

function tooMany(): SsoDoctorError {
  return new SsoDoctorError(
    'ERR_INPUT_TOO_LARGE',
    `The input holds more than ${limits.certificatesPerInput} certificates; that is more than this program reads. Cut out those of the login.`,
  );
}
