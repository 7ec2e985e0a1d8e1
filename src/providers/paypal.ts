import { inferred, observed, type IdentityProvider } from './provider.ts';

export const paypal = {
  id: 'paypal',
  name: 'PayPal',
  signs: {
    issuer: [{ pattern: /^https:\/\/www\.paypal\.com$/i, basis: 'inferred', example: 'https://www.paypal.com' }],
    ssoUrl: [
      {
        pattern: /^https:\/\/www\.(?:sandbox\.)?paypal\.com\/(?:signin\/authorize|connect)(?:$|[?#/])/i,
        basis: 'inferred',
        example: 'https://www.paypal.com/signin/authorize?client_id=1',
      },
    ],
  },
  // It signs nothing that the broker has to hold a certificate for.
  rotation: null,
  administration: {
    signingCertificate: null,
    metadata: null,
    clientSecret: inferred(['PayPal Developer Dashboard', 'Apps & Credentials', 'the app', 'Secret']),
    callbackAddress: observed([
      'PayPal Developer Dashboard',
      'Apps & Credentials',
      'the app',
      'Log in with PayPal',
      'Advanced settings',
      'Return URL',
    ]),
    assignment: null,
    activation: null,
  },
  references: ['https://developer.paypal.com/docs/log-in-with-paypal/'],
} as const satisfies IdentityProvider;
