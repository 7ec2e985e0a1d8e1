import type { Cause } from '../causes/cause.ts';
import { pageAndTime, urlAndTime, wordedErrors } from './worded-errors.ts';

/** Errors of Dropbox sign-in. */
export const dropboxErrors: readonly Cause[] = wordedErrors(
  { source: 'https://www.dropbox.com/developers/documentation/http/documentation', send: pageAndTime },
  [
    {
      id: 'dropbox-redirect-uri',
      title: 'The callback address is not registered in the app at Dropbox',
      stage: 'authn-request',
      owner: 'idp-admin',
      pattern: /\bmust exactly match one of the redirect URIs you[’']ve pre-configured\b/i,
      example:
        "Invalid redirect_uri. It must exactly match one of the redirect URIs you've pre-configured for your app (including the path).",
      cause: 'Dropbox compares the address exactly, and {callbackUrl} is not on its list.',
      fix: ['Add {callbackUrl}: `Dropbox App Console > the app > Settings > OAuth 2 > Redirect URIs`.'],
      confidence: 'inferred',
      distinctive: true,
    },
    {
      id: 'dropbox-denied',
      title: 'The user declined at Dropbox',
      stage: 'idp-authentication',
      owner: 'end-user',
      pattern: /\buser chose not to give your app access\b/i,
      example: 'The user chose not to give your app access to their Dropbox account.',
      cause: 'The page on which Dropbox asks for consent was left with `Cancel`.',
      fix: ['Log in again, and choose `Allow`.'],
      send: urlAndTime,
      confidence: 'inferred',
      distinctive: true,
    },
  ],
);
