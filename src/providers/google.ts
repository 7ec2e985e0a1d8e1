import { documented, inferred, observed, type IdentityProvider } from './provider.ts';

export const google = {
  id: 'google',
  name: 'Google Workspace',
  signs: {
    issuer: [
      {
        pattern: /^https:\/\/accounts\.google\.com\/o\/saml2\?idpid=C[0-9a-z]+$/i,
        basis: 'observed',
        example: 'https://accounts.google.com/o/saml2?idpid=C01ab2cd3',
      },
    ],
    ssoUrl: [
      {
        pattern: /^https:\/\/accounts\.google\.com\/o\/saml2\/(?:idp|initsso)\?idpid=/i,
        basis: 'observed',
        example: 'https://accounts.google.com/o/saml2/idp?idpid=C01ab2cd3',
      },
    ],
    certificateSubject: [
      // The order of the two is not always the same.
      {
        pattern:
          /(?:^|[^\\], )(?:OU=Google For Work, (?:[^=]+=[^=]*, )?CN=Google|CN=Google, (?:[^=]+=[^=]*, )?OU=Google For Work)(?:, |$)/i,
        basis: 'observed',
        example: 'O=Google Inc., L=Mountain View, CN=Google, OU=Google For Work, C=US, ST=California',
      },
    ],
    errorTexts: [
      {
        pattern: /\bapp_not_(?:configured(?:_for_user)?|enabled_for_user)\b/i,
        basis: 'documented',
        example: 'Error: app_not_configured',
      },
    ],
    pageAddresses: [
      {
        pattern: /^https:\/\/accounts\.google\.com\/(?:o\/saml2|samlredirect|a\/)/i,
        basis: 'observed',
        example: 'https://accounts.google.com/o/saml2/idp?idpid=C01ab2cd3',
      },
    ],
    pageTexts: [
      {
        pattern: /\bThat[’']s all we know\./i,
        basis: 'observed',
        example: '403. That’s an error. That’s all we know.',
      },
    ],
  },
  rotation: {
    lifetime: documented('5 years'),
    rotatesByItself: documented('never'),
    sentence:
      'Google signs with the one of at most two certificates that is chosen in the application; once another one is chosen, logins fail until the broker has it. Its console shows SHA-256 fingerprints, Auth0 SHA-1 ones: compare the certificates themselves.',
    notice: documented('The Admin console shows to super administrators when it ends.'),
    nextCertificateInMetadata: inferred(false),
    serialNumberIsTime: observed(true),
  },
  administration: {
    signingCertificate: documented(['Admin console', 'Security', 'Authentication', 'SSO with SAML applications']),
    metadata: documented(
      'a download in the Admin console: `Security`, `Authentication`, `SSO with SAML applications`; no public address of it is known',
    ),
    clientSecret: inferred(['Google Cloud console', 'APIs & Services', 'Credentials', 'the OAuth client']),
    callbackAddress: documented([
      'Admin console',
      'Apps',
      'Web and mobile apps',
      'the application',
      'Service provider details',
      'ACS URL',
    ]),
    assignment: documented(['Admin console', 'Apps', 'Web and mobile apps', 'the application', 'User access']),
    activation: documented([
      'Add the second certificate at `SSO with SAML applications` and download it.',
      'Have it put in place at the broker.',
      'Choose it in the `Service provider details` of the application, at the agreed time.',
    ]),
  },
  references: ['https://support.google.com/a/answer/7394709', 'https://support.google.com/a/answer/6301076'],
} as const satisfies IdentityProvider;
