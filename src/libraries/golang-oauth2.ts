import { defineLibrary } from './library.ts';
import { relyingPartyCauses } from './relying-party.ts';

const base = 'https://github.com/golang/oauth2/blob/v0.34.0';

/** The package golang.org/x/oauth2. */
export const golangOauth2 = defineLibrary(relyingPartyCauses, {
  id: 'golang-oauth2',
  name: 'golang.org/x/oauth2',
  protocol: 'oidc',
  version: '0.34.0',
  sources: [`${base}/token.go`, `${base}/internal/token.go`, `${base}/oauth2.go`, `${base}/deviceauth.go`],
  messages: [
    {
      text: 'oauth2: "invalid_client" "<description>"',
      cause: 'oauth-invalid-client-code',
      distinctive: true,
    },
    { text: 'oauth2: "invalid_grant" "<description>"', cause: 'oauth-invalid-grant-code', distinctive: true },
    { text: 'oauth2: "invalid_client"', cause: 'oauth-invalid-client-code', distinctive: true },
    { text: 'oauth2: "invalid_grant"', cause: 'oauth-invalid-grant-code', distinctive: true },
    { text: 'oauth2: "invalid_scope"', cause: 'oauth-invalid-scope-code', distinctive: true },
    { text: 'oauth2: "unauthorized_client"', cause: 'oauth-unauthorized-client-code', distinctive: true },
    { text: 'oauth2: "unsupported_grant_type"', cause: 'oauth-unsupported-grant-type-code', distinctive: true },
    { text: 'oauth2: "invalid_request"', cause: 'oauth-invalid-request-code', distinctive: true },
    { text: 'oauth2: "access_denied"', cause: 'oauth-access-denied-code', distinctive: true },
    { text: 'oauth2: "expired_token"', cause: 'oauth-expired-token-code', distinctive: true },
    {
      text: 'oauth2: cannot fetch token: 401 Unauthorized',
      cause: 'oauth-invalid-client-code',
      distinctive: true,
    },
    { text: 'oauth2: cannot fetch token: <reason>', cause: 'client-token-request-failed', distinctive: true },
    {
      text: 'oauth2: cannot parse json: <reason>',
      cause: 'client-token-response-invalid',
      distinctive: true,
      source: `${base}/internal/token.go`,
    },
    {
      text: 'oauth2: cannot parse response: <reason>',
      cause: 'client-token-response-invalid',
      distinctive: true,
      source: `${base}/internal/token.go`,
    },
    {
      text: 'oauth2: server response missing access_token',
      cause: 'client-token-response-invalid',
      distinctive: true,
      source: `${base}/internal/token.go`,
    },
    {
      text: 'oauth2: token expired and refresh token is not set',
      cause: 'client-refresh-token-missing',
      distinctive: true,
      source: `${base}/oauth2.go`,
    },
    {
      text: 'oauth2: cannot auth device: <reason>',
      cause: 'client-token-request-failed',
      distinctive: true,
      source: `${base}/deviceauth.go`,
    },
    {
      text: 'endpoint missing DeviceAuthURL',
      cause: 'client-discovery-incomplete',
      distinctive: true,
      source: `${base}/deviceauth.go`,
    },
  ],
});
