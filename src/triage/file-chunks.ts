import { open } from 'node:fs/promises';
import { giveBack, takeBlock, type Block } from './blocks.ts';

/** How many blocks are read at once: as many as a batch of small tickets has, so that nobody waits for the disk within one. */
const blocksAtOnce = 4;

/**
 * The bytes of a file, a block at a time; the next ones are read meanwhile. A block is used again once the next piece is asked for, so whoever goes
 * on looking at one must copy it, or `keep` it.
 * @throws Error with a `code` where the file cannot be read
 */
export async function* fileChunks(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  const read = async (): Promise<{ blocks: Block[]; bytesRead: number }> => {
    const blocks = Array.from({ length: blocksAtOnce }, () => takeBlock());
    const { bytesRead } = await file.readv(blocks.map(({ bytes }) => bytes));
    return { blocks, bytesRead };
  };
  let reading = read();
  try {
    for (;;) {
      const { blocks, bytesRead } = await reading;
      if (bytesRead === 0) return;
      reading = read();
      // It fails above, in its turn.
      reading.catch(() => null);
      let left = bytesRead;
      for (const block of blocks) {
        if (left > 0) yield block.bytes.subarray(0, left);
        left -= block.bytes.length;
        if (!block.isKept) giveBack(block.bytes);
      }
    }
  } finally {
    const last = await reading.catch(() => null);
    for (const block of last?.blocks ?? []) giveBack(block.bytes);
    await file.close();
  }
}
