import { defineLibrary } from './library.ts';
import { relyingPartyCauses } from './relying-party.ts';

const v6 = 'https://github.com/panva/openid-client/blob/v6.8.7/src/index.ts';
const v5Client = 'https://github.com/panva/openid-client/blob/v5.7.1/lib/helpers/client.js';
const v5Issuer = 'https://github.com/panva/openid-client/blob/v5.7.1/lib/helpers/issuer.js';
const v5Request = 'https://github.com/panva/openid-client/blob/v5.7.1/lib/helpers/request.js';
const v5Response = 'https://github.com/panva/openid-client/blob/v5.7.1/lib/helpers/process_response.js';
const v5Errors = 'https://github.com/panva/openid-client/blob/v5.7.1/lib/errors.js';
const v5Assert = 'https://github.com/panva/openid-client/blob/v5.7.1/lib/helpers/assert.js';
const tokenHash = 'https://github.com/panva/oidc-token-hash/blob/v5.2.0/lib/index.js';
const v5Passport = 'https://github.com/panva/openid-client/blob/v5.7.1/lib/passport_strategy.js';

/** Up to version 5 the library checks by itself; version 6 leaves that to oauth4webapi, whose message is then the `cause` of its own. */
export const openidClient = defineLibrary(relyingPartyCauses, {
  id: 'openid-client',
  name: 'openid-client',
  protocol: 'oidc',
  version: '5.7.1 and 6.8.7',
  sources: ['https://github.com/panva/openid-client/blob/v5.7.1/lib/client.js', v5Client, v5Issuer, v5Passport, v6],
  messages: [
    // An OPError prints what the provider answers.
    { text: 'invalid_client (<description>)', cause: 'oauth-invalid-client-code', source: v5Errors },
    { text: 'OPError: invalid_client', cause: 'oauth-invalid-client-code', distinctive: true, source: v5Errors },
    { text: 'invalid_grant (<description>)', cause: 'oauth-invalid-grant-code', source: v5Errors },
    { text: 'OPError: invalid_grant', cause: 'oauth-invalid-grant-code', distinctive: true, source: v5Errors },
    { text: 'unauthorized_client (<description>)', cause: 'oauth-unauthorized-client-code', source: v5Errors },
    {
      text: 'OPError: unauthorized_client',
      cause: 'oauth-unauthorized-client-code',
      distinctive: true,
      source: v5Errors,
    },
    { text: 'invalid_scope (<description>)', cause: 'oauth-invalid-scope-code', source: v5Errors },
    { text: 'OPError: invalid_scope', cause: 'oauth-invalid-scope-code', distinctive: true, source: v5Errors },
    { text: 'invalid_request (<description>)', cause: 'oauth-invalid-request-code', source: v5Errors },
    { text: 'OPError: invalid_request', cause: 'oauth-invalid-request-code', distinctive: true, source: v5Errors },
    { text: 'access_denied (<description>)', cause: 'oauth-access-denied-code', source: v5Errors },
    { text: 'OPError: access_denied', cause: 'oauth-access-denied-code', distinctive: true, source: v5Errors },
    { text: 'unsupported_grant_type (<description>)', cause: 'oauth-unsupported-grant-type-code', source: v5Errors },
    {
      text: 'OPError: unsupported_grant_type',
      cause: 'oauth-unsupported-grant-type-code',
      distinctive: true,
      source: v5Errors,
    },
    {
      text: 'state mismatch, expected <sentState>, got: <returnedState>',
      cause: 'client-state-mismatch',
      distinctive: true,
    },
    { text: 'state missing from the response', cause: 'client-state-missing' },
    { text: 'checks.state argument is missing', cause: 'client-session-lost', distinctive: true },
    {
      text: 'did not find expected authorization request details in session',
      cause: 'client-session-lost',
      distinctive: true,
      source: v5Passport,
    },
    { text: 'authentication requires session support', cause: 'client-session-support-missing', source: v5Passport },
    {
      text: 'iss mismatch, expected <expected>, got: <received>',
      cause: 'client-response-issuer-mismatch',
      distinctive: true,
    },
    { text: 'iss missing from the response', cause: 'client-response-issuer-mismatch' },
    {
      text: 'unexpected iss value, expected <expected>, got: <received>',
      cause: 'client-issuer-mismatch',
      distinctive: true,
    },
    {
      text: 'aud mismatch, expected <expected>, got: <received>',
      cause: 'client-audience-mismatch',
      distinctive: true,
    },
    {
      text: 'aud is missing the client_id, expected <expected> to be included in <received>',
      cause: 'client-audience-mismatch',
      distinctive: true,
    },
    { text: 'azp mismatch, got: <received>', cause: 'client-authorized-party-mismatch', distinctive: true },
    { text: 'missing required JWT property azp', cause: 'client-authorized-party-mismatch', distinctive: true },
    { text: 'missing required JWT property <claim>', cause: 'client-claim-missing', distinctive: true },
    {
      text: 'nonce mismatch, expected <sentNonce>, got: <returnedNonce>',
      cause: 'client-nonce-mismatch',
      distinctive: true,
    },
    {
      text: 'userinfo sub mismatch, expected <expected>, got: <received>',
      cause: 'client-subject-mismatch',
      distinctive: true,
    },
    { text: 'sub mismatch, expected <expected>, got: <received>', cause: 'client-subject-mismatch', distinctive: true },
    { text: 'JWT expired, now <now>, exp <exp>', cause: 'client-id-token-expired', distinctive: true },
    { text: 'JWT not active yet, now <now>, nbf <nbf>', cause: 'client-clock-skew', distinctive: true },
    { text: 'JWT issued too far in the past, now <now>, iat <iat>', cause: 'client-token-too-old', distinctive: true },
    {
      text: 'too much time has elapsed since the last End-User authentication, max_age <maxAge>, auth_time: <authTime>, now <now>',
      cause: 'client-authentication-too-old',
      distinctive: true,
    },
    {
      text: 'unexpected JWT alg received, expected <expected>, got: <received>',
      cause: 'client-algorithm-mismatch',
      distinctive: true,
    },
    {
      text: 'unexpected JWE alg received, expected <expected>, got: <received>',
      cause: 'client-token-encrypted',
      distinctive: true,
    },
    {
      text: 'unexpected JWE enc received, expected <expected>, got: <received>',
      cause: 'client-token-encrypted',
      distinctive: true,
    },
    { text: 'failed to decrypt JWE', cause: 'client-token-encrypted' },
    { text: 'failed to validate JWT signature', cause: 'client-signature-invalid' },
    { text: 'failed to decode JWT (<reason>)', cause: 'client-token-malformed', distinctive: true },
    {
      text: "no valid key found in issuer's jwks_uri for key parameters <parameters>",
      cause: 'client-jwks-key-not-found',
      distinctive: true,
      source: v5Issuer,
    },
    {
      text: "multiple matching keys found in issuer's jwks_uri for key parameters <parameters>, kid must be provided in this case",
      cause: 'client-jwks-key-ambiguous',
      distinctive: true,
      source: v5Issuer,
    },
    { text: 'missing required property at_hash', cause: 'client-token-hash-mismatch' },
    { text: 'missing required property c_hash', cause: 'client-token-hash-mismatch' },
    {
      text: 'at_hash mismatch, expected <expected>, got: <received>',
      cause: 'client-token-hash-mismatch',
      source: tokenHash,
    },
    {
      text: 'c_hash mismatch, expected <expected>, got: <received>',
      cause: 'client-token-hash-mismatch',
      source: tokenHash,
    },
    { text: 'code missing from response', cause: 'client-code-missing' },
    { text: 'id_token missing from response', cause: 'client-code-missing' },
    { text: 'access_token missing from response', cause: 'client-code-missing' },
    {
      text: 'id_token detected in the response, you must use client.callback() instead of client.oauthCallback()',
      cause: 'client-response-unexpected',
      distinctive: true,
    },
    { text: 'expected a JARM response', cause: 'client-response-unexpected' },
    { text: 'id_token not present in TokenSet', cause: 'client-id-token-missing', distinctive: true },
    {
      text: 'expected application/jwt response from the userinfo_endpoint',
      cause: 'client-userinfo-failed',
      distinctive: true,
    },
    {
      text: 'client_secret_basic client authentication method requires a client_secret',
      cause: 'client-configuration-incomplete',
      distinctive: true,
      source: v5Client,
    },
    {
      text: 'client_secret_post client authentication method requires a client_secret',
      cause: 'client-configuration-incomplete',
      distinctive: true,
      source: v5Client,
    },
    {
      text: 'missing, or unsupported, token_endpoint_auth_method',
      cause: 'client-authentication-unsupported',
      distinctive: true,
      source: v5Client,
    },
    {
      text: 'invalid or unsupported token_endpoint_auth_method',
      cause: 'client-authentication-unsupported',
    },
    {
      text: 'authorization_endpoint must be configured on the issuer',
      cause: 'client-discovery-incomplete',
      source: v5Assert,
    },
    { text: 'token_endpoint must be configured on the issuer', cause: 'client-discovery-incomplete', source: v5Assert },
    {
      text: 'userinfo_endpoint must be configured on the issuer',
      cause: 'client-discovery-incomplete',
      source: v5Assert,
    },
    { text: 'jwks_uri must be configured on the issuer', cause: 'client-discovery-incomplete', source: v5Assert },
    { text: 'only valid absolute URLs can be requested', cause: 'client-configuration-incomplete', source: v5Request },
    {
      text: 'expected 200 OK, got: <received>',
      cause: 'client-unexpected-status',
      distinctive: true,
      source: v5Response,
    },
    {
      text: 'expected 200 OK with body but no body was returned',
      cause: 'client-unexpected-status',
      source: v5Response,
    },
    {
      text: 'outgoing request timed out after <timeout>ms',
      cause: 'client-timeout',
      distinctive: true,
      source: v5Request,
    },
    {
      text: 'discovered metadata issuer does not match the expected issuer',
      cause: 'client-discovery-issuer-mismatch',
      distinctive: true,
      source: v6,
    },
    { text: 'unexpected HTTP response status code', cause: 'client-unexpected-status', source: v6 },
    { text: 'unexpected response content-type', cause: 'client-token-response-invalid', source: v6 },
    { text: 'parsing error occured', cause: 'client-token-response-invalid', source: v6 },
    { text: 'unexpected JWT claim value encountered', cause: 'client-token-refused', source: v6 },
    { text: 'JWT timestamp claim value failed validation', cause: 'client-token-refused', source: v6 },
    { text: 'unexpected JSON attribute value encountered', cause: 'client-token-refused', source: v6 },
    { text: 'only requests to HTTPS are allowed', cause: 'client-insecure-address', source: v6 },
    { text: 'operation timed out', cause: 'client-timeout', source: v6 },
    { text: 'no applicable decryption key selected', cause: 'client-token-encrypted', source: v6 },
    { text: 'multiple applicable decryption keys selected', cause: 'client-token-encrypted', source: v6 },
  ],
});
