import { defineLibrary } from './library.ts';
import { serviceProviderCauses } from './service-provider.ts';

const repository = 'https://github.com/unofficial-shibboleth-mirror';
const source1 = `${repository}/cpp-opensaml/blob/f0c3126/saml/saml2/profile/impl/BearerConfirmationRule.cpp`;
const source2 = `${repository}/cpp-opensaml/blob/f0c3126/saml/profile/impl/AudienceRestrictionRule.cpp`;
const source3 = `${repository}/cpp-opensaml/blob/f0c3126/saml/profile/impl/ConditionsRule.cpp`;
const source4 = `${repository}/cpp-opensaml/blob/f0c3126/saml/binding/impl/MessageFlowRule.cpp`;
const source5 = `${repository}/cpp-opensaml/blob/f0c3126/saml/binding/impl/XMLSigningRule.cpp`;
const source6 = `${repository}/cpp-opensaml/blob/f0c3126/saml/saml2/binding/impl/SAML2POSTDecoder.cpp`;
const source7 = `${repository}/cpp-opensaml/blob/f0c3126/saml/binding/impl/SecurityPolicy.cpp`;
const source8 = `${repository}/cpp-opensaml/blob/f0c3126/saml/saml2/core/impl/Assertions20SchemaValidators.cpp`;
const source9 = `${repository}/cpp-sp/blob/3.5.1/shibsp/handler/impl/SAML2Consumer.cpp`;

/** The Shibboleth service provider for Apache and IIS up to version 3, and its OpenSAML for C++. */
export const shibbolethSp = defineLibrary(serviceProviderCauses, {
  id: 'shibboleth-sp',
  name: 'Shibboleth SP',
  protocol: 'saml',
  version: '3.5.1',
  sources: [source1, source2, source3, source4, source5, source6, source7, source8, source9],
  messages: [
    {
      text: 'Unable to locate satisfiable bearer SubjectConfirmation in assertion.',
      cause: 'sp-subject-confirmation-invalid',
      distinctive: true,
      source: source1,
    },
    {
      text: 'Assertion contains an unacceptable AudienceRestriction.',
      cause: 'sp-audience-mismatch',
      distinctive: true,
      source: source2,
    },
    {
      text: 'AudienceRestriction condition not successfully validated by policy.',
      cause: 'sp-audience-mismatch',
      distinctive: true,
      source: source2,
    },
    { text: 'Assertion is no longer valid.', cause: 'sp-assertion-expired', distinctive: true, source: source3 },
    { text: 'Assertion is not yet valid.', cause: 'sp-assertion-not-yet-valid', distinctive: true, source: source3 },
    {
      text: 'OneTimeUse condition not successfully validated by policy.',
      cause: 'sp-condition-not-understood',
      distinctive: true,
      source: source3,
    },
    {
      text: 'ProxyRestriction condition not successfully validated by policy.',
      cause: 'sp-condition-not-understood',
      distinctive: true,
      source: source3,
    },
    {
      text: 'Message expired, was issued too long ago.',
      cause: 'sp-assertion-expired',
      distinctive: true,
      source: source4,
    },
    {
      text: 'Message rejected, was issued in the future.',
      cause: 'sp-assertion-not-yet-valid',
      distinctive: true,
      source: source4,
    },
    { text: 'Rejecting replayed message ID (<id>).', cause: 'sp-replayed', distinctive: true, source: source4 },
    {
      text: 'Unsolicited response rejected by policy.',
      cause: 'sp-unsolicited-refused',
      distinctive: true,
      source: source4,
    },
    {
      text: 'unsolicited response rejected by policy',
      cause: 'sp-unsolicited-refused',
      distinctive: true,
      source: source4,
    },
    {
      text: 'Rejecting non-correlated response to request ID.',
      cause: 'sp-in-response-to-mismatch',
      distinctive: true,
      source: source4,
    },
    {
      text: 'response correlation ID did not match request ID (<expected>)',
      cause: 'sp-in-response-to-mismatch',
      distinctive: true,
      source: source4,
    },
    {
      text: 'Response correlation failed with lack of correlation ID.',
      cause: 'sp-unsolicited-refused',
      distinctive: true,
      source: source4,
    },
    {
      text: 'unable to verify message signature with supplied trust engine',
      cause: 'sp-signature-invalid',
      distinctive: true,
      source: source5,
    },
    {
      text: 'unable to verify certificate chain with supplied trust engine',
      cause: 'sp-certificate-untrusted',
      distinctive: true,
      source: source5,
    },
    {
      text: 'Message was signed, but signature could not be verified.',
      cause: 'sp-signature-invalid',
      distinctive: true,
      source: source5,
    },
    {
      text: 'signature profile failed to validate: <reason>',
      cause: 'sp-signature-structure-refused',
      distinctive: true,
      source: source5,
    },
    {
      text: 'Invalid signature profile for SAML object.',
      cause: 'sp-signature-structure-refused',
      distinctive: true,
      source: source5,
    },
    {
      text: 'POST targeted at (<received>), but delivered to (<expected>)',
      cause: 'sp-destination-mismatch',
      distinctive: true,
      source: source6,
    },
    {
      text: 'SAML message delivered with POST to incorrect server URL.',
      cause: 'sp-destination-mismatch',
      distinctive: true,
      source: source6,
    },
    {
      text: 'SAML message delivered with Redirect to incorrect server URL.',
      cause: 'sp-destination-mismatch',
      distinctive: true,
      source: source6,
    },
    {
      text: 'signed SAML message missing Destination attribute',
      cause: 'sp-destination-missing',
      distinctive: true,
      source: source6,
    },
    {
      text: 'Signed SAML message missing Destination attribute identifying intended destination.',
      cause: 'sp-destination-missing',
      distinctive: true,
      source: source6,
    },
    {
      text: 'Request missing SAMLRequest or SAMLResponse form parameter.',
      cause: 'sp-response-missing',
      distinctive: true,
      source: source6,
    },
    {
      text: 'Request missing SAMLRequest or SAMLResponse query string parameter.',
      cause: 'sp-response-missing',
      distinctive: true,
      source: source6,
    },
    {
      text: 'Unable to decode base64 in POST binding message.',
      cause: 'sp-response-not-readable',
      distinctive: true,
      source: source6,
    },
    {
      text: 'Unable to inflate Redirect binding message.',
      cause: 'sp-response-not-readable',
      distinctive: true,
      source: source6,
    },
    {
      text: "no metadata found, can't establish identity of issuer (<issuer>)",
      cause: 'sp-identity-provider-unknown',
      distinctive: true,
      source: source6,
    },
    {
      text: 'An Issuer was supplied that conflicts with previous results.',
      cause: 'sp-issuer-mismatch',
      distinctive: true,
      source: source7,
    },
    {
      text: 'A non-entity Issuer was supplied, violating policy.',
      cause: 'sp-issuer-mismatch',
      distinctive: true,
      source: source7,
    },
    {
      text: 'Unable to find compatible metadata role for artifact issuer.',
      cause: 'sp-artifact-not-resolved',
      distinctive: true,
      source: source6,
    },
    {
      text: 'ArtifactResponse message did not contain a protocol message.',
      cause: 'sp-artifact-not-resolved',
      distinctive: true,
      source: source6,
    },
    { text: 'Assertion has wrong SAML Version.', cause: 'sp-version-unsupported', distinctive: true, source: source8 },
    {
      text: 'StatusResponse has wrong SAML Version.',
      cause: 'sp-version-unsupported',
      distinctive: true,
      source: source8,
    },
    {
      text: 'Unable to establish security of incoming assertion.',
      cause: 'sp-signature-missing',
      distinctive: true,
      source: source9,
    },
    {
      text: 'The incoming assertion was unsigned, violating local security policy.',
      cause: 'sp-signature-missing',
      distinctive: true,
      source: source9,
    },
    {
      text: 'The decrypted assertion was unsigned, violating local security policy.',
      cause: 'sp-signature-missing',
      distinctive: true,
      source: source9,
    },
    {
      text: 'Incoming message was not a samlp:Response.',
      cause: 'sp-response-not-readable',
      distinctive: true,
      source: source9,
    },
    {
      text: 'Incoming message contained no SAML assertions.',
      cause: 'sp-no-assertion',
      distinctive: true,
      source: source9,
    },
    {
      text: 'A valid authentication statement was not found in the incoming message.',
      cause: 'sp-no-assertion',
      distinctive: true,
      source: source9,
    },
    {
      text: 'found encrypted assertions, but no CredentialResolver was available',
      cause: 'sp-decryption-key-missing',
      distinctive: true,
      source: source9,
    },
    {
      text: 'failed to decrypt assertion: <reason>',
      cause: 'sp-decryption-failed',
      distinctive: true,
      source: source9,
    },
    { text: 'failed to decrypt NameID: <reason>', cause: 'sp-decryption-failed', source: source9 },
    { text: 'detected a problem with assertion:', cause: 'sp-response-refused', distinctive: true, source: source9 },
    {
      text: 'Unable to locate SAML 2.0 identity provider role for provider (<issuer>)',
      cause: 'sp-metadata-not-usable',
      distinctive: true,
      source: source9,
    },
    {
      text: 'Unable to locate compatible SSO service for provider (<issuer>)',
      cause: 'sp-metadata-not-usable',
      distinctive: true,
      source: source9,
    },
    {
      text: 'Unable to locate metadata for identity provider (<issuer>)',
      cause: 'sp-identity-provider-unknown',
      distinctive: true,
      source: source9,
    },
  ],
});
