import { defineLibrary } from './library.ts';
import { serviceProviderCauses } from './service-provider.ts';

const repository = 'https://github.com/elastic/elasticsearch/blob';
const samlObjectHandler = `${repository}/fb3ff2f33bf75efc6b755c10bf95465c5c12e7bb/x-pack/plugin/security/src/main/java/org/elasticsearch/xpack/security/authc/saml/SamlObjectHandler.java`;
const samlResponseHandler = `${repository}/26661978d272a8a5f7fe9e82cfa75ed60796ae1e/x-pack/plugin/security/src/main/java/org/elasticsearch/xpack/security/authc/saml/SamlResponseHandler.java`;

/** The SAML realm of Elasticsearch, which Kibana logs in with. */
export const elasticsearchSaml = defineLibrary(serviceProviderCauses, {
  id: 'elasticsearch-saml',
  name: 'Elasticsearch SAML realm',
  protocol: 'saml',
  version: 'fb3ff2f (9.x) and 07e6415 (7.x)',
  sources: [
    `${repository}/07e6415438bebc28287d3114ae4aee9057ee09fe/x-pack/plugin/security/src/main/java/org/elasticsearch/xpack/security/authc/saml/SamlAuthenticator.java`,
    samlObjectHandler,
    samlResponseHandler,
  ],
  messages: [
    {
      text: 'SAML content is in-response-to [<received>] but expected one of <expected>',
      cause: 'sp-in-response-to-mismatch',
      distinctive: true,
      source: samlResponseHandler,
    },
    {
      text: 'SAML content is in-response-to <received> but expected one of <expected>',
      cause: 'sp-in-response-to-mismatch',
      distinctive: true,
    },
    { text: 'SAML Response has no status code', cause: 'sp-status-missing', distinctive: true },
    {
      text: "SAML Response is not a 'success' response: <reason>",
      cause: 'sp-status-not-success',
      distinctive: true,
      source: samlResponseHandler,
    },
    {
      text: "SAML Response is not a 'success' response: Code=<status> Message=<message> Detail=<detail>",
      cause: 'sp-status-not-success',
      distinctive: true,
    },
    {
      text: 'SAML response <id> is for destination <received> but this realm uses <expected>',
      cause: 'sp-destination-mismatch',
      distinctive: true,
    },
    {
      text: 'Expecting only 1 assertion, but response contains multiple (<count>)',
      cause: 'sp-several-assertions',
      distinctive: true,
    },
    { text: 'No assertions found in SAML response', cause: 'sp-no-assertion', distinctive: true },
    {
      text: 'SAML assertion [<assertion>] is encrypted, but no decryption key is available',
      cause: 'sp-decryption-key-missing',
      distinctive: true,
    },
    { text: 'Failed to decrypt SAML assertion <assertion>', cause: 'sp-decryption-failed', distinctive: true },
    {
      text: 'SAML message has encrypted attribute [<attribute>], but no encryption key has been configured',
      cause: 'sp-decryption-key-missing',
      distinctive: true,
    },
    { text: 'Failed to decrypt SAML attribute <attribute>', cause: 'sp-decryption-failed', distinctive: true },
    {
      text: 'Assertion [<assertion>] is not signed, but a signature is required',
      cause: 'sp-signature-missing',
      distinctive: true,
    },
    {
      text: 'SAML Assertion subject contains <count> Authn Statements while exactly one was expected.',
      cause: 'sp-no-assertion',
      distinctive: true,
    },
    {
      text: "Rejecting SAML assertion's Authentication Statement because [<now>] is on/after [<notOnOrAfter>]",
      cause: 'sp-session-expired',
      distinctive: true,
    },
    {
      text: 'Rejecting SAML assertion as the AuthnContextClassRef [<received>] is not one of the (<expected>) that were requested in the corresponding AuthnRequest',
      cause: 'sp-authn-context-refused',
      distinctive: true,
    },
    { text: 'SAML Assertion (<assertion>) has no Subject', cause: 'sp-name-id-missing', distinctive: true },
    {
      text: 'SAML Assertion subject contains <count> bearer SubjectConfirmation, while exactly one was expected.',
      cause: 'sp-subject-confirmation-invalid',
      distinctive: true,
    },
    {
      text: 'SAML Assertion SubjectConfirmationData Recipient <received> does not match expected value <expected>',
      cause: 'sp-recipient-mismatch',
      distinctive: true,
    },
    {
      text: 'SAML Assertion SubjectConfirmationData is in-response-to <received> but expected one of <expected>',
      cause: 'sp-in-response-to-mismatch',
      distinctive: true,
    },
    {
      text: 'Conditions [<received>] do not match required audience [<expected>]',
      cause: 'sp-audience-mismatch',
      distinctive: true,
    },
    {
      text: 'Rejecting SAML assertion because [<now>] is before [<notBefore>]',
      cause: 'sp-assertion-not-yet-valid',
      distinctive: true,
    },
    {
      text: 'Rejecting SAML assertion because [<now>] is on/after [<notOnOrAfter>]',
      cause: 'sp-assertion-expired',
      distinctive: true,
    },
    { text: 'Could not process any SAML attributes in <element>', cause: 'sp-attribute-missing', distinctive: true },
    {
      text: 'SAML content [<content>] should have a root element of Namespace=[<namespace>] Tag=[<tag>]',
      cause: 'sp-response-not-readable',
      distinctive: true,
    },
    {
      text: 'SAML Signature [<signature>] could not be validated against [<certificate>]',
      cause: 'sp-signature-invalid',
      distinctive: true,
      source: samlObjectHandler,
    },
    {
      text: 'The XML Signature of this SAML message cannot be validated. Please verify that the saml realm uses the correct SAML metadata file/URL for this Identity Provider.',
      cause: 'sp-signature-invalid',
      distinctive: true,
      source: samlObjectHandler,
    },
    {
      text: 'SAML Issuer [<received>] does not match expected value [<expected>]',
      cause: 'sp-issuer-mismatch',
      distinctive: true,
      source: samlObjectHandler,
    },
    {
      text: 'has no issuer, but expected [<expected>]',
      cause: 'sp-issuer-missing',
      distinctive: true,
      source: samlObjectHandler,
    },
    {
      text: 'Failed to unmarshall SAML content [<content>]',
      cause: 'sp-response-not-readable',
      distinctive: true,
      source: samlObjectHandler,
    },
    {
      text: 'SAML object [<content>] is incorrect type. Expected [<expected>] but was [<received>]',
      cause: 'sp-response-not-readable',
      distinctive: true,
      source: samlObjectHandler,
    },
  ],
});
