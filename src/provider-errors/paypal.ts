import type { Cause } from '../causes/cause.ts';
import { pageAndTime, wordedErrors } from './worded-errors.ts';

/** Errors of Log in with PayPal. */
export const paypalErrors: readonly Cause[] = wordedErrors(
  {
    source:
      'https://medium.com/paypal-tech/stricter-redirect-checks-required-on-log-in-with-paypal-applications-57ebdd49bbc2',
    send: pageAndTime,
  },
  [
    {
      id: 'paypal-redirect-uri',
      title: 'The callback address is not the return URL of the app at PayPal',
      stage: 'authn-request',
      owner: 'idp-admin',
      pattern: /\bRelying Party[’']s validation error: redirect_uri\b/i,
      example:
        "Relying Party's validation error: redirect_uri provided in the request does not match with the registered redirect_uri.",
      cause: 'PayPal compares every part of the address, and {callbackUrl} is not what the app has.',
      fix: [
        'Set the return URL to {callbackUrl}: `PayPal Developer Dashboard > Apps & Credentials > the app > Log in with PayPal > Advanced settings`.',
      ],
      confidence: 'inferred',
      distinctive: true,
    },
    {
      id: 'paypal-client-or-redirect',
      title: 'PayPal knows no app with this client ID and address',
      stage: 'authn-request',
      owner: 'idp-admin',
      pattern: /\binvalid client_id or redirect_uri\b/i,
      example: 'invalid client_id or redirect_uri',
      cause: 'Client ID and address are not of the same app, or sandbox and live are mixed up.',
      fix: [
        'Send {support} the client ID of the live app, which is not secret: `PayPal Developer Dashboard > Apps & Credentials > the app`.',
        'Compare its return URL with {callbackUrl}.',
      ],
      confidence: 'inferred',
      onlyIfRecognised: true,
    },
  ],
);
