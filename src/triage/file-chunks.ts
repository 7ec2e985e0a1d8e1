import { open } from 'node:fs/promises';
import { giveBack, takeBlock } from './blocks.ts';

/**
 * The bytes of a file, a block at a time. Each piece lies where the one before lay, so whoever goes on looking at one must copy it, or `keep` it.
 * @throws Error with a `code` where the file cannot be read
 */
export async function* fileChunks(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  let block = takeBlock();
  try {
    for (;;) {
      const { bytesRead } = await file.read(block.bytes, 0, block.bytes.length);
      if (bytesRead === 0) return;
      yield block.bytes.subarray(0, bytesRead);
      // Also where it was given back since: another may have taken it.
      if (block.isKept) block = takeBlock();
    }
  } finally {
    if (!block.isKept) giveBack(block.bytes);
    await file.close();
  }
}
