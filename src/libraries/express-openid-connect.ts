import { defineLibrary } from './library.ts';
import { relyingPartyCauses } from './relying-party.ts';

const session = 'https://github.com/auth0/express-openid-connect/blob/v3.4.0/lib/appSession.js';
const errors = 'https://github.com/auth0/express-openid-connect/blob/v3.4.0/lib/errors.js';

/** It passes on what openid-client says of the callback. */
export const expressOpenidConnect = defineLibrary(relyingPartyCauses, {
  id: 'express-openid-connect',
  name: 'express-openid-connect',
  protocol: 'oidc',
  version: '3.4.0',
  sources: ['https://github.com/auth0/express-openid-connect/blob/v3.4.0/lib/context.js', session, errors],
  messages: [
    {
      text: `"auth_verification" cookie not found. Ensure the login flow is initiated through the SDK's login route before the callback is processed.`,
      cause: 'client-session-lost',
      distinctive: true,
    },
    {
      text: 'existing session was rejected because it could not be decrypted',
      cause: 'client-cookie-unreadable',
      distinctive: true,
      source: session,
    },
    {
      text: 'The upstream IdP session has expired.',
      cause: 'client-session-expired',
      distinctive: true,
      source: errors,
    },
    { text: 'The session_expiry claim is in the past at login time.', cause: 'client-session-expired' },
    { text: 'No JWKS URI available for token verification', cause: 'client-discovery-incomplete' },
    {
      text: 'Logout Token must contain events claim with backchannel-logout event',
      cause: 'client-back-channel-refused',
      distinctive: true,
    },
    { text: 'Logout Token must not contain nonce claim', cause: 'client-back-channel-refused' },
    { text: 'Logout Token must contain sub or sid claim', cause: 'client-back-channel-refused' },
    {
      text: 'The application failed to invalidate the session.',
      cause: 'client-back-channel-refused',
    },
  ],
});
