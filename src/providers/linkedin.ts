import { documented, inferred, type IdentityProvider } from './provider.ts';

export const linkedin = {
  id: 'linkedin',
  name: 'LinkedIn',
  signs: {
    issuer: [
      {
        pattern: /^https:\/\/www\.linkedin\.com\/oauth$/i,
        basis: 'documented',
        example: 'https://www.linkedin.com/oauth',
      },
    ],
    ssoUrl: [
      {
        pattern: /^https:\/\/www\.linkedin\.com\/oauth\/v2\/(?:authorization|login-success)(?:$|[?#/])/i,
        basis: 'documented',
        example: 'https://www.linkedin.com/oauth/v2/authorization?client_id=1',
      },
    ],
  },
  // It signs nothing that the broker has to hold a certificate for.
  rotation: null,
  administration: {
    signingCertificate: null,
    metadata: null,
    clientSecret: inferred(['LinkedIn Developers', 'My apps', 'the app', 'Auth', 'Primary Client Secret']),
    callbackAddress: documented([
      'LinkedIn Developers',
      'My apps',
      'the app',
      'Auth',
      'Authorized redirect URLs for your app',
    ]),
    assignment: null,
    activation: null,
  },
  references: ['https://learn.microsoft.com/en-us/linkedin/shared/authentication/authorization-code-flow'],
} as const satisfies IdentityProvider;
