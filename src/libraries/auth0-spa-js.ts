import { defineLibrary } from './library.ts';
import { relyingPartyCauses } from './relying-party.ts';

const client = 'https://github.com/auth0/auth0-spa-js/blob/v2.24.1/src/Auth0Client.ts';
const errors = 'https://github.com/auth0/auth0-spa-js/blob/v2.24.1/src/errors.ts';
const utils = 'https://github.com/auth0/auth0-spa-js/blob/v2.24.1/src/utils.ts';

/** auth0-react, auth0-angular and auth0-vue pass these messages on. */
export const auth0SpaJs = defineLibrary(relyingPartyCauses, {
  id: 'auth0-spa-js',
  name: 'auth0-spa-js (also in auth0-react)',
  protocol: 'oidc',
  version: '2.24.1',
  sources: ['https://github.com/auth0/auth0-spa-js/blob/v2.24.1/src/jwt.ts', client, errors, utils],
  messages: [
    { text: 'Invalid state', cause: 'client-session-lost', source: client },
    { text: 'There are no query params available for parsing.', cause: 'client-code-missing', source: client },
    { text: 'Missing connect code', cause: 'client-code-missing', source: client },
    { text: 'ID token could not be decoded', cause: 'client-token-malformed' },
    { text: 'ID token is required but missing', cause: 'client-id-token-missing' },
    {
      text: 'Issuer (iss) claim mismatch in the ID token; expected "<expected>", found "<received>"',
      cause: 'client-issuer-mismatch',
      distinctive: true,
    },
    {
      text: 'Issuer (iss) claim must be a string present in the ID token',
      cause: 'client-claim-missing',
      distinctive: true,
    },
    {
      text: 'Subject (sub) claim must be a string present in the ID token',
      cause: 'client-claim-missing',
      distinctive: true,
    },
    {
      text: 'Signature algorithm of "<received>" is not supported. Expected the ID token to be signed with "RS256".',
      cause: 'client-algorithm-mismatch',
      distinctive: true,
    },
    {
      text: 'Audience (aud) claim must be a string or array of strings present in the ID token',
      cause: 'client-claim-missing',
      distinctive: true,
    },
    {
      text: 'Audience (aud) claim mismatch in the ID token; expected "<expected>" but was not one of "<received>"',
      cause: 'client-audience-mismatch',
      distinctive: true,
    },
    {
      text: 'Audience (aud) claim mismatch in the ID token; expected "<expected>" but found "<received>"',
      cause: 'client-audience-mismatch',
      distinctive: true,
    },
    {
      text: 'Authorized Party (azp) claim must be a string present in the ID token when Audience (aud) claim has multiple values',
      cause: 'client-authorized-party-mismatch',
      distinctive: true,
    },
    {
      text: 'Authorized Party (azp) claim mismatch in the ID token; expected "<expected>", found "<received>"',
      cause: 'client-authorized-party-mismatch',
      distinctive: true,
    },
    {
      text: 'Nonce (nonce) claim must be a string present in the ID token',
      cause: 'client-nonce-mismatch',
      distinctive: true,
    },
    {
      text: 'Nonce (nonce) claim mismatch in the ID token; expected "<sentNonce>", found "<returnedNonce>"',
      cause: 'client-nonce-mismatch',
      distinctive: true,
    },
    {
      text: 'Authentication Time (auth_time) claim must be a number present in the ID token when Max Age (max_age) is specified',
      cause: 'client-authentication-too-old',
      distinctive: true,
    },
    {
      text: 'Expiration Time (exp) claim must be a number present in the ID token',
      cause: 'client-claim-missing',
      distinctive: true,
    },
    {
      text: 'Issued At (iat) claim must be a number present in the ID token',
      cause: 'client-claim-missing',
      distinctive: true,
    },
    {
      text: 'Expiration Time (exp) claim error in the ID token; current time (<now>) is after expiration time (<exp>)',
      cause: 'client-id-token-expired',
      distinctive: true,
    },
    {
      text: "Not Before time (nbf) claim in the ID token indicates that this token can't be used just yet. Current time (<now>) is before <nbf>",
      cause: 'client-clock-skew',
      distinctive: true,
    },
    {
      text: 'Authentication Time (auth_time) claim in the ID token indicates that too much time has passed since the last end-user authentication. Current time (<now>) is after last auth at <authTime>',
      cause: 'client-authentication-too-old',
      distinctive: true,
    },
    {
      text: 'Organization ID (org_id) claim must be a string present in the ID token',
      cause: 'client-organization-mismatch',
      distinctive: true,
    },
    {
      text: 'Organization ID (org_id) claim mismatch in the ID token; expected "<expected>", found "<received>"',
      cause: 'client-organization-mismatch',
      distinctive: true,
    },
    {
      text: 'Organization Name (org_name) claim must be a string present in the ID token',
      cause: 'client-organization-mismatch',
      distinctive: true,
    },
    {
      text: 'Organization Name (org_name) claim mismatch in the ID token; expected "<expected>", found "<received>"',
      cause: 'client-organization-mismatch',
      distinctive: true,
    },
    {
      text: 'Unable to open a popup for loginWithPopup - window.open returned `null`',
      cause: 'client-popup-blocked',
      distinctive: true,
      source: errors,
    },
    { text: 'Popup closed', cause: 'client-login-cancelled', source: errors },
    { text: 'Timeout', cause: 'client-timeout', source: errors },
    {
      text: "Timeout when executing 'fetch'",
      cause: 'client-timeout',
      source: 'https://github.com/auth0/auth0-spa-js/blob/v2.24.1/src/http.ts',
    },
    {
      text: "Missing Refresh Token (audience: '<audience>', scope: '<scope>')",
      cause: 'client-refresh-token-missing',
      distinctive: true,
      source: errors,
    },
    {
      text: 'The application is running in a Cross-Origin Isolated context, silently retrieving a token without refresh token is not possible.',
      cause: 'client-silent-login-failed',
      distinctive: true,
      source: client,
    },
    {
      text: 'For security reasons, `window.crypto` is required to run `auth0-spa-js`.',
      cause: 'client-insecure-origin',
      distinctive: true,
      source: utils,
    },
    {
      text: 'auth0-spa-js must run on a secure origin. See <address> for more information.',
      cause: 'client-insecure-origin',
      distinctive: true,
      source: utils,
    },
    {
      text: 'You forgot to wrap your component in <component>.',
      cause: 'client-configuration-incomplete',
      source: 'https://github.com/auth0/auth0-react/blob/v2.24.1/src/auth0-context.tsx',
    },
  ],
});
