import type { CallbackFacts, Damage, Parameter, Undone } from './callback-facts.ts';
import { decodePercent } from './decode.ts';
import { isBareCallbackPath, isCallbackPath, isLoginErrorCode, isLoginPath } from './oauth-signs.ts';
import { parseParameters } from './parameters.ts';
import { readAddress, type Address } from './address.ts';
import { limits } from '../limits.ts';

export interface CandidateOptions {
  /** What was already undone to get this text. */
  readonly undone?: readonly Undone[];
  /** The description stands decoded, with its blanks. */
  readonly literalSpaces?: boolean;
  /** Nothing shows where the text was meant to end, so that something may be missing. */
  readonly openEnd?: boolean;
}

/**
 * Reads one callback: a URL, a path with parameters, or a parameter list (`error=…&error_description=…`), out of everything that
 * wrapped it. Null where it is none: an ordinary URL, another program's `error=…`, or a SAML response.
 * Sources: RFC 6749 §4.1.2, §4.1.2.1 and §4.2.2; OpenID Connect Core §3.1.2.6.
 */
export function parseCallback(text: string, options: CandidateOptions = {}): CallbackFacts | null {
  const { undone = [], literalSpaces = false, openEnd = true } = options;
  const damage: Damage[] = [];
  let candidate = text;
  if (text.length > limits.callbackCharacters) {
    candidate = text.slice(0, limits.callbackCharacters);
    damage.push({ kind: 'over-limit', limit: 'callbackCharacters' });
  }
  const parts = splitCandidate(candidate, literalSpaces);
  const address = parts.address === '' ? null : readAddress(parts.address, candidate);
  if (address?.forbidden === true) return null;

  const query = parseParameters(parts.query, { literalSpaces });
  const fragment = parseParameters(parts.fragment, { literalSpaces });
  // A fragment such as `#section=2` or `#_=_` belongs to the page.
  const usesFragment = fragment.parameters.some(isResult);
  const parameters = usesFragment ? [...query.parameters, ...fragment.parameters] : query.parameters;
  if (parameters.some(({ name }) => name === 'SAMLResponse')) return null;

  const steps = [...undone];
  const error = readValue(parameters, 'error', steps);
  const errorDescription = readValue(parameters, 'error_description', steps);
  const errorUri = readValue(parameters, 'error_uri', steps);
  const outcome = outcomeOf({ address, parameters, error, errorDescription });
  if (outcome === null) return null;

  if (query.overLimit || fragment.overLimit) damage.push({ kind: 'over-limit', limit: 'callbackParameters' });
  damage.push(...damageOf({ candidate, parameters, error, errorDescription, openEnd }));
  if (query.invalid || (usesFragment && fragment.invalid)) {
    const isOnlyCut = !isInvalidBefore(candidate) && damage.some(({ kind }) => kind === 'cut-percent-encoding');
    if (!isOnlyCut) damage.push({ kind: 'invalid-percent-encoding' });
  }
  return {
    outcome,
    url: address?.url ?? null,
    host: address?.host ?? null,
    path: address?.path ?? null,
    misleadingHost: address?.misleadingHost ?? null,
    parameterSource: sourceOf(parts, usesFragment && !query.parameters.some(isResult), parameters),
    parameters,
    error,
    errorDescription,
    errorUri,
    undone: [...new Set(literalSpaces ? [...steps, 'literal-spaces' as const] : steps)],
    damage,
  };
}

interface Parts {
  /** Scheme, host and path, as far as they are there. */
  readonly address: string;
  readonly query: string;
  readonly fragment: string;
  readonly mark: '?' | '#' | null;
}

const resultNames = new Set(['error', 'error_description', 'code', 'id_token', 'access_token', 'SAMLResponse']);

function isResult({ name }: Parameter): boolean {
  return resultNames.has(name);
}

function splitCandidate(text: string, literalSpaces: boolean): Parts {
  const mark = text.search(/[#?]/);
  const isList = /^[\w.-]{1,60}=/.test(text);
  if (isList || mark < 0) {
    return isList
      ? { address: '', query: text, fragment: '', mark: null }
      : { address: text, query: '', fragment: '', mark: null };
  }
  const address = text.slice(0, mark);
  const rest = text.slice(mark);
  if (rest.startsWith('#')) return { address, query: '', fragment: fragmentParameters(rest), mark: '#' };
  // In a description that stands decoded, `#` is a character like others (`user#EXT#@…`).
  const description = literalSpaces ? rest.search(/[?&]error_description=/) : -1;
  const hash = rest.indexOf('#');
  if (hash < 0 || (description >= 0 && description < hash))
    return { address, query: rest.slice(1), fragment: '', mark: '?' };
  return { address, query: rest.slice(1, hash), fragment: fragmentParameters(rest.slice(hash)), mark: '?' };
}

/** `#error=…`, and the routes of single-page applications: `#/callback?error=…`, `#!/error=…`. */
function fragmentParameters(fragment: string): string {
  const question = fragment.indexOf('?');
  const equals = fragment.indexOf('=');
  if (question >= 0 && (equals < 0 || question < equals)) return fragment.slice(question + 1);
  return fragment.replace(/^#!?\/?/, '');
}

function sourceOf(
  { mark, address }: Parts,
  fromFragment: boolean,
  parameters: readonly Parameter[],
): CallbackFacts['parameterSource'] {
  if (fromFragment || (mark === '#' && address === '')) return 'fragment';
  if (mark !== null || address !== '') return 'query';
  return parameters.length > 1 ? 'form' : 'text';
}

/** The first value of a name; null where it is missing or empty. */
function readValue(parameters: readonly Parameter[], name: string, steps: Undone[]): string | null {
  const value = parameters.find((parameter) => parameter.name === name)?.value ?? '';
  if (value.trim() === '') return null;
  const decoded = undoLeftEncoding(value);
  if (decoded !== value) steps.push('extra-percent-encoding');
  return decoded;
}

/** Undoes what is left of a value that was encoded more than once; text that has blanks was not. */
export function undoLeftEncoding(value: string): string {
  let text = value;
  for (let depth = 0; depth < limits.decodingDepth; depth += 1) {
    if (/\s/.test(text) || !/%[\dA-Fa-f]{2}/.test(text)) break;
    text = decodePercent(text, { plusIsBlank: true }).text;
  }
  return text;
}

interface Read {
  readonly address: Address | null;
  readonly parameters: readonly Parameter[];
  readonly error: string | null;
  readonly errorDescription: string | null;
}

function outcomeOf({ address, parameters, error, errorDescription }: Read): CallbackFacts['outcome'] | null {
  if (errorDescription !== null) return 'failure';
  const path = address?.route ?? '';
  if (error !== null) {
    if (isLoginErrorCode(error)) return 'failure';
    // On a callback any word may be a code; a number or a yes is no error of a login (`/login?error=1`).
    const isWord = /^[A-Za-z][\w .-]{2,}$/.test(error) && !/^(?:true|yes|null|undefined|none|false)$/i.test(error);
    return isCallbackPath(path) && isWord ? 'failure' : null;
  }
  return address === null || address.url === null ? null : outcomeWithoutError(address, path, parameters);
}

function outcomeWithoutError(
  { host }: Address,
  path: string,
  parameters: readonly Parameter[],
): CallbackFacts['outcome'] | null {
  const value = (name: string): string => parameters.find((parameter) => parameter.name === name)?.value ?? '';
  const code = value('code');
  const state = value('state');
  if (isToken(value('id_token'))) return 'success';
  if (value('access_token') !== '' && (value('token_type') !== '' || state !== '' || isCallbackPath(path)))
    return 'success';
  // A shop's `?code=SUMMER&state=NY` has a short code and no callback.
  if (code !== '' && isCallbackPath(path)) return 'success';
  if (code.length >= 16 && state.length >= 8) return 'success';

  if (value('SAMLRequest') !== '' || value('wa') === 'wsignin1.0') return 'login-request';
  const asks = value('client_id') !== '';
  if (asks && (value('response_type') !== '' || value('redirect_uri') !== '' || /\/authorize\/?$/i.test(path)))
    return 'login-request';
  if (isBareCallbackPath(path)) return 'login-request';
  if (!isLoginPath(path)) return null;
  const isPartOfLogin = ['state', 'client', 'client_id', 'connection', 'protocol'].some((name) => value(name) !== '');
  return isPartOfLogin || /^(?:auth|login|sso|idp|id|accounts|signin)\./i.test(host ?? '') ? 'login-request' : null;
}

function isToken(value: string): boolean {
  return /^eyJ[\w-]+\.[\w-]+\./.test(value);
}

interface Damaged {
  readonly candidate: string;
  readonly parameters: readonly Parameter[];
  readonly error: string | null;
  readonly errorDescription: string | null;
  readonly openEnd: boolean;
}

function damageOf({ candidate, parameters, error, errorDescription, openEnd }: Damaged): Damage[] {
  const damage: Damage[] = [];
  if (openEnd && error !== null && errorDescription === null && parameters.at(-1)?.name === 'error')
    damage.push({ kind: 'cut-at-ampersand' });
  if (errorDescription !== null && /(?:…|\.\.\.)$/.test(errorDescription.trimEnd()))
    damage.push({ kind: 'cut-description' });
  if (/%[\dA-Fa-f]?$/.test(candidate)) damage.push({ kind: 'cut-percent-encoding' });
  const counts = new Map<string, number>();
  for (const { name } of parameters) counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const [name, count] of counts) if (count > 1) damage.push({ kind: 'duplicate-parameter', name });
  return damage;
}

/** Whether more is invalid than an escape that the end cut. */
function isInvalidBefore(candidate: string): boolean {
  return decodePercent(candidate.replace(/%[\dA-Fa-f]?$/, ''), { plusIsBlank: false }).invalid;
}
