import { documented, inferred, type IdentityProvider } from './provider.ts';

export const entra = {
  id: 'entra',
  name: 'Microsoft Entra ID',
  signs: {
    issuer: [
      {
        pattern: /^https:\/\/sts\.windows\.net\/[0-9a-f-]{36}\/?$/i,
        basis: 'documented',
        example: 'https://sts.windows.net/5f2c1d8e-7a40-4b6d-9c35-0e8f1a2b3c4d/',
      },
      // The tenant of personal accounts is another provider here.
      {
        pattern: /^https:\/\/login\.microsoftonline\.com\/(?!9188040d-)[0-9a-f-]{36}\/?(?:v2\.0)?$/i,
        basis: 'documented',
        example: 'https://login.microsoftonline.com/5f2c1d8e-7a40-4b6d-9c35-0e8f1a2b3c4d/v2.0',
      },
      // National clouds.
      {
        pattern:
          /^https:\/\/(?:login\.microsoftonline\.us|sts\.chinacloudapi\.cn|login\.partner\.microsoftonline\.cn)\/[0-9a-f-]{36}\/?(?:v2\.0)?$/i,
        basis: 'inferred',
        example: 'https://sts.chinacloudapi.cn/5f2c1d8e-7a40-4b6d-9c35-0e8f1a2b3c4d/',
      },
    ],
    ssoUrl: [
      {
        pattern: /^https:\/\/login\.microsoftonline\.com\/[^/?#]+\/(?:saml2|wsfed|oauth2)(?![\w-])/i,
        basis: 'observed',
        example: 'https://login.microsoftonline.com/5f2c1d8e-7a40-4b6d-9c35-0e8f1a2b3c4d/saml2',
      },
      {
        pattern:
          /^https:\/\/login\.(?:microsoftonline\.us|partner\.microsoftonline\.cn)\/[^/?#]+\/(?:saml2|wsfed|oauth2)(?![\w-])/i,
        basis: 'inferred',
        example: 'https://login.microsoftonline.us/5f2c1d8e-7a40-4b6d-9c35-0e8f1a2b3c4d/saml2',
      },
    ],
    certificateSubject: [
      {
        pattern:
          /(?:^|[^\\], )CN=(?:Microsoft Azure Federated SSO Certificate|accounts\.accesscontrol\.windows\.net)(?:, |$)/i,
        basis: 'observed',
        example: 'CN=Microsoft Azure Federated SSO Certificate',
      },
    ],
    attributeNames: [
      {
        pattern:
          /^http:\/\/schemas\.microsoft\.com\/identity\/claims\/(?:tenantid|objectidentifier|displayname|identityprovider)$/i,
        basis: 'observed',
        example: 'http://schemas.microsoft.com/identity/claims/tenantid',
      },
      // AD FS can send it too.
      {
        pattern: /^http:\/\/schemas\.microsoft\.com\/claims\/authnmethodsreferences$/i,
        basis: 'observed',
        example: 'http://schemas.microsoft.com/claims/authnmethodsreferences',
        onlySupports: true,
      },
    ],
    errorTexts: [
      { pattern: /\bAADSTS\d{5,8}(?!\d)/i, basis: 'documented', example: 'AADSTS50011: The reply URL does not match.' },
    ],
    pageAddresses: [
      {
        pattern: /^https:\/\/login\.(?:microsoftonline|microsoft)\.com(?:[/?#]|$)/i,
        basis: 'documented',
        example: 'https://login.microsoftonline.com/common/login',
      },
    ],
    pageTexts: [
      {
        pattern: /\bwe[’']re having trouble signing you in\b/i,
        basis: 'observed',
        example: 'Sorry, but we’re having trouble signing you in.',
      },
    ],
  },
  rotation: {
    lifetime: documented('3 years, which is also the longest that the portal offers'),
    rotatesByItself: documented('when-the-active-one-has-expired'),
    sentence:
      'An enterprise application signs with the certificate that its administrator made active; but once that one has expired and a newer inactive one exists, Entra signs with the newer one unasked. The tenant-wide keys, which sign for app registrations and WS-Federation, may change at any time.',
    notice: documented(
      'Mails 60, 30 and 7 days before it ends, to up to 5 addresses of the application; unless changed, only whoever added the application is one of them.',
    ),
    nextCertificateInMetadata: inferred(false),
    serialNumberIsTime: inferred(false),
  },
  administration: {
    signingCertificate: documented([
      'Microsoft Entra admin center',
      'Enterprise apps',
      'All applications',
      'the application',
      'Single sign-on',
      'SAML Certificates',
    ]),
    metadata: inferred(
      'https://login.microsoftonline.com/<tenant ID>/FederationMetadata/2007-06/FederationMetadata.xml?appid=<application ID>',
    ),
    clientSecret: documented([
      'Microsoft Entra admin center',
      'App registrations',
      'the application',
      'Certificates & secrets',
      'Client secrets',
      'New client secret',
    ]),
    callbackAddress: documented([
      'Microsoft Entra admin center',
      'Enterprise apps',
      'All applications',
      'the application',
      'Single sign-on',
      'Basic SAML Configuration',
      'Reply URL',
    ]),
    assignment: documented([
      'Microsoft Entra admin center',
      'Enterprise apps',
      'All applications',
      'the application',
      'Users and groups',
    ]),
    activation: documented([
      'Open the pencil beside `SAML Certificates`, choose `New Certificate` and save it: it is inactive.',
      'Download it, and have it put in place at the broker.',
      'Choose `Make certificate active` in its menu, at the agreed time.',
    ]),
  },
  references: [
    'https://learn.microsoft.com/en-us/entra/identity/enterprise-apps/tutorial-manage-certificates-for-federated-single-sign-on',
    'https://learn.microsoft.com/en-us/entra/identity-platform/signing-key-rollover',
    'https://learn.microsoft.com/en-us/entra/identity-platform/how-to-add-credentials',
  ],
} as const satisfies IdentityProvider;
