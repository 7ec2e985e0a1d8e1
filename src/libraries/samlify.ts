import { defineLibrary } from './library.ts';
import { serviceProviderCauses } from './service-provider.ts';

const repository = 'https://github.com/tngan/samlify/blob/df182c7/src';
const libsaml = `${repository}/libsaml.ts`;
const api = `${repository}/api.ts`;
const entitySp = `${repository}/entity-sp.ts`;
const bindingRedirect = `${repository}/binding-redirect.ts`;
const metadataIdp = `${repository}/metadata-idp.ts`;
const bindingPost = `${repository}/binding-post.ts`;

/** samlify, a SAML library of Node. */
export const samlify = defineLibrary(serviceProviderCauses, {
  id: 'samlify',
  name: 'samlify',
  protocol: 'saml',
  version: 'df182c7',
  sources: [`${repository}/flow.ts`, libsaml, api, entitySp, bindingRedirect, metadataIdp, bindingPost],
  messages: [
    {
      text: 'ERR_FAILED_STATUS with top tier code: <status>, second tier code: <subStatus>',
      cause: 'sp-status-not-success',
      distinctive: true,
    },
    { text: 'ERR_UNDEFINED_STATUS', cause: 'sp-status-missing', distinctive: true },
    { text: 'ERR_FAILED_MESSAGE_SIGNATURE_VERIFICATION', cause: 'sp-signature-invalid', distinctive: true },
    { text: 'FAILED_TO_VERIFY_SIGNATURE', cause: 'sp-signature-invalid', distinctive: true },
    { text: 'ERR_MISSING_SIG_ALG', cause: 'sp-signature-missing', distinctive: true },
    { text: 'ERR_UNMATCH_ISSUER', cause: 'sp-issuer-mismatch', distinctive: true },
    { text: 'ERR_EXPIRED_SESSION', cause: 'sp-session-expired', distinctive: true },
    { text: 'ERR_SUBJECT_UNCONFIRMED', cause: 'sp-assertion-expired', distinctive: true },
    { text: 'ERR_EMPTY_ASSERTION', cause: 'sp-no-assertion', distinctive: true },
    { text: 'ERR_INVALID_XML', cause: 'sp-response-not-readable' },
    { text: 'ERR_REDIRECT_FLOW_BAD_ARGS', cause: 'sp-response-missing', distinctive: true },
    { text: 'ERR_SIMPLESIGN_FLOW_BAD_ARGS', cause: 'sp-response-missing', distinctive: true },
    { text: 'ERR_UNEXPECTED_FLOW', cause: 'sp-binding-unsupported', distinctive: true },
    {
      text: 'ERR_POTENTIAL_WRAPPING_ATTACK',
      cause: 'sp-signature-structure-refused',
      distinctive: true,
      source: libsaml,
    },
    {
      text: 'ERR_UNSUPPORTED_SIGNATURE_ALGORITHM',
      cause: 'sp-signature-algorithm-refused',
      distinctive: true,
      source: libsaml,
    },
    { text: 'NO_SELECTED_CERTIFICATE', cause: 'sp-certificate-not-configured', distinctive: true, source: libsaml },
    {
      text: 'ERR_UNDEFINED_SIGNATURE_VERIFIER_OPTIONS',
      cause: 'sp-certificate-not-configured',
      distinctive: true,
      source: libsaml,
    },
    {
      text: 'ERROR_UNMATCH_CERTIFICATE_DECLARATION_IN_METADATA',
      cause: 'sp-certificate-mismatch',
      distinctive: true,
      source: libsaml,
    },
    { text: 'NO_SIGNATURE_REFERENCES', cause: 'sp-signature-structure-refused', distinctive: true, source: libsaml },
    { text: 'ERR_NO_ASSERTION', cause: 'sp-no-assertion', distinctive: true, source: libsaml },
    { text: 'ERR_UNDEFINED_ASSERTION', cause: 'sp-no-assertion', distinctive: true, source: libsaml },
    { text: 'ERR_MULTIPLE_ASSERTION', cause: 'sp-several-assertions', distinctive: true, source: libsaml },
    { text: 'ERR_UNDEFINED_ENCRYPTED_ASSERTION', cause: 'sp-encryption-malformed', distinctive: true, source: libsaml },
    {
      text: 'ERR_EXCEPTION_OF_ASSERTION_DECRYPTION',
      cause: 'sp-decryption-failed',
      distinctive: true,
      source: libsaml,
    },
    { text: 'XML parsing error: <reason>', cause: 'sp-response-not-readable', source: api },
    {
      text: 'ERR_METADATA_CONFLICT_REQUEST_SIGNED_FLAG: SP AuthnRequestsSigned=<expected> but IdP WantAuthnRequestsSigned=<received>',
      cause: 'sp-settings-incomplete',
      distinctive: true,
      source: entitySp,
    },
    {
      text: 'ERR_SP_LOGIN_REQUEST_UNDEFINED_BINDING',
      cause: 'sp-binding-unsupported',
      distinctive: true,
      source: entitySp,
    },
    {
      text: 'ERR_NO_REDIRECT_SSO_ENDPOINT',
      cause: 'sp-metadata-not-usable',
      distinctive: true,
      source: bindingRedirect,
    },
    {
      text: 'ERR_GENERATE_REDIRECT_LOGIN_REQUEST_MISSING_METADATA',
      cause: 'sp-settings-incomplete',
      distinctive: true,
      source: bindingRedirect,
    },
    {
      text: 'ERR_GENERATE_POST_LOGIN_REQUEST_MISSING_METADATA',
      cause: 'sp-settings-incomplete',
      distinctive: true,
      source: bindingPost,
    },
    {
      text: 'ERR_IDP_METADATA_MISSING_SINGLE_SIGN_ON_SERVICE',
      cause: 'sp-metadata-not-usable',
      distinctive: true,
      source: metadataIdp,
    },
  ],
});
