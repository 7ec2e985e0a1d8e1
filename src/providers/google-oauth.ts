import { documented, type IdentityProvider } from './provider.ts';

/** Google accounts by OAuth 2.0 and OpenID Connect; SAML of Google Workspace is `google`. */
export const googleOauth = {
  id: 'google-oauth',
  name: 'Google sign-in',
  signs: {
    issuer: [
      // Its ID tokens may leave the scheme out.
      {
        pattern: /^(?:https:\/\/)?accounts\.google\.com$/i,
        basis: 'documented',
        example: 'https://accounts.google.com',
      },
    ],
    ssoUrl: [
      {
        pattern: /^https:\/\/accounts\.google\.com\/(?:o\/oauth2|signin\/oauth)(?:\/|$|[?#])/i,
        basis: 'documented',
        example: 'https://accounts.google.com/o/oauth2/v2/auth?client_id=1',
      },
    ],
  },
  // It signs nothing that the broker has to hold a certificate for.
  rotation: null,
  administration: {
    signingCertificate: null,
    metadata: null,
    clientSecret: documented([
      'Google Cloud console',
      'APIs & Services',
      'Credentials',
      'the OAuth client',
      'Add secret',
    ]),
    callbackAddress: documented([
      'Google Cloud console',
      'APIs & Services',
      'Credentials',
      'the OAuth client',
      'Authorised redirect URIs',
    ]),
    assignment: null,
    activation: null,
  },
  references: ['https://developers.google.com/identity/protocols/oauth2/web-server'],
} as const satisfies IdentityProvider;
