import type { Cause, Owner } from '../causes/cause.ts';

const errorCodes = 'https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes';

/** What differs from one numbered error to the next. Words may hold {support}, {service}, {callbackUrl}. */
interface EntraError {
  readonly number: number;
  /** Microsoft's own name or text of it. */
  readonly name: string;
  /** Default: code and name, as Entra prints them. */
  readonly example?: string;
  readonly title: string;
  readonly owner: Owner;
  readonly cause: string;
  readonly fix: string;
  readonly confidence: Cause['confidence'];
  /** Default: Microsoft's list of error codes. */
  readonly source?: string;
  /** It only wraps another error, whose code stands in the same text. */
  readonly usuallyFollows?: true;
}

/** Entries of the catalogue for numbered errors of Microsoft Entra ID that occur at one stage of a login. */
export function entraErrorsAt(stage: Cause['stage'], errors: readonly EntraError[]): Cause[] {
  return errors.map(({ number, name, example, fix, source = errorCodes, ...error }) => {
    const code = `AADSTS${number}`;
    return {
      ...error,
      cause: `${error.cause} Microsoft lists it as \`${code} ${name}\`.`,
      id: `entra-aadsts${number}`,
      stage,
      error: null,
      code,
      pattern: numbered(number),
      example: example ?? `${code}: ${name}`,
      fix: [{ owner: error.owner, step: fix }],
      send: ['The text of the error page or the failing URL, whole', 'The time of the attempt in UTC'],
      distinctive: true,
      sources: [source],
    };
  });
}

/** A code is a prefix of longer ones (50001 of 500011), so that no digit may follow. Pages write `error code: 50011` too. */
function numbered(number: number): RegExp {
  return new RegExp(String.raw`(?:AADSTS|\berror[ _]codes?\W{1,12})0{0,8}${number}(?!\d)`, 'i');
}
