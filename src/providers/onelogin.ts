import { documented, inferred, observed, type IdentityProvider } from './provider.ts';

export const onelogin = {
  id: 'onelogin',
  name: 'OneLogin',
  signs: {
    issuer: [
      {
        pattern: /^https:\/\/[a-z0-9-]+\.onelogin\.com\/saml\/metadata\/[\w-]+$/i,
        basis: 'observed',
        example: 'https://app.onelogin.com/saml/metadata/1a2b3c4d-5e6f-4a70-8b91-c2d3e4f5a6b7',
      },
      {
        pattern: /^https:\/\/[a-z0-9-]+\.onelogin\.com\/oidc(?:\/2)?$/i,
        basis: 'documented',
        example: 'https://acme.onelogin.com/oidc/2',
      },
    ],
    ssoUrl: [
      {
        pattern: /^https:\/\/[a-z0-9-]+\.onelogin\.com\/trust\/saml2\/http-(?:post|redirect)\/sso\//i,
        basis: 'observed',
        example: 'https://acme.onelogin.com/trust/saml2/http-post/sso/1a2b3c4d-5e6f-4a70-8b91-c2d3e4f5a6b7',
      },
      {
        pattern: /^https:\/\/[a-z0-9-]+\.onelogin\.com\/oidc\/(?:2\/)?auth(?:$|[?#])/i,
        basis: 'documented',
        example: 'https://acme.onelogin.com/oidc/2/auth',
      },
    ],
    certificateSubject: [
      {
        pattern: /(?:^|[^\\], )(?:OU=OneLogin IdP|O=OneLogin, CN=app\.onelogin\.com)(?:, |$)/i,
        basis: 'observed',
        example: 'O=Acme, OU=OneLogin IdP, CN=OneLogin Account 12345',
      },
    ],
    pageAddresses: [
      {
        pattern: /^https:\/\/[a-z0-9-]+\.onelogin\.com(?:[/?#]|$)/i,
        basis: 'documented',
        example: 'https://acme.onelogin.com/login2/',
      },
    ],
    pageTexts: [{ pattern: /\bPowered by OneLogin\b/i, basis: 'inferred', example: 'Powered by OneLogin' }],
  },
  rotation: {
    lifetime: observed('5 years, unless another time is chosen'),
    rotatesByItself: inferred('never'),
    sentence: 'OneLogin signs with the certificate that is chosen in the application.',
    notice: documented('A year, 90 and 45 days before it ends, and daily once it has ended.'),
    nextCertificateInMetadata: inferred(false),
    serialNumberIsTime: inferred(false),
  },
  administration: {
    signingCertificate: documented(['Security', 'Certificates']),
    metadata: observed('https://app.onelogin.com/saml/metadata/<id>'),
    clientSecret: null,
    callbackAddress: documented(['Applications', 'the application', 'Configuration', 'ACS (Consumer) URL']),
    assignment: documented(['Users', 'the user', 'Applications']),
    activation: documented([
      'Make the new certificate at `Security`, `Certificates`, `New`, and download it.',
      'Have it put in place at the broker.',
      'Choose it in the application: `SSO`, `X.509 Certificate`, `Change`, at the agreed time.',
    ]),
  },
  references: [
    'https://support.onelogin.com/kb/4266990/creating-and-applying-certificates',
    'https://onelogin.service-now.com/kb_view_customer.do?sysparm_article=KB0010585',
  ],
} as const satisfies IdentityProvider;
