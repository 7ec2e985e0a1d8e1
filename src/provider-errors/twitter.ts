import type { Cause } from '../causes/cause.ts';
import { pageAndTime, wordedErrors } from './worded-errors.ts';

/** Errors of X (Twitter). */
export const twitterErrors: readonly Cause[] = wordedErrors(
  { source: 'https://developer.x.com/en/docs/basics/apps/guides/callback-urls', send: pageAndTime },
  [
    {
      id: 'twitter-callback-not-approved',
      title: 'The callback address is not approved in the app at X',
      stage: 'authn-request',
      owner: 'idp-admin',
      pattern: /\bCallback URL not approved for this client application\b/i,
      example:
        'Callback URL not approved for this client application. Approved callback URLs can be adjusted in your application settings',
      cause: 'X compares the address with the list of the app, and {callbackUrl} is not on it.',
      fix: [
        'Add {callbackUrl}: `X Developer Portal > Projects & Apps > the app > User authentication settings > Callback URI`.',
      ],
      confidence: 'documented',
      distinctive: true,
    },
    {
      id: 'twitter-no-access-given',
      title: 'X did not give the app access to the account',
      stage: 'idp-authentication',
      owner: 'idp-admin',
      pattern: /\bYou weren[’']?t able to give access to the App\b/i,
      example: 'Something went wrong. You weren’t able to give access to the App. Go back and try logging in again.',
      cause: 'The page says no more; mostly the callback address or the type of the app is set otherwise.',
      fix: [
        'Compare callback URI and type of app (Web App) with {connection}: `X Developer Portal > Projects & Apps > the app > User authentication settings`.',
      ],
      confidence: 'inferred',
      distinctive: true,
    },
  ],
);
