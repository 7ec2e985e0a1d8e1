import { defineLibrary } from './library.ts';
import { serviceProviderCauses } from './service-provider.ts';

const repository = 'https://github.com/SAML-Toolkits/java-saml/blob/6ab203e';
const auth = `${repository}/toolkit/src/main/java/com/onelogin/saml2/Auth.java`;
const util = `${repository}/core/src/main/java/com/onelogin/saml2/util/Util.java`;
const logoutRequest = `${repository}/core/src/main/java/com/onelogin/saml2/logout/LogoutRequest.java`;
const logoutResponse = `${repository}/core/src/main/java/com/onelogin/saml2/logout/LogoutResponse.java`;
const saml2Settings = `${repository}/core/src/main/java/com/onelogin/saml2/settings/Saml2Settings.java`;
const subjectConfirmationIssue = `${repository}/core/src/main/java/com/onelogin/saml2/model/SubjectConfirmationIssue.java`;

/** java-saml, OneLogin's toolkit for servlets. */
export const javaSaml = defineLibrary(serviceProviderCauses, {
  id: 'java-saml',
  name: 'java-saml (OneLogin)',
  protocol: 'saml',
  version: '6ab203e (2.9.0)',
  sources: [
    `${repository}/core/src/main/java/com/onelogin/saml2/authn/SamlResponse.java`,
    auth,
    util,
    logoutRequest,
    logoutResponse,
    saml2Settings,
    subjectConfirmationIssue,
  ],
  messages: [
    { text: 'SAML Response could not be processed', cause: 'sp-response-not-readable', distinctive: true },
    { text: 'SAML Response is not loaded', cause: 'sp-response-missing', distinctive: true },
    { text: 'Unsupported SAML Version on Response.', cause: 'sp-version-unsupported', distinctive: true },
    { text: 'Unsupported SAML Version on Assertion.', cause: 'sp-version-unsupported', distinctive: true },
    { text: 'Missing ID attribute on SAML Response.', cause: 'sp-id-missing', distinctive: true },
    { text: 'SAML Response must contain 1 Assertion.', cause: 'sp-no-assertion', distinctive: true },
    {
      text: 'Invalid SAML Response. Not match the saml-schema-protocol-2.0.xsd',
      cause: 'sp-response-not-readable',
      distinctive: true,
    },
    {
      text: 'Invalid decrypted SAML Response. Not match the saml-schema-protocol-2.0.xsd',
      cause: 'sp-response-not-readable',
      distinctive: true,
    },
    {
      text: 'The Response has an InResponseTo attribute: <received> while no InResponseTo was expected',
      cause: 'sp-unsolicited-refused',
      distinctive: true,
    },
    {
      text: 'The InResponseTo of the Response: <received>, does not match the ID of the AuthNRequest sent by the SP: <expected>',
      cause: 'sp-in-response-to-mismatch',
      distinctive: true,
    },
    {
      text: 'The assertion of the Response is not encrypted and the SP requires it',
      cause: 'sp-encryption-required',
      distinctive: true,
    },
    {
      text: 'The NameID of the Response is not encrypted and the SP requires it',
      cause: 'sp-encryption-required',
      distinctive: true,
    },
    { text: 'The Assertion must include a Conditions element', cause: 'sp-conditions-missing', distinctive: true },
    { text: 'Timing issues (please check your clock settings)', cause: 'sp-assertion-expired', distinctive: true },
    { text: 'The Assertion must include an AuthnStatement element', cause: 'sp-no-assertion', distinctive: true },
    {
      text: 'There is an EncryptedAttribute in the Response and this SP does not support them',
      cause: 'sp-attributes-not-readable',
      distinctive: true,
    },
    {
      text: "Invalid issuer in the Assertion/Response. Was '<received>', but expected '<expected>'",
      cause: 'sp-issuer-mismatch',
      distinctive: true,
    },
    {
      text: 'The attributes have expired, based on the SessionNotOnOrAfter of the AttributeStatement of this Response',
      cause: 'sp-session-expired',
      distinctive: true,
    },
    {
      text: 'The Assertion of the Response is not signed and the SP requires it',
      cause: 'sp-signature-missing',
      distinctive: true,
    },
    {
      text: 'The Message of the Response is not signed and the SP requires it',
      cause: 'sp-signature-missing',
      distinctive: true,
    },
    { text: 'No Signature found. SAML Response rejected', cause: 'sp-signature-missing', distinctive: true },
    { text: 'Signature validation failed. SAML Response rejected', cause: 'sp-signature-invalid', distinctive: true },
    {
      text: "SubjectConfirmationData doesn't match a valid Recipient",
      cause: 'sp-recipient-mismatch',
      distinctive: true,
    },
    { text: "SubjectConfirmationData doesn't contain a Recipient", cause: 'sp-recipient-mismatch', distinctive: true },
    {
      text: 'SubjectConfirmationData has an invalid InResponseTo value',
      cause: 'sp-in-response-to-mismatch',
      distinctive: true,
    },
    {
      text: "SubjectConfirmationData doesn't contain a NotOnOrAfter attribute",
      cause: 'sp-subject-confirmation-invalid',
      distinctive: true,
    },
    { text: 'SubjectConfirmationData is no longer valid', cause: 'sp-assertion-expired', distinctive: true },
    { text: 'SubjectConfirmationData is not yet valid', cause: 'sp-assertion-not-yet-valid', distinctive: true },
    {
      text: 'A valid SubjectConfirmation was not found on this Response',
      cause: 'sp-subject-confirmation-invalid',
      distinctive: true,
      source: subjectConfirmationIssue,
    },
    {
      text: 'The status code of the Response was not Success, was <status>',
      cause: 'sp-status-not-success',
      distinctive: true,
    },
    {
      text: 'The status code of the Response was not Success, was <status> -> <message>',
      cause: 'sp-status-not-success',
      distinctive: true,
    },
    { text: 'is not a valid audience for this Response', cause: 'sp-audience-mismatch', distinctive: true },
    { text: 'The response has an empty Destination value', cause: 'sp-destination-missing', distinctive: true },
    {
      text: 'The response was received at <expected> instead of <received>',
      cause: 'sp-destination-mismatch',
      distinctive: true,
    },
    { text: 'Key is required in order to decrypt the NameID', cause: 'sp-decryption-key-missing', distinctive: true },
    { text: 'Not able to decrypt the EncryptedID and get a NameID', cause: 'sp-decryption-failed', distinctive: true },
    { text: 'An empty NameID value found', cause: 'sp-name-id-missing', distinctive: true },
    { text: 'No name id found in Document.', cause: 'sp-name-id-missing', distinctive: true },
    { text: 'Found an Attribute element with duplicated Name', cause: 'sp-attributes-not-readable', distinctive: true },
    { text: 'Issuer of the Response is multiple.', cause: 'sp-issuer-missing', distinctive: true },
    { text: 'Issuer of the Assertion not found or multiple.', cause: 'sp-issuer-missing', distinctive: true },
    {
      text: 'Invalid Signature Element <element> SAML Response rejected',
      cause: 'sp-signature-structure-refused',
      distinctive: true,
    },
    {
      text: 'Signed Element must contain an ID. SAML Response rejected',
      cause: 'sp-signature-structure-refused',
      distinctive: true,
    },
    { text: 'Duplicated ID. SAML Response rejected', cause: 'sp-signature-structure-refused', distinctive: true },
    {
      text: 'Found an invalid Signed Element. SAML Response rejected',
      cause: 'sp-signature-structure-refused',
      distinctive: true,
    },
    {
      text: 'Duplicated Reference URI. SAML Response rejected',
      cause: 'sp-signature-structure-refused',
      distinctive: true,
    },
    {
      text: 'Unexpected number of Reference nodes found for signature. SAML Response rejected.',
      cause: 'sp-signature-structure-refused',
      distinctive: true,
    },
    {
      text: 'Found an unexpected Signature Element. SAML Response rejected',
      cause: 'sp-signature-structure-refused',
      distinctive: true,
    },
    {
      text: 'Unexpected number of Response signatures found. SAML Response rejected.',
      cause: 'sp-signature-structure-refused',
      distinctive: true,
    },
    {
      text: 'Unexpected number of Assertion signatures found. SAML Response rejected.',
      cause: 'sp-signature-structure-refused',
      distinctive: true,
    },
    {
      text: 'Could not validate timestamp: not yet valid. Check system clock.',
      cause: 'sp-assertion-not-yet-valid',
      distinctive: true,
    },
    {
      text: 'Could not validate timestamp: expired. Check system clock.',
      cause: 'sp-assertion-expired',
      distinctive: true,
    },
    {
      text: 'No private key available for decrypt, check settings',
      cause: 'sp-decryption-key-missing',
      distinctive: true,
    },
    {
      text: 'No /samlp:Response/saml:EncryptedAssertion/xenc:EncryptedData element found',
      cause: 'sp-encryption-malformed',
      distinctive: true,
    },
    {
      text: 'No /samlp:Response/saml:EncryptedAssertion/saml:Assertion element found',
      cause: 'sp-decryption-failed',
      distinctive: true,
    },
    {
      text: 'The SPNameQualifier value mismatch the SP entityID value.',
      cause: 'sp-name-qualifier-mismatch',
      distinctive: true,
    },
    {
      text: 'SAML Response not found, Only supported HTTP_POST Binding',
      cause: 'sp-response-missing',
      distinctive: true,
      source: auth,
    },
    { text: 'processResponse error. invalid_response', cause: 'sp-response-refused', source: auth },
    { text: 'processResponse error. sso_not_success', cause: 'sp-status-not-success', distinctive: true, source: auth },
    {
      text: 'Detected use of ENTITY in XML, disabled to prevent XXE/XEE attacks',
      cause: 'sp-xml-refused',
      distinctive: true,
      source: util,
    },
    {
      text: 'Certificate used in the document does not match any registered certificate',
      cause: 'sp-certificate-mismatch',
      distinctive: true,
      source: util,
    },
    {
      text: 'Fingerprint of the certificate used in the document does not match any registered fingerprints',
      cause: 'sp-certificate-mismatch',
      distinctive: true,
      source: util,
    },
    { text: 'Error executing validateSignNode: <reason>', cause: 'sp-signature-invalid', source: util },
    { text: 'Error executing decryption: <reason>', cause: 'sp-decryption-failed', source: util },
    {
      text: 'No KeyInfo inside EncryptedData element',
      cause: 'sp-encryption-malformed',
      distinctive: true,
      source: util,
    },
    { text: 'Unsupported Retrieval Method found', cause: 'sp-encryption-malformed', source: util },
    { text: 'Missing Status on response', cause: 'sp-status-missing', distinctive: true, source: util },
    { text: 'Missing Status Code on response', cause: 'sp-status-missing', distinctive: true, source: util },
    {
      text: 'Signature validation failed. Logout Request rejected',
      cause: 'sp-logout-refused',
      distinctive: true,
      source: logoutRequest,
    },
    {
      text: 'Signature validation failed. Logout Response rejected',
      cause: 'sp-logout-refused',
      distinctive: true,
      source: logoutResponse,
    },
    {
      text: 'The LogoutRequest was received at <expected> instead of <received>',
      cause: 'sp-logout-refused',
      distinctive: true,
      source: logoutRequest,
    },
    {
      text: 'The LogoutResponse was received at <expected> instead of <received>',
      cause: 'sp-logout-refused',
      distinctive: true,
      source: logoutResponse,
    },
    { text: 'idp_entityId_not_found', cause: 'sp-settings-incomplete', source: saml2Settings },
    { text: 'idp_sso_url_invalid', cause: 'sp-settings-incomplete', source: saml2Settings },
    {
      text: 'idp_cert_or_fingerprint_not_found_and_required',
      cause: 'sp-certificate-not-configured',
      distinctive: true,
      source: saml2Settings,
    },
    { text: 'sp_acs_not_found', cause: 'sp-settings-incomplete', source: saml2Settings },
  ],
});
