import { parseElement, withoutList } from '../input/captures/read-capture.ts';
import { captureFormat } from '../input/capture.ts';
import { chunksOf } from '../input/captures/chunks.ts';
import { JsonElements, type JsonElement } from '../input/captures/json-elements.ts';
import type { Source } from '../input/source.ts';
import { VERSION } from '../version.ts';
import { redactHarEntry, type EntryOptions } from './har.ts';
import { redactSamlTracerRequest } from './saml-tracer.ts';

/** How the copy of a capture is written: what is around its requests is ours. */
interface CopyFormat {
  readonly path: readonly string[];
  readonly element: string;
  readonly before: string;
  readonly after: string;
  readonly redact: (element: unknown, options: EntryOptions) => unknown;
}

const formats: Readonly<Record<'har' | 'saml-tracer', CopyFormat>> = {
  har: {
    path: ['log', 'entries'],
    element: 'entry',
    before: `{"log":{"version":"1.2","creator":{"name":"sso-doctor redact","version":"${VERSION}"},"entries":[\n`,
    after: '\n]}}\n',
    redact: redactHarEntry,
  },
  'saml-tracer': {
    path: ['requests'],
    element: 'request',
    before: '{"requests":[\n',
    after: '\n]}\n',
    redact: (element, { redactor }) => redactSamlTracerRequest(element, redactor),
  },
};

/** The copy of a source in pieces: a capture request by request, anything else as a whole. */
export async function* copyInPieces(source: Source, options: EntryOptions): AsyncGenerator<string> {
  const format = captureFormat(source);
  if (format === null) {
    yield options.redactor.text(source.text);
    return;
  }
  const { path, element, before, after, redact } = formats[format];
  const elements = new JsonElements(path);
  yield before;
  let isFirst = true;
  for await (const chunk of chunksOf(source)) {
    for (const found of elements.push(chunk)) {
      options.redactor.ledger.place = `${element} ${found.index + 1}`;
      const copy = redactedElement(found, redact, options);
      if (copy === null) continue;
      yield `${isFirst ? '' : ',\n'}${copy}`;
      isFirst = false;
    }
  }
  if (!elements.found) throw withoutList(source, path);
  if (elements.isCut) options.redactor.ledger.removed('cut-off-end');
  yield after;
}

/** A piece of a copy redacted once more; the same text where nothing is left to mask in it. */
export function redactAgain(piece: string, source: Source, options: EntryOptions): string {
  const format = captureFormat(source);
  if (format === null) return options.redactor.text(piece);
  const { before, after, redact } = formats[format];
  if (piece === before || piece === after) return piece;
  const [, lead = '', text = ''] = /^(,\n)?([^]*)$/.exec(piece) ?? [];
  return lead + JSON.stringify(redact(JSON.parse(text), options));
}

/** What cannot be read is left out, so that nothing unread is passed on. */
function redactedElement(found: JsonElement, redact: CopyFormat['redact'], options: EntryOptions): string | null {
  const parsed = parseElement(found);
  if ('value' in parsed) return JSON.stringify(redact(parsed.value, options));
  options.redactor.ledger.removed('unreadable-request');
  return null;
}
