import { open } from 'node:fs/promises';

const chunkBytes = 256 * 1024;

/**
 * The bytes of a file, a piece at a time. Each piece lies where the one before lay, so whoever keeps one must copy it: fresh memory for each of
 * thousands takes more time than reading them.
 * @throws Error with a `code` where the file cannot be read
 */
export async function* fileChunks(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  try {
    const memory = Buffer.allocUnsafeSlow(chunkBytes);
    for (;;) {
      const { bytesRead } = await file.read(memory, 0, chunkBytes);
      if (bytesRead === 0) return;
      yield memory.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}
