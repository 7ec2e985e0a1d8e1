import { defineLibrary } from './library.ts';
import { serviceProviderCauses } from './service-provider.ts';

const repository = 'https://github.com/unofficial-shibboleth-mirror';
const bearerConfirmationRule = `${repository}/cpp-opensaml/blob/f0c3126/saml/saml2/profile/impl/BearerConfirmationRule.cpp`;
const audienceRestrictionRule = `${repository}/cpp-opensaml/blob/f0c3126/saml/profile/impl/AudienceRestrictionRule.cpp`;
const conditionsRule = `${repository}/cpp-opensaml/blob/f0c3126/saml/profile/impl/ConditionsRule.cpp`;
const messageFlowRule = `${repository}/cpp-opensaml/blob/f0c3126/saml/binding/impl/MessageFlowRule.cpp`;
const xmlSigningRule = `${repository}/cpp-opensaml/blob/f0c3126/saml/binding/impl/XMLSigningRule.cpp`;
const saml2postDecoder = `${repository}/cpp-opensaml/blob/f0c3126/saml/saml2/binding/impl/SAML2POSTDecoder.cpp`;
const securityPolicy = `${repository}/cpp-opensaml/blob/f0c3126/saml/binding/impl/SecurityPolicy.cpp`;
const assertions20SchemaValidators = `${repository}/cpp-opensaml/blob/f0c3126/saml/saml2/core/impl/Assertions20SchemaValidators.cpp`;
const saml2Consumer = `${repository}/cpp-sp/blob/3.5.1/shibsp/handler/impl/SAML2Consumer.cpp`;
const clientCertAuthRule = `${repository}/cpp-opensaml/blob/f0c3126/saml/binding/impl/ClientCertAuthRule.cpp`;
const signatureProfileValidator = `${repository}/cpp-opensaml/blob/f0c3126/saml/signature/SignatureProfileValidator.cpp`;
const saml2RedirectDecoder = `${repository}/cpp-opensaml/blob/f0c3126/saml/saml2/binding/impl/SAML2RedirectDecoder.cpp`;
const saml2MessageDecoder = `${repository}/cpp-opensaml/blob/f0c3126/saml/saml2/binding/impl/SAML2MessageDecoder.cpp`;
const saml2ArtifactDecoder = `${repository}/cpp-opensaml/blob/f0c3126/saml/saml2/binding/impl/SAML2ArtifactDecoder.cpp`;
const protocols20SchemaValidators = `${repository}/cpp-opensaml/blob/f0c3126/saml/saml2/core/impl/Protocols20SchemaValidators.cpp`;
const saml2SessionInitiator = `${repository}/cpp-sp/blob/3.5.1/shibsp/handler/impl/SAML2SessionInitiator.cpp`;

/** The Shibboleth service provider for Apache and IIS up to version 3, and its OpenSAML for C++. */
export const shibbolethSp = defineLibrary(serviceProviderCauses, {
  id: 'shibboleth-sp',
  name: 'Shibboleth SP',
  protocol: 'saml',
  version: '3.5.1',
  sources: [
    bearerConfirmationRule,
    audienceRestrictionRule,
    conditionsRule,
    messageFlowRule,
    xmlSigningRule,
    saml2postDecoder,
    securityPolicy,
    assertions20SchemaValidators,
    saml2Consumer,
    clientCertAuthRule,
    signatureProfileValidator,
    saml2RedirectDecoder,
    saml2MessageDecoder,
    saml2ArtifactDecoder,
    protocols20SchemaValidators,
    saml2SessionInitiator,
  ],
  messages: [
    {
      text: 'Unable to locate satisfiable bearer SubjectConfirmation in assertion.',
      cause: 'sp-subject-confirmation-invalid',
      distinctive: true,
      source: bearerConfirmationRule,
    },
    {
      text: 'Assertion contains an unacceptable AudienceRestriction.',
      cause: 'sp-audience-mismatch',
      distinctive: true,
      source: audienceRestrictionRule,
    },
    {
      text: 'AudienceRestriction condition not successfully validated by policy.',
      cause: 'sp-audience-mismatch',
      distinctive: true,
      source: conditionsRule,
    },
    { text: 'Assertion is no longer valid.', cause: 'sp-assertion-expired', distinctive: true, source: conditionsRule },
    {
      text: 'Assertion is not yet valid.',
      cause: 'sp-assertion-not-yet-valid',
      distinctive: true,
      source: conditionsRule,
    },
    {
      text: 'OneTimeUse condition not successfully validated by policy.',
      cause: 'sp-condition-not-understood',
      distinctive: true,
      source: conditionsRule,
    },
    {
      text: 'ProxyRestriction condition not successfully validated by policy.',
      cause: 'sp-condition-not-understood',
      distinctive: true,
      source: conditionsRule,
    },
    {
      text: 'Message expired, was issued too long ago.',
      cause: 'sp-assertion-expired',
      distinctive: true,
      source: messageFlowRule,
    },
    {
      text: 'Message rejected, was issued in the future.',
      cause: 'sp-assertion-not-yet-valid',
      distinctive: true,
      source: messageFlowRule,
    },
    { text: 'Rejecting replayed message ID (<id>).', cause: 'sp-replayed', distinctive: true, source: messageFlowRule },
    {
      text: 'Unsolicited response rejected by policy.',
      cause: 'sp-unsolicited-refused',
      distinctive: true,
      source: messageFlowRule,
    },
    {
      text: 'unsolicited response rejected by policy',
      cause: 'sp-unsolicited-refused',
      distinctive: true,
      source: messageFlowRule,
    },
    {
      text: 'Rejecting non-correlated response to request ID.',
      cause: 'sp-in-response-to-mismatch',
      distinctive: true,
      source: messageFlowRule,
    },
    {
      text: 'response correlation ID did not match request ID (<expected>)',
      cause: 'sp-in-response-to-mismatch',
      distinctive: true,
      source: messageFlowRule,
    },
    {
      text: 'Response correlation failed with lack of correlation ID.',
      cause: 'sp-unsolicited-refused',
      distinctive: true,
      source: messageFlowRule,
    },
    {
      text: 'unable to verify message signature with supplied trust engine',
      cause: 'sp-signature-invalid',
      distinctive: true,
      source: xmlSigningRule,
    },
    {
      text: 'unable to verify certificate chain with supplied trust engine',
      cause: 'sp-certificate-untrusted',
      distinctive: true,
      source: clientCertAuthRule,
    },
    {
      text: 'Message was signed, but signature could not be verified.',
      cause: 'sp-signature-invalid',
      distinctive: true,
      source: xmlSigningRule,
    },
    {
      text: 'signature profile failed to validate: <reason>',
      cause: 'sp-signature-structure-refused',
      distinctive: true,
      source: xmlSigningRule,
    },
    {
      text: 'Invalid signature profile for SAML object.',
      cause: 'sp-signature-structure-refused',
      distinctive: true,
      source: signatureProfileValidator,
    },
    {
      text: 'POST targeted at (<received>), but delivered to (<expected>)',
      cause: 'sp-destination-mismatch',
      distinctive: true,
      source: saml2postDecoder,
    },
    {
      text: 'SAML message delivered with POST to incorrect server URL.',
      cause: 'sp-destination-mismatch',
      distinctive: true,
      source: saml2postDecoder,
    },
    {
      text: 'SAML message delivered with Redirect to incorrect server URL.',
      cause: 'sp-destination-mismatch',
      distinctive: true,
      source: saml2RedirectDecoder,
    },
    {
      text: 'signed SAML message missing Destination attribute',
      cause: 'sp-destination-missing',
      distinctive: true,
      source: saml2postDecoder,
    },
    {
      text: 'Signed SAML message missing Destination attribute identifying intended destination.',
      cause: 'sp-destination-missing',
      distinctive: true,
      source: saml2postDecoder,
    },
    {
      text: 'Request missing SAMLRequest or SAMLResponse form parameter.',
      cause: 'sp-response-missing',
      distinctive: true,
      source: saml2postDecoder,
    },
    {
      text: 'Request missing SAMLRequest or SAMLResponse query string parameter.',
      cause: 'sp-response-missing',
      distinctive: true,
      source: saml2RedirectDecoder,
    },
    {
      text: 'Unable to decode base64 in POST binding message.',
      cause: 'sp-response-not-readable',
      distinctive: true,
      source: saml2postDecoder,
    },
    {
      text: 'Unable to inflate Redirect binding message.',
      cause: 'sp-response-not-readable',
      distinctive: true,
      source: saml2RedirectDecoder,
    },
    {
      text: "no metadata found, can't establish identity of issuer (<issuer>)",
      cause: 'sp-identity-provider-unknown',
      distinctive: true,
      source: saml2MessageDecoder,
    },
    {
      text: 'An Issuer was supplied that conflicts with previous results.',
      cause: 'sp-issuer-mismatch',
      distinctive: true,
      source: securityPolicy,
    },
    {
      text: 'A non-entity Issuer was supplied, violating policy.',
      cause: 'sp-issuer-mismatch',
      distinctive: true,
      source: securityPolicy,
    },
    {
      text: 'Unable to find compatible metadata role for artifact issuer.',
      cause: 'sp-artifact-not-resolved',
      distinctive: true,
      source: saml2ArtifactDecoder,
    },
    {
      text: 'ArtifactResponse message did not contain a protocol message.',
      cause: 'sp-artifact-not-resolved',
      distinctive: true,
      source: saml2ArtifactDecoder,
    },
    {
      text: 'Assertion has wrong SAML Version.',
      cause: 'sp-version-unsupported',
      distinctive: true,
      source: assertions20SchemaValidators,
    },
    {
      text: 'StatusResponse has wrong SAML Version.',
      cause: 'sp-version-unsupported',
      distinctive: true,
      source: protocols20SchemaValidators,
    },
    {
      text: 'Unable to establish security of incoming assertion.',
      cause: 'sp-signature-missing',
      distinctive: true,
      source: saml2Consumer,
    },
    {
      text: 'The incoming assertion was unsigned, violating local security policy.',
      cause: 'sp-signature-missing',
      distinctive: true,
      source: saml2Consumer,
    },
    {
      text: 'The decrypted assertion was unsigned, violating local security policy.',
      cause: 'sp-signature-missing',
      distinctive: true,
      source: saml2Consumer,
    },
    {
      text: 'Incoming message was not a samlp:Response.',
      cause: 'sp-response-not-readable',
      distinctive: true,
      source: saml2Consumer,
    },
    {
      text: 'Incoming message contained no SAML assertions.',
      cause: 'sp-no-assertion',
      distinctive: true,
      source: saml2Consumer,
    },
    {
      text: 'A valid authentication statement was not found in the incoming message.',
      cause: 'sp-no-assertion',
      distinctive: true,
      source: saml2Consumer,
    },
    {
      text: 'found encrypted assertions, but no CredentialResolver was available',
      cause: 'sp-decryption-key-missing',
      distinctive: true,
      source: saml2Consumer,
    },
    {
      text: 'failed to decrypt assertion: <reason>',
      cause: 'sp-decryption-failed',
      distinctive: true,
      source: saml2Consumer,
    },
    { text: 'failed to decrypt NameID: <reason>', cause: 'sp-decryption-failed', source: saml2Consumer },
    {
      text: 'detected a problem with assertion:',
      cause: 'sp-response-refused',
      distinctive: true,
      source: saml2Consumer,
    },
    {
      text: 'Unable to locate SAML 2.0 identity provider role for provider (<issuer>)',
      cause: 'sp-metadata-not-usable',
      distinctive: true,
      source: saml2SessionInitiator,
    },
    {
      text: 'Unable to locate compatible SSO service for provider (<issuer>)',
      cause: 'sp-metadata-not-usable',
      distinctive: true,
      source: saml2SessionInitiator,
    },
    {
      text: 'Unable to locate metadata for identity provider (<issuer>)',
      cause: 'sp-identity-provider-unknown',
      distinctive: true,
      source: saml2SessionInitiator,
    },
  ],
});
