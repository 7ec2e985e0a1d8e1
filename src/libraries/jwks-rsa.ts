import { defineLibrary } from './library.ts';
import { relyingPartyCauses } from './relying-party.ts';

export const jwksRsa = defineLibrary(relyingPartyCauses, {
  id: 'jwks-rsa',
  name: 'jwks-rsa',
  protocol: 'oidc',
  version: '4.1.0',
  sources: [
    'https://github.com/auth0/node-jwks-rsa/blob/v4.1.0/src/JwksClient.js',
    'https://github.com/auth0/node-jwks-rsa/blob/v4.1.0/src/wrappers/rateLimit.js',
    'https://github.com/auth0/node-jwks-rsa/blob/v4.1.0/src/wrappers/request.js',
  ],
  messages: [
    {
      text: "Unable to find a signing key that matches '<kid>'",
      cause: 'client-jwks-key-not-found',
      distinctive: true,
    },
    {
      text: 'No KID specified and JWKS endpoint returned more than 1 key',
      cause: 'client-jwks-key-ambiguous',
      distinctive: true,
    },
    {
      text: 'The JWKS endpoint did not contain any keys',
      cause: 'client-jwks-unusable',
      distinctive: true,
    },
    {
      text: 'JwksError: The JWKS endpoint did not contain any signing keys',
      cause: 'client-jwks-unusable',
      distinctive: true,
    },
    {
      text: 'Too many requests to the JWKS endpoint',
      cause: 'client-jwks-rate-limited',
      distinctive: true,
      source: 'https://github.com/auth0/node-jwks-rsa/blob/v4.1.0/src/wrappers/rateLimit.js',
    },
    {
      text: 'Invalid JWKS URI: The provided URI is not a valid URL.',
      cause: 'client-configuration-incomplete',
      distinctive: true,
      source: 'https://github.com/auth0/node-jwks-rsa/blob/v4.1.0/src/wrappers/request.js',
    },
  ],
});
