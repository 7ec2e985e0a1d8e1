import { defineLibrary } from './library.ts';
import { relyingPartyCauses } from './relying-party.ts';

const base = 'https://github.com/jpadilla/pyjwt/blob/2.12.1/jwt';
const jws = `${base}/api_jws.py`;
const client = `${base}/jwks_client.py`;

/** As a traceback ends: the class, then the words. */
export const pyjwt = defineLibrary(relyingPartyCauses, {
  id: 'pyjwt',
  name: 'PyJWT',
  protocol: 'oidc',
  version: '2.12.1',
  sources: [`${base}/api_jwt.py`, jws, client, `${base}/api_jwk.py`, `${base}/exceptions.py`],
  messages: [
    { text: 'ExpiredSignatureError: Signature has expired', cause: 'client-id-token-expired', distinctive: true },
    {
      text: 'ImmatureSignatureError: The token is not yet valid (nbf)',
      cause: 'client-clock-skew',
      distinctive: true,
    },
    {
      text: 'ImmatureSignatureError: The token is not yet valid (iat)',
      cause: 'client-clock-skew',
      distinctive: true,
    },
    { text: "InvalidAudienceError: Audience doesn't match", cause: 'client-audience-mismatch', distinctive: true },
    { text: 'InvalidAudienceError: Invalid audience', cause: 'client-audience-mismatch', distinctive: true },
    { text: 'InvalidIssuerError: Invalid issuer', cause: 'client-issuer-mismatch', distinctive: true },
    { text: 'InvalidSubjectError: Invalid subject', cause: 'client-subject-mismatch', distinctive: true },
    {
      text: 'MissingRequiredClaimError: Token is missing the "<claim>" claim',
      cause: 'client-claim-missing',
      distinctive: true,
      source: `${base}/exceptions.py`,
    },
    {
      text: 'InvalidSignatureError: Signature verification failed',
      cause: 'client-signature-invalid',
      distinctive: true,
      source: jws,
    },
    {
      text: 'InvalidAlgorithmError: The specified alg value is not allowed',
      cause: 'client-algorithm-mismatch',
      distinctive: true,
      source: jws,
    },
    { text: 'DecodeError: Not enough segments', cause: 'client-token-malformed', source: jws },
    { text: 'DecodeError: Invalid header padding', cause: 'client-token-malformed', source: jws },
    { text: 'DecodeError: Invalid header string: <reason>', cause: 'client-token-malformed', source: jws },
    { text: 'DecodeError: Invalid payload padding', cause: 'client-token-malformed', source: jws },
    {
      text: 'PyJWKClientError: Unable to find a signing key that matches: "<kid>"',
      cause: 'client-jwks-key-not-found',
      distinctive: true,
      source: client,
    },
    {
      text: 'PyJWKClientError: The JWKS endpoint did not contain any signing keys',
      cause: 'client-jwks-unusable',
      distinctive: true,
      source: client,
    },
    {
      text: 'PyJWKClientConnectionError: Fail to fetch data from the url, err: "<reason>"',
      cause: 'client-jwks-unusable',
      distinctive: true,
      source: client,
    },
    {
      text: 'PyJWKSetError: The JWK Set did not contain any keys',
      cause: 'client-jwks-unusable',
      distinctive: true,
      source: `${base}/api_jwk.py`,
    },
    {
      text: "PyJWKSetError: The JWK Set did not contain any usable keys. Perhaps 'cryptography' is not installed?",
      cause: 'client-jwks-unusable',
      distinctive: true,
      source: `${base}/api_jwk.py`,
    },
  ],
});
