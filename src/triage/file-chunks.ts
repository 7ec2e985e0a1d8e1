import { open, type FileHandle } from 'node:fs/promises';

const chunkBytes = 256 * 1024;

/**
 * The bytes of a file, a piece at a time; the next one is read while one is looked at. Each piece lies where the last but one lay, so whoever
 * keeps one must copy it: fresh memory for each of thousands takes more time than reading them.
 * @throws Error with a `code` where the file cannot be read
 */
export async function* fileChunks(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  let [memory, other] = [Buffer.allocUnsafeSlow(chunkBytes), Buffer.allocUnsafeSlow(chunkBytes)];
  let next = readInto(memory, file);
  try {
    for (;;) {
      const chunk = await next;
      if (chunk.length === 0) return;
      [memory, other] = [other, memory];
      next = readInto(memory, file);
      // It is awaited in its turn; until then a failure must not end the process.
      next.catch(ignored);
      yield chunk;
    }
  } finally {
    // The system may write into the memory as long as it reads.
    await next.catch(ignored);
    await file.close();
  }
}

async function readInto(memory: Buffer, file: FileHandle): Promise<Buffer> {
  const { bytesRead } = await file.read(memory, 0, memory.length);
  return memory.subarray(0, bytesRead);
}

function ignored(): void {}
