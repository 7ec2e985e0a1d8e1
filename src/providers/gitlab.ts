import { documented, type IdentityProvider } from './provider.ts';

export const gitlab = {
  id: 'gitlab',
  name: 'GitLab',
  signs: {
    issuer: [{ pattern: /^https:\/\/gitlab\.com$/i, basis: 'documented', example: 'https://gitlab.com' }],
    ssoUrl: [
      {
        pattern: /^https:\/\/gitlab\.com\/oauth\/authorize(?:$|[?#])/i,
        basis: 'documented',
        example: 'https://gitlab.com/oauth/authorize?client_id=1',
      },
      // Run by the customer: the name is a habit.
      {
        pattern: /^https:\/\/gitlab\.(?!com\/)[a-z0-9.-]+(?::\d+)?\/oauth\/authorize(?:$|[?#])/i,
        basis: 'inferred',
        example: 'https://gitlab.acme.example/oauth/authorize?client_id=1',
      },
    ],
  },
  // It signs nothing that the broker has to hold a certificate for.
  rotation: null,
  administration: {
    signingCertificate: null,
    metadata: null,
    clientSecret: documented(['GitLab', 'User settings or Admin', 'Applications', 'the application', 'Renew secret']),
    callbackAddress: documented([
      'GitLab',
      'User settings or Admin',
      'Applications',
      'the application',
      'Edit',
      'Redirect URI',
    ]),
    assignment: null,
    activation: null,
  },
  references: ['https://docs.gitlab.com/integration/oauth_provider/'],
} as const satisfies IdentityProvider;
