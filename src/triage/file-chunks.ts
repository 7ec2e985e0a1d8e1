import { open } from 'node:fs/promises';
import { giveBack, takeBlock, type Block } from './blocks.ts';

/**
 * The bytes of a file, a block at a time; the next one is read meanwhile. A block is used again once the next piece is asked for, so whoever goes
 * on looking at one must copy it, or `keep` it.
 * @throws Error with a `code` where the file cannot be read
 */
export async function* fileChunks(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  const read = async (): Promise<{ block: Block; bytesRead: number }> => {
    const block = takeBlock();
    const { bytesRead } = await file.read(block.bytes, 0, block.bytes.length);
    return { block, bytesRead };
  };
  let reading = read();
  try {
    for (;;) {
      const { block, bytesRead } = await reading;
      if (bytesRead === 0) return;
      reading = read();
      // It fails above, in its turn.
      reading.catch(() => null);
      yield block.bytes.subarray(0, bytesRead);
      if (!block.isKept) giveBack(block.bytes);
    }
  } finally {
    const last = await reading.catch(() => null);
    if (last !== null) giveBack(last.block.bytes);
    await file.close();
  }
}
