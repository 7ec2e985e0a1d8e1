import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { isFile, looksLikePath, noSuchFile, readFileSource } from './read-sources.ts';
import type { Source } from './source.ts';

/** Longer than any path that a system takes; a path has one line. */
const longestPath = 4_096;
/** Longer than any path that a person mistypes; encoded messages look like paths too. */
const longestName = 255;

/**
 * What was put into the paste box: the file, where the text is nothing but the path of one that is there (typed, or dropped onto the
 * terminal, which quotes it or escapes its blanks), else the text itself under `name`.
 * @throws SsoDoctorError as `readFileSource`, and ERR_INPUT_NOT_FOUND for what looks like a path of no file
 */
export async function readPasted(text: string, name: string): Promise<Source> {
  for (const path of pathsIn(text)) if (await isFile(path)) return readFileSource(path);
  if (text.length <= longestName && looksLikePath(text.trim())) throw noSuchFile(text.trim());
  return { name, text, bytes: null };
}

/** A path with the user's own folder written out. */
export function expandHome(path: string): string {
  return /^~(?=$|[/\\])/.test(path) ? homedir() + path.slice(1) : path;
}

/** Every path that a text can be meant as. */
function pathsIn(text: string): string[] {
  const line = text.trim();
  if (line === '' || line.length > longestPath || /[\n\r\0]/.test(line)) return [];
  const quoted = /^(?:'([^']*)'|"([^"]*)")$/.exec(line);
  return [line, quoted?.[1] ?? quoted?.[2], line.replace(/\\(.)/g, '$1'), pathOfFileUrl(line)]
    .filter((path) => path !== undefined)
    .map(expandHome);
}

function pathOfFileUrl(text: string): string | undefined {
  if (!text.startsWith('file://')) return undefined;
  try {
    return fileURLToPath(text);
  } catch {
    // Of another machine, or no path at all: then it is a text.
    return undefined;
  }
}
