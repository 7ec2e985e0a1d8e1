import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { SsoDoctorError } from '../errors.ts';
import { isShellPipe } from '../input/shell-pipe.ts';
import { limits } from '../limits.ts';
import { visible } from '../text/visible-text.ts';
import { fileChunks } from './file-chunks.ts';
import { gunzipped, isGzip } from './gzip.ts';
import type { ByteFile, ReadingOptions } from './formats/format.ts';
import type { Unit, Unreadable } from './ticket.ts';
import { ticketFolder } from './ticket-folder.ts';
import { isZip, zipMembers } from './zip.ts';

/** A file with its size on disk and where it can be opened by its path; the path is null for what streams by. */
export interface OpenFile {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly path: string | null;
}

/**
 * All files under the paths that the user gave, in a stable order; archives opened. A path that is not there is the user's to mend; what
 * lies inside a folder and cannot be read is listed and passed over. A folder that is
 * one ticket with its attachments is given as that.
 * @throws SsoDoctorError ERR_INPUT_NOT_FOUND
 */
export async function* inputFiles(
  paths: readonly string[],
  stdin: AsyncIterable<Uint8Array>,
  options: InputOptions,
): AsyncGenerator<ByteFile | Unit | Unreadable> {
  for (const path of paths) {
    if (path === '-') yield* opened({ name: standardInputName, bytes: stdin, path: null }, 0);
    else if (await isShellPipe(path)) {
      if (options.openPipe !== undefined)
        yield* opened({ name: `${pipePrefix}${visible(path)}`, bytes: options.openPipe(path), path: null }, 0);
    } else yield* under(path, visible(path), { ...options, depth: 0, isGiven: true });
  }
}

const standardInputName = 'standard input';
/** Not the path alone, as a file may stand behind one that looks the same: `/dev/stdin < tickets.csv`. */
const pipePrefix = 'pipe ';

/** Whether a file of this name comes in once, as standard input and pipes do. */
export function isStream(name: string): boolean {
  return name === standardInputName || name.startsWith(`${pipePrefix}/`);
}

/** Bytes of all files under the paths; null where one is standard input or a pipe, whose end nobody knows. */
export async function sizeOf(paths: readonly string[]): Promise<number | null> {
  let size = 0;
  for (const path of paths) {
    if (path === '-' || (await isShellPipe(path))) return null;
    const status = await lstat(path).catch(() => null);
    if (status?.isFile() === true) size += status.size;
    if (status?.isDirectory() !== true) continue;
    const names = await readdir(path).catch(() => []);
    size += (await sizeOf(names.map((name) => join(path, name)))) ?? 0;
  }
  return size;
}

export interface InputOptions extends ReadingOptions {
  /** Whether a file on disk, or a folder that is one ticket, is opened, by its name. Default: all are. */
  readonly mayHold?: (name: string) => boolean;
  /** What comes through a pipe that the shell made. Default: none is read, as it would be for the second time. */
  readonly openPipe?: (path: string) => AsyncIterable<Uint8Array>;
}

interface Walk extends InputOptions {
  readonly depth: number;
  /** Whether the user named the path. */
  readonly isGiven: boolean;
}

async function* under(path: string, name: string, walk: Walk): AsyncGenerator<ByteFile | Unit | Unreadable> {
  const { depth, isGiven, mayHold = () => true } = walk;
  const inside = { ...walk, isGiven: false };
  const status = await lstat(path).catch(() => null);
  const skip = (reason: string): Unreadable => ({ kind: 'unreadable', source: name, location: null, reason });
  if (status === null) {
    if (isGiven) throw new SsoDoctorError('ERR_INPUT_NOT_FOUND', `${name}: there is no such file or folder.`);
    yield skip('it cannot be looked at. Check its permissions.');
  } else if (status.isSymbolicLink() && isGiven) yield* under(await target(path, name), name, inside);
  else if (status.isSymbolicLink())
    yield skip('a symbolic link, which is not followed: it may lead out of the folder.');
  else if (status.isDirectory() && depth >= limits.folderDepth)
    yield skip(`deeper than ${limits.folderDepth} folders.`);
  else if (status.isDirectory()) {
    const names = (await readdir(path).catch(() => null))?.toSorted() ?? null;
    if (names === null) yield skip('the folder cannot be read. Check its permissions.');
    const files = mayHold(name) ? await plainFiles(path, names ?? []) : null;
    const ticket = await ticketFolder({ path, name, isGiven }, files, walk.fields);
    if (ticket !== null) {
      yield ticket;
      return;
    }
    for (const entry of names ?? [])
      yield* under(join(path, entry), `${name}/${visible(entry)}`, { ...inside, depth: depth + 1 });
  } else if (!status.isFile()) yield skip('not a regular file.');
  else if (mayHold(name)) yield* opened({ name, bytes: fileChunks(path), path }, 0);
}

/** Names and sizes of a few files that are all there is; null where something else is, or more than one ticket could bring along. */
async function plainFiles(path: string, names: readonly string[]): Promise<{ name: string; size: number }[] | null> {
  if (names.length > limits.ticketFolderFiles) return null;
  const files: { name: string; size: number }[] = [];
  for (const name of names) {
    const status = await lstat(join(path, name)).catch(() => null);
    if (status?.isFile() !== true) return null;
    files.push({ name, size: status.size });
  }
  return files;
}

/** Where a link that the user named leads to: naming it is asking for it. */
async function target(path: string, name: string): Promise<string> {
  const { realpath } = await import('node:fs/promises');
  return realpath(path).catch((cause: unknown) => {
    throw new SsoDoctorError('ERR_INPUT_NOT_FOUND', `${name}: the link leads nowhere.`, { cause });
  });
}

/** The file itself, or what is in it where it is an archive. */
async function* opened(file: OpenFile, depth: number): AsyncGenerator<ByteFile | Unreadable> {
  const skip = (reason: string): Unreadable => ({ kind: 'unreadable', source: file.name, location: null, reason });
  let peeked: ByteFile;
  try {
    peeked = await withHead(file);
  } catch (error) {
    yield skip(`it cannot be read (${reasonOf(error)}).`);
    return;
  }
  const isArchive = isZip(peeked.head) || isGzip(peeked.head);
  if (!isArchive) yield peeked;
  else if (depth >= limits.archiveDepth)
    yield skip(`an archive more than ${limits.archiveDepth} archives deep; it was not unpacked.`);
  else if (isGzip(peeked.head))
    yield* opened({ name: peeked.name, bytes: gunzipped(peeked.bytes), path: null }, depth + 1);
  else {
    for await (const member of zipMembers({ ...file, bytes: peeked.bytes })) {
      if ('kind' in member) yield member;
      else yield* opened(member, depth + 1);
    }
  }
}

/** Reads the first bytes, and gives them back at the beginning. */
async function withHead({ name, bytes }: OpenFile): Promise<ByteFile> {
  const iterator = bytes[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let size = 0;
  while (size < limits.ticketHeadBytes) {
    const next = await iterator.next();
    if (next.done === true) break;
    // A copy, as the next piece may come to lie there.
    chunks.push(Buffer.from(next.value));
    size += next.value.length;
  }
  const start = Buffer.concat(chunks);
  const rest = async function* (): AsyncGenerator<Uint8Array> {
    try {
      if (start.length > 0) yield start;
      for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  };
  return { name, head: start.subarray(0, limits.ticketHeadBytes), bytes: rest() };
}

export function reasonOf(error: unknown): string {
  if (error instanceof SsoDoctorError) return error.message;
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
}
