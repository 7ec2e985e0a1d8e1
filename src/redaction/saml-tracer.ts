import { headersOf, listOf, member, textOf } from '../input/captures/http-record.ts';
import type { TextRedactor } from './redactor.ts';

/** A request of a SAML-tracer export with the members that its reader knows, masked. */
export function redactSamlTracerRequest(request: unknown, redactor: TextRedactor): Record<string, unknown> {
  const pairs = (name: string): string[][] | undefined => {
    const list = listOf(member(request, name));
    if (list.length === 0) return undefined;
    return list.flatMap((item) => {
      const [key, value] = listOf(item);
      return typeof key === 'string' && typeof value === 'string'
        ? [[redactor.text(key), redactor.parameter(key, value)]]
        : [];
    });
  };
  const headers = (name: string): { name: string; value: string }[] =>
    headersOf(member(request, name)).map(({ name: key, value }) => ({
      name: redactor.text(key),
      value: redactor.header(key, value),
    }));
  const saml = textOf(member(request, 'saml'));
  const members = {
    method: word(member(request, 'method')),
    url: redactor.url(textOf(member(request, 'url')) ?? ''),
    requestId:
      textOf(member(request, 'requestId')) === null
        ? undefined
        : redactor.text(textOf(member(request, 'requestId')) ?? ''),
    requestHeaders: headers('requestHeaders'),
    get: pairs('get'),
    post: pairs('post'),
    protocol: word(member(request, 'protocol')),
    saml: saml === null ? undefined : redactor.text(saml),
    responseStatus: Number(member(request, 'responseStatus') ?? 0) || undefined,
    responseStatusText: word(member(request, 'responseStatusText')),
    responseHeaders: headers('responseHeaders'),
  };
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

/** A short word, as a method or a status line is; anything else was not expected there. */
function word(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\w ./-]{0,80}$/.test(value) ? value : undefined;
}
