import { defineLibrary } from './library.ts';
import { relyingPartyCauses } from './relying-party.ts';

/** Also what express-jwt and passport-jwt pass on. */
export const jsonwebtoken = defineLibrary(relyingPartyCauses, {
  id: 'jsonwebtoken',
  name: 'jsonwebtoken',
  protocol: 'oidc',
  version: '9.0.2',
  sources: ['https://github.com/auth0/node-jsonwebtoken/blob/v9.0.2/verify.js'],
  messages: [
    { text: 'TokenExpiredError: jwt expired', cause: 'client-id-token-expired', distinctive: true },
    { text: 'NotBeforeError: jwt not active', cause: 'client-clock-skew', distinctive: true },
    { text: 'TokenExpiredError: maxAge exceeded', cause: 'client-token-too-old', distinctive: true },
    {
      text: 'JsonWebTokenError: jwt audience invalid. expected: <expected>',
      cause: 'client-audience-mismatch',
      distinctive: true,
    },
    {
      text: 'JsonWebTokenError: jwt issuer invalid. expected: <expected>',
      cause: 'client-issuer-mismatch',
      distinctive: true,
    },
    {
      text: 'JsonWebTokenError: jwt subject invalid. expected: <expected>',
      cause: 'client-subject-mismatch',
      distinctive: true,
    },
    { text: 'JsonWebTokenError: jwt nonce invalid.', cause: 'client-nonce-mismatch', distinctive: true },
    { text: 'JsonWebTokenError: invalid signature', cause: 'client-signature-invalid', distinctive: true },
    { text: 'JsonWebTokenError: invalid algorithm', cause: 'client-algorithm-mismatch', distinctive: true },
    { text: 'JsonWebTokenError: jwt malformed', cause: 'client-token-malformed', distinctive: true },
    { text: 'JsonWebTokenError: invalid token', cause: 'client-token-malformed', distinctive: true },
    { text: 'JsonWebTokenError: jwt must be provided', cause: 'client-id-token-missing', distinctive: true },
    { text: 'JsonWebTokenError: jwt must be a string', cause: 'client-token-malformed', distinctive: true },
    { text: 'JsonWebTokenError: jwt signature is required', cause: 'client-unsigned-token', distinctive: true },
    {
      text: 'JsonWebTokenError: secret or public key must be provided',
      cause: 'client-configuration-incomplete',
      distinctive: true,
    },
    {
      text: 'JsonWebTokenError: secretOrPublicKey is not valid key material',
      cause: 'client-configuration-incomplete',
      distinctive: true,
    },
    {
      text: 'JsonWebTokenError: secretOrPublicKey must be an asymmetric key when using <algorithm>',
      cause: 'client-configuration-incomplete',
      distinctive: true,
    },
    {
      text: 'JsonWebTokenError: error in secret or public key callback: <reason>',
      cause: 'client-jwks-unusable',
      distinctive: true,
    },
  ],
});
