import { defineLibrary } from './library.ts';
import { serviceProviderCauses } from './service-provider.ts';

const iam = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_saml.html';
const cognito = 'https://repost.aws/knowledge-center/cognito-invalid-saml-response-errors';
const cognitoSignature = 'https://github.com/aws/aws-sdk-js-v3/issues/6201';

/** AWS IAM and Amazon Cognito as service providers. Their code is not published: the messages are those of their documents. */
export const awsSaml = defineLibrary(serviceProviderCauses, {
  id: 'aws-saml',
  name: 'AWS (IAM, Cognito)',
  protocol: 'saml',
  version: 'documents of 2026',
  sources: [iam, cognito, cognitoSignature],
  messages: [
    {
      text: 'Your request included an invalid SAML response. To logout, click here',
      cause: 'sp-attribute-missing',
      distinctive: true,
    },
    { text: 'RoleSessionName is required in AuthnResponse', cause: 'sp-attribute-missing', distinctive: true },
    {
      text: 'RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}',
      cause: 'sp-attributes-not-readable',
      distinctive: true,
    },
    {
      text: 'Source Identity must match [a-zA-Z_0-9+=,.@-]{2,64} and not begin with "aws:"',
      cause: 'sp-attributes-not-readable',
      distinctive: true,
    },
    { text: 'Not authorized to perform sts:AssumeRoleWithSAML', cause: 'sp-user-refused', distinctive: true },
    { text: 'Response signature invalid', cause: 'sp-signature-invalid' },
    {
      text: 'Failed to assume role: Issuer not present in specified provider',
      cause: 'sp-issuer-mismatch',
      distinctive: true,
    },
    { text: 'Response does not contain the required audience.', cause: 'sp-audience-mismatch', distinctive: true },
    { text: 'Could not parse metadata.', cause: 'sp-metadata-not-usable' },
    { text: "Specified provider doesn't exist.", cause: 'sp-identity-provider-unknown' },
    {
      text: 'Invalid SAML response received: Invalid user attributes: <attribute>: The attribute is required',
      cause: 'sp-attribute-missing',
      distinctive: true,
      source: cognito,
    },
    {
      text: 'Invalid SAML response received: Invalid user attributes: <attribute>: Required attribute cannot be deleted',
      cause: 'sp-attribute-missing',
      distinctive: true,
      source: cognito,
    },
    {
      text: 'SAML Assertion signature is invalid',
      cause: 'sp-signature-invalid',
      distinctive: true,
      source: cognitoSignature,
    },
  ],
});
