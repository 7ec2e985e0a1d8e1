import type { Source } from '../source.ts';

/** The bytes of a source in pieces, from its beginning. */
export async function* chunksOf({ stream, text }: Pick<Source, 'stream' | 'text'>): AsyncGenerator<Buffer> {
  if (stream === undefined) yield Buffer.from(text);
  else for await (const chunk of stream()) yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}
