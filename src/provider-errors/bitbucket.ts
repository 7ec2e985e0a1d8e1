import type { Cause } from '../causes/cause.ts';
import { pageAndTime, wordedErrors } from './worded-errors.ts';

/** Errors of Bitbucket sign-in. */
export const bitbucketErrors: readonly Cause[] = wordedErrors(
  { source: 'https://github.com/Shippable/support/issues/4660', send: pageAndTime },
  [
    {
      id: 'bitbucket-redirect-uri',
      title: 'The callback address is not the one of the OAuth consumer at Bitbucket',
      stage: 'authn-request',
      owner: 'idp-admin',
      pattern: /\bInvalid redirect_uri\.? This integration is misconfigured\b/i,
      example: 'Invalid redirect_uri. This integration is misconfigured. Contact the vendor for assistance.',
      cause: 'The consumer has another callback URL than {callbackUrl}.',
      fix: ['Set it to {callbackUrl}: `Workspace settings > OAuth consumers > the consumer > Edit > Callback URL`.'],
      confidence: 'observed',
      distinctive: true,
    },
    {
      id: 'bitbucket-client-id',
      title: 'Bitbucket knows no OAuth consumer with this client ID',
      stage: 'authn-request',
      owner: 'idp-admin',
      pattern: /\bInvalid client_id\.? This integration is misconfigured\b/i,
      example: 'Invalid client_id. This integration is misconfigured. Contact the vendor for assistance.',
      cause: 'The key has a typo, or the consumer was deleted.',
      fix: ['Send {support} the key, which is not secret: `Workspace settings > OAuth consumers > the consumer`.'],
      confidence: 'inferred',
      distinctive: true,
    },
  ],
);
