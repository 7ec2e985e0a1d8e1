import { documented, type IdentityProvider } from './provider.ts';

export const github = {
  id: 'github',
  name: 'GitHub',
  signs: {
    issuer: [
      {
        pattern: /^https:\/\/github\.com\/login\/oauth$/i,
        basis: 'inferred',
        example: 'https://github.com/login/oauth',
      },
    ],
    ssoUrl: [
      {
        pattern: /^https:\/\/github\.com\/login\/oauth\/authorize(?:$|[?#])/i,
        basis: 'documented',
        example: 'https://github.com/login/oauth/authorize?client_id=1',
      },
    ],
  },
  // It signs nothing that the broker has to hold a certificate for.
  rotation: null,
  administration: {
    signingCertificate: null,
    metadata: null,
    clientSecret: documented(['GitHub', 'Settings', 'Developer settings', 'OAuth Apps', 'the app', 'Client secrets']),
    callbackAddress: documented([
      'GitHub',
      'Settings',
      'Developer settings',
      'OAuth Apps',
      'the app',
      'Authorization callback URL',
    ]),
    assignment: null,
    activation: null,
  },
  references: [
    'https://docs.github.com/en/apps/oauth-apps/maintaining-oauth-apps/troubleshooting-authorization-request-errors',
  ],
} as const satisfies IdentityProvider;
