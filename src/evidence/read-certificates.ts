import { SsoDoctorError } from '../errors.ts';
import { limits } from '../limits.ts';
import { bareBytes, isPemText } from './bare-bytes.ts';
import { certificatesFromBytes, certificatesInBlock } from './certificate.ts';
import type { CertificateFacts } from './certificate-facts.ts';
import { isBinary, materialOfBytes, materialOfLabel, materialOfText, type Material } from './key-material.ts';
import { pemBlocks, type PemBlock } from './pem.ts';

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
 * DER, PKCS#7. Private keys are named and never read.
 * @throws SsoDoctorError ERR_INPUT_TOO_LARGE
 */
export async function readCertificates({ text, bytes }: Content): Promise<FoundObject[]> {
  if (bytes !== null && isBinary(bytes)) return whole(await objectsInBytes(bytes));
  const found: FoundObject[] = [];
  let certificates = 0;
  for (const block of pemBlocks(text)) {
    for (const object of await objectsInBlock(block)) {
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
      ? await readCertificates({ text: bare.toString('latin1'), bytes: null })
      : await objectsInBytes(bare),
  );
}

function whole(found: readonly Found[]): FoundObject[] {
  if (found.length > limits.certificatesPerInput) throw tooMany();
  return found.map((object) => ({ ...object, offset: null }));
}

async function objectsInBlock(block: PemBlock): Promise<Found[]> {
  const material = materialOfLabel(block.label, block.body);
  if (material === null) return [];
  if (material === 'certificate' || material === 'pkcs7') return certificatesInBlock(block);
  return [{ material }];
}

async function objectsInBytes(bytes: Uint8Array): Promise<Found[]> {
  const material = materialOfBytes(bytes);
  const isReadable = material === null || material === 'certificate' || material === 'pkcs7';
  return isReadable ? certificatesFromBytes(bytes) : [{ material }];
}

function tooMany(): SsoDoctorError {
  return new SsoDoctorError(
    'ERR_INPUT_TOO_LARGE',
    `The input holds more than ${limits.certificatesPerInput} certificates; that is more than this program reads. Cut out those of the login.`,
  );
}
