import { defineLibrary } from './library.ts';
import { relyingPartyCauses } from './relying-party.ts';

const session = 'https://github.com/jaredhanson/passport-openidconnect/blob/v0.1.2/lib/state/session.js';

export const passportOpenidconnect = defineLibrary(relyingPartyCauses, {
  id: 'passport-openidconnect',
  name: 'passport-openidconnect',
  protocol: 'oidc',
  version: '0.1.2',
  sources: ['https://github.com/jaredhanson/passport-openidconnect/blob/v0.1.2/lib/strategy.js', session],
  messages: [
    {
      text: 'OpenID Connect requires session support. Did you forget to use `express-session` middleware?',
      cause: 'client-session-support-missing',
      distinctive: true,
      source: session,
    },
    {
      text: 'Unable to verify authorization request state.',
      cause: 'client-session-lost',
      distinctive: true,
      source: session,
    },
    {
      text: 'Invalid authorization request state.',
      cause: 'client-state-mismatch',
      distinctive: true,
      source: session,
    },
    { text: 'ID token not present in token response', cause: 'client-id-token-missing', distinctive: true },
    { text: 'ID token missing issuer claim', cause: 'client-claim-missing', distinctive: true },
    { text: 'ID token missing subject claim', cause: 'client-claim-missing', distinctive: true },
    { text: 'ID token missing audience claim', cause: 'client-claim-missing', distinctive: true },
    { text: 'ID token missing expiration time claim', cause: 'client-claim-missing', distinctive: true },
    { text: 'ID token missing issued at claim', cause: 'client-claim-missing', distinctive: true },
    {
      text: 'ID token audience claim not an array or string value',
      cause: 'client-claim-missing',
      distinctive: true,
    },
    {
      text: 'ID token not issued by expected OpenID provider.',
      cause: 'client-issuer-mismatch',
      distinctive: true,
    },
    {
      text: 'ID token not intended for this relying party.',
      cause: 'client-audience-mismatch',
      distinctive: true,
    },
    {
      text: 'ID token missing authorizied party claim.',
      cause: 'client-authorized-party-mismatch',
      distinctive: true,
    },
    {
      text: 'ID token not issued to this relying party.',
      cause: 'client-authorized-party-mismatch',
      distinctive: true,
    },
    { text: 'ID token has expired.', cause: 'client-id-token-expired' },
    {
      text: 'Too much time has elapsed since last authentication.',
      cause: 'client-authentication-too-old',
    },
    { text: 'ID token contains invalid nonce.', cause: 'client-nonce-mismatch', distinctive: true },
    {
      text: 'OpenIDConnectStrategy requires an issuer option',
      cause: 'client-configuration-incomplete',
      distinctive: true,
    },
    {
      text: 'OpenIDConnectStrategy requires an authorizationURL option',
      cause: 'client-configuration-incomplete',
      distinctive: true,
    },
    {
      text: 'OpenIDConnectStrategy requires a tokenURL option',
      cause: 'client-configuration-incomplete',
      distinctive: true,
    },
    {
      text: 'OpenIDConnectStrategy requires a clientID option',
      cause: 'client-configuration-incomplete',
      distinctive: true,
    },
    {
      text: 'OpenID Connect state store did not yield state for authentication request',
      cause: 'client-session-lost',
      distinctive: true,
    },
    { text: 'Failed to fetch user profile', cause: 'client-userinfo-failed' },
    { text: 'Failed to obtain access token', cause: 'client-token-request-failed' },
    { text: 'Failed to parse user profile', cause: 'client-userinfo-failed' },
  ],
});
