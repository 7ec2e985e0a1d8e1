import { inferred, observed, type IdentityProvider } from './provider.ts';

export const amazon = {
  id: 'amazon',
  name: 'Amazon',
  signs: {
    issuer: [{ pattern: /^https:\/\/www\.amazon\.com$/i, basis: 'inferred', example: 'https://www.amazon.com' }],
    ssoUrl: [
      {
        pattern: /^https:\/\/(?:www\.amazon\.com|(?:eu|apac)\.account\.amazon\.com)\/ap\/oa(?:$|[?#])/i,
        basis: 'documented',
        example: 'https://www.amazon.com/ap/oa?client_id=1',
      },
    ],
  },
  // It signs nothing that the broker has to hold a certificate for.
  rotation: null,
  administration: {
    signingCertificate: null,
    metadata: null,
    clientSecret: inferred(['Amazon Developer Console', 'Login with Amazon', 'the security profile', 'Web Settings']),
    callbackAddress: observed([
      'Amazon Developer Console',
      'Login with Amazon',
      'the security profile',
      'Web Settings',
      'Allowed Return URLs',
    ]),
    assignment: null,
    activation: null,
  },
  references: ['https://developer.amazon.com/docs/login-with-amazon/authorization-code-grant.html'],
} as const satisfies IdentityProvider;
