import type { Cause } from '../causes/cause.ts';
import { pageAndTime, urlAndTime, wordedErrors } from './worded-errors.ts';

/** Errors of Sign in with Apple. It uses standard codes only, so something else has to tell Apple. */
export const appleErrors: readonly Cause[] = wordedErrors(
  {
    source: 'https://developer.apple.com/documentation/technotes/tn3107-resolving-sign-in-with-apple-response-errors',
    send: pageAndTime,
  },
  [
    {
      id: 'apple-invalid-request',
      title: 'Apple cannot use the request: a parameter is missing, repeated or wrong',
      stage: 'authn-request',
      owner: 'idp-admin',
      error: 'invalid_request',
      pattern: /\binvalid_request\b/i,
      example: 'invalid_request',
      cause: 'Mostly the return URL or the Services ID is not the one that is registered with Apple.',
      fix: [
        'Add {callbackUrl}: `Certificates, Identifiers & Profiles > Identifiers > the Services ID > Sign in with Apple > Configure > Return URLs`.',
      ],
      confidence: 'documented',
      onlyIfRecognised: true,
    },
    {
      id: 'apple-invalid-client',
      title: 'Apple does not accept the Services ID or the client secret made for it',
      stage: 'token-exchange',
      owner: 'idp-admin',
      error: 'invalid_client',
      pattern: /\binvalid_client\b/i,
      example: 'invalid_client',
      cause:
        'Services ID, Team ID, Key ID and key do not fit together, or the secret, a token that lives six months at most, has expired.',
      fix: [
        'Compare Services ID, Team ID and Key ID with {connection}: `Certificates, Identifiers & Profiles`.',
        'If the key was revoked, create another one there (`Keys`) and pass the `.p8` file on in the secure way agreed with {support}, never by mail or in a ticket.',
      ],
      confidence: 'documented',
      onlyIfRecognised: true,
    },
    {
      id: 'apple-unauthorized-client',
      title: 'The Services ID may not use Sign in with Apple',
      stage: 'authn-request',
      owner: 'idp-admin',
      error: 'unauthorized_client',
      pattern: /\bunauthorized_client\b/i,
      example: 'unauthorized_client',
      cause: 'Sign in with Apple is not enabled for it, or it is linked to no primary app ID.',
      fix: [
        'Enable it and choose the primary app ID: `Certificates, Identifiers & Profiles > Identifiers > the Services ID > Sign in with Apple > Configure`.',
      ],
      confidence: 'documented',
      onlyIfRecognised: true,
    },
    {
      id: 'apple-user-cancelled',
      title: 'The user cancelled at Apple',
      stage: 'idp-authentication',
      owner: 'end-user',
      error: 'user_cancelled_authorize',
      pattern: /\buser_cancelled_authorize\b/i,
      example: 'user_cancelled_authorize',
      cause: 'Apple’s page was closed, or left with `Cancel`.',
      fix: ['Log in again, and continue on Apple’s page.'],
      send: urlAndTime,
      confidence: 'inferred',
      onlyIfRecognised: true,
    },
  ],
);
