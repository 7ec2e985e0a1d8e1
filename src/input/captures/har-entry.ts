import { headersOf, instantOf, listOf, member, textOf, type HttpRecord } from './http-record.ts';

/** An entry of a HAR (HAR 1.2, "entries"), as Chrome, Edge, Firefox, Safari, Fiddler, Charles and mitmproxy write it; null where it is none. */
export function readHarEntry(entry: unknown): HttpRecord | null {
  const request = member(entry, 'request');
  const response = member(entry, 'response');
  const url = textOf(member(request, 'url'));
  if (url === null) return null;
  const startedAt = instantOf(member(entry, 'startedDateTime'));
  const status = Number(member(response, 'status') ?? 0);
  const responseHeaders = headersOf(member(response, 'headers'));
  return {
    method: (textOf(member(request, 'method')) ?? 'GET').toUpperCase(),
    url,
    requestHeaders: withCookies(headersOf(member(request, 'headers')), member(request, 'cookies')),
    responseHeaders,
    requestBody: postedText(member(request, 'postData')),
    responseBody: contentText(member(response, 'content')),
    // Zero where the browser got no answer.
    status: Number.isInteger(status) && status > 0 ? status : null,
    failure: textOf(member(response, '_error')) ?? textOf(member(entry, '_error')),
    location: textOf(member(response, 'redirectURL')) || null,
    startedAt,
    answeredAt: answeredAt(startedAt, entry),
    decodedSaml: null,
  };
}

/** Chrome leaves the header out and keeps the list, where it is told to. */
function withCookies(headers: ReturnType<typeof headersOf>, cookies: unknown): ReturnType<typeof headersOf> {
  const list = headersOf(cookies);
  const isThere = headers.some(({ name }) => name.toLowerCase() === 'cookie');
  if (isThere || list.length === 0) return headers;
  return [...headers, { name: 'cookie', value: list.map(({ name, value }) => `${name}=${value}`).join('; ') }];
}

/** The body as text; out of its parameters where there is no text. */
function postedText(postData: unknown): string | null {
  const text = textOf(member(postData, 'text'));
  if (text !== null && text !== '') {
    if (member(postData, 'encoding') === 'base64') return Buffer.from(text, 'base64').toString('utf8');
    // Firefox put the headers of a form before it.
    return text.replace(/^(?:[\w-]{1,60}: [^\r\n]{0,400}\r\n){1,20}\r\n/, '');
  }
  const parameters = headersOf(member(postData, 'params'));
  if (parameters.length === 0) return null;
  return parameters.map(({ name, value }) => `${encodeURIComponent(name)}=${encodedOnce(value)}`).join('&');
}

/** Chrome lists values as they were sent, the others decoded. */
function encodedOnce(value: string): string {
  const isEncoded = /%[\dA-Fa-f]{2}/.test(value) && !/[^\w.~%+*!'()-]/.test(value);
  return isEncoded ? value : encodeURIComponent(value.toWellFormed());
}

function contentText(content: unknown): string | null {
  const text = textOf(member(content, 'text'));
  if (text === null || text === '') return null;
  const type = textOf(member(content, 'mimeType')) ?? '';
  if (!/html|json|xml|text|urlencoded|^$/i.test(type) || /javascript|css/i.test(type)) return null;
  return member(content, 'encoding') === 'base64' ? Buffer.from(text, 'base64').toString('utf8') : text;
}

/** When the first byte of the answer came: all phases but the last. */
function answeredAt(startedAt: Date | null, entry: unknown): Date | null {
  if (startedAt === null) return null;
  const timings = member(entry, 'timings');
  const phases = ['blocked', 'dns', 'connect', 'send', 'wait'].map((name) => Number(member(timings, name) ?? 0));
  const known = listOf(phases).every((phase) => Number.isFinite(phase)) && phases.some((phase) => phase > 0);
  const total = known ? phases.reduce((sum, phase) => sum + Math.max(0, phase), 0) : Number(member(entry, 'time') ?? 0);
  return Number.isFinite(total) ? instantOf(startedAt.getTime() + Math.max(0, total)) : startedAt;
}
