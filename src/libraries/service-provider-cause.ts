import type { Cause } from '../causes/cause.ts';
import { applicationCause, type ApplicationCause } from './application-cause.ts';

/** What differs from one refusal of a SAML response to the next. */
type ServiceProviderCause<Id extends string> = Omit<ApplicationCause<Id>, 'send' | 'sources'> & {
  /** Default: the message and the time. */
  readonly send?: readonly string[];
};

const send = ['The message of the library with the lines around it', 'The time of the attempt in UTC'];

/** Default of `send` where the response itself tells more than the message about it. */
export const sendResponse = [...send, 'The SAML response, recorded with a redacted capture'];

/** What must not follow from a signature that is not valid or a certificate that is not known. */
export const certificateCaution =
  'Take a certificate only from the administrator of {idp} or from its published metadata, never out of the response that was refused: whoever holds its key could sign in as any user.';

/** An entry of the catalogue for what a SAML service provider (SAML core §2 to §5, profiles §4.1.4.3) refuses. */
export function serviceProviderCause<const Id extends string>(
  cause: ServiceProviderCause<Id>,
): Cause & { readonly id: Id } {
  const sources = ['https://docs.oasis-open.org/security/saml/v2.0/saml-profiles-2.0-os.pdf'] as const;
  return applicationCause({ send, sources, ...cause });
}
