import type { Cause, Owner } from '../causes/cause.ts';

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
  /** Default: the title, where it says all that is known. */
  readonly cause?: string;
  readonly fix: string;
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
    const listed = family.listedBy === null ? '' : ` ${family.listedBy} lists it as \`${code} ${name}\`.`;
    return {
      ...error,
      cause: `${cause ?? `${error.title}.`}${listed}`,
      id: `${family.id}${number}`,
      stage,
      error: null,
      code,
      pattern: numbered(number, family),
      example: example ?? `${code}: ${name}`,
      fix: [{ owner: error.owner, step: fix }],
      send: family.send,
      distinctive: true,
      sources: [source],
    };
  });
}

/**
 * A code is a prefix of longer ones (50001 of 500011), so that no digit may follow, nor a letter that text recognition takes for one (O, I, l,
 * S), unless a word begins with it.
 */
const codeEnd = String.raw`(?!\d|[ILOS](?![A-Z]))`;

function numbered(number: number, { prefix }: Family): RegExp {
  return new RegExp(String.raw`(?<![A-Za-z\d])${prefix}0{0,8}${number}${codeEnd}`, 'i');
}
