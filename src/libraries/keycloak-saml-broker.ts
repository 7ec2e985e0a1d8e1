import { defineLibrary } from './library.ts';
import { serviceProviderCauses } from './service-provider.ts';

const repository = 'https://github.com/keycloak/keycloak/blob/02523d19ea6d64a0860f4abb4598b7b1c8033d79';

/** Keycloak where it is the service provider of another identity provider. */
export const keycloakSamlBroker = defineLibrary(serviceProviderCauses, {
  id: 'keycloak-saml-broker',
  name: 'Keycloak (as SAML broker)',
  protocol: 'saml',
  version: '02523d1',
  sources: [`${repository}/services/src/main/java/org/keycloak/broker/saml/SAMLEndpoint.java`],
  messages: [
    { text: 'The assertion is not encrypted, which is required.', cause: 'sp-encryption-required', distinctive: true },
    { text: 'validation failed', cause: 'sp-signature-invalid' },
    { text: 'Assertion expired.', cause: 'sp-conditions-not-met' },
    { text: 'no principal in assertion; expected: <expected>', cause: 'sp-name-id-missing', distinctive: true },
    {
      text: 'Could not process response from SAML identity provider.',
      cause: 'sp-response-refused',
      distinctive: true,
    },
    { text: 'Ignoring invalid certificate: <certificate>', cause: 'sp-certificate-not-valid-now' },
    {
      text: 'Response Validation Error: InResponseTo attribute was expected but not present in received response',
      cause: 'sp-unsolicited-refused',
      distinctive: true,
    },
    {
      text: 'Response Validation Error: InResponseTo attribute was expected but it is empty in received response',
      cause: 'sp-unsolicited-refused',
      distinctive: true,
    },
    {
      text: 'Response Validation Error: received InResponseTo attribute does not match the expected request ID',
      cause: 'sp-in-response-to-mismatch',
      distinctive: true,
    },
    {
      text: 'Response Validation Error: SubjectConfirmationData InResponseTo attribute was expected but it is empty in received response',
      cause: 'sp-unsolicited-refused',
      distinctive: true,
    },
    {
      text: 'Response Validation Error: received SubjectConfirmationData InResponseTo attribute does not match the expected request ID',
      cause: 'sp-in-response-to-mismatch',
      distinctive: true,
    },
  ],
});
