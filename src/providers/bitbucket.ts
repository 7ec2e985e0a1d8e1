import { documented, inferred, type IdentityProvider } from './provider.ts';

export const bitbucket = {
  id: 'bitbucket',
  name: 'Bitbucket',
  signs: {
    ssoUrl: [
      {
        pattern: /^https:\/\/bitbucket\.org\/site\/oauth2\/authorize(?:$|[?#])/i,
        basis: 'documented',
        example: 'https://bitbucket.org/site/oauth2/authorize?client_id=1',
      },
    ],
  },
  // It signs nothing that the broker has to hold a certificate for.
  rotation: null,
  administration: {
    signingCertificate: null,
    metadata: null,
    clientSecret: inferred(['Workspace settings', 'OAuth consumers', 'the consumer']),
    callbackAddress: documented(['Workspace settings', 'OAuth consumers', 'the consumer', 'Edit', 'Callback URL']),
    assignment: null,
    activation: null,
  },
  references: ['https://support.atlassian.com/bitbucket-cloud/docs/use-oauth-on-bitbucket-cloud/'],
} as const satisfies IdentityProvider;
