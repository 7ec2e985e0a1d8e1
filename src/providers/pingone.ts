import { documented, inferred, observed, type IdentityProvider } from './provider.ts';

export const pingone = {
  id: 'pingone',
  name: 'PingOne',
  signs: {
    issuer: [
      {
        pattern: /^https:\/\/auth\.pingone\.com\/[0-9a-f-]{36}(?:\/as)?$/i,
        basis: 'observed',
        example: 'https://auth.pingone.com/0a1b2c3d-4e5f-4061-8273-94a5b6c7d8e9',
      },
      {
        pattern: /^https:\/\/auth\.pingone\.(?:eu|ca|asia|com\.au|sg)\/[0-9a-f-]{36}(?:\/as)?$/i,
        basis: 'inferred',
        example: 'https://auth.pingone.eu/0a1b2c3d-4e5f-4061-8273-94a5b6c7d8e9',
      },
    ],
    ssoUrl: [
      {
        pattern: /^https:\/\/auth\.pingone\.com\/[0-9a-f-]{36}\/saml20\/idp\/sso(?![\w-])/i,
        basis: 'observed',
        example: 'https://auth.pingone.com/0a1b2c3d-4e5f-4061-8273-94a5b6c7d8e9/saml20/idp/sso',
      },
      {
        pattern: /^https:\/\/auth\.pingone\.(?:com|eu|ca|asia|com\.au|sg)\/[0-9a-f-]{36}\/as\/authorize(?:$|[?#])/i,
        basis: 'documented',
        example: 'https://auth.pingone.eu/0a1b2c3d-4e5f-4061-8273-94a5b6c7d8e9/as/authorize',
      },
      {
        pattern: /^https:\/\/auth\.pingone\.(?:eu|ca|asia|com\.au|sg)\/[0-9a-f-]{36}\/saml20\/idp\/sso(?![\w-])/i,
        basis: 'inferred',
        example: 'https://auth.pingone.eu/0a1b2c3d-4e5f-4061-8273-94a5b6c7d8e9/saml20/idp/sso',
      },
    ],
    certificateSubject: [
      {
        pattern: /(?:^|[^\\], )CN=PingOne SSO Certificate for /i,
        basis: 'observed',
        example: 'C=US, O=Ping Identity, OU=Ping Identity, CN=PingOne SSO Certificate for Acme environment',
      },
    ],
    attributeNames: [{ pattern: /^saml_subject$/, basis: 'observed', example: 'saml_subject' }],
    pageAddresses: [
      {
        pattern:
          /^https:\/\/(?:auth|apps|console|sso|desktop)\.(?:connect\.)?pingone\.(?:com|eu|ca|asia|com\.au|sg)(?:[/?#]|$)/i,
        basis: 'inferred',
        example: 'https://desktop.pingone.com/acme',
      },
    ],
  },
  rotation: {
    lifetime: observed('1 year'),
    rotatesByItself: null,
    sentence: null,
    notice: documented(
      'PingOne for Enterprise sends mails 60, 7 and 1 days before it ends and once it has, and shows it 3 months before.',
    ),
    nextCertificateInMetadata: null,
    serialNumberIsTime: observed(true),
  },
  administration: {
    signingCertificate: observed(['Applications', 'the application', 'Configuration', 'Download Signing Certificate']),
    metadata: null,
    clientSecret: inferred(['Applications', 'the application', 'client secret']),
    callbackAddress: observed(['Applications', 'the application', 'Configuration', 'ACS URLs']),
    assignment: documented(['Applications', 'the application', 'Access']),
    activation: null,
  },
  references: ['https://docs.pingidentity.com/pingone/applications/p1_rotate_client_secret.html'],
} as const satisfies IdentityProvider;
