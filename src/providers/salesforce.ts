import { documented, inferred, type IdentityProvider } from './provider.ts';

export const salesforce = {
  id: 'salesforce',
  name: 'Salesforce',
  signs: {
    issuer: [
      {
        pattern: /^https:\/\/(?:login|test)\.salesforce\.com$/i,
        basis: 'documented',
        example: 'https://login.salesforce.com',
      },
      {
        pattern: /^https:\/\/[a-z0-9-]+(?:\.sandbox)?\.my\.salesforce\.com$/i,
        basis: 'documented',
        example: 'https://acme.my.salesforce.com',
      },
    ],
    ssoUrl: [
      {
        pattern: /^https:\/\/[a-z0-9.-]+\.salesforce\.com\/(?:services\/oauth2|setup\/secur|idp)\//i,
        basis: 'documented',
        example: 'https://login.salesforce.com/services/oauth2/authorize?client_id=1',
      },
    ],
  },
  // It signs nothing that the broker has to hold a certificate for.
  rotation: null,
  administration: {
    signingCertificate: null,
    metadata: null,
    clientSecret: inferred(['Setup', 'App Manager', 'the app', 'View', 'Manage Consumer Details']),
    callbackAddress: documented(['Setup', 'App Manager', 'the app', 'Edit', 'Callback URL']),
    assignment: null,
    activation: null,
  },
  references: ['https://help.salesforce.com/s/articleView?id=sf.remoteaccess_oauth_flow_errors.htm&type=5'],
} as const satisfies IdentityProvider;
