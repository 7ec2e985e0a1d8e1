import { createReadStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { SsoDoctorError } from '../errors.ts';
import { captureFormat } from '../input/capture.ts';
import { readEvidence } from '../input/index.ts';
import { maskable } from '../input/mitmproxy-dump.ts';
import { isBinary, type Source } from '../input/source.ts';
import { limits } from '../limits.ts';
import { createNewFile } from '../output.ts';
import type { RedactionReceipt } from '../redaction/receipt.ts';
import type { Redaction } from '../redaction/redact-text.ts';
import { visible } from '../text/visible-text.ts';

/** An input as it goes into a bundle, before anything in it is masked. */
export interface PlannedCopy {
  /** Inside of the bundle, ours. */
  readonly path: string;
  /** Its text, under the name that its owner knows. */
  readonly source: Source;
  /** What of an input that is no text goes in; null where all of it does. */
  readonly only: 'certificates' | null;
}

/** A copy that is safe to send. */
export interface EvidenceCopy {
  readonly path: string;
  /** The copy as whoever gets the bundle reads it. */
  readonly source: Source;
  readonly receipt: RedactionReceipt;
  readonly only: PlannedCopy['only'];
  readonly pieces: () => AsyncIterable<Uint8Array>;
}

/**
 * What an input is called in a bundle. Of a keystore and the like only the certificates go in: nothing else of it can be masked.
 * @throws SsoDoctorError ERR_INPUT_UNSUPPORTED where it is no text and no certificate is in it
 */
export async function planned(handedIn: Source, stem: string): Promise<PlannedCopy> {
  const source = await maskable(handedIn);
  if (!isBinary(source)) return { path: `${stem}-${nameFor(source)}`, source, only: null };
  const evidence = await readEvidence([source], { distinctive: [] });
  const pem = evidence.flatMap((item) => (item.kind === 'certificate' ? [item.certificate.pem.trim()] : []));
  if (pem.length === 0)
    throw new SsoDoctorError(
      'ERR_INPUT_UNSUPPORTED',
      `--bundle: ${visible(source.name)} is no text, and no certificate is in it, so nothing of it can be made safe. Leave it out.`,
    );
  const text = `${pem.join('\n')}\n`;
  return {
    path: `${stem}-certificates.pem`,
    source: { ...source, text, bytes: Buffer.from(text) },
    only: 'certificates',
  };
}

/** Nothing that a double click would run: a page or XML opened in a browser could post what is in it. */
function nameFor(source: Source): string {
  const format = captureFormat(source);
  if (format !== null) return format === 'har' ? 'capture.har' : 'capture.json';
  const head = source.text.slice(0, limits.captureHeadCharacters).trimStart();
  if (head.startsWith('-----BEGIN CERTIFICATE')) return 'certificates.pem';
  if (/^[{[]/.test(head)) return 'data.json';
  return head.startsWith('<') ? 'markup.txt' : 'text.txt';
}

/**
 * Redacts an input. A capture that is read piece by piece is written into the folder, which holds nothing but copies.
 * @throws SsoDoctorError ERR_REDACTION
 */
export async function copied(
  { path, source, only }: PlannedCopy,
  redaction: Redaction,
  folder: string,
): Promise<EvidenceCopy> {
  if (source.stream !== undefined) {
    const file = join(folder, path);
    await mkdir(join(file, '..'), { recursive: true, mode: 0o700 });
    const receipt = await createNewFile(file, '--bundle', (target) => redaction.copyInto(source, target));
    const pieces = (): AsyncIterable<Uint8Array> => createReadStream(file, { highWaterMark: limits.pieceBytes });
    // Its first characters tell what it is, as where it was read from.
    return {
      path,
      source: { ...source, name: path, stream: pieces },
      receipt: { ...receipt, input: path },
      only,
      pieces,
    };
  }
  const written: string[] = [];
  const receipt = await redaction.copyInto(source, {
    write: async (piece) => void written.push(piece),
    async *readAgain() {
      for (const piece of written) yield Buffer.from(piece);
    },
  });
  const text = written.join('');
  const bytes = Buffer.from(text);
  return {
    path,
    source: { ...source, name: path, text, bytes },
    receipt: { ...receipt, input: path },
    only,
    async *pieces() {
      yield bytes;
    },
  };
}
