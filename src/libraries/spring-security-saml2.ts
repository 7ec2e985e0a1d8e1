import { defineLibrary } from './library.ts';
import { serviceProviderCauses } from './service-provider.ts';

const repository = 'https://github.com/spring-projects/spring-security/blob/d449950/saml2/saml2-service-provider/src';
const openSaml5Template = `${repository}/opensaml5Main/java/org/springframework/security/saml2/provider/service/authentication/OpenSaml5Template.java`;
const saml2WebSsoAuthenticationFilter = `${repository}/main/java/org/springframework/security/saml2/provider/service/web/authentication/Saml2WebSsoAuthenticationFilter.java`;
const openSamlAssertingPartyDetails = `${repository}/main/java/org/springframework/security/saml2/provider/service/registration/OpenSamlAssertingPartyDetails.java`;
const saml2ErrorCodes = `${repository}/main/java/org/springframework/security/saml2/core/Saml2ErrorCodes.java`;
const saml2Utils = `${repository}/main/java/org/springframework/security/saml2/internal/Saml2Utils.java`;
const baseOpenSamlLogoutRequestValidator = `${repository}/main/java/org/springframework/security/saml2/provider/service/authentication/logout/BaseOpenSamlLogoutRequestValidator.java`;

/** Spring Security as SAML 2.0 service provider; what it passes on from inside an assertion is OpenSAML's. */
export const springSecuritySaml2 = defineLibrary(serviceProviderCauses, {
  id: 'spring-security-saml2',
  name: 'Spring Security SAML 2.0',
  protocol: 'saml',
  version: 'd449950 (7.x)',
  sources: [
    `${repository}/main/java/org/springframework/security/saml2/provider/service/authentication/BaseOpenSamlAuthenticationProvider.java`,
    openSaml5Template,
    saml2WebSsoAuthenticationFilter,
    openSamlAssertingPartyDetails,
    saml2ErrorCodes,
    saml2Utils,
    baseOpenSamlLogoutRequestValidator,
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
    {
      text: 'Invalid signature for object [<id>]',
      cause: 'sp-signature-invalid',
      distinctive: true,
      source: openSaml5Template,
    },
    {
      text: 'Missing signature for object [<id>]',
      cause: 'sp-signature-missing',
      distinctive: true,
      source: openSaml5Template,
    },
    {
      text: 'Missing signature algorithm for object [<id>]',
      cause: 'sp-signature-missing',
      distinctive: true,
      source: openSaml5Template,
    },
    { text: 'Failed to deserialize payload', cause: 'sp-response-not-readable', source: openSaml5Template },
    { text: 'Failed to decode SAMLResponse', cause: 'sp-response-not-readable', distinctive: true, source: saml2Utils },
    {
      text: 'No relying party registration found',
      cause: 'sp-identity-provider-unknown',
      distinctive: true,
      source: saml2WebSsoAuthenticationFilter,
    },
    {
      text: 'Metadata response is missing verification certificates, necessary for verifying SAML assertions',
      cause: 'sp-certificate-not-configured',
      distinctive: true,
      source: openSamlAssertingPartyDetails,
    },
    {
      text: 'Metadata response is missing a SingleSignOnService, necessary for sending AuthnRequests',
      cause: 'sp-metadata-not-usable',
      distinctive: true,
      source: openSamlAssertingPartyDetails,
    },
    {
      text: 'Metadata response is missing the necessary IDPSSODescriptor element',
      cause: 'sp-metadata-not-usable',
      distinctive: true,
      source: openSamlAssertingPartyDetails,
    },
    {
      text: 'Failed to match issuer to configured issuer',
      cause: 'sp-logout-refused',
      source: baseOpenSamlLogoutRequestValidator,
    },
    {
      text: 'Failed to match subject in LogoutRequest with currently logged in user',
      cause: 'sp-logout-refused',
      source: baseOpenSamlLogoutRequestValidator,
    },
    { text: 'invalid_signature', cause: 'sp-signature-invalid', source: saml2ErrorCodes },
    { text: 'decryption_error', cause: 'sp-decryption-failed', source: saml2ErrorCodes },
    { text: 'malformed_response_data', cause: 'sp-response-not-readable', source: saml2ErrorCodes },
    { text: 'invalid_destination', cause: 'sp-destination-mismatch', source: saml2ErrorCodes },
    { text: 'invalid_issuer', cause: 'sp-issuer-mismatch', source: saml2ErrorCodes },
    { text: 'invalid_in_response_to', cause: 'sp-in-response-to-mismatch', source: saml2ErrorCodes },
    { text: 'relying_party_registration_not_found', cause: 'sp-identity-provider-unknown', source: saml2ErrorCodes },
    { text: 'subject_not_found', cause: 'sp-name-id-missing', source: saml2ErrorCodes },
  ],
});
