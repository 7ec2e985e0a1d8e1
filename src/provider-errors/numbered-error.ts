import type { Cause, Owner } from '../causes/cause.ts';
import { withRequiredWord } from '../text/required-words.ts';

/** Errors of one provider that have numbers. */
interface Family {
  /** Before the number in an id: `entra-aadsts`. */
  readonly id: string;
  /** Before the number in the text: `AADSTS`. */
  readonly prefix: string;
  /** Who lists them: `Microsoft`. Null where nobody does. */
  readonly listedBy: string | null;
  /** Where they are known from, unless an entry says better. */
  readonly source: string;
  readonly send: readonly string[];
}

/** What differs from one numbered error to the next. Words may hold {support}, {service}, {callbackUrl}. */
interface NumberedError {
  readonly number: number;
  /** Its speaker's own name or text of it. */
  readonly name: string;
  /** Default: code and name, as they are printed. */
  readonly example?: string;
  readonly title: string;
  readonly owner: Owner;
  /** Left out where the title says all that is known. */
  readonly cause?: string;
  /** Steps of `owner`, unless a step names another one. */
  readonly fix: string | readonly (string | Cause['fix'][number])[];
  readonly confidence: Cause['confidence'];
  /** An https address. Default: the family's. */
  readonly source?: string;
  /** It only wraps another error, whose code stands in the same text. */
  readonly usuallyFollows?: true;
}

/** Entries of the catalogue for a family's errors that occur at one stage of a login. */
export function numberedErrors(family: Family, stage: Cause['stage'], errors: readonly NumberedError[]): Cause[] {
  return errors.map(({ number, name, example, fix, cause, source = family.source, ...error }) => {
    const code = `${family.prefix}${number}`;
    return {
      ...error,
      cause: causeOf(cause, `${code} ${name}`, family),
      id: `${family.id}${number}`,
      stage,
      error: null,
      code,
      pattern: numbered(number, family),
      example: example ?? `${code}: ${name}`,
      fix: (typeof fix === 'string' ? [fix] : fix).map((step) => {
        return typeof step === 'string' ? { owner: error.owner, step } : step;
      }),
      send: family.send,
      distinctive: true,
      sources: [source],
    };
  });
}

function causeOf(cause: string | undefined, name: string, { listedBy }: Family): string {
  if (listedBy === null) return cause ?? `The text says no more than \`${name}\`.`;
  return cause === undefined
    ? `${listedBy} lists it as \`${name}\` and says no more of it.`
    : `${cause} ${listedBy} lists it as \`${name}\`.`;
}

/**
 * A code is a prefix of longer ones (50001 of 500011), so that no digit may follow, nor a letter that text recognition takes for one (O, I, l,
 * S), unless a word begins with it.
 */
const codeEnd = String.raw`(?!\d|[ILOS](?![A-Z]))`;

function numbered(number: number, { prefix }: Family): RegExp {
  const pattern = new RegExp(String.raw`(?<![A-Za-z\d])${prefix}0{0,8}${number}${codeEnd}`, 'i');
  return withRequiredWord(pattern, String(number));
}
