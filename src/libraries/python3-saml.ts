import { defineLibrary } from './library.ts';
import { serviceProviderCauses } from './service-provider.ts';

const repository = 'https://github.com/SAML-Toolkits/python3-saml/blob/0320fd4/src/onelogin/saml2';
const auth = `${repository}/auth.py`;
const utils = `${repository}/utils.py`;
const logoutRequest = `${repository}/logout_request.py`;
const logoutResponse = `${repository}/logout_response.py`;
const settings = `${repository}/settings.py`;
const idpMetadataParser = `${repository}/idp_metadata_parser.py`;

/** python3-saml, which python-social-auth, Django and Flask applications use. */
export const python3Saml = defineLibrary(serviceProviderCauses, {
  id: 'python3-saml',
  name: 'python3-saml (OneLogin)',
  protocol: 'saml',
  version: '0320fd4 (1.16.0)',
  sources: [`${repository}/response.py`, auth, utils, logoutRequest, logoutResponse, settings, idpMetadataParser],
  messages: [
    { text: 'Unsupported SAML version', cause: 'sp-version-unsupported', distinctive: true },
    { text: 'Missing ID attribute on SAML Response', cause: 'sp-id-missing', distinctive: true },
    { text: 'SAML Response must contain 1 assertion', cause: 'sp-no-assertion', distinctive: true },
    {
      text: 'Invalid SAML Response. Not match the saml-schema-protocol-2.0.xsd',
      cause: 'sp-response-not-readable',
      distinctive: true,
    },
    {
      text: 'The InResponseTo of the Response: <received>, does not match the ID of the AuthNRequest sent by the SP: <expected>',
      cause: 'sp-in-response-to-mismatch',
      distinctive: true,
    },
    {
      text: 'The assertion of the Response is not encrypted and the SP require it',
      cause: 'sp-encryption-required',
      distinctive: true,
    },
    {
      text: 'The NameID of the Response is not encrypted and the SP require it',
      cause: 'sp-encryption-required',
      distinctive: true,
    },
    { text: 'The Assertion must include a Conditions element', cause: 'sp-conditions-missing', distinctive: true },
    { text: 'The Assertion must include an AuthnStatement element', cause: 'sp-no-assertion', distinctive: true },
    {
      text: 'The AuthnContext "<received>" was not a requested context "<expected>"',
      cause: 'sp-authn-context-refused',
      distinctive: true,
    },
    { text: 'There is no AttributeStatement on the Response', cause: 'sp-attribute-missing', distinctive: true },
    {
      text: 'There is an EncryptedAttribute in the Response and this SP not support them',
      cause: 'sp-attributes-not-readable',
      distinctive: true,
    },
    {
      text: 'The response was received at <expected> instead of <received>',
      cause: 'sp-destination-mismatch',
      distinctive: true,
    },
    { text: 'The response has an empty Destination value', cause: 'sp-destination-missing', distinctive: true },
    { text: 'is not a valid audience for this Response', cause: 'sp-audience-mismatch', distinctive: true },
    {
      text: 'Invalid issuer in the Assertion/Response (expected <expected>, got <received>)',
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
      text: 'The Assertion of the Response is not signed and the SP require it',
      cause: 'sp-signature-missing',
      distinctive: true,
    },
    {
      text: 'The Message of the Response is not signed and the SP require it',
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
      text: 'The SPNameQualifier value mistmatch the SP entityID value.',
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
      text: 'Expected exactly one signature node; got <count>.',
      cause: 'sp-signature-structure-refused',
      source: utils,
    },
    { text: 'Deprecated signature algorithm found: <received>', cause: 'sp-signature-algorithm-refused' },
    { text: 'Deprecated digest algorithm found: <received>', cause: 'sp-signature-algorithm-refused' },
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
      text: 'No private key available to decrypt the assertion, check settings',
      cause: 'sp-decryption-key-missing',
      distinctive: true,
    },
    { text: 'No KeyInfo present, invalid Assertion', cause: 'sp-encryption-malformed', distinctive: true },
    { text: 'KeyInfo has no children nodes, invalid Assertion', cause: 'sp-encryption-malformed', distinctive: true },
    { text: 'Unsupported Retrieval Method found', cause: 'sp-encryption-malformed' },
    {
      text: 'SAML Response not found, Only supported HTTP_POST Binding',
      cause: 'sp-response-missing',
      distinctive: true,
      source: auth,
    },
    {
      text: "Trying to sign the <message> but can't load the SP private key.",
      cause: 'sp-request-not-signed',
      distinctive: true,
      source: auth,
    },
    { text: 'Missing Status on response', cause: 'sp-status-missing', distinctive: true, source: utils },
    { text: 'Missing Status Code on response', cause: 'sp-status-missing', distinctive: true, source: utils },
    {
      text: 'Could not validate node signature: No certificate provided.',
      cause: 'sp-certificate-not-configured',
      distinctive: true,
      source: utils,
    },
    {
      text: 'time data <value> does not match format yyyy-mm-ddThh:mm:ss(\\.s+)?Z',
      cause: 'sp-time-malformed',
      source: utils,
    },
    {
      text: 'Signature validation failed. Logout Request rejected',
      cause: 'sp-logout-refused',
      distinctive: true,
      source: auth,
    },
    {
      text: 'Signature validation failed. Logout Response rejected',
      cause: 'sp-logout-refused',
      distinctive: true,
      source: auth,
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
      text: 'Invalid issuer in the Logout Request (expected <expected>, got <received>)',
      cause: 'sp-logout-refused',
      distinctive: true,
      source: logoutRequest,
    },
    {
      text: 'Invalid issuer in the Logout Response (expected <expected>, got <received>)',
      cause: 'sp-logout-refused',
      distinctive: true,
      source: logoutResponse,
    },
    {
      text: 'The LogoutResponse was received at <expected> instead of <received>',
      cause: 'sp-logout-refused',
      distinctive: true,
      source: logoutResponse,
    },
    { text: 'Invalid dict settings: <settings>', cause: 'sp-settings-incomplete', source: settings },
    { text: 'Settings file not found: <path>', cause: 'sp-settings-incomplete', source: settings },
    {
      text: 'Not valid IdP XML found from URL: <address>',
      cause: 'sp-metadata-not-usable',
      distinctive: true,
      source: idpMetadataParser,
    },
    { text: 'invalid_response', cause: 'sp-response-refused', source: auth },
  ],
});
