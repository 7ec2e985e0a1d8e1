import { documented, inferred, type IdentityProvider } from './provider.ts';

export const twitter = {
  id: 'twitter',
  name: 'X (Twitter)',
  signs: {
    ssoUrl: [
      {
        pattern: /^https:\/\/(?:api\.)?(?:twitter|x)\.com\/(?:i\/oauth2|oauth)\/(?:authorize|authenticate)(?:$|[?#])/i,
        basis: 'documented',
        example: 'https://twitter.com/i/oauth2/authorize?client_id=1',
      },
    ],
  },
  // It signs nothing that the broker has to hold a certificate for.
  rotation: null,
  administration: {
    signingCertificate: null,
    metadata: null,
    clientSecret: inferred(['X Developer Portal', 'Projects & Apps', 'the app', 'Keys and tokens']),
    callbackAddress: documented([
      'X Developer Portal',
      'Projects & Apps',
      'the app',
      'User authentication settings',
      'Callback URI',
    ]),
    assignment: null,
    activation: null,
  },
  references: ['https://developer.x.com/en/docs/basics/apps/guides/callback-urls'],
} as const satisfies IdentityProvider;
