import { splitFile } from './formats/index.ts';
import type { ByteFile } from './formats/format.ts';
import { inputFiles, reasonOf, type InputOptions } from './inputs.ts';
import { countOf, sizeOf, unitsIn } from './pieces.ts';
import type { Piece, Unit, Unreadable } from './ticket.ts';

export interface UnitOptions extends InputOptions {
  /** Whether tickets are cut out of a file, one in an archive included, by its name. Default: out of all. */
  readonly isWanted?: (name: string) => boolean;
}

/** All tickets of all inputs one by one, as `piecesOf` gives them. @throws SsoDoctorError ERR_INPUT_NOT_FOUND */
export async function* unitsOf(...inputs: Parameters<typeof piecesOf>): AsyncGenerator<Unit | Unreadable> {
  for await (const piece of piecesOf(...inputs)) yield* unitsIn(piece);
}

/**
 * All tickets of all inputs, cut out and not read, in a stable order. What breaks in the middle is listed, and the next file follows.
 * @throws SsoDoctorError ERR_INPUT_NOT_FOUND where a path that the user gave is not there
 */
export async function* piecesOf(
  paths: readonly string[],
  stdin: AsyncIterable<Uint8Array>,
  options: UnitOptions,
): AsyncGenerator<Piece> {
  for await (const file of inputFiles(paths, stdin, options)) {
    if ('kind' in file) {
      yield file;
      continue;
    }
    if (options.isWanted?.(file.name) === false) {
      await closed(file);
      continue;
    }
    try {
      yield* splitFile(file, options);
    } catch (error) {
      // A disk, a damaged archive, a limit: they have a code. What has none is a bug.
      if (!(error instanceof Error && 'code' in error)) throw error;
      const reason = `${reasonOf(error)}. What came before it was read.`;
      yield { kind: 'unreadable', source: file.name, location: null, reason };
    }
  }
}

/** A file of which only the first bytes were read. */
async function closed({ bytes }: ByteFile): Promise<void> {
  // A generator that never began would not end, and the file would stay open.
  for await (const chunk of bytes) if (chunk.length >= 0) return;
}

/**
 * Pieces together, so that handing them to a worker is worth it: by count and by size. The first batches are small, so that all workers have
 * something to do soon; what comes of a batch takes as long to add up as that of a small one.
 */
export async function* batched(pieces: AsyncIterable<Piece>): AsyncGenerator<Piece[]> {
  let batch: Piece[] = [];
  let [count, size, before] = [0, 0, 0];
  for await (const piece of pieces) {
    batch.push(piece);
    count += countOf(piece);
    size += sizeOf(piece);
    if (count < Math.min(mostUnits, Math.max(fewestUnits, before / 8)) && size < mostSize) continue;
    yield batch;
    before += count;
    batch = [];
    [count, size] = [0, 0];
  }
  if (batch.length > 0) yield batch;
}

const fewestUnits = 200;
const mostUnits = 1_000;
const mostSize = 1 * 1024 * 1024;
