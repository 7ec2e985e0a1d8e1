import type { CallbackEvidence, Evidence } from '../../evidence/evidence.ts';
import type { HttpExchange, HttpExchangeEvidence, SetCookie } from '../../evidence/http-exchange.ts';
import { parseCallback } from '../../evidence/callback.ts';
import type { Parameter } from '../../evidence/callback-facts.ts';
import { findSaml } from '../../evidence/find-saml.ts';
import { isBareCallbackPath } from '../../evidence/oauth-signs.ts';
import type { Origin } from '../../evidence/origin.ts';
import { parseParameters } from '../../evidence/parameters.ts';
import type { SamlEvidence } from '../../evidence/saml-evidence.ts';
import type { SamlMessage } from '../../evidence/saml-message.ts';
import { limits } from '../../limits.ts';
import { callback } from '../callback.ts';
import type { ReadOptions } from '../format.ts';
import { header, instantOf, type Header, type HttpRecord } from './http-record.ts';

const nameInAddress =
  /[?&#](?:SAML(?:Request|Response|art)|wresult|wa|client_id|code|state|error(?:_description)?|id_token|access_token)=/i;
const samlInAddress = /[?&](?:SAML(?:Request|Response|art)|wresult)=/;
const nameInBody = /(?:^|&)(?:SAML(?:Request|Response)|wresult|grant_type|id_token|code|error)=|"grant_type"\s*:/;
const formField = /name=\\?["']?(?:SAML(?:Request|Response)|wresult)\b/;
const loginPath = /\/(?:authorize(?:\/resume)?|oauth2?\/(?:v\d\.\d\/)?token|login\/callback|oauth2\/callback)\/?$/i;
const asset = /\.(?:js|mjs|css|png|jpe?g|gif|svg|ico|woff2?|map)$/i;

/** Collects what belongs to a login out of the requests of a capture, in their order, each thing once. */
export class LoginRequests {
  readonly #source: string;
  readonly #options: ReadOptions;
  readonly #exchanges: HttpExchangeEvidence[] = [];
  /** By their XML: the page with the form holds what is posted next. */
  readonly #messages = new Map<string, SamlEvidence>();
  /** By what they say: an answer's Location is the next request's address. */
  readonly #callbacks = new Map<string, CallbackEvidence>();
  #showsCookies = false;
  overLimit = false;

  constructor(source: string, options: ReadOptions) {
    this.#source = source;
    this.#options = options;
  }

  add(record: HttpRecord, location: string): void {
    this.#showsCookies ||= header(record.requestHeaders, 'cookie') !== null;
    if (!URL.canParse(record.url)) return;
    const url = new URL(record.url);
    if (!/^https?:$/.test(url.protocol) || !isOfLogin(record, url)) return;
    if (this.#exchanges.length >= limits.captureExchanges) {
      this.overLimit = true;
      return;
    }
    const origin: Origin = { source: this.#source, location };
    const sent = sentMessages(record);
    const exchange = exchangeOf(record, url, sent[0] ?? null);
    this.#exchanges.push({ kind: 'http-exchange', origin, exchange });
    const receivedAt = exchange.serverDate ?? exchange.answeredAt;
    for (const message of sent) this.#addMessage(message, origin, receivedAt, true);
    const page = pageOf(record);
    if (page !== null && formField.test(page))
      for (const { message } of findSaml(page, null)) this.#addMessage(message, origin, null, false);
    this.#addCallbacks(record, page, exchange, origin);
  }

  /** What was found: messages and callbacks first, since those are what is judged, then the requests. */
  evidence(): Evidence[] {
    const callbacks = [...this.#callbacks.values()];
    const failed = callbacks.filter((item) => item.callback.outcome === 'failure');
    const succeeded = callbacks.filter((item) => item.callback.outcome === 'success');
    const exchanges = this.#showsCookies ? this.#exchanges : this.#exchanges.map(withoutCookies);
    return [...this.#messages.values(), ...(failed.length > 0 ? failed : succeeded.slice(-1)), ...exchanges];
  }

  #addMessage(message: SamlMessage, origin: Origin, receivedAt: Date | null, isSent: boolean): void {
    if (this.#messages.has(message.xml) && !isSent) return;
    const known = this.#messages.get(message.xml);
    if (known !== undefined && 'receivedAt' in known) return;
    const kind = message.what === 'request' ? 'saml-request' : 'saml-response';
    this.#messages.set(
      message.xml,
      kind === 'saml-response' && receivedAt !== null
        ? { kind, origin, message, receivedAt }
        : { kind, origin, message },
    );
  }

  #addCallbacks({ url, requestBody }: HttpRecord, page: string | null, exchange: HttpExchange, origin: Origin): void {
    const posted = requestBody !== null && /(?:^|&)(?:error|code|id_token)=/.test(requestBody) ? requestBody : null;
    const form = posted === null ? null : `${url.split(/[?#]/)[0]}?${posted}`;
    for (const address of [url, form, exchange.location]) {
      const facts = address === null ? null : parseCallback(address, { openEnd: false });
      if (facts !== null && facts.outcome !== 'login-request')
        this.#addCallback({ kind: 'callback-url', callback: facts, origin, isCaptured: true });
    }
    if (page === null) return;
    const failed = exchange.status !== null && exchange.status >= 400;
    const text = page.slice(0, limits.captureBodyCharacters);
    for (const item of callback.read({ name: this.#source, text, bytes: null }, this.#options)) {
      // A page that is shown in good order names errors that did not happen; only a provider's numbered ones are told.
      if (item.callback.outcome === 'failure' && (failed || item.kind === 'idp-error'))
        this.#addCallback({ ...item, origin, isCaptured: true });
    }
  }

  #addCallback(item: CallbackEvidence): void {
    const { outcome, error, errorDescription, parameters } = item.callback;
    const value = (name: string): string => parameters.find((parameter) => parameter.name === name)?.value ?? '';
    const key = JSON.stringify([outcome, error, errorDescription, value('state'), value('code')]);
    if (!this.#callbacks.has(key)) this.#callbacks.set(key, item);
  }
}

function isOfLogin({ url, requestBody, responseBody, location }: HttpRecord, { pathname }: URL): boolean {
  if (asset.test(pathname)) return false;
  if (requestBody !== null && nameInBody.test(requestBody)) return true;
  if (responseBody !== null && formField.test(responseBody)) return true;
  if (loginPath.test(pathname) || isBareCallbackPath(pathname)) return true;
  return [url, location].some((address) => address !== null && isLoginAddress(address));
}

function isLoginAddress(address: string): boolean {
  if (!nameInAddress.test(address)) return false;
  return samlInAddress.test(address) || parseCallback(address, { openEnd: false }) !== null;
}

function exchangeOf(record: HttpRecord, url: URL, message: SamlMessage | null): HttpExchange {
  const { method, requestHeaders, responseHeaders, requestBody } = record;
  return {
    method,
    url: record.url,
    host: url.host,
    path: url.pathname,
    parameters: [...parametersOf(url), ...formParameters(record)],
    status: record.status,
    failure: record.failure,
    location: absolute(record.location ?? header(responseHeaders, 'location'), record.url),
    startedAt: record.startedAt,
    answeredAt: record.answeredAt,
    serverDate: instantOf(header(responseHeaders, 'date') ?? ''),
    sentCookies: cookieNames(header(requestHeaders, 'cookie') ?? ''),
    setCookies: setCookies(responseHeaders),
    bodyRecorded: method !== 'POST' || requestBody !== null || header(requestHeaders, 'content-length') === '0',
    message,
  };
}

function parametersOf({ search, hash }: URL): Parameter[] {
  const inFragment = /[#&](?:error|id_token|access_token|code)=/.test(hash) ? hash.slice(1) : '';
  return [search.slice(1), inFragment].flatMap((text) => [
    ...parseParameters(text, { literalSpaces: false }).parameters,
  ]);
}

function formParameters({ requestBody, requestHeaders }: HttpRecord): readonly Parameter[] {
  if (requestBody === null || /json|multipart/i.test(header(requestHeaders, 'content-type') ?? '')) return [];
  return /^[\w.-]{1,60}=/.test(requestBody) ? parseParameters(requestBody, { literalSpaces: false }).parameters : [];
}

/** The message in an address or in a posted form. */
function sentMessages({ url, requestBody, decodedSaml, method }: HttpRecord): SamlMessage[] {
  const binding = method === 'POST' ? 'post' : 'redirect';
  if (decodedSaml !== null)
    return findSaml(decodedSaml, null).map(({ message }): SamlMessage => ({ ...message, binding }));
  const texts = [
    ...(samlInAddress.test(url) ? [url] : []),
    ...(requestBody !== null && /SAML(?:Request|Response)|wresult/.test(requestBody) ? [requestBody] : []),
  ];
  return texts.flatMap((text) => findSaml(text, null).map(({ message }) => message));
}

function pageOf({ responseBody }: HttpRecord): string | null {
  return responseBody === null || responseBody.length > limits.samlCharacters ? null : responseBody;
}

function absolute(location: string | null, base: string): string | null {
  if (location === null || location === '') return null;
  return URL.canParse(location, base) ? new URL(location, base).href : null;
}

function cookieNames(value: string): string[] {
  return value
    .split(';')
    .map((part) => part.split('=')[0]?.trim() ?? '')
    .filter((name) => name !== '');
}

function setCookies(headers: readonly Header[]): SetCookie[] {
  return headers
    .filter(({ name }) => name.toLowerCase() === 'set-cookie')
    .flatMap(({ value }) => value.split('\n'))
    .map((value) => ({
      name: value.split('=')[0]?.trim() ?? '',
      sameSite: /;\s{0,8}samesite=(\w{1,10})/i.exec(value)?.[1]?.toLowerCase() ?? null,
    }))
    .filter(({ name }) => name !== '');
}

/** No request of the capture shows a cookie: they were left out, so that nothing can be told of them. */
function withoutCookies(item: HttpExchangeEvidence): HttpExchangeEvidence {
  return { ...item, exchange: { ...item.exchange, sentCookies: null, setCookies: [] } };
}
