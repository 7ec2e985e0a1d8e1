import { defineLibrary } from './library.ts';
import { relyingPartyCauses } from './relying-party.ts';

const parameters = 'https://github.com/oauthlib/oauthlib/blob/master/oauthlib/oauth2/rfc6749/parameters.py';
const requests = 'https://github.com/requests/requests-oauthlib/blob/v2.0.0/requests_oauthlib/oauth2_session.py';

/** Each message is `(<error>) <description>`. */
export const oauthlib = defineLibrary(relyingPartyCauses, {
  id: 'oauthlib',
  name: 'OAuthLib (also in requests-oauthlib)',
  protocol: 'oidc',
  version: 'oauthlib 3.4.0 (master) and requests-oauthlib 2.0.0',
  sources: ['https://github.com/oauthlib/oauthlib/blob/master/oauthlib/oauth2/rfc6749/errors.py', parameters, requests],
  messages: [
    {
      text: '(mismatching_state) CSRF Warning! State not equal in request and response.',
      cause: 'client-state-mismatch',
      distinctive: true,
    },
    { text: 'Mismatching or missing state in params.', cause: 'client-state-mismatch', source: parameters },
    {
      text: '(missing_code) Missing code parameter in response.',
      cause: 'client-code-missing',
      distinctive: true,
      source: parameters,
    },
    {
      text: '(missing_token) Missing access token parameter.',
      cause: 'client-token-response-invalid',
      distinctive: true,
      source: parameters,
    },
    {
      text: '(missing_token_type) Missing token type parameter.',
      cause: 'client-token-response-invalid',
      source: parameters,
    },
    {
      text: '(insecure_transport) OAuth 2 MUST utilize https.',
      cause: 'client-insecure-address',
      distinctive: true,
    },
    { text: '(token_expired)', cause: 'client-session-expired' },
    { text: '(invalid_request) Mismatching redirect URI.', cause: 'client-redirect-uri-mismatch' },
    { text: '(invalid_request) Invalid redirect URI.', cause: 'client-redirect-uri-mismatch' },
    { text: '(invalid_request) Code verifier required.', cause: 'client-pkce-failed' },
    { text: '(invalid_request) Code challenge required.', cause: 'client-pkce-failed' },
    { text: '(invalid_client) <description>', cause: 'oauth-invalid-client-code' },
    { text: '(invalid_client)', cause: 'oauth-invalid-client-code' },
    { text: '(invalid_grant) <description>', cause: 'oauth-invalid-grant-code' },
    { text: '(invalid_grant)', cause: 'oauth-invalid-grant-code' },
    { text: '(invalid_scope) <description>', cause: 'oauth-invalid-scope-code' },
    { text: '(unsupported_grant_type) <description>', cause: 'oauth-unsupported-grant-type-code' },
    { text: '(unsupported_response_type) <description>', cause: 'oauth-unsupported-response-type-code' },
    { text: '(temporarily_unavailable) <description>', cause: 'oauth-temporarily-unavailable-code' },
    { text: '(login_required) <description>', cause: 'oidc-login-required-code' },
    { text: '(consent_required) <description>', cause: 'oidc-consent-required-code' },
    {
      text: 'Please supply either code or authorization_response parameters.',
      cause: 'client-code-missing',
      distinctive: true,
      source: requests,
    },
    {
      text: 'Code verifier is not found, authorization URL must be generated before',
      cause: 'client-pkce-verifier-lost',
      distinctive: true,
      source: requests,
    },
    {
      text: 'No token endpoint set for auto_refresh.',
      cause: 'client-configuration-incomplete',
      distinctive: true,
      source: requests,
    },
  ],
});
