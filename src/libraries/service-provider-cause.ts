import type { Cause, Owner } from '../causes/cause.ts';
import type { CauseId } from '../causes/index.ts';

type FixStep = readonly [Owner, string];

/** What differs from one refusal of an application to the next. Words may hold {idp}. */
interface ServiceProviderCause<Id extends string> {
  readonly id: Id;
  readonly title: string;
  /** A library's message that means it. */
  readonly example: string;
  readonly cause: string;
  /** Who does what, in order; the first one must act first. */
  readonly fix: readonly [FixStep, ...FixStep[]];
  /** Default: the message and the time. */
  readonly send?: readonly string[];
  readonly caution?: string;
  /** The same failure where it is the broker that refuses. */
  readonly sameAtBroker?: CauseId;
  /** Default: the application, as it judges the response. */
  readonly stage?: Cause['stage'];
  readonly usuallyFollows?: true;
  readonly vague?: true;
}

const send = ['The message of the library with the lines around it', 'The time of the attempt in UTC'];

/** Default of `send` where the response itself tells more than the message about it. */
export const sendResponse = [...send, 'The SAML response, recorded with a redacted capture'];

/** What must not follow from a signature that is not valid or a certificate that is not known. */
export const certificateCaution =
  'Take a certificate only from the administrator of {idp} or from its published metadata, never out of the response that was refused: whoever holds its key could sign in as any user.';

/** An entry of the catalogue for what a SAML service provider (SAML core §2 to §5, profiles §4.1.4.3) refuses. */
export function serviceProviderCause<const Id extends string>({
  fix,
  ...cause
}: ServiceProviderCause<Id>): Cause & { readonly id: Id } {
  return {
    stage: 'application',
    send,
    ...cause,
    owner: fix[0][0],
    error: null,
    pattern: null,
    anyApplication: true,
    fix: fix.map(([owner, step]) => ({ owner, step })),
    confidence: 'documented',
    sources: ['https://docs.oasis-open.org/security/saml/v2.0/saml-profiles-2.0-os.pdf'],
  };
}
