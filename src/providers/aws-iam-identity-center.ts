import { documented, inferred, type IdentityProvider } from './provider.ts';

export const awsIamIdentityCenter = {
  id: 'aws-iam-identity-center',
  name: 'AWS IAM Identity Center',
  signs: {
    issuer: [
      {
        pattern: /^https:\/\/portal\.sso\.[a-z0-9-]+\.amazonaws\.com\/saml\/assertion\//i,
        basis: 'inferred',
        example: 'https://portal.sso.eu-central-1.amazonaws.com/saml/assertion/QWNtZUV4YW1wbGU',
      },
    ],
    ssoUrl: [
      {
        pattern: /^https:\/\/portal\.sso\.[a-z0-9-]+\.amazonaws\.com\/saml\//i,
        basis: 'inferred',
        example: 'https://portal.sso.eu-central-1.amazonaws.com/saml/assertion/QWNtZUV4YW1wbGU',
      },
    ],
    pageAddresses: [
      {
        pattern: /^https:\/\/[a-z0-9-]+\.awsapps\.com\/start/i,
        basis: 'documented',
        example: 'https://acme.awsapps.com/start',
      },
    ],
    pageTexts: [{ pattern: /\bAWS access portal\b/i, basis: 'documented', example: 'AWS access portal' }],
  },
  rotation: {
    lifetime: documented('5 years'),
    rotatesByItself: documented('never'),
    sentence: 'A new certificate stays inactive until its administrator sets it active.',
    notice: documented('The console marks a certificate that ends soon.'),
    nextCertificateInMetadata: inferred(false),
    serialNumberIsTime: null,
  },
  administration: {
    signingCertificate: documented([
      'IAM Identity Center console',
      'Applications',
      'the application',
      'Configuration',
      'Manage certificate',
    ]),
    metadata: null,
    clientSecret: null,
    callbackAddress: documented([
      'IAM Identity Center console',
      'Applications',
      'the application',
      'Edit configuration',
    ]),
    assignment: documented([
      'IAM Identity Center console',
      'Applications',
      'the application',
      'Assigned users and groups',
    ]),
    activation: documented([
      'Generate a certificate at `Manage certificate`: it is inactive.',
      'Download it, and have it put in place at the broker.',
      'Set it active, at the agreed time; delete the old one once logins work.',
    ]),
  },
  references: ['https://docs.aws.amazon.com/singlesignon/latest/userguide/customermanagedapps.html'],
} as const satisfies IdentityProvider;
