/** What a user can correct: a wrong option, or an input that cannot be read. Everything else that is thrown is a bug. */
export type SsoDoctorErrorCode =
  | 'ERR_USAGE'
  | 'ERR_INPUT_NOT_FOUND'
  | 'ERR_INPUT_NOT_A_FILE'
  | 'ERR_INPUT_UNREADABLE'
  | 'ERR_INPUT_TOO_LARGE'
  | 'ERR_INPUT_MALFORMED'
  | 'ERR_INPUT_UNSUPPORTED'
  | 'ERR_INPUT_PASSWORD'
  | 'ERR_CONNECTION'
  | 'ERR_PROFILE'
  | 'ERR_FETCH'
  | 'ERR_STATE'
  | 'ERR_OUTPUT'
  /** A masked value would have been left in a copy. */
  | 'ERR_REDACTION';

/**
 * An error whose message says what is wrong, where, and what to do next.
 * The command line prints it without a stack and exits with status 2.
 */
export class SsoDoctorError extends Error {
  override readonly name = 'SsoDoctorError';
  readonly code: SsoDoctorErrorCode;

  constructor(code: SsoDoctorErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
