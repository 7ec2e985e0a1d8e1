import { documented, type IdentityProvider } from './provider.ts';

/** Accounts of persons (outlook.com and the like); those of organisations are Entra’s. */
export const microsoftAccount = {
  id: 'microsoft-account',
  name: 'Microsoft personal account',
  signs: {
    // The tenant that all personal accounts are in.
    issuer: [
      {
        pattern: /^https:\/\/login\.microsoftonline\.com\/9188040d-6c67-4c5b-b112-36a304b66dad\/v2\.0$/i,
        basis: 'documented',
        example: 'https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0',
      },
    ],
    ssoUrl: [
      {
        pattern: /^https:\/\/login\.live\.com\/(?:oauth20_|err\.srf)/i,
        basis: 'observed',
        example: 'https://login.live.com/oauth20_authorize.srf?client_id=1',
      },
    ],
  },
  // It signs nothing that the broker has to hold a certificate for.
  rotation: null,
  administration: {
    signingCertificate: null,
    metadata: null,
    clientSecret: documented([
      'Microsoft Entra admin center',
      'App registrations',
      'the application',
      'Certificates & secrets',
      'Client secrets',
      'New client secret',
    ]),
    callbackAddress: documented([
      'Microsoft Entra admin center',
      'App registrations',
      'the application',
      'Authentication',
      'Redirect URIs',
    ]),
    assignment: null,
    activation: null,
  },
  references: ['https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-auth-code-flow'],
} as const satisfies IdentityProvider;
