import { defineLibrary } from './library.ts';
import { serviceProviderCauses } from './service-provider.ts';

const repository = 'https://github.com/latchset/mod_auth_mellon/blob/a0bb2fd';

/** mod_auth_mellon for Apache, with Lasso beneath it. */
export const modAuthMellon = defineLibrary(serviceProviderCauses, {
  id: 'mod-auth-mellon',
  name: 'mod_auth_mellon',
  protocol: 'saml',
  version: 'a0bb2fd',
  sources: [`${repository}/auth_mellon_handler.c`],
  messages: [
    {
      text: "Invalid Audience in Conditions. Should be '<expected>', but was '<received>'",
      cause: 'sp-audience-mismatch',
      distinctive: true,
    },
    {
      text: "Invalid Destination on Response. Should be '<expected>', but was '<received>'",
      cause: 'sp-destination-mismatch',
      distinctive: true,
    },
    { text: 'Invalid Method in SubjectConfirmation.', cause: 'sp-subject-confirmation-invalid', distinctive: true },
    {
      text: 'Wrong Recipient in SubjectConfirmationData. Current URL is: <expected>, Recipient is <received>',
      cause: 'sp-recipient-mismatch',
      distinctive: true,
    },
    { text: 'NotBefore in Condition was in the future.', cause: 'sp-assertion-not-yet-valid', distinctive: true },
    { text: 'NotOnOrAfter in Condition was in the past.', cause: 'sp-assertion-expired', distinctive: true },
    {
      text: 'NotBefore in SubjectConfirmationData was in the future.',
      cause: 'sp-assertion-not-yet-valid',
      distinctive: true,
    },
    {
      text: 'NotOnOrAfter in SubjectConfirmationData was in the past.',
      cause: 'sp-assertion-expired',
      distinctive: true,
    },
    { text: 'Invalid timestamp in NotBefore in Condition.', cause: 'sp-time-malformed', distinctive: true },
    { text: 'Invalid timestamp in NotOnOrAfter in Condition.', cause: 'sp-time-malformed', distinctive: true },
    {
      text: 'Invalid timestamp in NotOnOrAfter in SubjectConfirmationData.',
      cause: 'sp-time-malformed',
      distinctive: true,
    },
    { text: 'Unsupported condition in Assertion.', cause: 'sp-condition-not-understood', distinctive: true },
    { text: 'Assertion ID <id> has already been used.', cause: 'sp-replayed', distinctive: true },
    { text: 'Assertion ID is not present.', cause: 'sp-id-missing', distinctive: true },
    { text: 'More than one Assertion in response.', cause: 'sp-several-assertions', distinctive: true },
    { text: 'No Assertion in response.', cause: 'sp-no-assertion', distinctive: true },
    { text: 'Missing AuthnStatement in assertion, returning BadRequest.', cause: 'sp-no-assertion', distinctive: true },
    {
      text: 'Missing AuthnContext in assertion, returning BadRequest.',
      cause: 'sp-authn-context-refused',
      distinctive: true,
    },
    {
      text: 'Missing AuthnContextClassRef in assertion, returning Forbidden.',
      cause: 'sp-authn-context-refused',
      distinctive: true,
    },
    {
      text: 'AuthnContextClassRef (<received>) does not match the MellonAuthnContextClassRef directive, returning Forbidden.',
      cause: 'sp-authn-context-refused',
      distinctive: true,
    },
    {
      text: 'No acceptable name identifier found in SAML 2.0 response.',
      cause: 'sp-name-id-missing',
      distinctive: true,
    },
    {
      text: 'Error processing authn response. Lasso error: [<number>] Status code is not success, SAML Response: <response>',
      cause: 'sp-status-not-success',
      distinctive: true,
    },
    {
      text: 'Error processing authn response. Lasso error: [<number>] Failed to verify signature., SAML Response: <response>',
      cause: 'sp-signature-invalid',
      distinctive: true,
    },
    {
      text: 'Error processing authn response. Lasso error: [<number>] Signature element not found., SAML Response: <response>',
      cause: 'sp-signature-missing',
      distinctive: true,
    },
    {
      text: 'Error processing authn response. Lasso error: [<number>] Received response does not refer to the request sent, SAML Response: <response>',
      cause: 'sp-in-response-to-mismatch',
      distinctive: true,
    },
    {
      text: 'Error processing authn response. Lasso error: [<number>] The issuer of an assertion is unkown to us., SAML Response: <response>',
      cause: 'sp-identity-provider-unknown',
      distinctive: true,
    },
    {
      text: 'Error processing authn response. Lasso error: [<number>] Decryption of an encrypted node failed, SAML Response: <response>',
      cause: 'sp-decryption-failed',
      distinctive: true,
    },
    {
      text: 'Error processing authn response. Lasso error: [<number>] Could not decrypt because the private key is not present., SAML Response: <response>',
      cause: 'sp-decryption-key-missing',
      distinctive: true,
    },
    {
      text: 'Error processing authn response. Lasso error: [<number>] <reason>, SAML Response: <response>',
      cause: 'sp-response-refused',
      distinctive: true,
    },
    {
      text: 'Could not find metadata for the IdP "<issuer>".',
      cause: 'sp-identity-provider-unknown',
      distinctive: true,
    },
    {
      text: 'Could not find a supported SingleSignOnService endpoint for the IdP "<issuer>".',
      cause: 'sp-metadata-not-usable',
      distinctive: true,
    },
    {
      text: 'Error adding IdP to lasso server object. Please verify the following configuration directive: MellonIdPMetadataFile.',
      cause: 'sp-metadata-not-usable',
      distinctive: true,
    },
    {
      text: 'Error initializing lasso server object. Please verify the following configuration directives: MellonSPMetadataFile and MellonSPPrivateKeyFile.',
      cause: 'sp-settings-incomplete',
      distinctive: true,
    },
    {
      text: 'Error creating login request. Please verify the MellonSPMetadataFile directive.',
      cause: 'sp-settings-incomplete',
      distinctive: true,
    },
    { text: 'Could not find SAMLResponse field in POST data.', cause: 'sp-response-missing', distinctive: true },
    {
      text: 'Failed to handle HTTP-Artifact response data. Lasso error: [<number>] <reason>, SAML Response: <response>',
      cause: 'sp-artifact-not-resolved',
      distinctive: true,
    },
    {
      text: 'Error validating logout request. Lasso error: [<number>] <reason>',
      cause: 'sp-logout-refused',
      distinctive: true,
    },
    {
      text: 'User has disabled cookies, or has lost the cookie before returning from the SAML2 login server.',
      cause: 'sp-session-lost',
      distinctive: true,
    },
  ],
});
