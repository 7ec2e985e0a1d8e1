import { defineLibrary } from './library.ts';
import { relyingPartyCauses } from './relying-party.ts';

const base = 'https://github.com/panva/jose/blob/v6.2.10/src';
const local = `${base}/jwks/local.ts`;
const remote = `${base}/jwks/remote.ts`;
const errors = `${base}/util/errors.ts`;

export const jose = defineLibrary(relyingPartyCauses, {
  id: 'jose',
  name: 'jose',
  protocol: 'oidc',
  version: '6.2.10',
  sources: [`${base}/lib/jwt_claims_set.ts`, `${base}/lib/jws_verify.ts`, local, remote, errors],
  messages: [
    { text: 'JWTExpired: "exp" claim timestamp check failed', cause: 'client-id-token-expired', distinctive: true },
    { text: '"exp" claim timestamp check failed', cause: 'client-id-token-expired', distinctive: true },
    { text: '"nbf" claim timestamp check failed', cause: 'client-clock-skew', distinctive: true },
    {
      text: '"iat" claim timestamp check failed (it should be in the past)',
      cause: 'client-clock-skew',
      distinctive: true,
    },
    {
      text: '"iat" claim timestamp check failed (too far in the past)',
      cause: 'client-token-too-old',
      distinctive: true,
    },
    { text: 'unexpected "iss" claim value', cause: 'client-issuer-mismatch', distinctive: true },
    { text: 'unexpected "aud" claim value', cause: 'client-audience-mismatch', distinctive: true },
    { text: 'unexpected "sub" claim value', cause: 'client-subject-mismatch', distinctive: true },
    { text: 'unexpected "typ" JWT header value', cause: 'client-token-malformed', distinctive: true },
    { text: 'missing required "<claim>" claim', cause: 'client-claim-missing' },
    { text: '"exp" claim must be a number', cause: 'client-claim-missing' },
    { text: '"iat" claim must be a number', cause: 'client-claim-missing' },
    { text: '"nbf" claim must be a number', cause: 'client-claim-missing' },
    { text: 'JWT Claims Set must be a top-level JSON object', cause: 'client-token-malformed' },
    {
      text: 'JWSSignatureVerificationFailed: signature verification failed',
      cause: 'client-signature-invalid',
      distinctive: true,
      source: errors,
    },
    { text: 'signature verification failed', cause: 'client-signature-invalid', source: errors },
    { text: 'decryption operation failed', cause: 'client-cookie-unreadable', source: errors },
    {
      text: 'JWKSNoMatchingKey: no applicable key found in the JSON Web Key Set',
      cause: 'client-jwks-key-not-found',
      distinctive: true,
      source: errors,
    },
    {
      text: 'no applicable key found in the JSON Web Key Set',
      cause: 'client-jwks-key-not-found',
      distinctive: true,
      source: errors,
    },
    {
      text: 'multiple matching keys found in the JSON Web Key Set',
      cause: 'client-jwks-key-ambiguous',
      distinctive: true,
      source: errors,
    },
    { text: 'JSON Web Key Set malformed', cause: 'client-jwks-unusable', source: local },
    {
      text: 'Unsupported "alg" value for a JSON Web Key Set',
      cause: 'client-algorithm-mismatch',
      distinctive: true,
      source: local,
    },
    {
      text: 'Expected 200 OK from the JSON Web Key Set HTTP response',
      cause: 'client-jwks-unusable',
      distinctive: true,
      source: remote,
    },
    {
      text: 'Failed to parse the JSON Web Key Set HTTP response as JSON',
      cause: 'client-jwks-unusable',
      distinctive: true,
      source: remote,
    },
    { text: 'JWKSTimeout: request timed out', cause: 'client-timeout', distinctive: true, source: errors },
    {
      text: '"alg" (Algorithm) Header Parameter value not allowed',
      cause: 'client-algorithm-mismatch',
      distinctive: true,
      source: `${base}/lib/jws_verify.ts`,
    },
    { text: 'Invalid Compact JWS', cause: 'client-token-malformed', source: `${base}/lib/jws_verify.ts` },
  ],
});
