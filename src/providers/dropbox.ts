import { documented, inferred, type IdentityProvider } from './provider.ts';

export const dropbox = {
  id: 'dropbox',
  name: 'Dropbox',
  signs: {
    ssoUrl: [
      {
        pattern: /^https:\/\/www\.dropbox\.com\/(?:1\/)?oauth2\/authorize(?:$|[?#])/i,
        basis: 'documented',
        example: 'https://www.dropbox.com/oauth2/authorize?client_id=1',
      },
    ],
  },
  // It signs nothing that the broker has to hold a certificate for.
  rotation: null,
  administration: {
    signingCertificate: null,
    metadata: null,
    clientSecret: inferred(['Dropbox App Console', 'the app', 'Settings', 'App secret']),
    callbackAddress: documented(['Dropbox App Console', 'the app', 'Settings', 'OAuth 2', 'Redirect URIs']),
    assignment: null,
    activation: null,
  },
  references: ['https://www.dropbox.com/developers/documentation/http/documentation'],
} as const satisfies IdentityProvider;
