import type { DistinctiveMessage } from '../evidence/distinctive-messages.ts';
import { findCallbacks } from '../evidence/find-callbacks.ts';
import { readReferences } from '../evidence/references.ts';
import { headersOf, listOf, member, textOf } from '../input/captures/http-record.ts';
import { readHarEntry } from '../input/captures/har-entry.ts';
import { limits } from '../limits.ts';
import { isKeptHeader } from './headers.ts';
import { redactJsonValue } from './json.ts';
import type { TextRedactor } from './redactor.ts';

export interface EntryOptions {
  readonly redactor: TextRedactor;
  readonly distinctive: readonly DistinctiveMessage[];
}

/** An entry of a HAR with what a diagnosis needs, masked, and nothing else: fields that are not known here are left out. */
export function redactHarEntry(entry: unknown, options: EntryOptions): Record<string, unknown> {
  const { redactor } = options;
  const request = member(entry, 'request');
  const response = member(entry, 'response');
  const place = redactor.ledger.place;
  const at = <Value>(part: string, make: () => Value): Value => {
    redactor.ledger.place = `${place}, ${part}`;
    try {
      return make();
    } finally {
      redactor.ledger.place = place;
    }
  };
  countUnknown(entry, entryMembers, redactor);
  countUnknown(request, requestMembers, redactor);
  countUnknown(response, responseMembers, redactor);
  return present({
    startedDateTime: kept(member(entry, 'startedDateTime')),
    time: kept(member(entry, 'time')),
    request: present({
      method: kept(member(request, 'method')),
      url: at('address', () => redactor.url(textOf(member(request, 'url')) ?? '')),
      httpVersion: kept(member(request, 'httpVersion')),
      headers: at('request headers', () => redactHeaders(member(request, 'headers'), redactor)),
      queryString: at('address', () => redactPairs(member(request, 'queryString'), redactor)),
      cookies: at('request cookies', () => redactCookies(member(request, 'cookies'), redactor)),
      headersSize: -1,
      bodySize: -1,
      postData: at('request body', () => redactPostData(member(request, 'postData'), redactor)),
    }),
    response: present({
      status: kept(member(response, 'status')),
      statusText: kept(member(response, 'statusText')),
      httpVersion: kept(member(response, 'httpVersion')),
      headers: at('response headers', () => redactHeaders(member(response, 'headers'), redactor)),
      cookies: at('response cookies', () => redactCookies(member(response, 'cookies'), redactor)),
      content: at('response body', () => redactContent(entry, options)),
      redirectURL: at('redirect', () => redactor.text(textOf(member(response, 'redirectURL')) ?? '')),
      headersSize: -1,
      bodySize: -1,
      _error: kept(member(response, '_error')),
    }),
    cache: {},
    timings: redactTimings(member(entry, 'timings')),
    serverIPAddress: at('server address', () => redactAddress(member(entry, 'serverIPAddress'), redactor)),
  });
}

const entryMembers: ReadonlySet<string> = new Set([
  'startedDateTime',
  'time',
  'request',
  'response',
  'cache',
  'timings',
  'serverIPAddress',
]);
const requestMembers: ReadonlySet<string> = new Set([
  'method',
  'url',
  'httpVersion',
  'headers',
  'queryString',
  'cookies',
  'headersSize',
  'bodySize',
  'postData',
]);
const responseMembers: ReadonlySet<string> = new Set([
  'status',
  'statusText',
  'httpVersion',
  'headers',
  'cookies',
  'content',
  'redirectURL',
  'headersSize',
  'bodySize',
  '_error',
]);

/** Members that are left out, as nobody knows here what is in them. */
function countUnknown(value: unknown, known: ReadonlySet<string>, { ledger }: TextRedactor): void {
  if (typeof value !== 'object' || value === null) return;
  for (const name of Object.keys(value)) if (!known.has(name)) ledger.removed('unknown-member');
}

/** A number, a flag, or a short word; anything else was not expected there. */
function kept(value: unknown): unknown {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return typeof value === 'string' && /^[\w .:/+-]{0,80}$/.test(value) ? value : undefined;
}

function present(members: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

function redactHeaders(headers: unknown, redactor: TextRedactor): { name: string; value: string }[] {
  return headersOf(headers).map(({ name, value }) => {
    const shown = redactor.text(name);
    if (isKeptHeader(name)) return { name: shown, value: redactor.header(name, value) };
    if (value !== removed && value !== '') redactor.ledger.removed('header-value');
    return { name: shown, value: value === '' ? '' : removed };
  });
}

const removed = '[removed]';

function redactPairs(pairs: unknown, redactor: TextRedactor): { name: string; value: string }[] {
  return headersOf(pairs).map(({ name, value }) => {
    const decoded = encodedValue(value);
    const masked = redactor.parameter(name, decoded ?? value);
    return {
      name: redactor.text(name),
      value: decoded !== null && masked !== decoded ? encodeURIComponent(masked) : masked === decoded ? value : masked,
    };
  });
}

/** Chrome lists values as they were sent. Decoded; null where nothing was encoded. */
function encodedValue(value: string): string | null {
  if (!/%[\dA-Fa-f]{2}/.test(value) || /[^\w.~%+*!'()-]/.test(value)) return null;
  try {
    return decodeURIComponent(value);
  } catch {
    // Not percent-encoding, only something like it.
    return null;
  }
}

function redactCookies(cookies: unknown, redactor: TextRedactor): Record<string, unknown>[] {
  return listOf(cookies).flatMap((cookie) => {
    const name = textOf(member(cookie, 'name'));
    const value = textOf(member(cookie, 'value')) ?? '';
    if (name === null) return [];
    const attributes = ['path', 'domain', 'expires', 'httpOnly', 'secure', 'sameSite'];
    const more = attributes.map((key): [string, unknown] => [key, kept(member(cookie, key))]);
    return [
      present({
        name: redactor.text(name),
        value: redactor.treated(value, { as: 'secret', kind: 'cookie' }),
        ...Object.fromEntries(more),
      }),
    ];
  });
}

function redactPostData(postData: unknown, redactor: TextRedactor): Record<string, unknown> | undefined {
  if (typeof postData !== 'object' || postData === null) return undefined;
  const mimeType = textOf(member(postData, 'mimeType')) ?? '';
  const params = listOf(member(postData, 'params'));
  const written = textOf(member(postData, 'text'));
  const inBase64 = member(postData, 'encoding') === 'base64';
  const text = written === null || !inBase64 ? written : Buffer.from(written, 'base64').toString('utf8');
  return present({
    mimeType: kept(mimeType.split(';')[0]) ?? '',
    ...(params.length > 0 && { params: redactPairs(params, redactor) }),
    ...(text !== null && { text: redactBody(text, mimeType, redactor) }),
  });
}

/** What was posted: a form, JSON, or the parts of a form. Anything else is taken out. */
function redactBody(text: string, mimeType: string, redactor: TextRedactor): string {
  const [, head = '', body = ''] = /^((?:[\w-]{1,60}: [^\r\n]{0,400}\r\n){1,20}\r\n)?([^]*)$/.exec(text) ?? [];
  if (isRemoved(text) || text === '') return text;
  if (/multipart/i.test(mimeType)) return redactParts(text, redactor);
  if (/^\s*[{[]/.test(body)) {
    const parsed = parsedOrNull(body);
    if (parsed !== null) return JSON.stringify(redactJsonValue(parsed, redactor));
  }
  if (/^[\w.~%+-]{1,200}=/.test(body) && !/[\r\n]/.test(body.trim())) return redactor.text(head) + redactor.form(body);
  return bodyRemoved(text, redactor);
}

/** multipart/form-data (RFC 7578): the value of each part by its name. */
function redactParts(text: string, redactor: TextRedactor): string {
  return text
    .split(/(?=\r?\n--)/)
    .map((part) => {
      const blank = /\r?\n\r?\n/.exec(part);
      const name = /name="([^"\r\n]{1,200})"/.exec(part.slice(0, blank?.index ?? 0))?.[1];
      if (blank === null || name === undefined) return part.trim().startsWith('--') ? part : '';
      const valueAt = blank.index + blank[0].length;
      return part.slice(0, valueAt) + redactor.parameter(name, part.slice(valueAt));
    })
    .join('');
}

function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Cut, or no JSON.
    return null;
  }
}

/** Of an answer: the form that carries a message on, errors, and JSON of the token endpoint. Pages hold anything else about their reader. */
function redactContent(entry: unknown, options: EntryOptions): Record<string, unknown> {
  const content = member(member(entry, 'response'), 'content');
  const { redactor } = options;
  const base = {
    size: kept(member(content, 'size')),
    mimeType: kept((textOf(member(content, 'mimeType')) ?? '').split(';')[0]) ?? '',
  };
  const text = textOf(member(content, 'text'));
  if (text === null || text === '') return present(base);
  if (isRemoved(text)) return present({ ...base, text });
  const body = readHarEntry(entry)?.responseBody ?? null;
  const shown = body === null || body.length > limits.captureBodyCharacters ? null : neededPart(body, entry, options);
  return present({ ...base, text: shown ?? bodyRemoved(text, redactor) });
}

function neededPart(body: string, entry: unknown, { redactor, distinctive }: EntryOptions): string | null {
  const status = Number(member(member(entry, 'response'), 'status'));
  if (/^\s*\{/.test(body)) {
    const parsed = parsedOrNull(body);
    const isTold =
      parsed !== null && ['error', 'id_token', 'access_token'].some((name) => member(parsed, name) !== undefined);
    return isTold ? JSON.stringify(redactJsonValue(onlyMembers(parsed, tokenMembers), redactor)) : null;
  }
  const forms = /name=\\?["']?(?:SAML(?:Request|Response)|wresult)\b/.test(body)
    ? [...body.matchAll(/<form\b[^<>]{0,4000}>|<input\s[^<>]*>/gi)].map(([found]) => redactor.text(found))
    : [];
  const errors = status >= 400 || /AADSTS|MSIS\d/.test(body) ? errorLines(body, distinctive) : [];
  if (forms.length + errors.length === 0) return null;
  const shown = errors.map((line) => `<p>${redactor.text(line)}</p>`);
  return `<html><body>${forms.join('')}${forms.length > 0 ? '</form>' : ''}${shown.join('')}</body></html>`;
}

/** Error responses and token responses (RFC 6749 §5). */
const tokenMembers = ['error', 'error_description', 'error_uri', 'error_codes', 'suberror', 'timestamp', 'trace_id', 'correlation_id', 'statusCode', 'code', 'message', 'token_type', 'expires_in', 'scope', 'id_token', 'access_token', 'refresh_token'] as const; // prettier-ignore

function onlyMembers(value: unknown, names: readonly string[]): Record<string, unknown> {
  return present(Object.fromEntries(names.map((name) => [name, member(value, name)])));
}

/** The errors of a page as text, and what its support looks the login up by. */
function errorLines(body: string, distinctive: readonly DistinctiveMessage[]): string[] {
  const found = findCallbacks(body.slice(0, limits.captureBodyCharacters), { distinctive });
  const errors = found.flatMap(({ facts: { error, errorDescription, outcome } }) => {
    if (outcome !== 'failure') return [];
    if (error === null) return errorDescription === null ? [] : [errorDescription];
    return [
      errorDescription === null
        ? `error=${error}`
        : `error=${error} error_description="${errorDescription.replaceAll('"', "'")}"`,
    ];
  });
  if (errors.length === 0) return [];
  return [...new Set(errors), ...readReferences(body).map(({ name, value }) => `${name}: ${value}`)];
}

function bodyRemoved(text: string, redactor: TextRedactor): string {
  redactor.ledger.removed('body');
  return `[body removed: ${text.length} characters]`;
}

function isRemoved(text: string): boolean {
  return /^\[body removed: \d{1,12} characters\]$/.test(text);
}

function redactTimings(timings: unknown): Record<string, unknown> {
  const names = ['blocked', 'dns', 'connect', 'ssl', 'send', 'wait', 'receive'];
  return present(Object.fromEntries(names.map((name) => [name, kept(member(timings, name))])));
}

function redactAddress(value: unknown, redactor: TextRedactor): string | undefined {
  const text = textOf(value);
  return text === null || text === '' ? undefined : redactor.ledger.ipAddress(text.replace(/^\[|\]$/g, ''));
}
