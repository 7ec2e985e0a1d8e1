import type { Cause } from '../causes/cause.ts';
import { pageAndTime, wordedErrors } from './worded-errors.ts';

/** Errors of Yahoo sign-in. */
export const yahooErrors: readonly Cause[] = wordedErrors(
  { source: 'https://developer.yahoo.com/oauth2/guide/', send: pageAndTime },
  [
    {
      id: 'yahoo-redirect-uri',
      title: 'The callback address is not registered in the app at Yahoo',
      stage: 'authn-request',
      owner: 'idp-admin',
      code: 'INVALID_REDIRECT_URI',
      pattern: /\bINVALID_REDIRECT_URI\b/i,
      example: 'INVALID_REDIRECT_URI',
      cause: '{callbackUrl} is not a redirect URI of the app.',
      fix: ['Add {callbackUrl}: `Yahoo Developer Network > My Apps > the app > Redirect URI(s)`.'],
      confidence: 'inferred',
      onlyIfRecognised: true,
    },
    {
      id: 'yahoo-client-id',
      title: 'Yahoo knows no app with this client ID',
      stage: 'authn-request',
      owner: 'idp-admin',
      pattern: /\bplease specify a (?:correct|valid) client id\b/i,
      example: 'Developers: Please specify a correct client id and try again.',
      cause: 'The client ID has a typo, or the app was deleted.',
      fix: ['Send {support} the client ID, which is not secret: `Yahoo Developer Network > My Apps > the app`.'],
      confidence: 'inferred',
      onlyIfRecognised: true,
    },
  ],
);
