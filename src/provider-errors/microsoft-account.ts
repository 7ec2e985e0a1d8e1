import type { Cause } from '../causes/cause.ts';
import { pageAndTime, urlAndTime, wordedErrors } from './worded-errors.ts';

/** Errors of Microsoft personal accounts (login.live.com). Work accounts are Entra's, and so are all codes with AADSTS. */
export const microsoftAccountErrors: readonly Cause[] = wordedErrors(
  { source: 'https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-auth-code-flow', send: pageAndTime },
  [
    {
      id: 'microsoft-account-redirect-uri',
      title: 'The callback address is not registered for Microsoft personal accounts',
      stage: 'authn-request',
      owner: 'idp-admin',
      pattern: /\bprovided value for the input parameter ['’]redirect_uri['’] is not valid\b/i,
      example:
        "The provided value for the input parameter 'redirect_uri' is not valid. The expected value is a URI which matches a redirect URI registered for this client application.",
      cause: '{callbackUrl} is not among the redirect URIs of the app registration.',
      fix: [
        'Add {callbackUrl} (Web): `Microsoft Entra admin center > App registrations > the application > Authentication > Redirect URIs`.',
      ],
      confidence: 'observed',
      distinctive: true,
      source: 'https://github.com/MicrosoftDocs/azure-docs/issues/79329',
    },
    {
      id: 'microsoft-account-not-for-consumers',
      title: 'The app registration does not admit Microsoft personal accounts',
      stage: 'authn-request',
      owner: 'idp-admin',
      pattern: /\bclient does not exist or is not enabled for consumers\b/i,
      example: 'unauthorized_client: The client does not exist or is not enabled for consumers.',
      cause: 'Either the client ID is wrong, or the registration is for accounts of organisations only.',
      fix: [
        'Set the supported account types to include personal accounts: `Microsoft Entra admin center > App registrations > the application > Authentication`.',
        { owner: 'broker-support', step: 'Compare the client ID of {connection} with the registration.' },
      ],
      confidence: 'observed',
      distinctive: true,
      source:
        'https://learn.microsoft.com/en-us/troubleshoot/entra/entra-id/app-integration/error-code-AADSTS50020-user-account-identity-provider-does-not-exist',
    },
    {
      id: 'microsoft-account-denied',
      title: 'The user declined at Microsoft',
      stage: 'idp-authentication',
      owner: 'end-user',
      pattern: /\buser has denied access to the scope requested by the client application\b/i,
      example: 'The user has denied access to the scope requested by the client application.',
      cause: 'The page on which Microsoft asks for consent was left with `No` or `Cancel`.',
      fix: ['Log in again, and accept.'],
      send: urlAndTime,
      confidence: 'observed',
      distinctive: true,
    },
  ],
);
