import { defineLibrary } from './library.ts';
import { relyingPartyCauses } from './relying-party.ts';

const base = 'https://github.com/authlib/authlib/blob/v1.7.2/authlib';
const jose = `${base}/jose/errors.py`;
const oauth2 = `${base}/oauth2/rfc6749/errors.py`;
const openid = `${base}/integrations/base_client/sync_openid.py`;
const app = `${base}/integrations/base_client/sync_app.py`;

/** Each message is `<error>: <description>`. */
export const authlib = defineLibrary(relyingPartyCauses, {
  id: 'authlib',
  name: 'Authlib',
  protocol: 'oidc',
  version: '1.7.2',
  sources: [
    `${base}/integrations/base_client/errors.py`,
    jose,
    oauth2,
    openid,
    app,
    `${base}/jose/rfc7519/claims.py`,
    `${base}/jose/rfc7517/key_set.py`,
  ],
  messages: [
    {
      text: 'mismatching_state: CSRF Warning! State not equal in request and response.',
      cause: 'client-state-mismatch',
      distinctive: true,
    },
    { text: "invalid_claim: Invalid claim 'iss'", cause: 'client-issuer-mismatch', distinctive: true, source: jose },
    { text: 'invalid_claim: Invalid claim "iss"', cause: 'client-issuer-mismatch', distinctive: true, source: jose },
    { text: "invalid_claim: Invalid claim 'aud'", cause: 'client-audience-mismatch', distinctive: true, source: jose },
    { text: 'invalid_claim: Invalid claim "aud"', cause: 'client-audience-mismatch', distinctive: true, source: jose },
    {
      text: "invalid_claim: Invalid claim 'azp'",
      cause: 'client-authorized-party-mismatch',
      distinctive: true,
      source: jose,
    },
    { text: "invalid_claim: Invalid claim 'nonce'", cause: 'client-nonce-mismatch', distinctive: true, source: jose },
    {
      text: "invalid_claim: Invalid claim 'at_hash'",
      cause: 'client-token-hash-mismatch',
      distinctive: true,
      source: jose,
    },
    {
      text: "invalid_claim: Invalid claim 'c_hash'",
      cause: 'client-token-hash-mismatch',
      distinctive: true,
      source: jose,
    },
    {
      text: "invalid_claim: Invalid claim 'auth_time'",
      cause: 'client-authentication-too-old',
      distinctive: true,
      source: jose,
    },
    { text: "invalid_claim: Invalid claim 'sub'", cause: 'client-subject-mismatch', distinctive: true, source: jose },
    { text: "invalid_claim: Invalid claim '<claim>'", cause: 'client-token-refused', source: jose },
    { text: "missing_claim: Missing 'nonce' claim", cause: 'client-nonce-mismatch', distinctive: true, source: jose },
    { text: "missing_claim: Missing '<claim>' claim", cause: 'client-claim-missing', source: jose },
    { text: 'missing_claim: Missing "<claim>" claim', cause: 'client-claim-missing', source: jose },
    { text: 'expired_token: The token is expired', cause: 'client-id-token-expired', distinctive: true, source: jose },
    {
      text: 'invalid_token: The token is not valid yet',
      cause: 'client-clock-skew',
      distinctive: true,
      source: jose,
    },
    {
      text: 'invalid_token: The token is not valid as it was issued in the future',
      cause: 'client-clock-skew',
      distinctive: true,
      source: `${base}/jose/rfc7519/claims.py`,
    },
    { text: 'bad_signature:', cause: 'client-signature-invalid', source: jose },
    { text: 'unsupported_algorithm:', cause: 'client-algorithm-mismatch', source: jose },
    { text: 'decode_error: Invalid input segments length', cause: 'client-token-malformed', source: jose },
    { text: 'decode_error: Not enough segments', cause: 'client-token-malformed', source: jose },
    { text: "missing_code: Missing 'code' in response.", cause: 'client-code-missing', source: oauth2 },
    {
      text: "missing_token: Missing 'access_token' in response.",
      cause: 'client-token-response-invalid',
      source: oauth2,
    },
    {
      text: "missing_token_type: Missing 'token_type' in response.",
      cause: 'client-token-response-invalid',
      source: oauth2,
    },
    { text: 'insecure_transport: OAuth 2 MUST utilize https.', cause: 'client-insecure-address', source: oauth2 },
    { text: 'invalid_client: <description>', cause: 'oauth-invalid-client-code', source: oauth2 },
    { text: 'invalid_grant: <description>', cause: 'oauth-invalid-grant-code', source: oauth2 },
    { text: 'Missing "jwks_uri" in metadata', cause: 'client-discovery-incomplete', source: openid },
    { text: 'Missing "authorize_url" value', cause: 'client-discovery-incomplete', source: app },
    {
      text: 'ValueError: Key not found',
      cause: 'client-jwks-key-not-found',
      source: `${base}/jose/rfc7517/key_set.py`,
    },
    {
      text: 'ValueError: Invalid JSON Web Key Set',
      cause: 'client-jwks-unusable',
      source: `${base}/jose/rfc7519/jwt.py`,
    },
  ],
});
