import { defineLibrary } from './library.ts';
import { serviceProviderCauses } from './service-provider.ts';

const repository = 'https://github.com/SAML-Toolkits/php-saml/blob/c89d78c/lib/Saml2';
const auth = `${repository}/Auth.php`;
const utils = `${repository}/Utils.php`;
const logoutRequest = `${repository}/LogoutRequest.php`;
const logoutResponse = `${repository}/LogoutResponse.php`;
const settings = `${repository}/Settings.php`;
const idPMetadataParser = `${repository}/IdPMetadataParser.php`;

/** php-saml, which WordPress, Drupal and Moodle plug-ins and Laravel applications use. */
export const phpSaml = defineLibrary(serviceProviderCauses, {
  id: 'php-saml',
  name: 'php-saml (OneLogin)',
  protocol: 'saml',
  version: 'c89d78c (2.x)',
  sources: [`${repository}/Response.php`, auth, utils, logoutRequest, logoutResponse, settings, idPMetadataParser],
  messages: [
    { text: 'SAML Response could not be processed', cause: 'sp-response-not-readable', distinctive: true },
    { text: 'Unsupported SAML version', cause: 'sp-version-unsupported', distinctive: true },
    { text: 'Missing ID attribute on SAML Response', cause: 'sp-id-missing', distinctive: true },
    { text: 'SAML Response must contain 1 assertion', cause: 'sp-no-assertion', distinctive: true },
    {
      text: 'Invalid SAML Response. Not match the saml-schema-protocol-2.0.xsd',
      cause: 'sp-response-not-readable',
      distinctive: true,
    },
    {
      text: 'The Response has an InResponseTo attribute: <received> while no InResponseTo was expected',
      cause: 'sp-unsolicited-refused',
      distinctive: true,
    },
    {
      text: 'No InResponseTo at the Response, but it was provided the requestId related to the AuthNRequest sent by the SP: <expected>',
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
    { text: 'The Assertion must include an AuthnStatement element', cause: 'sp-no-assertion', distinctive: true },
    {
      text: 'There is an EncryptedAttribute in the Response and this SP not support them',
      cause: 'sp-attributes-not-readable',
      distinctive: true,
    },
    { text: 'The response has an empty Destination value', cause: 'sp-destination-missing', distinctive: true },
    {
      text: 'The response was received at <expected> instead of <received>',
      cause: 'sp-destination-mismatch',
      distinctive: true,
    },
    {
      text: "Invalid audience for this Response (expected '<expected>', got '<received>')",
      cause: 'sp-audience-mismatch',
      distinctive: true,
    },
    {
      text: "Invalid issuer in the Assertion/Response (expected '<expected>', got '<received>')",
      cause: 'sp-issuer-mismatch',
      distinctive: true,
    },
    {
      text: 'The attributes have expired, based on the SessionNotOnOrAfter of the AttributeStatement of this Response',
      cause: 'sp-session-expired',
      distinctive: true,
    },
    {
      text: 'A valid SubjectConfirmation was not found on this Response',
      cause: 'sp-subject-confirmation-invalid',
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
      text: 'The status code of the Response was not Success, was <status>',
      cause: 'sp-status-not-success',
      distinctive: true,
    },
    {
      text: 'The status code of the Response was not Success, was <status> -> <message>',
      cause: 'sp-status-not-success',
      distinctive: true,
    },
    { text: 'Issuer of the Response is multiple.', cause: 'sp-issuer-missing', distinctive: true },
    { text: 'Issuer of the Assertion not found or multiple.', cause: 'sp-issuer-missing', distinctive: true },
    { text: 'NameID not found in the assertion of the Response', cause: 'sp-name-id-missing', distinctive: true },
    { text: 'An empty NameID value found', cause: 'sp-name-id-missing', distinctive: true },
    {
      text: 'The SPNameQualifier value mismatch the SP entityID value.',
      cause: 'sp-name-qualifier-mismatch',
      distinctive: true,
    },
    {
      text: 'Found an Attribute element with duplicated <attribute>',
      cause: 'sp-attributes-not-readable',
      distinctive: true,
    },
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
    { text: 'No private key available, check settings', cause: 'sp-decryption-key-missing', distinctive: true },
    { text: 'Cannot locate encrypted assertion', cause: 'sp-encryption-malformed', distinctive: true },
    {
      text: 'Error: string from decrypted assertion could not be loaded into a XML document',
      cause: 'sp-decryption-failed',
      distinctive: true,
    },
    {
      text: 'SAML Response not found, Only supported HTTP_POST Binding',
      cause: 'sp-response-missing',
      distinctive: true,
      source: auth,
    },
    {
      text: 'Detected use of DOCTYPE/ENTITY in XML, disabled to prevent XXE/XEE attacks',
      cause: 'sp-xml-refused',
      distinctive: true,
      source: utils,
    },
    {
      text: 'Invalid SAML2 timestamp passed to parseSAML2Time: <value>',
      cause: 'sp-time-malformed',
      distinctive: true,
      source: utils,
    },
    { text: 'Missing Status on response', cause: 'sp-status-missing', distinctive: true, source: utils },
    { text: 'Missing Status Code on response', cause: 'sp-status-missing', distinctive: true, source: utils },
    {
      text: 'Could not locate key algorithm in encrypted data.',
      cause: 'sp-encryption-malformed',
      distinctive: true,
      source: utils,
    },
    {
      text: 'Could not locate <dsig:KeyInfo> for the encrypted key.',
      cause: 'sp-encryption-malformed',
      distinctive: true,
      source: utils,
    },
    {
      text: 'Algorithm mismatch between input key and key used to encrypt',
      cause: 'sp-decryption-failed',
      distinctive: true,
      source: utils,
    },
    {
      text: 'Algorithm mismatch between input key and key in message. Key was: <expected>; message was: <received>',
      cause: 'sp-decryption-failed',
      distinctive: true,
      source: utils,
    },
    { text: 'Failed to parse decrypted XML.', cause: 'sp-decryption-failed', source: utils },
    { text: 'Missing encrypted element.', cause: 'sp-encryption-malformed', source: utils },
    { text: 'Cannot locate Signature Node', cause: 'sp-signature-missing', source: utils },
    { text: 'We have no idea about the key', cause: 'sp-certificate-not-configured', source: utils },
    {
      text: 'In order to validate the sign on the <message>, the x509cert of the IdP is required',
      cause: 'sp-certificate-not-configured',
      distinctive: true,
      source: utils,
    },
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
      text: 'SAML LogoutRequest/LogoutResponse not found. Only supported HTTP_REDIRECT Binding',
      cause: 'sp-logout-refused',
      distinctive: true,
      source: auth,
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
    { text: 'Invalid array settings: <settings>', cause: 'sp-settings-incomplete', source: settings },
    { text: 'SP Private key file not found: <path>', cause: 'sp-settings-incomplete', source: settings },
    {
      text: 'Error on parseRemoteXML. <reason>',
      cause: 'sp-metadata-not-usable',
      distinctive: true,
      source: idPMetadataParser,
    },
    { text: 'invalid_response', cause: 'sp-response-refused', source: auth },
  ],
});
