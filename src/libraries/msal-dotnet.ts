import { defineLibrary } from './library.ts';
import { relyingPartyCauses } from './relying-party.ts';

export const msalDotnet = defineLibrary(relyingPartyCauses, {
  id: 'msal-dotnet',
  name: 'MSAL.NET',
  protocol: 'oidc',
  version: '4.86.1',
  sources: [
    'https://github.com/AzureAD/microsoft-authentication-library-for-dotnet/blob/4.86.1/src/client/Microsoft.Identity.Client/MsalErrorMessage.cs',
  ],
  messages: [
    {
      text: 'Returned state(<returnedState>) from authorize endpoint is not the same as the one sent(<sentState>). See https://aka.ms/msal-statemismatcherror for more details.',
      cause: 'client-state-mismatch',
      distinctive: true,
    },
    {
      text: 'Broker response nonce does not match the request nonce sent by MSAL.NET.',
      cause: 'client-nonce-mismatch',
      distinctive: true,
    },
    {
      text: 'Issuer validation failed for authority: <expected> . Issuer from OIDC endpoint does not match any expected pattern: <received>',
      cause: 'client-discovery-issuer-mismatch',
      distinctive: true,
    },
    { text: 'User canceled authentication.', cause: 'client-login-cancelled' },
    { text: 'The authorization server returned an invalid response.', cause: 'client-code-missing' },
    { text: 'ID Token must have a valid JWT format.', cause: 'client-token-malformed' },
    { text: 'Failed to parse the returned id token.', cause: 'client-token-malformed' },
    { text: 'The authority must use HTTPS scheme.', cause: 'client-insecure-address' },
    {
      text: 'Non-HTTPS URL redirect is not supported in a web view.',
      cause: 'client-insecure-address',
      distinctive: true,
    },
    {
      text: 'No redirectUri was configured. MSAL does not provide any defaults.',
      cause: 'client-configuration-incomplete',
      distinctive: true,
    },
    {
      text: 'The OAuth2 redirect URI <redirectUri> should not be used with the system browser, because the operating system cannot go back to the app.',
      cause: 'client-redirect-uri-mismatch',
      distinctive: true,
    },
    {
      text: 'One client credential type required either: ClientSecret, Certificate, ClientAssertion or AppTokenProvider must be defined when creating a Confidential Client.',
      cause: 'client-configuration-incomplete',
      distinctive: true,
    },
    {
      text: 'ClientSecret, Certificate and ClientAssertion are mutually exclusive properties.',
      cause: 'client-configuration-incomplete',
      distinctive: true,
    },
    { text: 'No Refresh Token found in the cache.', cause: 'client-refresh-token-missing' },
    {
      text: 'No account or login hint was passed to the AcquireTokenSilent call.',
      cause: 'client-silent-login-failed',
      distinctive: true,
    },
    {
      text: 'You are trying to acquire a token silently using a login hint. No account was found in the token cache having this login hint.',
      cause: 'client-silent-login-failed',
      distinctive: true,
    },
    {
      text: 'Failed to acquire token silently. Call method AcquireToken.',
      cause: 'client-silent-login-failed',
      distinctive: true,
    },
    { text: 'Failed to refresh token.', cause: 'client-session-expired' },
    {
      text: 'Token request to security token service failed.  Check InnerException for more details.',
      cause: 'client-token-request-failed',
      distinctive: true,
    },
    {
      text: 'Your app has been throttled by AAD due to too many requests.',
      cause: 'oauth-too-many-requests-code',
    },
  ],
});
