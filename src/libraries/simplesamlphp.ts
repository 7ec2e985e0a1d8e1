import { defineLibrary } from './library.ts';
import { serviceProviderCauses } from './service-provider.ts';

const repository = 'https://github.com/simplesamlphp';
const serviceProvider = `${repository}/simplesamlphp/blob/v2.5.2/modules/saml/src/Controller/ServiceProvider.php`;
const errorCodes = `${repository}/simplesamlphp/blob/v2.5.2/src/SimpleSAML/Error/ErrorCodes.php`;
const assertion = `${repository}/saml2/blob/v4.17.0/src/SAML2/Assertion.php`;
const utils = `${repository}/saml2/blob/v4.17.0/src/SAML2/Utils.php`;
const responseProcessor = `${repository}/saml2/blob/v4.17.0/src/SAML2/Response/Processor.php`;
const spIsValidAudience = `${repository}/saml2/blob/v4.17.0/src/SAML2/Assertion/Validation/ConstraintValidator/SpIsValidAudience.php`;
const httpPost = `${repository}/saml2/blob/v4.17.0/src/SAML2/HTTPPost.php`;
const statusResponse = `${repository}/saml2/blob/v4.17.0/src/SAML2/StatusResponse.php`;
const assertionProcessor = `${repository}/saml2/blob/v4.17.0/src/SAML2/Assertion/Processor.php`;
const destinationMatches = `${repository}/saml2/blob/v4.17.0/src/SAML2/Response/Validation/ConstraintValidator/DestinationMatches.php`;
const subjectConfirmationRecipientMatches = `${repository}/saml2/blob/v4.17.0/src/SAML2/Assertion/Validation/ConstraintValidator/SubjectConfirmationRecipientMatches.php`;

/** SimpleSAMLphp and its library simplesamlphp/saml2. */
export const simpleSamlPhp = defineLibrary(serviceProviderCauses, {
  id: 'simplesamlphp',
  name: 'SimpleSAMLphp',
  protocol: 'saml',
  version: '2.5.2, saml2 4.17.0',
  sources: [
    `${repository}/simplesamlphp/blob/v2.5.2/modules/saml/src/Message.php`,
    serviceProvider,
    errorCodes,
    assertion,
    utils,
    responseProcessor,
    spIsValidAudience,
    httpPost,
    statusResponse,
    assertionProcessor,
    destinationMatches,
    subjectConfirmationRecipientMatches,
  ],
  messages: [
    {
      text: 'Destination in response doesn\'t match the current URL. Destination is "<received>", current URL is "<expected>".',
      cause: 'sp-destination-mismatch',
      distinctive: true,
    },
    {
      text: 'InResponseTo in SubjectConfirmationData does not match expected request ID. Expected <expected>, got <received>.',
      cause: 'sp-in-response-to-mismatch',
      distinctive: true,
    },
    {
      text: 'InResponseTo in SubjectConfirmationData does not match the Response. Response has <expected>, SubjectConfirmationData has <received>.',
      cause: 'sp-in-response-to-mismatch',
      distinctive: true,
    },
    {
      text: 'Response InResponseTo does not match expected request ID. Expected <expected>, got <received>.',
      cause: 'sp-in-response-to-mismatch',
      distinctive: true,
    },
    { text: 'Issuer mismatch. Expected <expected>, got <received>.', cause: 'sp-issuer-mismatch', distinctive: true },
    {
      text: 'Missing issuer in Response/Assertion; cannot enforce expected issuer <expected>.',
      cause: 'sp-issuer-missing',
      distinctive: true,
    },
    {
      text: 'Recipient in SubjectConfirmationData does not match the current URL. Recipient is <received>, current URL is <expected>.',
      cause: 'sp-recipient-mismatch',
      distinctive: true,
    },
    {
      text: 'This SP [<expected>] is not a valid audience for the assertion. Candidates were: <received>',
      cause: 'sp-audience-mismatch',
    },
    {
      text: 'Unsolicited Response MUST NOT contain InResponseTo. Got: <received>',
      cause: 'sp-unsolicited-refused',
      distinctive: true,
    },
    {
      text: 'Unsolicited Response MUST NOT contain SubjectConfirmationData InResponseTo.',
      cause: 'sp-unsolicited-refused',
      distinctive: true,
    },
    {
      text: 'Unsolicited Response MUST NOT contain Response InResponseTo.',
      cause: 'sp-unsolicited-refused',
      distinctive: true,
    },
    { text: 'Solicited Response must contain InResponseTo.', cause: 'sp-unsolicited-refused', distinctive: true },
    {
      text: 'Solicited Response must contain Response InResponseTo.',
      cause: 'sp-unsolicited-refused',
      distinctive: true,
    },
    {
      text: 'Solicited Response requires SubjectConfirmationData InResponseTo.',
      cause: 'sp-unsolicited-refused',
      distinctive: true,
    },
    {
      text: 'Missing expected request ID for solicited Response validation.',
      cause: 'sp-session-lost',
      distinctive: true,
    },
    {
      text: 'Validation of received messages enabled, but no signature found on message.',
      cause: 'sp-signature-missing',
      distinctive: true,
    },
    { text: 'Neither the assertion nor the response was signed.', cause: 'sp-signature-missing', distinctive: true },
    { text: 'Response must be signed.', cause: 'sp-signature-missing' },
    { text: 'Missing certificate in metadata for <issuer>', cause: 'sp-certificate-not-configured', distinctive: true },
    {
      text: 'Received an assertion that has expired. Check clock synchronization on IdP and SP.',
      cause: 'sp-assertion-expired',
      distinctive: true,
    },
    {
      text: 'Received an assertion that is valid in the future. Check clock synchronization on IdP and SP.',
      cause: 'sp-assertion-not-yet-valid',
      distinctive: true,
    },
    {
      text: 'Received an assertion with a session that has expired. Check clock synchronization on IdP and SP.',
      cause: 'sp-session-expired',
      distinctive: true,
    },
    {
      text: 'NotBefore in SubjectConfirmationData is in the future: <notBefore>',
      cause: 'sp-assertion-not-yet-valid',
      distinctive: true,
    },
    {
      text: 'NotOnOrAfter in SubjectConfirmationData is in the past: <notOnOrAfter>',
      cause: 'sp-assertion-expired',
      distinctive: true,
    },
    {
      text: 'Invalid Method on SubjectConfirmation: <received>',
      cause: 'sp-subject-confirmation-invalid',
      distinctive: true,
    },
    {
      text: 'Error validating SubjectConfirmation in Assertion:',
      cause: 'sp-subject-confirmation-invalid',
      distinctive: true,
    },
    {
      text: 'Received unencrypted assertion, but encryption was enabled.',
      cause: 'sp-encryption-required',
      distinctive: true,
    },
    { text: 'Error decrypting assertion: <reason>', cause: 'sp-decryption-failed', distinctive: true },
    { text: 'Error decrypting NameID: <reason>', cause: 'sp-decryption-failed', distinctive: true },
    { text: 'Could not decrypt the attributes', cause: 'sp-decryption-failed' },
    { text: 'No assertions found in response from IdP.', cause: 'sp-no-assertion', distinctive: true },
    {
      text: 'No AuthnStatement found in assertion(s).',
      cause: 'sp-no-assertion',
      distinctive: true,
      source: serviceProvider,
    },
    { text: 'Received duplicate assertion.', cause: 'sp-replayed', distinctive: true, source: serviceProvider },
    { text: 'Duplicate assertion received.', cause: 'sp-replayed', distinctive: true, source: serviceProvider },
    { text: 'Duplicate SAML 2 response detected', cause: 'sp-replayed', distinctive: true, source: serviceProvider },
    {
      text: 'Missing <saml:Issuer> in message delivered to AssertionConsumerService.',
      cause: 'sp-issuer-missing',
      distinctive: true,
      source: serviceProvider,
    },
    {
      text: 'The issuer of the response does not match the identity provider we sent the request to.',
      cause: 'sp-issuer-mismatch',
      distinctive: true,
      source: serviceProvider,
    },
    {
      text: 'Could not load state specified by InResponseTo: <state> Processing response as unsolicited.',
      cause: 'sp-session-lost',
      distinctive: true,
      source: serviceProvider,
    },
    {
      text: 'No RelayState or ReturnURL available, cannot redirect.',
      cause: 'sp-session-lost',
      distinctive: true,
      source: serviceProvider,
    },
    { text: 'State information lost', cause: 'sp-session-lost', source: errorCodes },
    { text: 'No SAML response provided', cause: 'sp-response-missing', source: errorCodes },
    { text: 'Error received from Identity Provider', cause: 'sp-status-not-success', source: errorCodes },
    { text: 'Error processing response from Identity Provider', cause: 'sp-response-refused', source: errorCodes },
    { text: 'Metadata not found', cause: 'sp-identity-provider-unknown', source: errorCodes },
    { text: 'Error loading metadata', cause: 'sp-metadata-not-usable', source: errorCodes },
    { text: 'Missing ID attribute on SAML assertion.', cause: 'sp-id-missing', distinctive: true, source: assertion },
    { text: 'Missing <saml:Issuer> in assertion.', cause: 'sp-issuer-missing', distinctive: true, source: assertion },
    {
      text: 'More than one <saml:Conditions> in <saml:Assertion>.',
      cause: 'sp-conditions-missing',
      distinctive: true,
      source: assertion,
    },
    {
      text: "Unknown condition: '<condition>'",
      cause: 'sp-condition-not-understood',
      distinctive: true,
      source: assertion,
    },
    {
      text: 'Missing required <saml:AuthnContext> in <saml:AuthnStatement>.',
      cause: 'sp-authn-context-refused',
      distinctive: true,
      source: assertion,
    },
    {
      text: 'Missing <saml:SubjectConfirmation> in <saml:Subject>.',
      cause: 'sp-name-id-missing',
      distinctive: true,
      source: assertion,
    },
    { text: 'Unable to validate Signature', cause: 'sp-signature-invalid', distinctive: true, source: utils },
    { text: 'Failed to decrypt XML element.', cause: 'sp-decryption-failed', source: utils },
    {
      text: 'Failed to parse decrypted XML. Maybe the wrong sharedkey was used?',
      cause: 'sp-decryption-failed',
      distinctive: true,
      source: utils,
    },
    { text: 'Unsupported signing algorithm.', cause: 'sp-signature-algorithm-refused', source: utils },
    {
      text: 'The SAMLResponse with id "<id>", does not have a valid signature',
      cause: 'sp-signature-invalid',
      distinctive: true,
      source: responseProcessor,
    },
    {
      text: 'Both the response and the assertion it contains are not signed.',
      cause: 'sp-signature-missing',
      distinctive: true,
      source: responseProcessor,
    },
    {
      text: 'The assertion with id "<id>" does not have a valid signature',
      cause: 'sp-signature-invalid',
      distinctive: true,
      source: assertionProcessor,
    },
    {
      text: 'No destination set in the response.',
      cause: 'sp-destination-missing',
      distinctive: true,
      source: destinationMatches,
    },
    {
      text: 'Destination in response "<received>" does not match the expected destination "<expected>"',
      cause: 'sp-destination-mismatch',
      distinctive: true,
      source: destinationMatches,
    },
    {
      text: 'The configured Service Provider [<expected>] is not a valid audience for the assertion. Audiences: [<received>]',
      cause: 'sp-audience-mismatch',
      distinctive: true,
      source: spIsValidAudience,
    },
    {
      text: 'Recipient in SubjectConfirmationData ("<received>") does not match the current destination ("<expected>")',
      cause: 'sp-recipient-mismatch',
      distinctive: true,
      source: subjectConfirmationRecipientMatches,
    },
    {
      text: 'Missing SAMLRequest or SAMLResponse parameter.',
      cause: 'sp-response-missing',
      distinctive: true,
      source: httpPost,
    },
    { text: 'Missing status code on response.', cause: 'sp-status-missing', distinctive: true, source: statusResponse },
    {
      text: 'Missing status code in status element.',
      cause: 'sp-status-missing',
      distinctive: true,
      source: statusResponse,
    },
  ],
});
