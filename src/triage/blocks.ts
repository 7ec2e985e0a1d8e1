/**
 * Memory that files are read into, handed out over and over. Fresh memory for each of thousands of reads makes the engine look through all that it
 * holds several times a second; and shared memory goes to another thread without being copied.
 */
const blockBytes = 256 * 1024;

/** A block from when it is taken until it is given back. */
export interface Block {
  readonly bytes: Buffer;
  /** Whether somebody goes on looking at it, and gives it back: who took it takes another one then. */
  isKept: boolean;
}

const unused: SharedArrayBuffer[] = [];
/** Weakly, as whoever keeps one and never gives it back leaves it to the garbage collection. */
const taken = new WeakMap<ArrayBufferLike, Block>();

/** One that nobody looks at, to read into. */
export function takeBlock(): Block {
  const memory = unused.pop() ?? new SharedArrayBuffer(blockBytes);
  const block = { bytes: Buffer.from(memory), isKept: false };
  taken.set(memory, block);
  return block;
}

/** Whether the bytes lie in one. */
export function isInBlock({ buffer }: Uint8Array): boolean {
  return taken.has(buffer);
}

/** Nothing else is read into the block of the bytes until it is given back. Bytes that lie elsewhere are left alone, here and there. */
export function keep({ buffer }: Uint8Array): void {
  const block = taken.get(buffer);
  if (block !== undefined) block.isKept = true;
}

/** Nobody looks at the block of the bytes any more. */
export function giveBack({ buffer }: Uint8Array): void {
  if (taken.delete(buffer) && buffer instanceof SharedArrayBuffer) unused.push(buffer);
}
