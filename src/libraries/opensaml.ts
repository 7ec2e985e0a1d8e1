import { defineLibrary } from './library.ts';
import { serviceProviderCauses } from './service-provider.ts';

const repository = 'https://github.com/unofficial-shibboleth-mirror/java-opensaml/blob/f338016';
const abstractSubjectConfirmationValidator = `${repository}/opensaml-saml-impl/src/main/java/org/opensaml/saml/saml2/assertion/impl/AbstractSubjectConfirmationValidator.java`;
const audienceRestrictionConditionValidator = `${repository}/opensaml-saml-impl/src/main/java/org/opensaml/saml/saml2/assertion/impl/AudienceRestrictionConditionValidator.java`;
const receivedEndpointSecurityHandler = `${repository}/opensaml-saml-impl/src/main/java/org/opensaml/saml/common/binding/security/impl/ReceivedEndpointSecurityHandler.java`;
const messageLifetimeSecurityHandler = `${repository}/opensaml-saml-impl/src/main/java/org/opensaml/saml/common/binding/security/impl/MessageLifetimeSecurityHandler.java`;
const samlSignatureProfileValidator = `${repository}/opensaml-saml-impl/src/main/java/org/opensaml/saml/security/impl/SAMLSignatureProfileValidator.java`;
const httpPostDecoder = `${repository}/opensaml-saml-impl/src/main/java/org/opensaml/saml/saml2/binding/decoding/impl/HTTPPostDecoder.java`;
const decrypter = `${repository}/opensaml-xmlsec-api/src/main/java/org/opensaml/xmlsec/encryption/support/Decrypter.java`;
const oneTimeUseConditionValidator = `${repository}/opensaml-saml-impl/src/main/java/org/opensaml/saml/saml2/assertion/impl/OneTimeUseConditionValidator.java`;
const authnStatementValidator = `${repository}/opensaml-saml-impl/src/main/java/org/opensaml/saml/saml2/assertion/impl/AuthnStatementValidator.java`;
const messageReplaySecurityHandler = `${repository}/opensaml-saml-impl/src/main/java/org/opensaml/saml/common/binding/security/impl/MessageReplaySecurityHandler.java`;
const inResponseToSecurityHandler = `${repository}/opensaml-saml-impl/src/main/java/org/opensaml/saml/common/binding/security/impl/InResponseToSecurityHandler.java`;
const httpRedirectDeflateDecoder = `${repository}/opensaml-saml-impl/src/main/java/org/opensaml/saml/saml2/binding/decoding/impl/HTTPRedirectDeflateDecoder.java`;

/** OpenSAML for Java, which Spring Security, Shibboleth's identity provider and many products build upon. */
export const openSaml = defineLibrary(serviceProviderCauses, {
  id: 'opensaml',
  name: 'OpenSAML',
  protocol: 'saml',
  version: 'f338016 (5.x)',
  sources: [
    `${repository}/opensaml-saml-api/src/main/java/org/opensaml/saml/saml2/assertion/SAML20AssertionValidator.java`,
    abstractSubjectConfirmationValidator,
    audienceRestrictionConditionValidator,
    receivedEndpointSecurityHandler,
    messageLifetimeSecurityHandler,
    samlSignatureProfileValidator,
    httpPostDecoder,
    decrypter,
    oneTimeUseConditionValidator,
    authnStatementValidator,
    messageReplaySecurityHandler,
    inResponseToSecurityHandler,
    httpRedirectDeflateDecoder,
  ],
  messages: [
    {
      text: "None of the audiences within Assertion '<id>' matched the list of valid audiances",
      cause: 'sp-audience-mismatch',
      distinctive: true,
      source: audienceRestrictionConditionValidator,
    },
    {
      text: "condition in assertion '<id>' is malformed as it does not contain any audiences",
      cause: 'sp-audience-missing',
      distinctive: true,
      source: audienceRestrictionConditionValidator,
    },
    {
      text: 'Set of valid audiences was not available from the validation context, unable to evaluate AudienceRestriction Condition',
      cause: 'sp-settings-incomplete',
      distinctive: true,
      source: audienceRestrictionConditionValidator,
    },
    {
      text: "Assertion '<id>' with NotBefore condition of '<notBefore>' is not yet valid",
      cause: 'sp-assertion-not-yet-valid',
      distinctive: true,
    },
    {
      text: "Assertion '<id>' with NotOnOrAfter condition of '<notOnOrAfter>' is no longer valid",
      cause: 'sp-assertion-expired',
      distinctive: true,
    },
    {
      text: "Assertion IssueInstant was expired: IssueInstant: '<issueInstant>', expiration: '<expired>', now: '<now>'",
      cause: 'sp-assertion-expired',
      distinctive: true,
    },
    {
      text: "Assertion was not yet valid: IssueInstant: '<issueInstant>', latest valid: '<latest>'",
      cause: 'sp-assertion-not-yet-valid',
      distinctive: true,
    },
    {
      text: "Assertion '<id>' did not contain the required IssueInstant",
      cause: 'sp-time-malformed',
      distinctive: true,
    },
    {
      text: "Assertion '<id>' is not a SAML 2.0 version Assertion",
      cause: 'sp-version-unsupported',
      distinctive: true,
    },
    { text: 'Assertion Issuer was missing and was required', cause: 'sp-issuer-missing', distinctive: true },
    {
      text: "Issuer of Assertion '<id>' did not match any valid issuers",
      cause: 'sp-issuer-mismatch',
      distinctive: true,
    },
    { text: 'Issuer had invalid Format: <received>', cause: 'sp-issuer-mismatch', distinctive: true },
    { text: 'Assertion was required to be signed, but was not', cause: 'sp-signature-missing', distinctive: true },
    {
      text: "Signature of Assertion '<id>' from Issuer '<issuer>' was not valid",
      cause: 'sp-signature-invalid',
      distinctive: true,
    },
    {
      text: 'Assertion Signature failed pre-validation: <reason>',
      cause: 'sp-signature-structure-refused',
      distinctive: true,
    },
    {
      text: "A problem was encountered evaluating the signature over Assertion with ID '<id>': <reason>",
      cause: 'sp-signature-invalid',
      distinctive: true,
    },
    {
      text: 'Signature validation was necessary, but no signature trust engine was available',
      cause: 'sp-certificate-not-configured',
      distinctive: true,
    },
    {
      text: 'At least 1 Condition was indicated as required, but Assertion contained no Conditions',
      cause: 'sp-conditions-missing',
      distinctive: true,
    },
    {
      text: "Condition '<condition>' was required, but was not found in assertion '<id>'",
      cause: 'sp-conditions-missing',
      distinctive: true,
    },
    {
      text: "Unknown Condition '<condition>' of type '<type>' in assertion '<id>'",
      cause: 'sp-condition-not-understood',
      distinctive: true,
    },
    {
      text: "Condition '<condition>' of type '<type>' in assertion '<id>' was not valid.",
      cause: 'sp-response-refused',
      distinctive: true,
    },
    {
      text: "No subject confirmation methods were met for assertion with ID '<id>'",
      cause: 'sp-subject-confirmation-invalid',
      distinctive: true,
    },
    {
      text: "Assertion '<id>' has a one time use condition and has been used before",
      cause: 'sp-replayed',
      distinctive: true,
      source: oneTimeUseConditionValidator,
    },
    {
      text: "SubjectConfirmationData/@Recipient for assertion '<id>' did not match any valid recipients: <expected>",
      cause: 'sp-recipient-mismatch',
      distinctive: true,
      source: abstractSubjectConfirmationValidator,
    },
    {
      text: 'SubjectConfirmationData/@Recipient was missing and was required',
      cause: 'sp-recipient-mismatch',
      distinctive: true,
      source: abstractSubjectConfirmationValidator,
    },
    {
      text: "SubjectConfirmationData/@InResponseTo for assertion '<id>' did not match the valid value: <expected>",
      cause: 'sp-in-response-to-mismatch',
      distinctive: true,
      source: abstractSubjectConfirmationValidator,
    },
    {
      text: 'SubjectConfirmationData/@InResponseTo was missing and was required',
      cause: 'sp-unsolicited-refused',
      distinctive: true,
      source: abstractSubjectConfirmationValidator,
    },
    {
      text: 'SubjectConfirmationData/@NotOnOrAfter was missing and was required',
      cause: 'sp-subject-confirmation-invalid',
      distinctive: true,
      source: abstractSubjectConfirmationValidator,
    },
    {
      text: "SubjectConfirmationData in assertion '<id>', with NotBefore condition of '<notBefore>' is not yet valid",
      cause: 'sp-assertion-not-yet-valid',
      distinctive: true,
      source: abstractSubjectConfirmationValidator,
    },
    {
      text: "SubjectConfirmationData, in assertion '<id>', with NotOnOrAfter condition of '<notOnOrAfter>' is no longer valid",
      cause: 'sp-assertion-expired',
      distinctive: true,
      source: abstractSubjectConfirmationValidator,
    },
    {
      text: "AuthnStatement/@AuthnInstant '<authnInstant>' eval failed, now is after latest valid (including skew) '<latest>'",
      cause: 'sp-authentication-too-old',
      distinctive: true,
      source: authnStatementValidator,
    },
    {
      text: 'SAML message failed received endpoint check',
      cause: 'sp-destination-mismatch',
      distinctive: true,
      source: receivedEndpointSecurityHandler,
    },
    {
      text: 'SAML message intended destination (required by binding) was not present',
      cause: 'sp-destination-missing',
      distinctive: true,
      source: receivedEndpointSecurityHandler,
    },
    {
      text: 'Message was rejected because it was issued in the future',
      cause: 'sp-assertion-not-yet-valid',
      distinctive: true,
      source: messageLifetimeSecurityHandler,
    },
    {
      text: 'Message was rejected due to issue instant expiration',
      cause: 'sp-assertion-expired',
      distinctive: true,
      source: messageLifetimeSecurityHandler,
    },
    {
      text: "Rejecting replayed message ID '<id>' from issuer <issuer>",
      cause: 'sp-replayed',
      distinctive: true,
      source: messageReplaySecurityHandler,
    },
    {
      text: 'Inbound inResponseTo did not match outbound request ID',
      cause: 'sp-in-response-to-mismatch',
      distinctive: true,
      source: inResponseToSecurityHandler,
    },
    {
      text: 'Reference URI did not point to parent ID',
      cause: 'sp-signature-structure-refused',
      distinctive: true,
      source: samlSignatureProfileValidator,
    },
    {
      text: 'Invalid number of transforms',
      cause: 'sp-signature-structure-refused',
      source: samlSignatureProfileValidator,
    },
    {
      text: 'No SAML message present in request',
      cause: 'sp-response-missing',
      distinctive: true,
      source: httpPostDecoder,
    },
    {
      text: 'Request did not contain either a SAMLRequest or SAMLResponse paramter. Invalid request for SAML 2 HTTP POST binding.',
      cause: 'sp-response-missing',
      distinctive: true,
      source: httpPostDecoder,
    },
    {
      text: 'No SAMLRequest or SAMLResponse query path parameter, invalid SAML 2 HTTP Redirect message',
      cause: 'sp-response-missing',
      distinctive: true,
      source: httpRedirectDeflateDecoder,
    },
    { text: 'Failed to decrypt EncryptedData', cause: 'sp-decryption-failed', source: decrypter },
    {
      text: 'Failed to decrypt EncryptedKey, valid decryption key could not be resolved',
      cause: 'sp-decryption-failed',
      distinctive: true,
      source: decrypter,
    },
    {
      text: 'Failed to decrypt EncryptedData using either EncryptedData KeyInfoCredentialResolver or EncryptedKeyResolver + EncryptedKey KeyInfoCredentialResolver',
      cause: 'sp-decryption-failed',
      distinctive: true,
      source: decrypter,
    },
    {
      text: 'Algorithm failed include/exclude validation: <received>',
      cause: 'sp-decryption-failed',
      distinctive: true,
      source: decrypter,
    },
  ],
});
