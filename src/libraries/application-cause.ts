import type { Cause, Owner } from '../causes/cause.ts';
import type { CauseId } from '../causes/index.ts';

type FixStep = readonly [Owner, string];

/** What differs from one refusal of an application to the next. Words may hold {idp}. */
export interface ApplicationCause<Id extends string> {
  readonly id: Id;
  readonly title: string;
  /** A library's message that means it. */
  readonly example: string;
  readonly cause: string;
  /** Who does what, in order; the first one must act first. */
  readonly fix: readonly [FixStep, ...FixStep[]];
  readonly send: readonly string[];
  readonly caution?: string;
  /** The same failure where it is the broker that refuses. */
  readonly sameAtBroker?: CauseId;
  /** Default: the application, as it judges what comes back. */
  readonly stage?: Cause['stage'];
  readonly usuallyFollows?: true;
  readonly vague?: true;
  /** The standard, https address and section. */
  readonly sources: readonly [string, ...string[]];
}

/** An entry of the catalogue for what an application refuses; its library's messages are the patterns. */
export function applicationCause<const Id extends string>({
  fix,
  ...cause
}: ApplicationCause<Id>): Cause & { readonly id: Id } {
  return {
    stage: 'application',
    ...cause,
    owner: fix[0][0],
    error: null,
    pattern: null,
    anyApplication: true,
    fix: fix.map(([owner, step]) => ({ owner, step })),
    confidence: 'documented',
  };
}
