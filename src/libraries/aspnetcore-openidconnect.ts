import { defineLibrary } from './library.ts';
import { relyingPartyCauses } from './relying-party.ts';

const base = 'https://github.com/dotnet/aspnetcore/blob/main/src/Security/Authentication';
const log = `${base}/OpenIdConnect/src/LoggingExtensions.cs`;
const handler = `${base}/OpenIdConnect/src/OpenIdConnectHandler.cs`;
const core = `${base}/Core/src/LoggingExtensions.cs`;
const remote = `${base}/Core/src/RemoteAuthenticationHandler.cs`;

export const aspnetcoreOpenidconnect = defineLibrary(relyingPartyCauses, {
  id: 'aspnetcore-openidconnect',
  name: 'ASP.NET Core OpenID Connect',
  protocol: 'oidc',
  version: 'main, of late 2025',
  sources: [`${base}/OpenIdConnect/src/Resources.resx`, log, handler, core, remote],
  messages: [
    {
      text: 'Error from RemoteAuthentication: Correlation failed.',
      cause: 'client-session-lost',
      distinctive: true,
      source: core,
    },
    {
      text: "Error from RemoteAuthentication: Message contains error: '<code>', error_description: '<description>'",
      cause: 'client-error-passed-on',
      distinctive: true,
      source: core,
    },
    {
      text: '.xsrf state property not found.',
      cause: 'client-session-lost',
      source: core,
    },
    {
      text: 'Access was denied by the resource owner or by the remote server.',
      cause: 'oauth-access-denied-code',
      source: core,
    },
    { text: 'Correlation failed.', cause: 'client-session-lost', source: handler },
    {
      text: "'.AspNetCore.Correlation.<cookie>' cookie not found.",
      cause: 'client-session-lost',
      distinctive: true,
      source: core,
    },
    { text: 'Unable to unprotect the message.State.', cause: 'client-cookie-unreadable', distinctive: true },
    { text: 'Unable to read the message.State.', cause: 'client-cookie-unreadable', distinctive: true, source: log },
    {
      text: 'OpenIdConnectAuthenticationHandler: message.State is null or empty.',
      cause: 'client-state-missing',
      distinctive: true,
    },
    { text: 'message.State is null or empty.', cause: 'client-state-missing', distinctive: true, source: log },
    {
      text: 'Failed to un-protect the nonce cookie.',
      cause: 'client-cookie-unreadable',
      distinctive: true,
      source: log,
    },
    {
      text: 'Cannot process the message. Both id_token and code are missing.',
      cause: 'client-code-missing',
      distinctive: true,
    },
    {
      text: "Unable to validate the 'id_token', no suitable ISecurityTokenValidator was found",
      cause: 'client-token-malformed',
      distinctive: true,
    },
    {
      text: "Unable to validate the 'id_token', no suitable TokenHandler was found",
      cause: 'client-token-malformed',
      distinctive: true,
    },
    {
      text: "The Validated Security Token must be of type JwtSecurityToken, but instead its type is: '<type>'",
      cause: 'client-configuration-incomplete',
      distinctive: true,
    },
    {
      text: "The Validated Security Token must be of type JsonWebToken, but instead its type is '<type>'",
      cause: 'client-configuration-incomplete',
      distinctive: true,
    },
    {
      text: 'Invalid return state, unable to redirect.',
      cause: 'client-session-lost',
      source: remote,
    },
  ],
});
