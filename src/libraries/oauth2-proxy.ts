import { defineLibrary } from './library.ts';
import { relyingPartyCauses } from './relying-party.ts';

const base = 'https://github.com/oauth2-proxy/oauth2-proxy/blob/v7.15.3';
const csrf = `${base}/pkg/cookies/csrf.go`;
const oidc = `${base}/providers/oidc.go`;
const data = `${base}/providers/provider_data.go`;
const defaults = `${base}/providers/provider_default.go`;
const discovery = `${base}/pkg/providers/oidc/provider.go`;
const verifier = `${base}/pkg/providers/oidc/verifier.go`;

export const oauth2Proxy = defineLibrary(relyingPartyCauses, {
  id: 'oauth2-proxy',
  name: 'OAuth2 Proxy',
  protocol: 'oidc',
  version: '7.15.3',
  sources: [`${base}/oauthproxy.go`, csrf, oidc, data, defaults, discovery, verifier],
  messages: [
    {
      text: "CSRF cookie with name '<cookie>' was not found",
      cause: 'client-session-lost',
      distinctive: true,
      source: csrf,
    },
    { text: 'CSRF cookie failed validation', cause: 'client-cookie-unreadable', distinctive: true, source: csrf },
    {
      text: 'Invalid authentication via OAuth2: CSRF token mismatch, potential attack',
      cause: 'client-state-mismatch',
      distinctive: true,
    },
    {
      text: 'CSRF token mismatch, potential attack',
      cause: 'client-state-mismatch',
      distinctive: true,
    },
    {
      text: 'Login Failed: Unable to find a valid CSRF token. Please try again.',
      cause: 'client-session-lost',
      distinctive: true,
    },
    {
      text: 'Invalid authentication via OAuth2: unable to obtain CSRF cookie',
      cause: 'client-session-lost',
      distinctive: true,
    },
    {
      text: 'Error redeeming code during OAuth2 callback: token exchange failed: <reason>',
      cause: 'client-token-request-failed',
      distinctive: true,
    },
    {
      text: 'Error redeeming code during OAuth2 callback: missing code',
      cause: 'client-code-missing',
      distinctive: true,
    },
    {
      text: 'Error redeeming code during OAuth2 callback: <reason>',
      cause: 'client-token-request-failed',
      distinctive: true,
    },
    {
      text: 'Error creating session during OAuth2 callback: neither the id_token nor the profileURL set an email',
      cause: 'client-claim-missing',
      distinctive: true,
    },
    {
      text: 'Error while parsing OAuth2 callback: <error>',
      cause: 'client-error-passed-on',
      distinctive: true,
    },
    {
      text: 'Error while parsing OAuth2 state: <reason>',
      cause: 'client-state-missing',
      distinctive: true,
    },
    {
      text: 'Invalid authentication via OAuth2: unauthorized',
      cause: 'client-user-refused',
      distinctive: true,
    },
    { text: 'Session validation failed', cause: 'client-token-refused' },
    {
      text: 'The session failed authorization checks',
      cause: 'client-user-refused',
      distinctive: true,
    },
    { text: 'Invalid session: unauthorized', cause: 'client-user-refused' },
    {
      text: 'cookie signature not valid',
      cause: 'client-cookie-unreadable',
      source: `${base}/pkg/sessions/cookie/session_store.go`,
    },
    {
      text: 'session ticket cookie failed validation: <reason>',
      cause: 'client-cookie-unreadable',
      distinctive: true,
      source: `${base}/pkg/sessions/persistence/ticket.go`,
    },
    {
      text: "email in id_token (<email>) isn't verified",
      cause: 'client-email-unverified',
      distinctive: true,
      source: data,
    },
    {
      text: 'id_token nonce claim does not match the session nonce',
      cause: 'client-nonce-mismatch',
      distinctive: true,
      source: data,
    },
    { text: 'nonce verification failed: <reason>', cause: 'client-nonce-mismatch', source: oidc },
    { text: 'id_token verification failed: <reason>', cause: 'client-token-refused', source: oidc },
    {
      text: 'token response did not contain an id_token',
      cause: 'client-id-token-missing',
      distinctive: true,
      source: oidc,
    },
    { text: 'could not verify id_token: <reason>', cause: 'client-token-refused', source: oidc },
    {
      text: 'neither the id_token nor the profileURL set an email',
      cause: 'client-claim-missing',
      distinctive: true,
      source: oidc,
    },
    { text: 'unable to redeem refresh token: <reason>', cause: 'client-session-expired', source: oidc },
    { text: 'oidc verifier is not configured', cause: 'client-configuration-incomplete', source: defaults },
    {
      text: 'failed to discover OIDC configuration: <reason>',
      cause: 'client-discovery-failed',
      distinctive: true,
      source: discovery,
    },
    {
      text: 'error while discovery OIDC configuration: <reason>',
      cause: 'client-discovery-failed',
      distinctive: true,
      source: `${base}/pkg/providers/oidc/provider_verifier.go`,
    },
    {
      text: 'audience claims <claims> do not exist in claims:',
      cause: 'client-claim-missing',
      distinctive: true,
      source: verifier,
    },
    {
      text: 'audience from claim <claim> with value <received> does not match with any of allowed audiences <expected>',
      cause: 'client-audience-mismatch',
      distinctive: true,
      source: verifier,
    },
    {
      text: 'could not read client secret file',
      cause: 'client-configuration-incomplete',
      source: data,
    },
  ],
});
