import { conditionRefusals } from './service-provider-conditions.ts';
import { messageRefusals } from './service-provider-messages.ts';
import { signatureRefusals } from './service-provider-signatures.ts';

/** What the messages of SAML libraries mean: refusals of an application, or of another broker, as a service provider. */
export const serviceProviderCauses = [...signatureRefusals, ...conditionRefusals, ...messageRefusals] as const;
