import { defineLibrary } from './library.ts';
import { serviceProviderCauses } from './service-provider.ts';

const repository = 'https://github.com/crewjam/saml/blob/3465403';
const fetchMetadata = `${repository}/samlsp/fetch_metadata.go`;
const decrypt = `${repository}/xmlenc/decrypt.go`;
const session = `${repository}/samlsp/session.go`;

/** crewjam/saml, the SAML library of Go; Grafana, Dex and HashiCorp's tools use it or its forks. */
export const crewjamSaml = defineLibrary(serviceProviderCauses, {
  id: 'crewjam-saml',
  name: 'crewjam/saml',
  protocol: 'saml',
  version: '3465403',
  sources: [
    `${repository}/service_provider.go`,
    fetchMetadata,
    decrypt,
    session,
    `${repository}/samlsp/request_tracker_cookie.go`,
  ],
  messages: [
    {
      text: '`Destination` does not match requested URL or AcsURL (destination "<received>", requested "<requested>", acs "<expected>")',
      cause: 'sp-destination-mismatch',
      distinctive: true,
    },
    {
      text: '`InResponseTo` does not match any of the possible request IDs (expected <expected>)',
      cause: 'sp-in-response-to-mismatch',
      distinctive: true,
    },
    {
      text: '`InResponseTo` does not match the artifact request ID (expected <expected>)',
      cause: 'sp-in-response-to-mismatch',
      distinctive: true,
    },
    {
      text: 'assertion SubjectConfirmation one of the possible request IDs (<expected>)',
      cause: 'sp-in-response-to-mismatch',
      distinctive: true,
    },
    { text: 'response IssueInstant expired at <expired>', cause: 'sp-assertion-expired', distinctive: true },
    { text: 'expired on <expired>', cause: 'sp-assertion-expired' },
    { text: 'assertion SubjectConfirmationData is expired', cause: 'sp-assertion-expired', distinctive: true },
    { text: 'assertion Conditions is expired', cause: 'sp-assertion-expired', distinctive: true },
    { text: 'assertion Conditions is not yet valid', cause: 'sp-assertion-not-yet-valid', distinctive: true },
    {
      text: 'assertion Conditions AudienceRestriction does not contain "<expected>"',
      cause: 'sp-audience-mismatch',
      distinctive: true,
    },
    {
      text: 'assertion SubjectConfirmation Recipient is not <expected>',
      cause: 'sp-recipient-mismatch',
      distinctive: true,
    },
    {
      text: 'response Issuer does not match the IDP metadata (expected "<expected>")',
      cause: 'sp-issuer-mismatch',
      distinctive: true,
    },
    { text: 'issuer is not "<expected>"', cause: 'sp-issuer-mismatch' },
    { text: 'expected at least one valid Assertion, none found', cause: 'sp-no-assertion', distinctive: true },
    {
      text: 'cannot validate signature on <element>: fingerprint mismatch',
      cause: 'sp-certificate-mismatch',
      distinctive: true,
    },
    {
      text: 'cannot validate signature on <element>: no certificate present',
      cause: 'sp-certificate-not-configured',
      distinctive: true,
    },
    {
      text: 'cannot validate signature on <element>: saml config not set up properly, specify either idp metadata url, fingerprints or actual certificate',
      cause: 'sp-certificate-not-configured',
      distinctive: true,
    },
    {
      text: 'cannot find any signing certificate in the IDP SSO descriptor',
      cause: 'sp-certificate-not-configured',
      distinctive: true,
    },
    { text: 'cannot validate signature on <element>: <reason>', cause: 'sp-signature-invalid', distinctive: true },
    { text: 'signature element not present', cause: 'sp-signature-missing' },
    {
      text: 'parse cert, cannot base64 decode cert string: <reason>',
      cause: 'sp-certificate-not-configured',
      distinctive: true,
    },
    {
      text: 'parse cert, cannot parse certificate: <reason>',
      cause: 'sp-certificate-not-configured',
      distinctive: true,
    },
    { text: 'failed to decrypt EncryptedAssertion: <reason>', cause: 'sp-decryption-failed', distinctive: true },
    { text: 'failed to decrypt key from response: <reason>', cause: 'sp-decryption-failed', distinctive: true },
    { text: 'plaintext response contains invalid XML: <reason>', cause: 'sp-decryption-failed', distinctive: true },
    { text: 'cannot unmarshal response: <reason>', cause: 'sp-response-not-readable', distinctive: true },
    { text: 'response contains invalid XML: <reason>', cause: 'sp-response-not-readable', distinctive: true },
    { text: 'cannot parse base64: <reason>', cause: 'sp-response-not-readable' },
    { text: 'invalid xml: <reason>', cause: 'sp-response-not-readable' },
    { text: 'cannot resolve artifact: <reason>', cause: 'sp-artifact-not-resolved', distinctive: true },
    { text: 'Error during artifact resolution: <reason>', cause: 'sp-artifact-not-resolved', distinctive: true },
    {
      text: 'cannot generate artifact resolution request: <reason>',
      cause: 'sp-artifact-not-resolved',
      distinctive: true,
    },
    {
      text: '`Destination` does not match SloURL (expected "<expected>")',
      cause: 'sp-logout-refused',
      distinctive: true,
    },
    {
      text: 'issuer does not match the IDP metadata (expected "<expected>")',
      cause: 'sp-logout-refused',
      distinctive: true,
    },
    {
      text: 'no entity found with IDPSSODescriptor',
      cause: 'sp-metadata-not-usable',
      distinctive: true,
      source: fetchMetadata,
    },
    {
      text: 'failed to fetch metadata: unexpected status code <status>',
      cause: 'sp-metadata-not-usable',
      distinctive: true,
      source: fetchMetadata,
    },
    { text: 'certificate does not match provided key', cause: 'sp-decryption-failed', source: decrypt },
    { text: 'saml: session not present', cause: 'sp-session-lost', distinctive: true, source: session },
  ],
});
