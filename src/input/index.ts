import type { Evidence } from '../evidence/evidence.ts';
import { callback } from './callback.ts';
import { certificate } from './certificate.ts';
import type { InputFormat, ReadOptions } from './format.ts';
import { secrets } from './secrets.ts';
import type { Source } from './source.ts';

/** What can be read, most specific first. All that detect something in an input are used: a paste can hold several things. */
const formats = [certificate, callback, secrets] as const satisfies readonly InputFormat[];

/**
 * Everything that the inputs tell, in their order.
 * @throws SsoDoctorError ERR_INPUT_MALFORMED where an input is of a known format and broken.
 */
export async function readEvidence(sources: readonly Source[], options: ReadOptions): Promise<Evidence[]> {
  const evidence: Evidence[] = [];
  for (const source of sources) {
    for (const format of formats as readonly InputFormat[]) {
      if (format.detect(source)) evidence.push(...(await format.read(source, options)));
    }
  }
  return evidence;
}
