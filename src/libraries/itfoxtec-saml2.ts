import { defineLibrary } from './library.ts';
import { serviceProviderCauses } from './service-provider.ts';

const repository = 'https://github.com/ITfoxtec/ITfoxtec.Identity.Saml2/blob/9e68b0c/src';
const saml2Request = `${repository}/ITfoxtec.Identity.Saml2/Request/Saml2Request.cs`;
const saml2SignedXml = `${repository}/ITfoxtec.Identity.Saml2/Cryptography/Saml2SignedXml.cs`;
const saml2RedirectBinding = `${repository}/ITfoxtec.Identity.Saml2/Bindings/Saml2RedirectBinding.cs`;
const saml2PostBinding = `${repository}/ITfoxtec.Identity.Saml2/Bindings/Saml2PostBinding.cs`;
const saml2ResponseExtensions = `${repository}/ITfoxtec.Identity.Saml2.MvcCore/Extensions/Saml2ResponseExtensions.cs`;
const saml2CertificateValidator = `${repository}/ITfoxtec.Identity.Saml2/Util/Saml2CertificateValidator.cs`;
const saml2SoapEnvelope = `${repository}/ITfoxtec.Identity.Saml2/Bindings/Saml2SoapEnvelope.cs`;
const entityDescriptor = `${repository}/ITfoxtec.Identity.Saml2/Schemas/Metadata/EntityDescriptor.cs`;

/** ITfoxtec Identity SAML 2.0 for ASP.NET, which FoxIDs uses too. */
export const itfoxtecSaml2 = defineLibrary(serviceProviderCauses, {
  id: 'itfoxtec-saml2',
  name: 'ITfoxtec Identity SAML 2.0',
  protocol: 'saml',
  version: '9e68b0c',
  sources: [
    `${repository}/ITfoxtec.Identity.Saml2/Request/Saml2AuthnResponse.cs`,
    saml2Request,
    saml2SignedXml,
    saml2RedirectBinding,
    saml2PostBinding,
    saml2ResponseExtensions,
    saml2CertificateValidator,
    saml2SoapEnvelope,
    entityDescriptor,
  ],
  messages: [
    { text: 'Not a SAML2 Authn Response.', cause: 'sp-response-not-readable', distinctive: true },
    {
      text: 'There is not exactly one Assertion element. Maybe the response is encrypted (set the Saml2Configuration.DecryptionCertificate).',
      cause: 'sp-no-assertion',
      distinctive: true,
    },
    { text: 'Subject Not Found.', cause: 'sp-name-id-missing' },
    { text: 'SubjectConfirmationElement Not Found.', cause: 'sp-subject-confirmation-invalid', distinctive: true },
    { text: 'SubjectConfirmationData Not Found.', cause: 'sp-subject-confirmation-invalid', distinctive: true },
    {
      text: 'Assertion has expired. Assertion valid NotOnOrAfter <notOnOrAfter>.',
      cause: 'sp-assertion-expired',
      distinctive: true,
    },
    { text: 'Failed to decrypt message', cause: 'sp-decryption-failed' },
    {
      text: 'No RSA Private Key present in Decryption Certificates or missing private key read credentials.',
      cause: 'sp-decryption-key-missing',
      distinctive: true,
    },
    { text: 'Invalid SAML2 version.', cause: 'sp-version-unsupported', distinctive: true, source: saml2Request },
    {
      text: "Invalid Issuer. Actually '<received>', allowed '<expected>'",
      cause: 'sp-issuer-mismatch',
      distinctive: true,
      source: saml2Request,
    },
    { text: 'Not SAML2 Protocol.', cause: 'sp-response-not-readable', distinctive: true, source: saml2Request },
    { text: 'Signature is invalid.', cause: 'sp-signature-invalid', source: saml2Request },
    {
      text: 'There is more then one Signature element.',
      cause: 'sp-signature-structure-refused',
      distinctive: true,
      source: saml2Request,
    },
    {
      text: 'No matching public key present in Signature Validation Certificates for signature method <algorithm>.',
      cause: 'sp-certificate-not-configured',
      distinctive: true,
      source: saml2Request,
    },
    { text: 'Invalid XML signature reference.', cause: 'sp-signature-structure-refused', source: saml2SignedXml },
    {
      text: 'No matching public key present in Signature Validation Certificate for signature method <algorithm>.',
      cause: 'sp-certificate-not-configured',
      distinctive: true,
      source: saml2SignedXml,
    },
    {
      text: 'Illegal signature method <algorithm> used in signature.',
      cause: 'sp-signature-algorithm-refused',
      distinctive: true,
      source: saml2SignedXml,
    },
    {
      text: 'Illegal canonicalization method <algorithm> used in signature.',
      cause: 'sp-signature-algorithm-refused',
      distinctive: true,
      source: saml2SignedXml,
    },
    {
      text: 'Illegal transform method <algorithm> used in signature.',
      cause: 'sp-signature-algorithm-refused',
      distinctive: true,
      source: saml2SignedXml,
    },
    {
      text: 'XML signature reference do not refer to the root element.',
      cause: 'sp-signature-structure-refused',
      distinctive: true,
      source: saml2SignedXml,
    },
    {
      text: 'HTTP Query String does not contain <parameter>',
      cause: 'sp-response-missing',
      distinctive: true,
      source: saml2RedirectBinding,
    },
    {
      text: 'Not redirect binding (HTTP GET).',
      cause: 'sp-response-missing',
      distinctive: true,
      source: saml2RedirectBinding,
    },
    {
      text: 'HTTP Form does not contain <parameter>',
      cause: 'sp-response-missing',
      distinctive: true,
      source: saml2PostBinding,
    },
    {
      text: 'Not POST binding (HTTP POST).',
      cause: 'sp-response-missing',
      distinctive: true,
      source: saml2PostBinding,
    },
    {
      text: 'The SAML2 Response Status is not Success, the Response Status is: <status>.',
      cause: 'sp-status-not-success',
      distinctive: true,
      source: saml2ResponseExtensions,
    },
    {
      text: 'No Claims Identity created from SAML2 Response.',
      cause: 'sp-name-id-missing',
      distinctive: true,
      source: saml2ResponseExtensions,
    },
    {
      text: 'Invalid X509 certificate peer trust.',
      cause: 'sp-certificate-untrusted',
      distinctive: true,
      source: saml2CertificateValidator,
    },
    {
      text: 'Invalid X509 certificate chain.',
      cause: 'sp-certificate-untrusted',
      distinctive: true,
      source: saml2CertificateValidator,
    },
    {
      text: 'SAML 2.0 Artifact SOAP error: <reason>',
      cause: 'sp-artifact-not-resolved',
      distinctive: true,
      source: saml2SoapEnvelope,
    },
    {
      text: "Error, Status Code OK expected. StatusCode=<status>. IdPMetadataUrl='<address>'.",
      cause: 'sp-metadata-not-usable',
      distinctive: true,
      source: entityDescriptor,
    },
    {
      text: 'EntityDescriptorElement element not found in Metadata.',
      cause: 'sp-metadata-not-usable',
      distinctive: true,
      source: entityDescriptor,
    },
  ],
});
