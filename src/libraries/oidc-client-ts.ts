import { defineLibrary } from './library.ts';
import { relyingPartyCauses } from './relying-party.ts';

const base = 'https://github.com/authts/oidc-client-ts/blob/v3.5.0/src';
const client = `${base}/OidcClient.ts`;
const metadata = `${base}/MetadataService.ts`;
const tokens = `${base}/TokenClient.ts`;
const json = `${base}/JsonService.ts`;

/** Also in react-oidc-context. Its older name, oidc-client, says most of this too. */
export const oidcClientTs = defineLibrary(relyingPartyCauses, {
  id: 'oidc-client-ts',
  name: 'oidc-client-ts',
  protocol: 'oidc',
  version: '3.5.0',
  sources: [`${base}/ResponseValidator.ts`, client, metadata, tokens, json],
  messages: [
    { text: 'No matching state found in storage', cause: 'client-session-lost', distinctive: true, source: client },
    { text: 'No state in response', cause: 'client-state-missing', source: client },
    { text: 'State does not match', cause: 'client-state-mismatch' },
    { text: 'No client_id on state', cause: 'client-session-lost' },
    { text: 'No authority on state', cause: 'client-session-lost' },
    {
      text: 'authority mismatch on settings vs. signin state',
      cause: 'client-state-mismatch',
      distinctive: true,
    },
    {
      text: 'client_id mismatch on settings vs. signin state',
      cause: 'client-state-mismatch',
      distinctive: true,
    },
    { text: 'Expected code in response', cause: 'client-code-missing' },
    {
      text: 'subject from UserInfo response does not match subject in ID Token',
      cause: 'client-subject-mismatch',
      distinctive: true,
    },
    { text: 'ID Token is missing a subject claim', cause: 'client-claim-missing', distinctive: true },
    {
      text: 'nonce in id_token does not match nonce in client storage',
      cause: 'client-nonce-mismatch',
      distinctive: true,
    },
    { text: 'sub in id_token does not match current sub', cause: 'client-subject-mismatch', distinctive: true },
    {
      text: 'auth_time in id_token does not match original auth_time',
      cause: 'client-subject-mismatch',
      distinctive: true,
    },
    {
      text: 'azp in id_token does not match original azp',
      cause: 'client-authorized-party-mismatch',
      distinctive: true,
    },
    {
      text: 'azp not in id_token, but present in original id_token',
      cause: 'client-authorized-party-mismatch',
      distinctive: true,
    },
    {
      text: 'No authority or metadataUrl configured on settings',
      cause: 'client-configuration-incomplete',
      distinctive: true,
      source: metadata,
    },
    {
      text: 'Metadata does not contain property <property>',
      cause: 'client-discovery-incomplete',
      distinctive: true,
      source: metadata,
    },
    { text: 'Missing keys on keyset', cause: 'client-jwks-unusable', distinctive: true, source: metadata },
    { text: 'A client_id is required', cause: 'client-configuration-incomplete', source: tokens },
    { text: 'A redirect_uri is required', cause: 'client-configuration-incomplete', source: tokens },
    { text: 'A client_secret is required', cause: 'client-configuration-incomplete', source: tokens },
    { text: 'A code is required', cause: 'client-code-missing', source: tokens },
    {
      text: 'Invalid response Content-Type: <type>, from URL: <address>',
      cause: 'client-token-response-invalid',
      distinctive: true,
      source: json,
    },
    {
      text: 'Crypto.subtle is available only in secure contexts (HTTPS).',
      cause: 'client-insecure-origin',
      distinctive: true,
      source: `${base}/utils/CryptoUtils.ts`,
    },
    {
      text: 'IFrame timed out without a response',
      cause: 'client-silent-login-failed',
      distinctive: true,
      source: `${base}/navigators/IFrameWindow.ts`,
    },
    {
      text: 'Popup closed by user',
      cause: 'client-login-cancelled',
      source: `${base}/navigators/PopupWindow.ts`,
    },
    {
      text: 'No silent_redirect_uri configured',
      cause: 'client-configuration-incomplete',
      distinctive: true,
      source: `${base}/UserManager.ts`,
    },
  ],
});
