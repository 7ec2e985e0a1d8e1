import { defineLibrary } from './library.ts';
import { relyingPartyCauses } from './relying-party.ts';

const base = 'https://github.com/AzureAD/microsoft-authentication-library-for-python/blob/1.31.0/msal';
const oauth2 = `${base}/oauth2cli/oauth2.py`;
const authority = `${base}/authority.py`;

export const msalPython = defineLibrary(relyingPartyCauses, {
  id: 'msal-python',
  name: 'MSAL Python',
  protocol: 'oidc',
  version: '1.31.0',
  sources: [`${base}/oauth2cli/oidc.py`, oauth2, authority, `${base}/oauth2cli/authcode.py`],
  messages: [
    { text: 'state mismatch: <sentState> vs <returnedState>', cause: 'client-state-mismatch', source: oauth2 },
    { text: 'state missing from auth_code_flow', cause: 'client-session-lost', distinctive: true, source: oauth2 },
    {
      text: '2. The Issuer Identifier for the OpenID Provider, "<expected>", (which is typically obtained during Discovery), MUST exactly match the value of the iss (issuer) Claim.',
      cause: 'client-issuer-mismatch',
      distinctive: true,
    },
    {
      text: `3. The aud (audience) claim must contain this client's client_id "<expected>", case-sensitively.`,
      cause: 'client-audience-mismatch',
      distinctive: true,
    },
    {
      text: "0. The ID token is not yet valid. Make sure your computer's time and time zone are both correct.",
      cause: 'client-clock-skew',
      distinctive: true,
    },
    {
      text: "9. The ID token already expires. Make sure your computer's time and time zone are both correct.",
      cause: 'client-id-token-expired',
      distinctive: true,
    },
    {
      text: '11. Nonce must be the same value as the one that was sent in the Authentication Request.',
      cause: 'client-nonce-mismatch',
      distinctive: true,
    },
    {
      text: 'The nonce in id token ("<returnedNonce>") should match our nonce ("<sentNonce>")',
      cause: 'client-nonce-mismatch',
      distinctive: true,
    },
    {
      text: 'The nonce in id token ("<returnedNonce>") should match your nonce ("<sentNonce>")',
      cause: 'client-nonce-mismatch',
      distinctive: true,
    },
    {
      text: '13. max_age was requested, ID token should contain auth_time',
      cause: 'client-authentication-too-old',
      distinctive: true,
    },
    {
      text: 'OIDC Discovery failed on <address>. HTTP status: <status>, Error: <body>',
      cause: 'client-discovery-failed',
      distinctive: true,
      source: authority,
    },
    {
      text: 'Unable to complete OIDC Discovery: <status>, <body>',
      cause: 'client-discovery-failed',
      distinctive: true,
      source: authority,
    },
    {
      text: 'invalid_instance: The authority you provided, <authority>, is not whitelisted.',
      cause: 'client-configuration-incomplete',
      distinctive: true,
      source: authority,
    },
    {
      text: 'User did not complete the flow in time',
      cause: 'client-timeout',
      source: oauth2,
    },
    {
      text: 'Timeout. No auth response arrived.',
      cause: 'client-timeout',
      source: `${base}/oauth2cli/authcode.py`,
    },
    { text: 'token_endpoint not found in configuration', cause: 'client-discovery-incomplete', source: oauth2 },
    { text: 'authorization_endpoint not found in configuration', cause: 'client-discovery-incomplete', source: oauth2 },
  ],
});
