import type { Identified } from '../checks/check.ts';
import type { CallbackFacts } from '../evidence/callback-facts.ts';
import { parseCallback } from '../evidence/callback.ts';
import type { HttpExchange, HttpExchangeEvidence } from '../evidence/http-exchange.ts';
import { attribute } from '../evidence/xml-tree.ts';

/** What a request does in a login (SAML profiles §4.1; RFC 6749 §4.1). */
type StepKind = 'authorization-request' | 'saml-request' | 'saml-response' | 'result' | 'token-request' | 'page';

/** One request of a login, as a part of it. */
export interface Step {
  /** The evidence's id. */
  readonly id: string;
  readonly kind: StepKind;
  readonly exchange: HttpExchange;
  /** The error or the code that it carries. */
  readonly result: CallbackFacts | null;
  /** What the answer sends the browser away with. */
  readonly answered: CallbackFacts | null;
}

export function readStep({ id, exchange }: Identified<HttpExchangeEvidence>): Step {
  const result = resultIn(addressOf(exchange));
  return { id, kind: kindOf(exchange, result), exchange, result, answered: resultIn(exchange.location) };
}

/** The first value of a parameter; null where it is missing or empty. */
export function parameter({ parameters }: Pick<HttpExchange, 'parameters'>, name: string): string | null {
  return parameters.find((one) => one.name === name)?.value || null;
}

/** An attribute of the message's root element. */
export function messageAttribute({ message }: HttpExchange, name: string): string | null {
  return message?.parse.ok === true ? attribute(message.parse.document.root, name) : null;
}

/** When it began: by the recorder's clock, or where there is none, by the server's. */
export function timeOf({ startedAt, serverDate }: HttpExchange): Date | null {
  return startedAt ?? serverDate;
}

function kindOf(exchange: HttpExchange, result: CallbackFacts | null): StepKind {
  const has = (name: string): boolean => parameter(exchange, name) !== null;
  const { message } = exchange;
  if (message !== null) return message.what === 'request' ? 'saml-request' : 'saml-response';
  if (has('SAMLResponse') || has('wresult')) return 'saml-response';
  if (has('SAMLRequest') || parameter(exchange, 'wa') === 'wsignin1.0') return 'saml-request';
  if (has('grant_type') || /\/token\/?$/i.test(exchange.path)) return 'token-request';
  if (result !== null) return 'result';
  if (has('client_id') && (has('response_type') || has('redirect_uri'))) return 'authorization-request';
  return 'page';
}

/** The address with what was posted to it: a result may come as a form (OAuth 2.0 Form Post Response Mode). */
function addressOf({ method, url, parameters }: HttpExchange): string {
  if (method !== 'POST' || parameters.length === 0) return url;
  const query = parameters.map(({ name, value }) => `${encode(name)}=${encode(value)}`).join('&');
  return `${url.split(/[?#]/)[0]}?${query}`;
}

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

function resultIn(address: string | null): CallbackFacts | null {
  const facts = address === null ? null : parseCallback(address, { openEnd: false });
  return facts === null || facts.outcome === 'login-request' ? null : facts;
}
