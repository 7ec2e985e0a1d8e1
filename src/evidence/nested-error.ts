import { limits } from '../limits.ts';
import { isLoginErrorCode } from './oauth-signs.ts';

/** An error that stands as JSON or as parameters inside another one's description. */
export interface NestedError {
  readonly error: string | null;
  readonly errorDescription: string;
}

/** Errors inside errors are followed so deep. */
const deepest = 4;

/**
 * The error inside a description, as brokers pass on what a token endpoint answered: `{"error":"invalid_client","error_description":"…"}`
 * (RFC 6749 §5.2), alone or among words, escaped, printed as an object, or cut; the innermost one, where several stand inside each other.
 * Null where there is none.
 */
export function nestedError(description: string): NestedError | null {
  return innermost(description.slice(0, limits.patternInputCharacters), deepest);
}

function innermost(text: string, depth: number): NestedError | null {
  const found = depth === 0 ? null : errorIn(text);
  if (found === null) return null;
  const inner = innermost(found.errorDescription, depth - 1);
  return inner === null ? found : { ...inner, error: inner.error ?? found.error };
}

function errorIn(text: string): NestedError | null {
  const start = text.indexOf('{');
  if (start < 0) return fromPair(text);
  const stretch = text.slice(start, text.lastIndexOf('}') + 1);
  const plain = text.slice(start).replaceAll('\\"', '"');
  return fromJson(stretch) ?? fromJson(stretch.replaceAll('\\"', '"')) ?? fromPrinted(plain) ?? fromPair(text);
}

function fromJson(json: string): NestedError | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    return null;
  }
  // Some put the error into an object of its own.
  return fromObject(parsed) ?? fromObject(isObject(parsed) ? parsed['error'] : null);
}

function fromObject(value: unknown): NestedError | null {
  if (!isObject(value)) return null;
  const { error, code: number, error_description: description, errorSummary, message } = value;
  const text = [description, errorSummary, message].find((one) => typeof one === 'string' && one.trim() !== '');
  const code = [error, number].find((one) => typeof one === 'string' && /^[\w.:-]{2,100}$/.test(one)) ?? null;
  if (typeof text === 'string') return { error: typeof code === 'string' ? code : null, errorDescription: text };
  return typeof code === 'string' && isLoginErrorCode(code) ? { error: code, errorDescription: '' } : null;
}

const printedCode = /["']error["']\s{0,3}(?:=>|[:=])\s{0,3}["']([\w.:-]{2,100})["']/;
// To the closing quote, or to the end where the text was cut.
const printedText = [
  /["']error_description["']\s{0,3}(?:=>|[:=])\s{0,3}"([^"]+)/,
  /["']error_description["']\s{0,3}(?:=>|[:=])\s{0,3}'([^']+)/,
];

/** An object as a program prints it (`{'error': 'invalid_client'}`), several objects, or JSON without its end. */
function fromPrinted(text: string): NestedError | null {
  const code = printedCode.exec(text)?.[1] ?? '';
  if (!isLoginErrorCode(code)) return null;
  const description = printedText.flatMap((pattern) => pattern.exec(text)?.[1] ?? [])[0] ?? '';
  return { error: code, errorDescription: description };
}

const pair = /(?:^|[\s(])error(?:=|:\s?)(\w{4,60})(?:&|[,;]?\s)error_description(?:=|:\s?)(?=\S)/i;

/** `error=invalid_client&error_description=…` or `error: invalid_client, error_description: …`, as one text. */
function fromPair(text: string): NestedError | null {
  const match = pair.exec(text);
  const error = match?.[1] ?? '';
  if (match === null || !isLoginErrorCode(error)) return null;
  return { error, errorDescription: text.slice(match.index + match[0].length) };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
