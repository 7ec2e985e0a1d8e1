import { defineLibrary } from './library.ts';
import { serviceProviderCauses } from './service-provider.ts';

const repository =
  'https://github.com/AzureAD/azure-activedirectory-identitymodel-extensions-for-dotnet/blob/c6b3b6a/src';
const samlLogMessages = `${repository}/Microsoft.IdentityModel.Tokens.Saml/Saml/LogMessages.cs`;
const microsoftIdentityModelTokensLogMessages = `${repository}/Microsoft.IdentityModel.Tokens/LogMessages.cs`;
const microsoftIdentityModelXmlLogMessages = `${repository}/Microsoft.IdentityModel.Xml/LogMessages.cs`;

/** The SAML tokens of Microsoft.IdentityModel, which the libraries of ASP.NET build upon. Its numbers from IDX10000 on are those of other tokens too. */
export const microsoftIdentityModelSaml = defineLibrary(serviceProviderCauses, {
  id: 'microsoft-identitymodel-saml',
  name: 'Microsoft.IdentityModel.Tokens.Saml',
  protocol: 'saml',
  version: 'c6b3b6a (8.x)',
  sources: [
    `${repository}/Microsoft.IdentityModel.Tokens.Saml/Saml2/LogMessages.cs`,
    samlLogMessages,
    microsoftIdentityModelTokensLogMessages,
    microsoftIdentityModelXmlLogMessages,
  ],
  messages: [
    {
      text: 'IDX13002: Unable to validate token. TokenValidationParameters.RequireAudience is true but no AudienceRestrictions were found in the inbound token.',
      cause: 'sp-audience-missing',
      distinctive: true,
    },
    { text: 'IDX13509: Unable to validate token, Subject is null.', cause: 'sp-name-id-missing', distinctive: true },
    {
      text: 'IDX13510: The Saml2SecurityToken cannot be validated because the Assertion specifies a OneTimeUse condition.',
      cause: 'sp-condition-not-understood',
      distinctive: true,
    },
    {
      text: 'IDX13511: The Saml2SecurityToken cannot be validated because the Assertion specifies a ProxyRestriction condition.',
      cause: 'sp-condition-not-understood',
      distinctive: true,
    },
    {
      text: "IDX13512: Unable to validate token. A Saml2SamlAttributeStatement can only have one Saml2Attribute of type 'Actor'.",
      cause: 'sp-attributes-not-readable',
      distinctive: true,
    },
    {
      text: "IDX13513: NotBefore '<notBefore>', is after NotOnOrAfter '<notOnOrAfter>'.",
      cause: 'sp-time-malformed',
      distinctive: true,
    },
    {
      text: "IDX13514: NotOnOrAfter '<notOnOrAfter>', is before NotBefore '<notBefore>'.",
      cause: 'sp-time-malformed',
      distinctive: true,
    },
    {
      text: "IDX13515: SamlId value threw on XmlConvert.VerifyNCName. value: '<received>'",
      cause: 'sp-id-missing',
      distinctive: true,
    },
    {
      text: "IDX13102: Exception thrown while reading '<element>' for Saml2SecurityToken. Inner exception: '<reason>'.",
      cause: 'sp-response-not-readable',
      distinctive: true,
    },
    {
      text: "IDX13103: Unable to read '<element>' for Saml2SecurityToken.",
      cause: 'sp-response-not-readable',
      distinctive: true,
    },
    {
      text: "IDX13105: Unable to read Saml2SecurityToken. Expecting XmlReader to be at element: '<expected>', found: '<received>'.",
      cause: 'sp-response-not-readable',
      distinctive: true,
    },
    {
      text: "IDX13106: Unable to read for Saml2SecurityToken. Element: '<element>' as missing Attribute: '<attribute>'.",
      cause: 'sp-response-not-readable',
      distinctive: true,
    },
    {
      text: "IDX13107: When reading '<element>', '<attribute>' was not a Absolute Uri, was: '<received>'.",
      cause: 'sp-response-not-readable',
      distinctive: true,
    },
    {
      text: "IDX13108: When reading '<element>', Assertion.Subject is null and no Statements were found.",
      cause: 'sp-name-id-missing',
      distinctive: true,
    },
    {
      text: 'IDX13117: A <saml:EncryptedAttribute> was encountered while processing the attribute statement.',
      cause: 'sp-attributes-not-readable',
      distinctive: true,
    },
    {
      text: 'IDX13118: A <saml:AuthnContextDecl> element was encountered.',
      cause: 'sp-authn-context-refused',
      distinctive: true,
    },
    {
      text: "IDX13120: A <saml:Conditions> element contained more than one '<condition>' condition.",
      cause: 'sp-conditions-missing',
      distinctive: true,
    },
    {
      text: 'IDX13121: A <saml:Condition> was encountered which specifies an unrecognized concrete type.',
      cause: 'sp-condition-not-understood',
      distinctive: true,
    },
    {
      text: "IDX13124: The SAML NameIdentifier '<received>' is of format '<format>' and NameQualifier/SPNameQualifier/SPProvidedID is not omitted.",
      cause: 'sp-name-qualifier-mismatch',
      distinctive: true,
    },
    {
      text: 'IDX13125: A Saml2Subject that does not specify an NameId cannot have an empty SubjectConfirmations collection.',
      cause: 'sp-subject-confirmation-invalid',
      distinctive: true,
    },
    {
      text: 'IDX13126: A <saml:SubjectConfirmationData> element of an unexpected type was encountered.',
      cause: 'sp-subject-confirmation-invalid',
      distinctive: true,
    },
    {
      text: 'IDX13129: The SAML2:AttributeStatement must contain at least one SAML2:Attribute.',
      cause: 'sp-attribute-missing',
      distinctive: true,
    },
    {
      text: 'IDX13130: A Saml2AudienceRestriction must specify at least one Audience.',
      cause: 'sp-audience-missing',
      distinctive: true,
    },
    {
      text: "IDX13136: Unable to read for Saml2SecurityToken. Required Element: '<element>' is missing or empty.",
      cause: 'sp-response-not-readable',
      distinctive: true,
    },
    {
      text: "IDX13137: Unable to read for Saml2SecurityToken. Version must be '2.0' was: '<received>'.",
      cause: 'sp-version-unsupported',
      distinctive: true,
    },
    {
      text: 'IDX13138: Unable to read for Saml2SecurityToken. the AttributeStatement does not contain any Attributes.',
      cause: 'sp-attribute-missing',
      distinctive: true,
    },
    { text: 'IDX13140: EncryptedId is not supported.', cause: 'sp-encryption-malformed', distinctive: true },
    {
      text: 'IDX11401: Unable to validate token. TokenValidationParameters.RequireAudience is true but no AudienceRestrictions were found in the inbound token.',
      cause: 'sp-audience-missing',
      distinctive: true,
      source: samlLogMessages,
    },
    {
      text: "IDX11116: Unable to read SamlSecurityToken. MajorVersion must be '1' was: '<received>'.",
      cause: 'sp-version-unsupported',
      distinctive: true,
      source: samlLogMessages,
    },
    {
      text: "IDX11117: Unable to read SamlSecurityToken. MinorVersion must be '1' was: '<received>'.",
      cause: 'sp-version-unsupported',
      distinctive: true,
      source: samlLogMessages,
    },
    {
      text: "IDX11118: Unable to read condition : '<condition>'.",
      cause: 'sp-condition-not-understood',
      distinctive: true,
      source: samlLogMessages,
    },
    {
      text: "IDX11122: Exception thrown while reading '<element>' for SamlSecurityToken. Inner exception: '<reason>'.",
      cause: 'sp-response-not-readable',
      distinctive: true,
      source: samlLogMessages,
    },
    {
      text: "IDX10205: Issuer validation failed. Issuer: '<received>'. Did not match: validationParameters.ValidIssuer: '<expected>'",
      cause: 'sp-issuer-mismatch',
      source: microsoftIdentityModelTokensLogMessages,
    },
    {
      text: "IDX10211: Unable to validate issuer. The 'issuer' parameter is null or whitespace.",
      cause: 'sp-issuer-missing',
      source: microsoftIdentityModelTokensLogMessages,
    },
    {
      text: "IDX10214: Audience validation failed. Audiences: '<received>'. Did not match: validationParameters.ValidAudience: '<expected>'",
      cause: 'sp-audience-mismatch',
      source: microsoftIdentityModelTokensLogMessages,
    },
    {
      text: "IDX10206: Unable to validate audience. The 'audiences' parameter is empty.",
      cause: 'sp-audience-missing',
      source: microsoftIdentityModelTokensLogMessages,
    },
    {
      text: 'IDX10208: Unable to validate audience. validationParameters.ValidAudience is null or whitespace and validationParameters.ValidAudiences is null.',
      cause: 'sp-settings-incomplete',
      source: microsoftIdentityModelTokensLogMessages,
    },
    {
      text: "IDX10222: Lifetime validation failed. The token is not yet valid. ValidFrom (UTC): '<notBefore>', Current time (UTC): '<now>'.",
      cause: 'sp-assertion-not-yet-valid',
      source: microsoftIdentityModelTokensLogMessages,
    },
    {
      text: "IDX10223: Lifetime validation failed. The token is expired. ValidTo (UTC): '<notOnOrAfter>', Current time (UTC): '<now>'.",
      cause: 'sp-assertion-expired',
      source: microsoftIdentityModelTokensLogMessages,
    },
    {
      text: "IDX10224: Lifetime validation failed. The NotBefore (UTC): '<notBefore>' is after Expires (UTC): '<notOnOrAfter>'.",
      cause: 'sp-time-malformed',
      source: microsoftIdentityModelTokensLogMessages,
    },
    {
      text: 'IDX10225: Lifetime validation failed. The token is missing an Expiration Time.',
      cause: 'sp-conditions-missing',
      source: microsoftIdentityModelTokensLogMessages,
    },
    {
      text: "IDX10228: The securityToken has previously been validated, securityToken: '<token>'.",
      cause: 'sp-replayed',
      source: microsoftIdentityModelTokensLogMessages,
    },
    {
      text: "IDX10248: X509SecurityKey validation failed. The associated certificate is not yet valid. ValidFrom (UTC): '<notBefore>', Current time (UTC): '<now>'.",
      cause: 'sp-certificate-not-valid-now',
      source: microsoftIdentityModelTokensLogMessages,
    },
    {
      text: "IDX10249: X509SecurityKey validation failed. The associated certificate has expired. ValidTo (UTC): '<notAfter>', Current time (UTC): '<now>'.",
      cause: 'sp-certificate-not-valid-now',
      source: microsoftIdentityModelTokensLogMessages,
    },
    {
      text: 'IDX10500: Signature validation failed. No security keys were provided to validate the signature.',
      cause: 'sp-certificate-not-configured',
      source: microsoftIdentityModelTokensLogMessages,
    },
    {
      text: "IDX10504: Unable to validate signature, token does not have a signature: '<token>'.",
      cause: 'sp-signature-missing',
      source: microsoftIdentityModelTokensLogMessages,
    },
    {
      text: 'IDX10512: Signature validation failed. Token does not have KeyInfo.',
      cause: 'sp-signature-invalid',
      source: microsoftIdentityModelTokensLogMessages,
    },
    {
      text: "IDX10514: Signature validation failed. Keys tried: '<keys>'.",
      cause: 'sp-signature-invalid',
      source: microsoftIdentityModelTokensLogMessages,
    },
    {
      text: 'IDX30019: Unable to read XML. A second <Signature> element was found.',
      cause: 'sp-signature-structure-refused',
      distinctive: true,
      source: microsoftIdentityModelXmlLogMessages,
    },
    {
      text: 'IDX30020: Unable to read XML. A second <Reference> element was found.',
      cause: 'sp-signature-structure-refused',
      distinctive: true,
      source: microsoftIdentityModelXmlLogMessages,
    },
    {
      text: "IDX30029: The Reference '<reference>' has exceeded the number of Transforms that will be processed: '<limit>'.",
      cause: 'sp-signature-structure-refused',
      distinctive: true,
      source: microsoftIdentityModelXmlLogMessages,
    },
    {
      text: "IDX30100: Unable to process the <element> element. This canonicalization method is not supported: '<received>'.",
      cause: 'sp-signature-algorithm-refused',
      distinctive: true,
      source: microsoftIdentityModelXmlLogMessages,
    },
    {
      text: "IDX30200: The 'Signature' did not validate.",
      cause: 'sp-signature-invalid',
      distinctive: true,
      source: microsoftIdentityModelXmlLogMessages,
    },
    {
      text: "IDX30201: The 'Reference' did not validate: '<reference>'.",
      cause: 'sp-digest-mismatch',
      distinctive: true,
      source: microsoftIdentityModelXmlLogMessages,
    },
    {
      text: "IDX30204: Canonicalization algorithm is not supported: '<received>'.",
      cause: 'sp-signature-algorithm-refused',
      distinctive: true,
      source: microsoftIdentityModelXmlLogMessages,
    },
    {
      text: "IDX30206: The reference '<reference>' did not contain a digest.",
      cause: 'sp-signature-structure-refused',
      distinctive: true,
      source: microsoftIdentityModelXmlLogMessages,
    },
    {
      text: "IDX30207: SignatureMethod is not supported: '<received>'.",
      cause: 'sp-signature-algorithm-refused',
      distinctive: true,
      source: microsoftIdentityModelXmlLogMessages,
    },
    {
      text: "IDX30208: DigestMethod is not supported: '<received>'.",
      cause: 'sp-signature-algorithm-refused',
      distinctive: true,
      source: microsoftIdentityModelXmlLogMessages,
    },
    {
      text: "IDX30210: The TransformFactory does not support the transform: '<received>'.",
      cause: 'sp-signature-algorithm-refused',
      distinctive: true,
      source: microsoftIdentityModelXmlLogMessages,
    },
    {
      text: 'IDX30212: Unable to verify Signature as Signature.SignedInfo is null.',
      cause: 'sp-signature-structure-refused',
      distinctive: true,
      source: microsoftIdentityModelXmlLogMessages,
    },
  ],
});
