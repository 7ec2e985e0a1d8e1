import { buffer } from 'node:stream/consumers';
import { fromBufferPromise, type Entry } from 'yauzl';

/** Names and contents of a zip archive, in their order, read by another library than wrote it. */
export async function unzip(archive: Buffer): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(archive);
  const found = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry() as AsyncIterable<Entry>)
    found.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  return found;
}
