import { dirname } from 'node:path';
import { SsoDoctorError } from './errors.ts';
import type { Io } from './io.ts';
import { visible } from './text/visible-text.ts';

/** Writes to standard output, or to a new file. @throws SsoDoctorError ERR_OUTPUT */
export async function writeOutput(text: string, path: string | undefined, io: Pick<Io, 'stdout'>): Promise<void> {
  if (path !== undefined) return writeNewFile(path, text, '--output');
  return new Promise((resolve) => {
    // Waits for the pipe: a report larger than its buffer would be cut by the process's end. An error is the stream's own to tell.
    io.stdout.write(text, () => resolve());
  });
}

/**
 * Writes a file whole or not at all, readable by its owner only, and never over a file that is there.
 * @throws SsoDoctorError ERR_OUTPUT, which begins with `lead` (the option that named the file)
 */
export async function writeNewFile(path: string, text: string, lead: string): Promise<void> {
  // Loaded here because most reports go to standard output.
  const { randomBytes } = await import('node:crypto');
  const { link, unlink, writeFile } = await import('node:fs/promises');
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await writeFile(temporary, text, { mode: 0o600, flag: 'wx' });
    // A hard link fails where the target exists, a symbolic link included; a rename would replace it.
    await link(temporary, path);
  } catch (cause) {
    throw new SsoDoctorError('ERR_OUTPUT', `${lead} ${visible(path)}: ${reasonOf(cause)}`, { cause });
  } finally {
    await unlink(temporary).catch(() => undefined);
  }
}

/**
 * Makes a file piece by piece, and lets it be there only if `make` ends well. As `writeNewFile` otherwise. `make` may read what it wrote
 * before it is there.
 * @throws SsoDoctorError ERR_OUTPUT, or what `make` throws
 */
export async function createNewFile<Result>(
  path: string,
  lead: string,
  make: (file: NewFile) => Promise<Result>,
): Promise<Result> {
  const { randomBytes } = await import('node:crypto');
  const { createReadStream } = await import('node:fs');
  const { link, open, unlink } = await import('node:fs/promises');
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  const refused = (cause: unknown): SsoDoctorError =>
    cause instanceof SsoDoctorError
      ? cause
      : new SsoDoctorError('ERR_OUTPUT', `${lead} ${visible(path)}: ${reasonOf(cause)}`, { cause });
  const file = await open(temporary, 'wx', 0o600).catch((cause: unknown) => {
    throw refused(cause);
  });
  try {
    const result = await make({
      // Goes on from where the last piece ended, and until all of it is written.
      write: (piece) => file.writeFile(piece),
      readAgain: () => createReadStream(temporary),
    });
    await link(temporary, path).catch((cause: unknown) => {
      throw refused(cause);
    });
    return result;
  } finally {
    await file.close();
    await unlink(temporary).catch(() => undefined);
  }
}

/** A file that is being made. */
export interface NewFile {
  readonly write: (piece: string | Uint8Array) => Promise<void>;
  readonly readAgain: () => AsyncIterable<Uint8Array>;
}

/**
 * Writes a file whole or not at all, and over what is there: for files that are written again and again. A symbolic link is replaced and
 * not followed.
 * @throws SsoDoctorError ERR_OUTPUT, which begins with `lead` (the option that named the file)
 */
export async function replaceFile(
  path: string,
  text: string,
  { lead, mode }: { readonly lead: string; readonly mode: number },
): Promise<void> {
  const { randomBytes } = await import('node:crypto');
  const { rename, unlink, writeFile } = await import('node:fs/promises');
  // Beside it, since a rename works within one file system only.
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await writeFile(temporary, text, { mode, flag: 'wx' });
    await rename(temporary, path);
  } catch (cause) {
    await unlink(temporary).catch(() => undefined);
    throw new SsoDoctorError('ERR_OUTPUT', `${lead} ${visible(path)}: ${reasonOf(cause)}`, { cause });
  }
}

/**
 * Lets `work` have a folder of its own beside a file that it makes, on a disk that has room for it; nothing of it is left.
 * @throws SsoDoctorError ERR_OUTPUT, or what `work` throws
 */
export async function withFolderBeside(
  path: string,
  lead: string,
  work: (folder: string) => Promise<void>,
): Promise<void> {
  const { mkdtemp, rm } = await import('node:fs/promises');
  const folder = await mkdtemp(`${path}.`).catch((cause: unknown) => {
    throw new SsoDoctorError('ERR_OUTPUT', `${lead} ${visible(path)}: ${reasonOf(cause)}`, { cause });
  });
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Says at once, before anything is reported, that `replaceFile` cannot work there. @throws SsoDoctorError ERR_OUTPUT */
export async function checkReplaceable(path: string, lead: string): Promise<void> {
  const { access, constants } = await import('node:fs/promises');
  // With a separator behind it, as a file is no folder.
  await access(`${dirname(path)}/`, constants.W_OK).catch((cause: unknown) => {
    throw new SsoDoctorError('ERR_OUTPUT', `${lead} ${visible(path)}: ${reasonOf(cause)}`, { cause });
  });
}

/** Says at once, before a long run, that `writeNewFile` cannot work there. @throws SsoDoctorError ERR_OUTPUT */
export async function checkNewFile(path: string, lead: string): Promise<void> {
  const { lstat } = await import('node:fs/promises');
  await checkReplaceable(path, lead);
  const status = await lstat(path).catch(() => null);
  if (status !== null)
    throw new SsoDoctorError('ERR_OUTPUT', `${lead} ${visible(path)}: ${reasonOf({ code: 'EEXIST' })}`);
}

function reasonOf(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code ?? '') {
    case 'EEXIST':
      return 'the file exists and is not overwritten. Move it away, or name another one.';
    case 'ENOENT':
      return 'the folder does not exist.';
    case 'ENOTDIR':
      return 'what should be its folder is a file.';
    case 'EISDIR':
      return 'this is a folder.';
    case 'EACCES':
    case 'EROFS':
    case 'EPERM':
      return 'writing there is not allowed.';
    default:
      return 'it cannot be written there.';
  }
}
