import { defineLibrary } from './library.ts';
import { serviceProviderCauses } from './service-provider.ts';

const repository = 'https://github.com/SAML-Toolkits/ruby-saml/blob/2970ad9/lib';
const xmlSecurity = `${repository}/xml_security.rb`;
const samlMessage = `${repository}/onelogin/ruby-saml/saml_message.rb`;
const logoutresponse = `${repository}/onelogin/ruby-saml/logoutresponse.rb`;
const sloLogoutrequest = `${repository}/onelogin/ruby-saml/slo_logoutrequest.rb`;
const authrequest = `${repository}/onelogin/ruby-saml/authrequest.rb`;
const idpMetadataParser = `${repository}/onelogin/ruby-saml/idp_metadata_parser.rb`;
const settings = `${repository}/onelogin/ruby-saml/settings.rb`;

/** ruby-saml, which GitLab, Discourse and most Rails applications use. */
export const rubySaml = defineLibrary(serviceProviderCauses, {
  id: 'ruby-saml',
  name: 'ruby-saml (OneLogin)',
  protocol: 'saml',
  version: '2970ad9 (1.18.1)',
  sources: [
    `${repository}/onelogin/ruby-saml/response.rb`,
    xmlSecurity,
    samlMessage,
    logoutresponse,
    sloLogoutrequest,
    authrequest,
    idpMetadataParser,
    settings,
  ],
  messages: [
    { text: 'Response cannot be nil', cause: 'sp-response-missing' },
    { text: 'Blank response', cause: 'sp-response-missing' },
    { text: 'Found an Attribute element with duplicated Name', cause: 'sp-attributes-not-readable', distinctive: true },
    { text: 'Issuer of the Response not found or multiple.', cause: 'sp-issuer-missing', distinctive: true },
    { text: 'Issuer of the Assertion not found or multiple.', cause: 'sp-issuer-missing', distinctive: true },
    { text: 'The status code of the Response was not Success', cause: 'sp-status-not-success', distinctive: true },
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
    {
      text: 'Invalid SAML Response. Not match the saml-schema-protocol-2.0.xsd',
      cause: 'sp-response-not-readable',
      distinctive: true,
    },
    { text: 'No fingerprint or certificate on settings', cause: 'sp-certificate-not-configured', distinctive: true },
    { text: 'No settings on response', cause: 'sp-settings-incomplete' },
    { text: 'Missing ID attribute on SAML Response', cause: 'sp-id-missing', distinctive: true },
    { text: 'Unsupported SAML version', cause: 'sp-version-unsupported', distinctive: true },
    { text: 'SAML Response must contain 1 assertion', cause: 'sp-no-assertion', distinctive: true },
    {
      text: "Invalid Signature Element '<element>'. SAML Response rejected",
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
      text: 'Found an unexpected number of Signature Element. SAML Response rejected',
      cause: 'sp-signature-structure-refused',
      distinctive: true,
    },
    { text: 'Signed element id #<id> is not found', cause: 'sp-signature-structure-refused', distinctive: true },
    {
      text: 'Signed element id #<id> is found more than once',
      cause: 'sp-signature-structure-refused',
      distinctive: true,
    },
    {
      text: 'The Assertion of the Response is not signed and the SP requires it',
      cause: 'sp-signature-missing',
      distinctive: true,
    },
    {
      text: 'The InResponseTo of the Response: <received>, does not match the ID of the AuthNRequest sent by the SP: <expected>',
      cause: 'sp-in-response-to-mismatch',
      distinctive: true,
    },
    {
      text: 'Invalid Audiences. The <AudienceRestriction> element contained only empty <Audience> elements. Expected audience <expected>.',
      cause: 'sp-audience-mismatch',
      distinctive: true,
    },
    {
      text: 'Invalid Audience. The audience <received>, did not match the expected audience <expected>',
      cause: 'sp-audience-mismatch',
      distinctive: true,
    },
    {
      text: 'Invalid Audiences. The audiences <received>, did not match the expected audience <expected>',
      cause: 'sp-audience-mismatch',
      distinctive: true,
    },
    { text: 'The response has an empty Destination value', cause: 'sp-destination-missing', distinctive: true },
    {
      text: 'The response was received at <received> instead of <expected>',
      cause: 'sp-destination-mismatch',
      distinctive: true,
    },
    { text: 'The Assertion must include one Conditions element', cause: 'sp-conditions-missing', distinctive: true },
    { text: 'The Assertion must include one AuthnStatement element', cause: 'sp-no-assertion', distinctive: true },
    {
      text: 'Current time is earlier than NotBefore condition (<now> < <notBefore>)',
      cause: 'sp-assertion-not-yet-valid',
      distinctive: true,
    },
    {
      text: 'Current time is on or after NotOnOrAfter condition (<now> >= <notOnOrAfter>)',
      cause: 'sp-assertion-expired',
      distinctive: true,
    },
    {
      text: "Doesn't match the issuer, expected: <<expected>>, but was: <<received>>",
      cause: 'sp-issuer-mismatch',
      distinctive: true,
    },
    {
      text: 'The attributes have expired, based on the SessionNotOnOrAfter of the AuthnStatement of this Response',
      cause: 'sp-session-expired',
      distinctive: true,
    },
    {
      text: 'A valid SubjectConfirmation was not found on this Response',
      cause: 'sp-subject-confirmation-invalid',
      distinctive: true,
    },
    {
      text: 'No NameID element found in the assertion of the Response',
      cause: 'sp-name-id-missing',
      distinctive: true,
    },
    { text: 'An empty NameID value found', cause: 'sp-name-id-missing', distinctive: true },
    {
      text: 'SPNameQualifier value does not match the SP entityID value.',
      cause: 'sp-name-qualifier-mismatch',
      distinctive: true,
    },
    { text: 'Invalid Signature on SAML Response', cause: 'sp-signature-invalid', distinctive: true },
    { text: 'IdP x509 certificate expired', cause: 'sp-certificate-not-valid-now', distinctive: true },
    {
      text: 'An EncryptedAssertion found and no SP private key found on the settings to decrypt it',
      cause: 'sp-decryption-key-missing',
      distinctive: true,
    },
    {
      text: 'An EncryptedID found and no SP private key found on the settings to decrypt it',
      cause: 'sp-decryption-key-missing',
      distinctive: true,
    },
    {
      text: 'An EncryptedAttribute found and no SP private key found on the settings to decrypt it',
      cause: 'sp-decryption-key-missing',
      distinctive: true,
    },
    { text: 'Document Certificate Error', cause: 'sp-certificate-not-configured', source: xmlSecurity },
    { text: 'Fingerprint mismatch', cause: 'sp-certificate-mismatch', source: xmlSecurity },
    {
      text: 'Certificate element missing in response (ds:X509Certificate) and not cert provided at settings',
      cause: 'sp-certificate-not-configured',
      distinctive: true,
      source: xmlSecurity,
    },
    {
      text: 'Certificate of the Signature element does not match provided certificate',
      cause: 'sp-certificate-mismatch',
      distinctive: true,
      source: xmlSecurity,
    },
    { text: 'No Signature Algorithm Method found', cause: 'sp-signature-missing', source: xmlSecurity },
    { text: 'No Signature node found', cause: 'sp-signature-missing', source: xmlSecurity },
    { text: 'No Reference node found', cause: 'sp-signature-structure-refused', source: xmlSecurity },
    { text: 'No referenced XML', cause: 'sp-signature-structure-refused', source: xmlSecurity },
    { text: 'Digest mismatch', cause: 'sp-digest-mismatch', source: xmlSecurity },
    { text: 'Key validation error', cause: 'sp-signature-invalid', source: xmlSecurity },
    {
      text: 'Dangerous XML detected. No Doctype nodes allowed',
      cause: 'sp-xml-refused',
      distinctive: true,
      source: xmlSecurity,
    },
    {
      text: 'There were XML errors when parsing: <reason>',
      cause: 'sp-response-not-readable',
      distinctive: true,
      source: xmlSecurity,
    },
    { text: 'XML load failed: <reason>', cause: 'sp-response-not-readable', source: samlMessage },
    {
      text: 'Encoded SAML Message exceeds <limit> bytes, so was rejected',
      cause: 'sp-response-not-readable',
      distinctive: true,
      source: samlMessage,
    },
    {
      text: 'SAML Message exceeds <limit> bytes, so was rejected',
      cause: 'sp-response-not-readable',
      distinctive: true,
      source: samlMessage,
    },
    {
      text: 'SAML Message exceeds <limit> bytes during decompression, so was rejected',
      cause: 'sp-response-not-readable',
      distinctive: true,
      source: samlMessage,
    },
    {
      text: 'The status code of the Logout Response was not Success',
      cause: 'sp-logout-refused',
      distinctive: true,
      source: logoutresponse,
    },
    {
      text: 'Invalid Signature on Logout Response',
      cause: 'sp-logout-refused',
      distinctive: true,
      source: logoutresponse,
    },
    {
      text: 'Invalid Signature on Logout Request',
      cause: 'sp-logout-refused',
      distinctive: true,
      source: sloLogoutrequest,
    },
    {
      text: 'Invalid settings, idp_sso_service_url is not set!',
      cause: 'sp-settings-incomplete',
      distinctive: true,
      source: authrequest,
    },
    {
      text: 'idp_metadata must contain an IDPSSODescriptor element',
      cause: 'sp-metadata-not-usable',
      distinctive: true,
      source: idpMetadataParser,
    },
    { text: 'Failed to fetch idp metadata: <reason>', cause: 'sp-metadata-not-usable', source: idpMetadataParser },
    { text: 'The SP certificate expired.', cause: 'sp-certificate-not-valid-now', distinctive: true, source: settings },
  ],
});
