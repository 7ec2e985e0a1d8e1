import type { Entry, ZipFile } from 'yauzl';
import { limits } from '../limits.ts';
import { visible } from '../text/visible-text.ts';
import { collected } from './formats/loose.ts';
import { bounded } from './gzip.ts';
import type { OpenFile } from './inputs.ts';
import type { Unreadable } from './ticket.ts';

export function isZip([first, second, third, fourth]: Uint8Array): boolean {
  return first === 0x50 && second === 0x4b && third === 3 && fourth === 4;
}

/**
 * The files in a zip archive, in its own order. Nothing is ever written, so a name that climbs out of the archive could do no harm; but
 * whoever made it meant some, and it is passed over with all that is no plain file.
 */
export async function* zipMembers(file: OpenFile): AsyncGenerator<OpenFile | Unreadable> {
  const skip = (reason: string, name = file.name): Unreadable => ({
    kind: 'unreadable',
    source: name,
    location: null,
    reason,
  });
  const zip = await open(file);
  if (typeof zip === 'string') {
    yield skip(zip);
    return;
  }
  let members = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      members += 1;
      const entryName = nameOf(entry);
      const name = `${file.name}/${visible(entryName)}`;
      if (members > limits.archiveMembers) {
        yield skip(`more than ${limits.archiveMembers} members; the others were not read.`);
        return;
      }
      if (entryName.endsWith('/')) continue;
      const problem = problemOf(entry, entryName);
      if (problem !== null) yield skip(problem, name);
      else {
        const stream = await zip.openReadStreamPromise(entry);
        yield { name, path: null, bytes: bounded(stream, () => entry.compressedSize) };
        stream.destroy();
      }
    }
  } catch {
    // What the library says names bytes and offsets, which help nobody.
    yield skip('the archive is damaged; what follows was not read.');
  } finally {
    zip.close();
  }
}

/** The archive, or why it cannot be opened. From its path where it has one: its list of members stands at its end. */
async function open({ path, bytes }: OpenFile): Promise<ZipFile | string> {
  const { openPromise, fromBufferPromise } = await import('yauzl');
  const options = { lazyEntries: true, autoClose: false, decodeStrings: false } as const;
  try {
    if (path !== null) return await openPromise(path, options);
    const whole = await collected(bytes, limits.inputBytes);
    if (whole === null)
      return `an archive of more than ${limits.inputBytes / 1024 / 1024} MB inside another one or from standard input.`;
    return await fromBufferPromise(Buffer.from(whole), options);
  } catch {
    // As above.
    return 'the archive is damaged, or no zip archive.';
  }
}

function nameOf({ fileName }: Entry): string {
  // With decodeStrings off it comes as bytes, whatever the type says.
  return (fileName as unknown as Buffer).toString('utf8').replaceAll('\\', '/');
}

function problemOf(entry: Entry, name: string): string | null {
  const isLink = ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000;
  if (name.startsWith('/') || /^[a-z]:/i.test(name) || name.split('/').includes('..'))
    return 'its name leads out of the archive, so whoever made it meant harm; it was not read.';
  if (isLink) return 'a symbolic link, which is not followed.';
  if (entry.isEncrypted()) return 'it is encrypted. Unpack it, and hand in the folder.';
  if (!entry.canDecodeFileData())
    return 'it is compressed in a way that is not supported. Unpack it, and hand in the folder.';
  return null;
}
