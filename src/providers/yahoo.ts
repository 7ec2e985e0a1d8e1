import { inferred, type IdentityProvider } from './provider.ts';

export const yahoo = {
  id: 'yahoo',
  name: 'Yahoo',
  signs: {
    issuer: [
      { pattern: /^https:\/\/api\.login\.yahoo\.com$/i, basis: 'documented', example: 'https://api.login.yahoo.com' },
    ],
    ssoUrl: [
      {
        pattern: /^https:\/\/api\.login\.yahoo\.com\/oauth2\//i,
        basis: 'documented',
        example: 'https://api.login.yahoo.com/oauth2/request_auth?client_id=1',
      },
    ],
  },
  // It signs nothing that the broker has to hold a certificate for.
  rotation: null,
  administration: {
    signingCertificate: null,
    metadata: null,
    clientSecret: inferred(['Yahoo Developer Network', 'My Apps', 'the app']),
    callbackAddress: inferred(['Yahoo Developer Network', 'My Apps', 'the app', 'Redirect URI(s)']),
    assignment: null,
    activation: null,
  },
  references: ['https://developer.yahoo.com/oauth2/guide/'],
} as const satisfies IdentityProvider;
