import { defineLibrary } from './library.ts';
import { relyingPartyCauses } from './relying-party.ts';

const client = 'https://github.com/auth0/nextjs-auth0/blob/v4.27.0/src/server/auth-client.ts';
const domains = 'https://github.com/auth0/nextjs-auth0/blob/v4.27.0/src/errors/mcd.ts';

export const nextjsAuth0 = defineLibrary(relyingPartyCauses, {
  id: 'nextjs-auth0',
  name: 'nextjs-auth0',
  protocol: 'oidc',
  version: '4.27.0',
  sources: ['https://github.com/auth0/nextjs-auth0/blob/v4.27.0/src/errors/oauth-errors.ts', domains, client],
  messages: [
    { text: 'The state parameter is missing.', cause: 'client-state-missing' },
    { text: 'The state parameter is invalid.', cause: 'client-session-lost' },
    { text: 'Discovery failed for the OpenID Connect configuration.', cause: 'client-discovery-failed' },
    { text: 'An error occurred during the authorization flow.', cause: 'client-error-passed-on' },
    {
      text: 'An error occurred while interacting with the authorization server.',
      cause: 'client-error-passed-on',
    },
    {
      text: 'An error occurred while preparing or performing the authorization code grant request.',
      cause: 'client-token-request-failed',
      distinctive: true,
    },
    {
      text: 'An error occurred while trying to exchange the authorization code.',
      cause: 'client-token-request-failed',
    },
    {
      text: 'An error occurred while completing the backchannel logout request.',
      cause: 'client-back-channel-refused',
    },
    {
      text: 'Issuer Mismatch: expected "<expected>" but received "<received>"',
      cause: 'client-issuer-mismatch',
      source: domains,
    },
    {
      text: 'The session domain does not match the current request domain.',
      cause: 'client-session-lost',
      source: domains,
    },
    {
      text: 'Failed to resolve the domain from the request.',
      cause: 'client-configuration-incomplete',
      source: domains,
    },
    {
      text: 'The session has expired and the user must re-authenticate.',
      cause: 'client-session-expired',
      source: client,
    },
    {
      text: 'No access token found and a refresh token was not provided. The user needs to re-authenticate.',
      cause: 'client-refresh-token-missing',
      source: client,
    },
    {
      text: 'The access token has expired and a refresh token was not provided. The user needs to re-authenticate.',
      cause: 'client-refresh-token-missing',
      distinctive: true,
      source: client,
    },
    {
      text: 'appBaseUrl could not be resolved for the callback redirect.',
      cause: 'client-configuration-incomplete',
      distinctive: true,
      source: client,
    },
    {
      text: '"http://schemas.openid.net/event/backchannel-logout" member is missing in the "events" claim',
      cause: 'client-back-channel-refused',
      source: client,
    },
  ],
});
