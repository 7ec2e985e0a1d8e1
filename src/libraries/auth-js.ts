import { defineLibrary } from './library.ts';
import { relyingPartyCauses } from './relying-party.ts';

const core = 'https://github.com/nextauthjs/next-auth/blob/main/packages/core/src/lib/actions/callback';
const assert = 'https://github.com/nextauthjs/next-auth/blob/main/packages/core/src/lib/utils/assert.ts';
const errors = 'https://github.com/nextauthjs/next-auth/blob/main/packages/core/src/errors.ts';
const signIn =
  'https://github.com/nextauthjs/next-auth/blob/main/packages/core/src/lib/actions/signin/authorization-url.ts';
const v4 = 'https://github.com/nextauthjs/next-auth/blob/next-auth@4.24.15/packages/next-auth/src/core/lib';

/** NextAuth.js 4 and what became of it, Auth.js, which says of a lost cookie, too, that its value cannot be parsed. */
export const authJs = defineLibrary(relyingPartyCauses, {
  id: 'auth-js',
  name: 'Auth.js (next-auth)',
  protocol: 'oidc',
  version: 'next-auth 4.24.15 and @auth/core of 2026-07-23',
  sources: [
    `${core}/oauth/checks.ts`,
    `${core}/oauth/callback.ts`,
    `${core}/handle-login.ts`,
    assert,
    errors,
    signIn,
    `${v4}/oauth/checks.ts`,
    `${v4}/oauth/callback.ts`,
    `${v4}/callback-handler.ts`,
  ],
  messages: [
    {
      text: 'InvalidCheck: pkceCodeVerifier value could not be parsed',
      cause: 'client-pkce-verifier-lost',
      distinctive: true,
    },
    {
      text: 'InvalidCheck: pkceCodeVerifier cookie was missing',
      cause: 'client-pkce-verifier-lost',
      distinctive: true,
    },
    { text: 'pkceCodeVerifier value could not be parsed', cause: 'client-pkce-verifier-lost', distinctive: true },
    { text: 'pkceCodeVerifier cookie was missing', cause: 'client-pkce-verifier-lost', distinctive: true },
    { text: 'state value could not be parsed', cause: 'client-session-lost' },
    { text: 'state cookie was missing', cause: 'client-session-lost' },
    { text: 'nonce value could not be parsed', cause: 'client-session-lost' },
    { text: 'nonce cookie was missing', cause: 'client-session-lost' },
    { text: 'State could not be decoded', cause: 'client-cookie-unreadable' },
    {
      text: 'State data was provided but the provider is not configured to use state',
      cause: 'client-configuration-incomplete',
      distinctive: true,
    },
    {
      text: 'state cookie was created for a different provider than the one handling the callback',
      cause: 'client-state-mismatch',
      distinctive: true,
    },
    {
      text: 'nonce cookie was created for a different provider than the one handling the callback',
      cause: 'client-nonce-mismatch',
      distinctive: true,
    },
    {
      text: 'pkceCodeVerifier cookie was created for a different provider than the one handling the callback',
      cause: 'client-state-mismatch',
      distinctive: true,
    },
    {
      text: 'next-auth.pkce.code_verifier cookie was created for a different provider than the one handling the callback.',
      cause: 'client-state-mismatch',
      distinctive: true,
      source: `${v4}/oauth/checks.ts`,
    },
    {
      text: 'PKCE code_verifier cookie was missing.',
      cause: 'client-pkce-verifier-lost',
      distinctive: true,
      source: `${v4}/oauth/checks.ts`,
    },
    {
      text: 'PKCE code_verifier value could not be parsed.',
      cause: 'client-cookie-unreadable',
      distinctive: true,
      source: `${v4}/oauth/checks.ts`,
    },
    { text: 'State cookie was missing.', cause: 'client-session-lost', source: `${v4}/oauth/checks.ts` },
    { text: 'State value could not be parsed.', cause: 'client-cookie-unreadable', source: `${v4}/oauth/checks.ts` },
    { text: 'Nonce cookie was missing.', cause: 'client-session-lost', source: `${v4}/oauth/checks.ts` },
    { text: 'Nonce value could not be parsed.', cause: 'client-cookie-unreadable', source: `${v4}/oauth/checks.ts` },
    {
      text: 'OAuth Provider returned an error: <code>',
      cause: 'client-error-passed-on',
      source: `${core}/oauth/callback.ts`,
    },
    { text: 'OAuth Provider returned an error', cause: 'client-error-passed-on', source: `${core}/oauth/callback.ts` },
    {
      text: 'TODO: Authorization server did not provide a token endpoint.',
      cause: 'client-discovery-incomplete',
      distinctive: true,
      source: `${core}/oauth/callback.ts`,
    },
    {
      text: 'TODO: Authorization server did not provide a userinfo endpoint.',
      cause: 'client-discovery-incomplete',
      distinctive: true,
      source: `${core}/oauth/callback.ts`,
    },
    {
      text: 'unsupported client authentication method',
      cause: 'client-authentication-unsupported',
      source: `${core}/oauth/callback.ts`,
    },
    { text: 'No userinfo endpoint configured', cause: 'client-userinfo-failed', source: `${core}/oauth/callback.ts` },
    {
      text: 'Discovery request responded with an invalid issuer. expected: <expected>',
      cause: 'client-discovery-issuer-mismatch',
      distinctive: true,
      source: signIn,
    },
    {
      text: 'Authorization server did not provide an authorization endpoint.',
      cause: 'client-discovery-incomplete',
      source: signIn,
    },
    {
      text: 'Profile id is missing in <provider> OAuth profile response',
      cause: 'client-claim-missing',
      distinctive: true,
      source: `${v4}/oauth/callback.ts`,
    },
    { text: 'AccessDenied: AccessDenied', cause: 'client-user-refused', source: errors },
    {
      text: 'Another account already exists with the same e-mail address',
      cause: 'client-account-not-linked',
      source: `${core}/handle-login.ts`,
    },
    {
      text: 'The account is already associated with another user',
      cause: 'client-account-not-linked',
      source: `${core}/handle-login.ts`,
    },
    {
      text: 'UntrustedHost: Host must be trusted. URL was: <address>',
      cause: 'client-host-untrusted',
      distinctive: true,
      source: assert,
    },
    {
      text: 'MissingSecret: Please define a `secret`',
      cause: 'client-configuration-incomplete',
      distinctive: true,
      source: assert,
    },
    { text: 'Invalid callback URL. Received: <address>', cause: 'client-redirect-uri-mismatch', source: assert },
    { text: 'JWTSessionError: <reason>', cause: 'client-cookie-unreadable', source: errors },
    { text: 'no matching decryption secret', cause: 'client-cookie-unreadable' },
  ],
});
