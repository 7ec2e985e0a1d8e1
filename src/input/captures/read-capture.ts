import { SsoDoctorError } from '../../errors.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import type { CaptureEvidence } from '../../evidence/http-exchange.ts';
import { visible } from '../../text/visible-text.ts';
import type { ReadOptions } from '../format.ts';
import type { Source } from '../source.ts';
import { chunksOf } from './chunks.ts';
import { readHarEntry } from './har-entry.ts';
import type { HttpRecord } from './http-record.ts';
import { JsonElements, type JsonElement } from './json-elements.ts';
import { LoginRequests } from './login-requests.ts';
import { isReplacement, readSamlTracerRequest } from './saml-tracer-request.ts';

export interface JsonCapture {
  readonly format: 'har' | 'saml-tracer';
  /** Where the list of requests stands. */
  readonly path: readonly string[];
  readonly read: (element: unknown) => HttpRecord | null;
  /** What one request is called in a place: `entry 14`. */
  readonly element: string;
}

const captures: Readonly<Record<JsonCapture['format'], JsonCapture>> = {
  har: { format: 'har', path: ['log', 'entries'], read: readHarEntry, element: 'entry' },
  'saml-tracer': { format: 'saml-tracer', path: ['requests'], read: readSamlTracerRequest, element: 'request' },
};

/**
 * The login in a capture, read piece by piece: what was sent in it, its errors, its requests, and what the reading came to.
 * @throws SsoDoctorError ERR_INPUT_MALFORMED where its list of requests is missing
 */
export async function readJsonCapture(
  format: JsonCapture['format'],
  source: Source,
  options: ReadOptions,
): Promise<Evidence[]> {
  const { path, read, element } = captures[format];
  const elements = new JsonElements(path);
  const requests = new LoginRequests(source.name, options);
  const leftOut: CaptureEvidence['leftOut'][number][] = [];
  let seeminglyMasked = false;
  const take = (found: JsonElement): void => {
    const parsed = parseElement(found);
    const record = 'value' in parsed ? read(parsed.value) : null;
    if (record === null) {
      leftOut.push({ index: found.index + 1, problem: 'problem' in parsed ? parsed.problem : 'invalid' });
      return;
    }
    seeminglyMasked ||= record.decodedSaml !== null || record.requestHeaders.some(isMaskedCookie);
    requests.add(record, `${element} ${found.index + 1}`);
  };
  for await (const chunk of chunksOf(source)) for (const found of elements.push(chunk)) take(found);
  if (!elements.found) throw withoutList(source, path);
  const capture: CaptureEvidence = {
    kind: 'capture',
    origin: { source: source.name, location: `${elements.count} requests` },
    format,
    requests: elements.count,
    leftOut,
    isCut: elements.isCut,
    overLimit: requests.overLimit,
    seeminglyMasked,
  };
  return [...requests.evidence(), capture];
}

/** JSON.parse's reason is not passed on, as it quotes the text, which holds secrets. */
export function parseElement(
  found: JsonElement,
): { value: unknown } | { problem: 'too-large' | 'no-object' | 'invalid' } {
  if ('problem' in found) return found;
  try {
    return { value: JSON.parse(found.bytes.toString('utf8')) };
  } catch {
    return { problem: 'invalid' };
  }
}

function isMaskedCookie({ name, value }: HttpRecord['requestHeaders'][number]): boolean {
  return name.toLowerCase() === 'cookie' && value.split(';').some((part) => isReplacement(part.split('=')[1] ?? ''));
}

/** A text that begins like a capture and has no requests in it. */
export function withoutList({ name }: Pick<Source, 'name'>, path: readonly string[]): SsoDoctorError {
  return new SsoDoctorError(
    'ERR_INPUT_MALFORMED',
    `${visible(name)}: it begins like a capture, but its list of requests (\`${path.join('.')}\`) is missing. Record the login again and export it whole.`,
  );
}
