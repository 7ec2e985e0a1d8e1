import { defineLibrary } from './library.ts';
import { relyingPartyCauses } from './relying-party.ts';

const idToken = 'https://github.com/nov/openid_connect/blob/v2.3.1/lib/openid_connect/response_object/id_token.rb';
const access = 'https://github.com/nov/openid_connect/blob/v2.3.1/lib/openid_connect/access_token.rb';
const oauth2 = 'https://github.com/omniauth/omniauth-oauth2/blob/v1.9.0/lib/omniauth/strategies/oauth2.rb';

/** With omniauth-oauth2 and the gem openid_connect. OmniAuth logs `Authentication failure! <key>: <class>, <words>`. */
export const omniauthOpenidConnect = defineLibrary(relyingPartyCauses, {
  id: 'omniauth-openid-connect',
  name: 'OmniAuth (omniauth-oauth2, omniauth_openid_connect)',
  protocol: 'oidc',
  version: 'omniauth_openid_connect 0.8.0, omniauth-oauth2 1.9.0 and openid_connect 2.3.1',
  sources: [
    'https://github.com/omniauth/omniauth_openid_connect/blob/v0.8.0/lib/omniauth/strategies/openid_connect.rb',
    idToken,
    access,
    oauth2,
  ],
  messages: [
    {
      text: 'Authentication failure! csrf_detected',
      cause: 'client-state-mismatch',
      distinctive: true,
      source: oauth2,
    },
    { text: 'csrf_detected | CSRF detected', cause: 'client-state-mismatch', distinctive: true, source: oauth2 },
    { text: "csrf_detected | Invalid 'state' parameter", cause: 'client-state-mismatch', distinctive: true },
    { text: "Invalid 'state' parameter", cause: 'client-state-mismatch' },
    {
      text: 'Authentication failure! invalid_credentials: OAuth2::Error, invalid_client',
      cause: 'oauth-invalid-client-code',
      distinctive: true,
      source: oauth2,
    },
    {
      text: 'Authentication failure! invalid_credentials: OAuth2::Error, invalid_grant',
      cause: 'oauth-invalid-grant-code',
      distinctive: true,
      source: oauth2,
    },
    {
      text: 'Authentication failure! invalid_credentials: OAuth2::Error',
      cause: 'client-token-request-failed',
      distinctive: true,
      source: oauth2,
    },
    { text: 'Authentication failure! invalid_client', cause: 'oauth-invalid-client-code', distinctive: true },
    { text: 'Authentication failure! invalid_grant', cause: 'oauth-invalid-grant-code', distinctive: true },
    { text: 'Authentication failure! access_denied', cause: 'oauth-access-denied-code', distinctive: true },
    { text: 'Authentication failure! timeout', cause: 'client-timeout', distinctive: true, source: oauth2 },
    {
      text: 'Authentication failure! failed_to_connect',
      cause: 'client-network-failed',
      distinctive: true,
      source: oauth2,
    },
    { text: 'Authentication failure! missing_code', cause: 'client-code-missing', distinctive: true },
    { text: 'Authentication failure! missing_id_token', cause: 'client-code-missing', distinctive: true },
    { text: 'Authentication failure! invalid_jwt_algorithm', cause: 'client-algorithm-mismatch', distinctive: true },
    {
      text: 'Received JWT is signed with <received>, but client_singing_alg is configured for <expected>',
      cause: 'client-algorithm-mismatch',
      distinctive: true,
    },
    {
      text: 'Invalid ID token: Expired token',
      cause: 'client-id-token-expired',
      distinctive: true,
      source: idToken,
    },
    {
      text: 'Invalid ID token: Issuer does not match',
      cause: 'client-issuer-mismatch',
      distinctive: true,
      source: idToken,
    },
    {
      text: 'Invalid ID Token: Nonce does not match',
      cause: 'client-nonce-mismatch',
      distinctive: true,
      source: idToken,
    },
    {
      text: 'Invalid ID token: Audience does not match',
      cause: 'client-audience-mismatch',
      distinctive: true,
      source: idToken,
    },
    { text: 'JSON::JWK::Set::KidNotFound', cause: 'client-jwks-key-not-found', distinctive: true },
    { text: 'JSON::JWS::VerificationFailed', cause: 'client-signature-invalid', distinctive: true },
    {
      text: 'JSON::JWS::UnexpectedAlgorithm',
      cause: 'client-algorithm-mismatch',
      distinctive: true,
    },
    { text: 'OpenIDConnect::Discovery::DiscoveryFailed', cause: 'client-discovery-failed', distinctive: true },
    { text: 'Unexpected Token Type: <received>', cause: 'client-response-unexpected' },
    { text: 'Access Token Invalid or Expired', cause: 'client-userinfo-failed', source: access },
    { text: 'API Access Failed', cause: 'client-userinfo-failed', source: access },
  ],
});
