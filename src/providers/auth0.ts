import { inferred, observed, type IdentityProvider } from './provider.ts';

/** The customer's own Auth0 tenant in the part of the identity provider, in front of the broker's. */
export const auth0 = {
  id: 'auth0',
  name: 'Auth0 as identity provider',
  signs: {
    issuer: [{ pattern: /^urn:[a-z0-9.-]+\.auth0\.com$/i, basis: 'observed', example: 'urn:acme-login.eu.auth0.com' }],
    ssoUrl: [
      {
        pattern: /^https:\/\/[a-z0-9.-]+\.auth0\.com\/samlp\//i,
        basis: 'observed',
        example: 'https://acme-login.eu.auth0.com/samlp/Ab1Cd2Ef3Gh4Ij5Kl6Mn7Op8Qr9St0Uv',
      },
    ],
    certificateSubject: [
      // The broker's own certificate is named like that too.
      {
        pattern: /^CN=[a-z0-9.-]+\.auth0\.com$/i,
        basis: 'observed',
        example: 'CN=acme-login.eu.auth0.com',
        onlySupports: true,
      },
    ],
  },
  rotation: {
    lifetime: observed('5000 days, almost 14 years'),
    rotatesByItself: observed('never'),
    sentence: 'Auth0 signs SAML with the new key as soon as its administrator rotates it.',
    notice: inferred('Nobody is told.'),
    nextCertificateInMetadata: inferred(false),
    serialNumberIsTime: null,
  },
  administration: {
    signingCertificate: observed(['https://<tenant domain>/pem']),
    metadata: inferred('https://<tenant domain>/samlp/metadata/<client ID>'),
    clientSecret: null,
    callbackAddress: inferred(['Applications', 'the application', 'Addons', 'SAML2 Web App', 'Settings']),
    assignment: null,
    activation: observed([
      'Choose `Rotate Key` at `Settings`, `Signing Keys`, at a time agreed with whoever runs the broker: it signs at once.',
      'Send them the new certificate from `https://<tenant domain>/pem`.',
    ]),
  },
  references: ['https://auth0.com/docs/get-started/tenant-settings/signing-keys'],
} as const satisfies IdentityProvider;
