import { defineLibrary } from './library.ts';
import { relyingPartyCauses } from './relying-party.ts';

const strategy = 'https://github.com/jaredhanson/passport-oauth2/blob/v1.8.0/lib/strategy.js';

export const passportOauth2 = defineLibrary(relyingPartyCauses, {
  id: 'passport-oauth2',
  name: 'passport-oauth2',
  protocol: 'oidc',
  version: '1.8.0',
  sources: ['https://github.com/jaredhanson/passport-oauth2/blob/v1.8.0/lib/state/store.js', strategy],
  messages: [
    { text: 'Unable to verify authorization request state.', cause: 'client-session-lost', distinctive: true },
    { text: 'Invalid authorization request state.', cause: 'client-state-mismatch', distinctive: true },
    {
      text: 'OAuth 2.0 authentication requires session support when using state. Did you forget to use express-session middleware?',
      cause: 'client-session-support-missing',
      distinctive: true,
    },
    {
      text: 'OAuth2Strategy requires `state: true` option when PKCE is enabled',
      cause: 'client-configuration-incomplete',
      distinctive: true,
      source: strategy,
    },
    {
      text: 'OAuth2Strategy requires a authorizationURL option',
      cause: 'client-configuration-incomplete',
      distinctive: true,
      source: strategy,
    },
    {
      text: 'OAuth2Strategy requires a tokenURL option',
      cause: 'client-configuration-incomplete',
      distinctive: true,
      source: strategy,
    },
    {
      text: 'OAuth2Strategy requires a clientID option',
      cause: 'client-configuration-incomplete',
      distinctive: true,
      source: strategy,
    },
    {
      text: 'Unsupported code verifier transformation method: <method>',
      cause: 'client-pkce-failed',
      source: strategy,
    },
    {
      text: 'InternalOAuthError: Failed to obtain access token',
      cause: 'client-token-request-failed',
      distinctive: true,
      source: strategy,
    },
    { text: 'Failed to obtain access token', cause: 'client-token-request-failed', source: strategy },
  ],
});
