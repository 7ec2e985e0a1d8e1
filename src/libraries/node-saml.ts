import { defineLibrary } from './library.ts';
import { serviceProviderCauses } from './service-provider.ts';

const repository = 'https://github.com/node-saml/node-saml/blob/v5.1.0/src';
const xml = `${repository}/xml.ts`;
const crypto = `${repository}/crypto.ts`;
const dateTime = `${repository}/date-time.ts`;

/** node-saml, which passport-saml and @node-saml/passport-saml use. */
export const nodeSaml = defineLibrary(serviceProviderCauses, {
  id: 'node-saml',
  name: 'node-saml (passport-saml)',
  protocol: 'saml',
  version: '5.1.0',
  sources: [`${repository}/saml.ts`, xml, `${repository}/metadata.ts`, crypto, dateTime],
  messages: [
    {
      text: 'SAML assertion audience mismatch. Expected: <expected> Received: <received>',
      cause: 'sp-audience-mismatch',
      distinctive: true,
    },
    { text: 'SAML assertion has no AudienceRestriction', cause: 'sp-audience-missing', distinctive: true },
    {
      text: 'SAML assertion AudienceRestriction has no Audience value',
      cause: 'sp-audience-missing',
      distinctive: true,
    },
    { text: 'SAML assertion not yet valid', cause: 'sp-assertion-not-yet-valid', distinctive: true },
    { text: 'SAML assertion expired: clocks skewed too much', cause: 'sp-assertion-expired', distinctive: true },
    { text: 'SAML assertion expired: assertion too old', cause: 'sp-assertion-expired', distinctive: true },
    {
      text: 'Unable to process multiple conditions in SAML assertion',
      cause: 'sp-conditions-missing',
      distinctive: true,
    },
    {
      text: 'No valid subject confirmation found among those available in the SAML assertion',
      cause: 'sp-subject-confirmation-invalid',
      distinctive: true,
    },
    { text: 'InResponseTo is not valid', cause: 'sp-in-response-to-mismatch', distinctive: true },
    { text: 'SubjectInResponseTo is not valid', cause: 'sp-in-response-to-mismatch', distinctive: true },
    { text: 'InResponseTo does not match subjectInResponseTo', cause: 'sp-in-response-to-mismatch', distinctive: true },
    { text: 'InResponseTo is missing from response', cause: 'sp-unsolicited-refused', distinctive: true },
    {
      text: 'Unknown SAML issuer. Expected: <expected> Received: <received>',
      cause: 'sp-issuer-mismatch',
      distinctive: true,
    },
    { text: 'Missing SAML issuer', cause: 'sp-issuer-missing', distinctive: true },
    { text: 'Missing SAML assertion', cause: 'sp-no-assertion', distinctive: true },
    { text: 'Cannot obtain assertion from signed data', cause: 'sp-no-assertion' },
    { text: 'SAML provider returned <status> error: <message>', cause: 'sp-status-not-success', distinctive: true },
    { text: 'Invalid signature: NoPassive', cause: 'sp-status-not-success' },
    { text: 'Invalid document signature', cause: 'sp-signature-invalid' },
    { text: 'Invalid signature', cause: 'sp-signature-invalid' },
    { text: 'Invalid signature from encrypted assertion', cause: 'sp-signature-invalid', distinctive: true },
    { text: 'Invalid signature: No response found', cause: 'sp-signature-invalid' },
    { text: 'Invalid signature: multiple assertions', cause: 'sp-several-assertions', distinctive: true },
    {
      text: 'Invalid signature: ID cannot refer to more than one element',
      cause: 'sp-signature-structure-refused',
      distinctive: true,
      source: xml,
    },
    {
      text: "Invalid signature: Referenced node does not refer to it's parent element",
      cause: 'sp-signature-structure-refused',
      distinctive: true,
      source: xml,
    },
    {
      text: 'Only 1 signed references should be present in signature',
      cause: 'sp-signature-structure-refused',
      distinctive: true,
      source: xml,
    },
    {
      text: 'Too many signatures found for this element',
      cause: 'sp-signature-structure-refused',
      distinctive: true,
      source: xml,
    },
    { text: 'Invalid signature, too many transforms', cause: 'sp-signature-structure-refused', source: xml },
    {
      text: 'ref URI included quote character \' or ". Not a valid ID, and not allowed',
      cause: 'sp-signature-structure-refused',
      distinctive: true,
      source: xml,
    },
    { text: 'Invalid EncryptedAssertion content', cause: 'sp-encryption-malformed', distinctive: true },
    { text: 'Invalid EncryptedData content', cause: 'sp-encryption-malformed', source: xml },
    { text: 'No decryption key for encrypted SAML response', cause: 'sp-decryption-key-missing', distinctive: true },
    {
      text: 'No decryption key found getting name ID for encrypted SAML response',
      cause: 'sp-decryption-key-missing',
      distinctive: true,
      source: xml,
    },
    { text: 'Unknown SAML response message', cause: 'sp-response-not-readable' },
    { text: 'Not a valid XML document', cause: 'sp-response-not-readable', source: xml },
    { text: 'Missing SAML NameID', cause: 'sp-name-id-missing', distinctive: true, source: xml },
    { text: 'Invalid query signature', cause: 'sp-logout-refused' },
    { text: 'Invalid signature on documentElement', cause: 'sp-logout-refused' },
    { text: 'Bad status code: <status>', cause: 'sp-logout-refused' },
    { text: 'Missing SAML LogoutRequest ID', cause: 'sp-logout-refused', distinctive: true },
    { text: 'Invalid LogoutRequest: multiple ID elements', cause: 'sp-logout-refused', distinctive: true, source: xml },
    {
      text: 'Invalid LogoutRequest: no EncryptedData element found',
      cause: 'sp-logout-refused',
      distinctive: true,
      source: xml,
    },
    { text: 'callbackUrl is required', cause: 'sp-settings-incomplete' },
    { text: 'issuer is required', cause: 'sp-settings-incomplete' },
    { text: 'idpCert is required', cause: 'sp-settings-incomplete' },
    { text: 'SamlOptions required on construction', cause: 'sp-settings-incomplete', distinctive: true },
    {
      text: '"entryPoint" config parameter is required for signed messages',
      cause: 'sp-settings-incomplete',
      distinctive: true,
    },
    {
      text: "validateInResponseTo must be one of ['never', 'ifPresent', 'always']",
      cause: 'sp-settings-incomplete',
      distinctive: true,
    },
    {
      text: "racComparison must be one of ['exact', 'minimum', 'maximum', 'better']",
      cause: 'sp-settings-incomplete',
      distinctive: true,
    },
    { text: 'options.privateKey is required', cause: 'sp-request-not-signed', source: xml },
    { text: "callback didn't return idpCert", cause: 'sp-certificate-not-configured' },
    {
      text: "Error parsing <element>: '<value>' is not a valid date",
      cause: 'sp-time-malformed',
      distinctive: true,
      source: dateTime,
    },
    {
      text: 'is not in PEM format or in base64 format',
      cause: 'sp-certificate-not-configured',
      distinctive: true,
      source: crypto,
    },
    { text: 'signature reference uri not found', cause: 'sp-signature-structure-refused', source: xml },
  ],
});
