import type { Cause, Owner } from '../causes/cause.ts';

/** What the errors of one provider have in common, unless an entry says otherwise. */
interface Speaker {
  /** Where they are known from. */
  readonly source: string;
  readonly send: readonly string[];
}

/** What differs from one error to the next. */
interface WordedError extends Omit<Cause, 'owner' | 'error' | 'fix' | 'send' | 'sources'> {
  readonly owner: Owner;
  /** Default: null. */
  readonly error?: string;
  /** Steps of `owner`, unless a step names another one. */
  readonly fix: readonly (string | Cause['fix'][number])[];
  readonly send?: readonly string[];
  /** An https address. */
  readonly source?: string;
}

/** Entries of the catalogue for what a provider says in words of its own. */
export function wordedErrors(speaker: Speaker, errors: readonly WordedError[]): Cause[] {
  return errors.map(({ error = null, fix, send = speaker.send, source = speaker.source, ...entry }) => ({
    ...entry,
    error,
    fix: fix.map((step) => (typeof step === 'string' ? { owner: entry.owner, step } : step)),
    send,
    sources: [source],
  }));
}

/** To hand over where a page of the provider is all there is. */
export const pageAndTime = ['The text of the error page, whole', 'The time of the attempt in UTC'] as const;

/** To hand over where the provider sent the browser back. */
export const urlAndTime = ['The full callback URL of the failed login', 'The time of the attempt in UTC'] as const;
