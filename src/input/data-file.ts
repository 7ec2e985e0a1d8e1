import { SsoDoctorError } from '../errors.ts';
import { limits } from '../limits.ts';
import { visible } from '../text/visible-text.ts';
import { connectionError } from './connection-values.ts';
import { parseJson } from './json.ts';
import type { PlainData } from './plain-data.ts';
import { locationOf, type Source } from './source.ts';

/**
 * Reads a file of settings, JSON or YAML. `most`: its limit in characters; `advice`: what to do with a longer one, as a sentence.
 * @throws SsoDoctorError ERR_INPUT_TOO_LARGE, and ERR_CONNECTION or ERR_PROFILE with the place of what cannot be read
 */
export async function readDataFile(source: Source, most: number, advice: string): Promise<unknown> {
  const text = source.text.replace(/^\uFEFF/, '');
  if (text.length > most) throw tooLarge(source, most, '', advice);
  const read = parseJson(text) ?? (await readYaml(text, source, advice));
  if ('value' in read) return read.value;
  const location = read.offset === null ? null : locationOf(text, read.offset);
  throw connectionError(source, `${read.reason}.`, { location });
}

async function readYaml(text: string, source: Source, advice: string): Promise<PlainData> {
  if (text.length > limits.yamlCharacters)
    throw tooLarge(source, limits.yamlCharacters, ' for a file that is not JSON', advice);
  // Loaded here because most files are JSON.
  const { parseYaml } = await import('./yaml.ts');
  return parseYaml(text);
}

function tooLarge(source: Source, most: number, what: string, advice: string): SsoDoctorError {
  return new SsoDoctorError(
    'ERR_INPUT_TOO_LARGE',
    `${visible(source.name)}: longer than ${most / 1024} kB, the limit${what}. ${advice}`,
  );
}
