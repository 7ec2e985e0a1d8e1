import { documented, inferred, type IdentityProvider } from './provider.ts';

export const facebook = {
  id: 'facebook',
  name: 'Facebook',
  signs: {
    issuer: [{ pattern: /^https:\/\/www\.facebook\.com$/i, basis: 'documented', example: 'https://www.facebook.com' }],
    ssoUrl: [
      {
        pattern: /^https:\/\/(?:www|m)\.facebook\.com\/(?:v\d{1,3}\.\d\/)?dialog\/oauth(?:$|[?#])/i,
        basis: 'documented',
        example: 'https://www.facebook.com/v19.0/dialog/oauth?client_id=1',
      },
    ],
  },
  // It signs nothing that the broker has to hold a certificate for.
  rotation: null,
  administration: {
    signingCertificate: null,
    metadata: null,
    clientSecret: inferred(['Meta for Developers', 'My Apps', 'the app', 'App settings', 'Basic', 'App secret']),
    callbackAddress: documented([
      'Meta for Developers',
      'My Apps',
      'the app',
      'Facebook Login',
      'Settings',
      'Valid OAuth Redirect URIs',
    ]),
    assignment: null,
    activation: null,
  },
  references: ['https://developers.facebook.com/docs/facebook-login/security'],
} as const satisfies IdentityProvider;
