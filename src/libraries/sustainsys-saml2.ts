import { defineLibrary } from './library.ts';
import { serviceProviderCauses } from './service-provider.ts';

const repository = 'https://github.com/Sustainsys/Saml2/blob/v2.9.2/Sustainsys.Saml2';
const xmlHelpers = `${repository}/XmlHelpers.cs`;
const acsCommand = `${repository}/WebSSO/AcsCommand.cs`;
const saml2RedirectBinding = `${repository}/WebSSO/Saml2RedirectBinding.cs`;
const saml2PSecurityTokenHandler = `${repository}/SAML2P/Saml2PSecurityTokenHandler.cs`;
const identityProvider = `${repository}/IdentityProvider.cs`;
const noSamlResponseFoundException = `${repository}/Exceptions/NoSamlResponseFoundException.cs`;
const signInCommand = `${repository}/WebSSO/SignInCommand.cs`;

/** Sustainsys.Saml2, formerly Kentor.AuthServices, for ASP.NET. */
export const sustainsysSaml2 = defineLibrary(serviceProviderCauses, {
  id: 'sustainsys-saml2',
  name: 'Sustainsys.Saml2',
  protocol: 'saml',
  version: '2.9.2',
  sources: [
    `${repository}/SAML2P/Saml2Response.cs`,
    xmlHelpers,
    acsCommand,
    saml2RedirectBinding,
    saml2PSecurityTokenHandler,
    identityProvider,
    noSamlResponseFoundException,
    signInCommand,
  ],
  messages: [
    {
      text: 'Received message <id> contains unexpected InResponseTo "<received>". No cookie preserving state from the request was found so the message was not expected to have an InResponseTo attribute.',
      cause: 'sp-unsolicited-refused',
      distinctive: true,
    },
    {
      text: 'InResponseTo Id "<received>" in received response does not match Id "<expected>" of the sent request.',
      cause: 'sp-in-response-to-mismatch',
      distinctive: true,
    },
    {
      text: 'Expected message to contain InResponseTo "<expected>", but found none.',
      cause: 'sp-unsolicited-refused',
      distinctive: true,
    },
    {
      text: 'Unsolicited responses are not allowed for idp "<issuer>".',
      cause: 'sp-unsolicited-refused',
      distinctive: true,
    },
    {
      text: 'Encrypted Assertion(s) could not be decrypted using the configured Service Certificate(s).',
      cause: 'sp-decryption-failed',
      distinctive: true,
    },
    {
      text: 'Encrypted Assertions encountered but Service Certificate was not provided.',
      cause: 'sp-decryption-key-missing',
      distinctive: true,
    },
    {
      text: 'The SAML Response is not signed and contains unsigned Assertions. Response cannot be trusted.',
      cause: 'sp-signature-missing',
      distinctive: true,
    },
    {
      text: 'The Saml2Response must have status success to extract claims.',
      cause: 'sp-status-not-success',
      distinctive: true,
    },
    { text: 'Wrong or unsupported SAML2 version', cause: 'sp-version-unsupported', distinctive: true },
    { text: 'Expected a SAML2 assertion document', cause: 'sp-response-not-readable', distinctive: true },
    { text: 'Destination value was not a valid Uri', cause: 'sp-response-not-readable', distinctive: true },
    {
      text: 'The signature verified correctly with the key contained in the signature, but that key is not trusted.',
      cause: 'sp-certificate-mismatch',
      distinctive: true,
      source: xmlHelpers,
    },
    {
      text: "Signature didn't verify. Have the contents been tampered with?",
      cause: 'sp-signature-invalid',
      distinctive: true,
      source: xmlHelpers,
    },
    {
      text: 'The signature was valid, but the verification of the certificate failed. Is it expired or revoked?',
      cause: 'sp-certificate-untrusted',
      distinctive: true,
      source: xmlHelpers,
    },
    {
      text: 'Certificate validation enabled, but the signing key identifier is of type <type> which cannot be validated as a certificate.',
      cause: 'sp-certificate-untrusted',
      distinctive: true,
      source: xmlHelpers,
    },
    {
      text: "No reference found in Xml signature, it doesn't validate the Xml data.",
      cause: 'sp-signature-structure-refused',
      distinctive: true,
      source: xmlHelpers,
    },
    {
      text: 'Multiple references for Xml signatures are not allowed.',
      cause: 'sp-signature-structure-refused',
      distinctive: true,
      source: xmlHelpers,
    },
    {
      text: 'Empty reference for Xml signature is not allowed.',
      cause: 'sp-signature-structure-refused',
      distinctive: true,
      source: xmlHelpers,
    },
    {
      text: 'Incorrect reference on Xml signature. The reference must be to the root element of the element containing the signature.',
      cause: 'sp-signature-structure-refused',
      distinctive: true,
      source: xmlHelpers,
    },
    {
      text: 'Transform "<transform>" found in Xml signature SHOULD NOT be used with SAML2.',
      cause: 'sp-signature-structure-refused',
      distinctive: true,
      source: xmlHelpers,
    },
    {
      text: 'The digest method <received> is weaker than the minimum accepted <expected>.',
      cause: 'sp-signature-algorithm-refused',
      distinctive: true,
      source: xmlHelpers,
    },
    {
      text: "Attribute '<attribute>' (case-sensitive) was not found or its value is empty",
      cause: 'sp-response-not-readable',
      source: xmlHelpers,
    },
    {
      text: "Element '<element>' (case-sensitive, namespace '<namespace>') was not found",
      cause: 'sp-response-not-readable',
      source: xmlHelpers,
    },
    {
      text: 'The SAML Response did not contain valid BASE64 encoded data.',
      cause: 'sp-response-not-readable',
      distinctive: true,
      source: acsCommand,
    },
    {
      text: 'The SAML response contains incorrect XML',
      cause: 'sp-response-not-readable',
      distinctive: true,
      source: acsCommand,
    },
    {
      text: 'Cannot verify signature of message from unknown sender <issuer>.',
      cause: 'sp-signature-missing',
      distinctive: true,
      source: saml2RedirectBinding,
    },
    {
      text: 'Message from <issuer> failed signature verification',
      cause: 'sp-signature-invalid',
      distinctive: true,
      source: saml2RedirectBinding,
    },
    {
      text: 'No subject confirmation method found.',
      cause: 'sp-subject-confirmation-invalid',
      distinctive: true,
      source: saml2PSecurityTokenHandler,
    },
    {
      text: 'Only assertions with subject confirmation method "bearer" are supported.',
      cause: 'sp-subject-confirmation-invalid',
      distinctive: true,
      source: saml2PSecurityTokenHandler,
    },
    {
      text: 'Missing signing certificate configuration on Idp <issuer>.',
      cause: 'sp-certificate-not-configured',
      distinctive: true,
      source: identityProvider,
    },
    {
      text: 'Missing binding configuration on Idp <issuer>.',
      cause: 'sp-settings-incomplete',
      distinctive: true,
      source: identityProvider,
    },
    {
      text: 'Failed to load metadata for idp <issuer>',
      cause: 'sp-metadata-not-usable',
      distinctive: true,
      source: identityProvider,
    },
    {
      text: 'No Saml2 Response found in the http request.',
      cause: 'sp-response-missing',
      distinctive: true,
      source: noSamlResponseFoundException,
    },
    { text: 'Unknown idp <issuer>', cause: 'sp-identity-provider-unknown', source: signInCommand },
  ],
});
