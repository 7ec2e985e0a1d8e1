import { header, headersOf, listOf, member, textOf, type HttpRecord } from './http-record.ts';

/** A request of a SAML-tracer export (github.com/simplesamlphp/SAML-tracer, src/SAMLTraceIO.js), any cookie profile; null where it is none. */
export function readSamlTracerRequest(request: unknown): HttpRecord | null {
  const url = textOf(member(request, 'url'));
  if (url === null) return null;
  const responseHeaders = headersOf(member(request, 'responseHeaders'));
  const fields = listOf(member(request, 'post')).flatMap(pair);
  const status = Number(member(request, 'responseStatus') ?? 0);
  const isReplaced = fields.some(([, value]) => isReplacement(value));
  return {
    method: (textOf(member(request, 'method')) ?? 'GET').toUpperCase(),
    url,
    requestHeaders: headersOf(member(request, 'requestHeaders')),
    responseHeaders,
    requestBody: fields.length === 0 ? null : fields.map(encoded).join('&'),
    responseBody: null,
    status: Number.isInteger(status) && status > 0 ? status : null,
    failure: null,
    location: header(responseHeaders, 'location'),
    // The export has no times but those that servers say.
    startedAt: null,
    answeredAt: null,
    decodedSaml: isReplaced ? textOf(member(request, 'saml')) : null,
  };
}

/** What the profiles "hash" and "obfuscate" put in a value's place. */
export function isReplacement(value: string): boolean {
  return /^\{(?:hash|obf):[^{}]{0,200}\}$/.test(value);
}

function pair(item: unknown): [string, string][] {
  const [name, value] = listOf(item);
  return typeof name === 'string' && typeof value === 'string' ? [[name, value]] : [];
}

function encoded([name, value]: [string, string]): string {
  return `${encodeURIComponent(name.toWellFormed())}=${encodeURIComponent(value.toWellFormed())}`;
}
