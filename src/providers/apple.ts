import { documented, type IdentityProvider } from './provider.ts';

export const apple = {
  id: 'apple',
  name: 'Apple',
  signs: {
    issuer: [
      { pattern: /^https:\/\/appleid\.apple\.com$/i, basis: 'documented', example: 'https://appleid.apple.com' },
    ],
    ssoUrl: [
      {
        pattern: /^https:\/\/appleid\.apple\.com\/auth\/authorize(?:$|[?#])/i,
        basis: 'documented',
        example: 'https://appleid.apple.com/auth/authorize?client_id=1',
      },
    ],
  },
  // It signs nothing that the broker has to hold a certificate for.
  rotation: null,
  administration: {
    signingCertificate: null,
    metadata: null,
    clientSecret: documented(['Apple Developer', 'Certificates, Identifiers & Profiles', 'Keys']),
    callbackAddress: documented([
      'Apple Developer',
      'Certificates, Identifiers & Profiles',
      'Identifiers',
      'the Services ID',
      'Sign in with Apple',
      'Configure',
      'Return URLs',
    ]),
    assignment: null,
    activation: null,
  },
  references: [
    'https://developer.apple.com/documentation/technotes/tn3107-resolving-sign-in-with-apple-response-errors',
  ],
} as const satisfies IdentityProvider;
