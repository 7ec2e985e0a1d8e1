import { defineLibrary } from './library.ts';
import { serviceProviderCauses } from './service-provider.ts';

const repository = 'https://github.com/spring-projects/spring-security/blob/d449950/saml2/saml2-service-provider/src';
const source2 = `${repository}/opensaml5Main/java/org/springframework/security/saml2/provider/service/authentication/OpenSaml5Template.java`;
const source3 = `${repository}/main/java/org/springframework/security/saml2/provider/service/web/authentication/Saml2WebSsoAuthenticationFilter.java`;
const source4 = `${repository}/main/java/org/springframework/security/saml2/provider/service/registration/OpenSamlAssertingPartyDetails.java`;
const source5 = `${repository}/main/java/org/springframework/security/saml2/core/Saml2ErrorCodes.java`;

/** Spring Security as SAML 2.0 service provider; what it passes on from inside an assertion is OpenSAML's. */
export const springSecuritySaml2 = defineLibrary(serviceProviderCauses, {
  id: 'spring-security-saml2',
  name: 'Spring Security SAML 2.0',
  protocol: 'saml',
  version: 'd449950 (7.x)',
  sources: [
    `${repository}/main/java/org/springframework/security/saml2/provider/service/authentication/BaseOpenSamlAuthenticationProvider.java`,
    source2,
    source3,
    source4,
    source5,
  ],
  messages: [
    { text: 'Invalid status [<status>] for SAML response [<id>]', cause: 'sp-status-not-success', distinctive: true },
    {
      text: 'Invalid destination [<received>] for SAML response [<id>]',
      cause: 'sp-destination-mismatch',
      distinctive: true,
    },
    { text: 'Invalid issuer [<received>] for SAML response [<id>]', cause: 'sp-issuer-mismatch', distinctive: true },
    { text: 'No assertions found in response.', cause: 'sp-no-assertion', distinctive: true },
    {
      text: 'Invalid assertion [<id>] for SAML response [<response>]',
      cause: 'sp-response-refused',
      distinctive: true,
    },
    {
      text: 'The response contained an InResponseTo attribute [<received>] but no saved authentication request was found',
      cause: 'sp-unsolicited-refused',
      distinctive: true,
    },
    {
      text: 'The InResponseTo attribute [<received>] does not match the ID of the authentication request [<expected>]',
      cause: 'sp-in-response-to-mismatch',
      distinctive: true,
    },
    {
      text: 'Did not decrypt response [<id>] since it is not signed',
      cause: 'sp-signature-missing',
      distinctive: true,
    },
    {
      text: 'Either the response or one of the assertions is unsigned. Please either sign the response or all of the assertions.',
      cause: 'sp-signature-missing',
      distinctive: true,
    },
    { text: 'Assertion [<id>] is missing a subject', cause: 'sp-name-id-missing', distinctive: true },
    { text: 'Invalid signature for object [<id>]', cause: 'sp-signature-invalid', distinctive: true, source: source2 },
    { text: 'Missing signature for object [<id>]', cause: 'sp-signature-missing', distinctive: true, source: source2 },
    {
      text: 'Missing signature algorithm for object [<id>]',
      cause: 'sp-signature-missing',
      distinctive: true,
      source: source2,
    },
    { text: 'Failed to deserialize payload', cause: 'sp-response-not-readable', source: source2 },
    { text: 'Failed to decode SAMLResponse', cause: 'sp-response-not-readable', distinctive: true },
    {
      text: 'No relying party registration found',
      cause: 'sp-identity-provider-unknown',
      distinctive: true,
      source: source3,
    },
    {
      text: 'Metadata response is missing verification certificates, necessary for verifying SAML assertions',
      cause: 'sp-certificate-not-configured',
      distinctive: true,
      source: source4,
    },
    {
      text: 'Metadata response is missing a SingleSignOnService, necessary for sending AuthnRequests',
      cause: 'sp-metadata-not-usable',
      distinctive: true,
      source: source4,
    },
    {
      text: 'Metadata response is missing the necessary IDPSSODescriptor element',
      cause: 'sp-metadata-not-usable',
      distinctive: true,
      source: source4,
    },
    { text: 'Failed to match issuer to configured issuer', cause: 'sp-logout-refused' },
    { text: 'Failed to match subject in LogoutRequest with currently logged in user', cause: 'sp-logout-refused' },
    { text: 'invalid_signature', cause: 'sp-signature-invalid', source: source5 },
    { text: 'decryption_error', cause: 'sp-decryption-failed', source: source5 },
    { text: 'malformed_response_data', cause: 'sp-response-not-readable', source: source5 },
    { text: 'invalid_destination', cause: 'sp-destination-mismatch', source: source5 },
    { text: 'invalid_issuer', cause: 'sp-issuer-mismatch', source: source5 },
    { text: 'invalid_in_response_to', cause: 'sp-in-response-to-mismatch', source: source5 },
    { text: 'relying_party_registration_not_found', cause: 'sp-identity-provider-unknown', source: source5 },
    { text: 'subject_not_found', cause: 'sp-name-id-missing', source: source5 },
  ],
});
