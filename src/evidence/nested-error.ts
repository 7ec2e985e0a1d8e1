import { limits } from '../limits.ts';
import { isLoginErrorCode } from './oauth-signs.ts';

/** An error that stands as JSON or as parameters inside another one's description. */
export interface NestedError {
  readonly error: string | null;
  readonly errorDescription: string;
}

/**
 * The error inside a description, as brokers pass on what a token endpoint answered: `{"error":"invalid_client","error_description":"…"}`
 * (RFC 6749 §5.2), alone or after some words. Null where there is none.
 */
export function nestedError(description: string): NestedError | null {
  const text = description.slice(0, limits.patternInputCharacters);
  const start = text.indexOf('{');
  const end = text.lastIndexOf('}');
  return start >= 0 && end > start ? (fromJson(text.slice(start, end + 1)) ?? fromPair(text)) : fromPair(text);
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
  const { error, error_description: description, errorSummary, message } = value;
  const text = [description, errorSummary, message].find((one) => typeof one === 'string' && one.trim() !== '');
  const code = typeof error === 'string' && /^[\w.:-]{2,100}$/.test(error) ? error : null;
  if (typeof text === 'string') return { error: code, errorDescription: text };
  return code !== null && isLoginErrorCode(code) ? { error: code, errorDescription: '' } : null;
}

/** `error=invalid_client&error_description=…`, as one text. */
function fromPair(text: string): NestedError | null {
  const [, error = '', description = ''] = /(?:^|[\s(])error=(\w{4,60})&error_description=(.+)$/is.exec(text) ?? [];
  return isLoginErrorCode(error) ? { error, errorDescription: description } : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
