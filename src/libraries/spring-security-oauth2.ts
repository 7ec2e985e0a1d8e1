import { defineLibrary } from './library.ts';
import { relyingPartyCauses } from './relying-party.ts';

const base = 'https://github.com/spring-projects/spring-security/blob/7.1.1/oauth2';
const client = `${base}/oauth2-client/src/main/java/org/springframework/security/oauth2/client`;
const jwt = `${base}/oauth2-jose/src/main/java/org/springframework/security/oauth2/jwt`;
const login = `${client}/web/OAuth2LoginAuthenticationFilter.java`;
const provider = `${client}/oidc/authentication/OidcAuthorizationCodeAuthenticationProvider.java`;
const userinfo = `${client}/userinfo/DefaultOAuth2UserService.java`;
const registrations = `${client}/registration/ClientRegistrations.java`;
const tokens = `${client}/endpoint/AbstractRestClientOAuth2AccessTokenResponseClient.java`;
const decoder = `${jwt}/NimbusJwtDecoder.java`;
const refreshed = `${client}/oidc/authentication/OidcAuthorizedClientRefreshedEventListener.java`;

const oauth2Error = `${base}/oauth2-core/src/main/java/org/springframework/security/oauth2/core/OAuth2Error.java`;

/** An OAuth2Error prints itself as `[code] description`. */
export const springSecurityOauth2 = defineLibrary(relyingPartyCauses, {
  id: 'spring-security-oauth2',
  name: 'Spring Security OAuth 2.0 login',
  protocol: 'oidc',
  version: '7.1.1',
  sources: [
    login,
    provider,
    userinfo,
    registrations,
    tokens,
    decoder,
    refreshed,
    `${client}/oidc/authentication/OidcIdTokenDecoderFactory.java`,
    `${client}/oidc/authentication/OidcIdTokenValidator.java`,
    `${client}/web/DefaultOAuth2AuthorizationRequestResolver.java`,
    `${jwt}/JwtTimestampValidator.java`,
  ],
  messages: [
    { text: '[invalid_client] <description>', cause: 'oauth-invalid-client-code', source: oauth2Error },
    { text: '[invalid_client]', cause: 'oauth-invalid-client-code', source: oauth2Error },
    { text: '[invalid_grant] <description>', cause: 'oauth-invalid-grant-code', source: oauth2Error },
    { text: '[invalid_grant]', cause: 'oauth-invalid-grant-code', source: oauth2Error },
    { text: '[unauthorized_client] <description>', cause: 'oauth-unauthorized-client-code', source: oauth2Error },
    { text: '[unauthorized_client]', cause: 'oauth-unauthorized-client-code', source: oauth2Error },
    { text: '[invalid_scope] <description>', cause: 'oauth-invalid-scope-code', source: oauth2Error },
    { text: '[invalid_scope]', cause: 'oauth-invalid-scope-code', source: oauth2Error },
    { text: '[invalid_request] <description>', cause: 'oauth-invalid-request-code', source: oauth2Error },
    { text: '[invalid_request]', cause: 'oauth-invalid-request-code', source: oauth2Error },
    { text: '[access_denied] <description>', cause: 'oauth-access-denied-code', source: oauth2Error },
    { text: '[access_denied]', cause: 'oauth-access-denied-code', source: oauth2Error },
    { text: '[unsupported_grant_type] <description>', cause: 'oauth-unsupported-grant-type-code', source: oauth2Error },
    { text: '[unsupported_grant_type]', cause: 'oauth-unsupported-grant-type-code', source: oauth2Error },
    { text: '[authorization_request_not_found]', cause: 'client-session-lost', distinctive: true },
    { text: '[client_registration_not_found]', cause: 'client-configuration-incomplete', distinctive: true },
    {
      text: 'Client Registration not found with Id: <registration>',
      cause: 'client-configuration-incomplete',
      distinctive: true,
    },
    {
      text: 'Invalid Client Registration with Id: <registration>',
      cause: 'client-configuration-incomplete',
      distinctive: true,
      source: `${client}/web/DefaultOAuth2AuthorizationRequestResolver.java`,
    },
    { text: '[invalid_state_parameter]', cause: 'client-state-mismatch', distinctive: true, source: provider },
    { text: '[invalid_nonce]', cause: 'client-nonce-mismatch', distinctive: true, source: provider },
    {
      text: '[invalid_id_token] Missing (required) ID Token in Token Response for Client Registration: <registration>',
      cause: 'client-id-token-missing',
      distinctive: true,
      source: provider,
    },
    {
      text: '[invalid_id_token] The ID Token contains invalid claims: {iss=<received>}',
      cause: 'client-issuer-mismatch',
      distinctive: true,
      source: `${client}/oidc/authentication/OidcIdTokenValidator.java`,
    },
    {
      text: '[invalid_id_token] The ID Token contains invalid claims: {aud=<received>}',
      cause: 'client-audience-mismatch',
      distinctive: true,
      source: `${client}/oidc/authentication/OidcIdTokenValidator.java`,
    },
    {
      text: '[invalid_id_token] The ID Token contains invalid claims: {azp=<received>}',
      cause: 'client-authorized-party-mismatch',
      distinctive: true,
      source: `${client}/oidc/authentication/OidcIdTokenValidator.java`,
    },
    {
      text: '[invalid_id_token] The ID Token contains invalid claims: {exp=<received>}',
      cause: 'client-id-token-expired',
      distinctive: true,
      source: `${client}/oidc/authentication/OidcIdTokenValidator.java`,
    },
    {
      text: '[invalid_id_token] The ID Token contains invalid claims: {iat=<received>}',
      cause: 'client-clock-skew',
      distinctive: true,
      source: `${client}/oidc/authentication/OidcIdTokenValidator.java`,
    },
    {
      text: 'The ID Token contains invalid claims: {<claims>}',
      cause: 'client-token-refused',
      distinctive: true,
      source: `${client}/oidc/authentication/OidcIdTokenValidator.java`,
    },
    { text: '[invalid_id_token] Invalid issuer', cause: 'client-issuer-mismatch', source: refreshed },
    { text: '[invalid_id_token] Invalid subject', cause: 'client-subject-mismatch', source: refreshed },
    { text: '[invalid_id_token] Invalid audience', cause: 'client-audience-mismatch', source: refreshed },
    { text: '[invalid_id_token] Invalid issued at time', cause: 'client-token-too-old', source: refreshed },
    {
      text: '[invalid_id_token] Invalid authenticated at time',
      cause: 'client-authentication-too-old',
      source: refreshed,
    },
    {
      text: "[missing_signature_verifier] Failed to find a Signature Verifier for Client Registration: '<registration>'.",
      cause: 'client-configuration-incomplete',
      distinctive: true,
      source: `${client}/oidc/authentication/OidcIdTokenDecoderFactory.java`,
    },
    {
      text: "Failed to find a Signature Verifier for Client Registration: '<registration>'.",
      cause: 'client-configuration-incomplete',
      distinctive: true,
      source: `${client}/oidc/authentication/OidcIdTokenDecoderFactory.java`,
    },
    { text: '[invalid_user_info_response]', cause: 'client-userinfo-failed', distinctive: true, source: userinfo },
    {
      text: 'An error occurred while attempting to retrieve the UserInfo Resource: <reason>',
      cause: 'client-userinfo-failed',
      distinctive: true,
      source: userinfo,
    },
    {
      text: "An error occurred while attempting to retrieve the UserInfo Resource from '<address>': response contains invalid content type '<type>'.",
      cause: 'client-userinfo-failed',
      distinctive: true,
      source: userinfo,
    },
    {
      text: 'Missing required UserInfo Uri in UserInfoEndpoint for Client Registration: <registration>',
      cause: 'client-discovery-incomplete',
      distinctive: true,
      source: userinfo,
    },
    {
      text: 'Missing required "user name" attribute name in UserInfoEndpoint for Client Registration: <registration>',
      cause: 'client-configuration-incomplete',
      distinctive: true,
      source: userinfo,
    },
    {
      text: 'Unable to resolve Configuration with the provided Issuer of "<issuer>"',
      cause: 'client-discovery-failed',
      distinctive: true,
      source: registrations,
    },
    {
      text: 'Unable to resolve the Configuration with the provided Issuer of "<issuer>"',
      cause: 'client-discovery-failed',
      distinctive: true,
      source: `${jwt}/JwtDecoderProviderConfigurationUtils.java`,
    },
    {
      text: 'The Issuer "<received>" provided in the configuration metadata did not match the requested issuer "<expected>"',
      cause: 'client-discovery-issuer-mismatch',
      distinctive: true,
      source: registrations,
    },
    {
      text: 'The Issuer "<received>" provided in the configuration did not match the requested issuer "<expected>"',
      cause: 'client-discovery-issuer-mismatch',
      distinctive: true,
      source: `${jwt}/JwtDecoderProviderConfigurationUtils.java`,
    },
    {
      text: '[invalid_token_response] Empty OAuth 2.0 Access Token Response',
      cause: 'client-token-response-invalid',
      distinctive: true,
      source: tokens,
    },
    {
      text: '[invalid_token_response] An error occurred while attempting to retrieve the OAuth 2.0 Access Token Response: 401 <reason>',
      cause: 'oauth-invalid-client-code',
      distinctive: true,
      source: tokens,
    },
    {
      text: '[invalid_token_response] An error occurred while attempting to retrieve the OAuth 2.0 Access Token Response: <reason>',
      cause: 'client-token-request-failed',
      distinctive: true,
      source: tokens,
    },
    {
      text: 'An error occurred while attempting to retrieve the OAuth 2.0 Access Token Response: <reason>',
      cause: 'client-token-request-failed',
      distinctive: true,
      source: tokens,
    },
    {
      text: 'An error occurred while attempting to decode the Jwt: Malformed token',
      cause: 'client-token-malformed',
      distinctive: true,
      source: decoder,
    },
    {
      text: 'An error occurred while attempting to decode the Jwt: Malformed payload',
      cause: 'client-token-malformed',
      distinctive: true,
      source: decoder,
    },
    {
      text: 'An error occurred while attempting to decode the Jwt: Malformed Jwt set',
      cause: 'client-jwks-unusable',
      distinctive: true,
      source: decoder,
    },
    {
      text: 'An error occurred while attempting to decode the Jwt: Malformed Jwk set',
      cause: 'client-jwks-unusable',
      distinctive: true,
      source: decoder,
    },
    {
      text: "An error occurred while attempting to decode the Jwt: Couldn't retrieve remote JWK set: <reason>",
      cause: 'client-jwks-unusable',
      distinctive: true,
      source: decoder,
    },
    {
      text: 'An error occurred while attempting to decode the Jwt: Signed JWT rejected: Another algorithm expected, or no matching key(s) found',
      cause: 'client-jwks-key-not-found',
      distinctive: true,
      source: decoder,
    },
    {
      text: 'An error occurred while attempting to decode the Jwt: Signed JWT rejected: Invalid signature',
      cause: 'client-signature-invalid',
      distinctive: true,
      source: decoder,
    },
    {
      text: 'An error occurred while attempting to decode the Jwt: Jwt expired at <exp>',
      cause: 'client-id-token-expired',
      distinctive: true,
      source: `${jwt}/JwtTimestampValidator.java`,
    },
    {
      text: 'An error occurred while attempting to decode the Jwt: Jwt used before <nbf>',
      cause: 'client-clock-skew',
      distinctive: true,
      source: `${jwt}/JwtTimestampValidator.java`,
    },
    { text: 'Jwt expired at <exp>', cause: 'client-id-token-expired', source: `${jwt}/JwtTimestampValidator.java` },
    { text: 'Jwt used before <nbf>', cause: 'client-clock-skew', source: `${jwt}/JwtTimestampValidator.java` },
    { text: 'Unsupported algorithm of <received>', cause: 'client-algorithm-mismatch', source: decoder },
    {
      text: 'Failed to lazily resolve the supplied JwtDecoder instance',
      cause: 'client-discovery-failed',
      distinctive: true,
      source: `${jwt}/SupplierJwtDecoder.java`,
    },
    {
      text: '[client_authorization_required] Authorization required for Client Registration Id: <registration>',
      cause: 'client-session-expired',
      source: `${client}/ClientAuthorizationRequiredException.java`,
    },
  ],
});
