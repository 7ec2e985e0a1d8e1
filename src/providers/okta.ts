import { documented, inferred, observed, type IdentityProvider } from './provider.ts';

export const okta = {
  id: 'okta',
  name: 'Okta',
  signs: {
    // Really http: the entity ID is a name, and Okta's begins so.
    issuer: [
      {
        pattern: /^https?:\/\/www\.okta\.com\/(?:exk|k)[a-z0-9]+$/i,
        basis: 'observed',
        example: 'http://www.okta.com/exk7a1b2c3d4E5F6g5d7',
      },
      // OpenID Connect: the organisation, or one of its authorization servers.
      {
        pattern: /^https:\/\/[a-z0-9-]+\.(?:okta|oktapreview|okta-emea)\.com(?:\/oauth2\/[a-z0-9]+)?$/i,
        basis: 'documented',
        example: 'https://acme.okta.com/oauth2/default',
      },
    ],
    ssoUrl: [
      {
        pattern: /^https:\/\/[a-z0-9.-]+\.(?:okta|oktapreview|okta-emea)\.com\/app\/[^?#]+\/sso\/saml(?![\w-])/i,
        basis: 'observed',
        example: 'https://acme.okta.com/app/acme_influx_1/exk7a1b2c3d4E5F6g5d7/sso/saml',
      },
      {
        pattern:
          /^https:\/\/[a-z0-9-]+\.(?:okta|oktapreview|okta-emea)\.com\/oauth2\/(?:[a-z0-9]+\/)?v1\/authorize(?:$|[?#])/i,
        basis: 'documented',
        example: 'https://acme.okta.com/oauth2/default/v1/authorize',
      },
    ],
    certificateSubject: [
      {
        pattern: /(?:^|[^\\], )O=Okta, OU=SSOProvider(?:, |$)/i,
        basis: 'observed',
        example: 'C=US, ST=California, L=San Francisco, O=Okta, OU=SSOProvider, CN=acme, emailAddress=info@okta.com',
      },
    ],
    pageAddresses: [
      {
        pattern: /^https:\/\/[a-z0-9-]+\.(?:okta|oktapreview|okta-emea)\.com(?:[/?#:]|$)/i,
        basis: 'documented',
        example: 'https://acme.okta.com/oauth2/v1/authorize?client_id=0oa1',
      },
    ],
    pageTexts: [{ pattern: /\bPowered by Okta\b/i, basis: 'inferred', example: 'Powered by Okta' }],
  },
  rotation: {
    lifetime: documented('10 years'),
    rotatesByItself: documented('never'),
    sentence: 'Okta signs with the certificate that its administrator activated for the application.',
    notice: documented('A task in the Admin Console and a mail 60 days before it ends.'),
    nextCertificateInMetadata: inferred(false),
    serialNumberIsTime: observed(true),
  },
  administration: {
    signingCertificate: documented([
      'Admin Console',
      'Applications',
      'Applications',
      'the application',
      'Sign On',
      'SAML Signing Certificates',
    ]),
    metadata: observed('https://<organisation>.okta.com/app/<application ID>/sso/saml/metadata'),
    clientSecret: documented([
      'Admin Console',
      'Applications',
      'Applications',
      'the application',
      'General',
      'Client Credentials',
    ]),
    callbackAddress: documented(['Admin Console', 'Applications', 'Applications', 'the application', 'General']),
    assignment: documented(['Admin Console', 'Applications', 'Applications', 'the application', 'Assignments']),
    activation: documented([
      'Choose `Generate new certificate` at `SAML Signing Certificates`: it is inactive.',
      'Download it from its `Actions`, and have it put in place at the broker.',
      'Choose `Activate` in its `Actions`, at the agreed time.',
    ]),
  },
  references: [
    'https://help.okta.com/en-us/Content/Topics/Apps/manage-signing-certificates.htm',
    'https://support.okta.com/help/s/article/how-to-rotate-signing-certificate-for-custom-saml-applications',
  ],
} as const satisfies IdentityProvider;
