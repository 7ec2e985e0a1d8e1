import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { Stats } from 'node:fs';
import { SsoDoctorError } from '../errors.ts';
import { limits } from '../limits.ts';
import { visible } from '../text/visible-text.ts';
import { captureFormat } from './capture.ts';
import { isShellPipe } from './shell-pipe.ts';
import { decodeText, type Source } from './source.ts';

/**
 * Turns command-line inputs into sources: a path of an existing file is read, `-` is standard input, anything else is text as it stands.
 * Words that are neither, one after the other, are one text that a shell took apart.
 * @throws SsoDoctorError ERR_INPUT_NOT_FOUND, ERR_INPUT_NOT_A_FILE, ERR_INPUT_UNREADABLE, ERR_INPUT_TOO_LARGE
 */
export async function readSources(inputs: readonly string[], stdin: NodeJS.ReadableStream): Promise<Source[]> {
  const sources: Source[] = [];
  let words: string[] = [];
  const endOfWords = (): void => {
    if (words.length > 0) sources.push({ name: `argument ${sources.length + 1}`, text: words.join(' '), bytes: null });
    words = [];
  };
  for (const input of inputs) {
    const source = input === '-' ? await readStandardInput(stdin) : await readIfFile(input);
    if (source === null) {
      // An address is a text of its own; loose words belong together.
      if (/^\w+:\/\//.test(input)) endOfWords();
      words.push(input);
      continue;
    }
    endOfWords();
    sources.push(source);
  }
  endOfWords();
  return sources;
}

/** Standard input to its end. @throws SsoDoctorError ERR_INPUT_TOO_LARGE */
export async function readStandardInput(stdin: NodeJS.ReadableStream): Promise<Source> {
  const bytes = await collect(stdin, 'standard input');
  return { name: 'standard input', text: decodeText(bytes), bytes };
}

/** A file that an option names, which therefore must be there. */
export async function readFileSource(path: string): Promise<Source> {
  const status = await statOrNull(path);
  if (status === null) throw new SsoDoctorError('ERR_INPUT_NOT_FOUND', `${visible(path)}: there is no such file.`);
  return readRegularFile(path, status);
}

/** Whether an argument names a file that exists. */
export async function isFile(path: string): Promise<boolean> {
  return (await statOrNull(path)) !== null;
}

async function readIfFile(input: string): Promise<Source | null> {
  if (isText(input)) return null;
  const status = await statOrNull(input);
  if (status !== null) return readRegularFile(input, status);
  if (!looksLikePath(input)) return null;
  throw noSuchFile(input);
}

/** What is said of a mistyped path. */
export function noSuchFile(path: string): SsoDoctorError {
  return new SsoDoctorError(
    'ERR_INPUT_NOT_FOUND',
    `${visible(path)}: there is no such file. To diagnose a text, put it between quotes or paste it into the box (\`sso-doctor\` alone).`,
  );
}

function isText(input: string): boolean {
  return input === '' || input.length > 4_096 || /[\n\0]|^\w+:\/\/|[?&]\w+=|\berror(?:_description)?=/.test(input);
}

/** A name with an extension or a folder in it and no blank: rather a mistyped path than a text. */
export function looksLikePath(input: string): boolean {
  return !/\s/.test(input) && (/^[~.]?[/\\]/.test(input) || /^[\w./\\-]+\.[a-z0-9]{1,6}$/i.test(input));
}

async function statOrNull(path: string): Promise<Stats | null> {
  try {
    return await stat(path);
  } catch {
    // Not there, or no name that a file could have: not a file.
    return null;
  }
}

async function readRegularFile(path: string, status: Stats): Promise<Source> {
  const name = visible(path);
  if (!status.isFile() && !(await isShellPipe(path))) {
    const what = status.isDirectory() ? 'a folder' : 'not a regular file';
    throw new SsoDoctorError('ERR_INPUT_NOT_A_FILE', `${name}: this is ${what}. Name the files to read.`);
  }
  try {
    const capture = status.size > limits.captureWholeBytes ? await largeCapture(path, name) : null;
    if (capture !== null) return capture;
    if (status.size > limits.inputBytes) throw tooLarge(name);
    const bytes = await collect(createReadStream(path), name);
    return { name, text: decodeText(bytes), bytes };
  } catch (cause) {
    if (cause instanceof SsoDoctorError) throw cause;
    throw new SsoDoctorError(
      'ERR_INPUT_UNREADABLE',
      `${name}: the file cannot be read (${reasonOf(cause)}). Check its permissions.`,
      { cause },
    );
  }
}

/** A capture, which is read piece by piece; null where the file begins as something else. */
async function largeCapture(path: string, name: string): Promise<Source | null> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(limits.captureHeadCharacters) });
    const text = new TextDecoder().decode(buffer.subarray(0, bytesRead));
    if (captureFormat({ text }) === null) return null;
    return { name, text, bytes: null, stream: () => createReadStream(path, { highWaterMark: limits.pieceBytes }) };
  } finally {
    await file.close();
  }
}

async function collect(stream: NodeJS.ReadableStream, name: string): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    size += bytes.length;
    if (size > limits.inputBytes) throw tooLarge(name);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function tooLarge(name: string): SsoDoctorError {
  const most = limits.inputBytes / 1024 / 1024;
  return new SsoDoctorError(
    'ERR_INPUT_TOO_LARGE',
    `${name}: larger than ${most} MB, the limit for one input. Cut out the part with the failed login.`,
  );
}

function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
}
