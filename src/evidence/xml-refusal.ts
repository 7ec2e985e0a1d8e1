import { SsoDoctorError } from '../errors.ts';

/**
 * Why a text is not accepted as evidence. `cut-off`: it stops too early. `doctype`: SAML has no document types, and only attacks use
 * one. `trailing`: something follows the root element.
 */
export type XmlProblemCode =
  | 'empty'
  | 'cut-off'
  | 'doctype'
  | 'trailing'
  | 'leading'
  | 'character'
  | 'namespace'
  | 'malformed';

export interface XmlProblem {
  readonly code: XmlProblemCode;
  /** What is wrong, as a sentence without a full stop. */
  readonly reason: string;
  /** Both from 1. */
  readonly line: number;
  readonly column: number;
}

/** Thrown while reading, and turned into an `XmlProblem` at the end of it. */
export class Refusal extends Error {
  readonly code: XmlProblemCode;
  readonly offset: number;
  constructor(code: XmlProblemCode, reason: string, offset: number) {
    super(reason);
    this.code = code;
    this.offset = offset;
  }
}

/** The error for a limit that the user can be told about. */
export function overLimit(what: string): SsoDoctorError {
  return new SsoDoctorError('ERR_INPUT_TOO_LARGE', `The XML has ${what}; that is more than this program reads.`);
}

/** Line and column, both from 1, of an offset. */
export function position(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let lineStart = 0;
  for (let next = text.indexOf('\n'); next >= 0 && next < offset; next = text.indexOf('\n', next + 1)) {
    line += 1;
    lineStart = next + 1;
  }
  return { line, column: offset - lineStart + 1 };
}

/** A name short enough for a message. */
export function cut(value: string): string {
  return value.length > 60 ? `${value.slice(0, 59)}…` : value;
}

/** A code unit as in `U+001B`, without the `U+`. */
export function hex(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, '0');
}
