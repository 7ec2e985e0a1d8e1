import type { Cause } from '../causes/cause.ts';
import { pageAndTime, wordedErrors } from './worded-errors.ts';

/** Errors of Login with Amazon. */
export const amazonErrors: readonly Cause[] = wordedErrors(
  { source: 'https://developer.amazon.com/docs/login-with-amazon/authorization-code-grant.html', send: pageAndTime },
  [
    {
      id: 'amazon-redirect-uri',
      title: 'The callback address is not an allowed return URL at Amazon',
      stage: 'authn-request',
      owner: 'idp-admin',
      pattern: /\bredirect URI you provided has not been whitelisted\b/i,
      example: 'The redirect URI you provided has not been whitelisted for your application',
      cause: 'The security profile does not list {callbackUrl}.',
      fix: [
        'Add {callbackUrl}: `Amazon Developer Console > Login with Amazon > the security profile > Web Settings > Allowed Return URLs`.',
      ],
      confidence: 'inferred',
      distinctive: true,
    },
    {
      id: 'amazon-unknown-scope',
      title: 'Amazon does not know a scope of the request',
      stage: 'authn-request',
      owner: 'broker-support',
      pattern: /\bAn unknown scope was requested\b/i,
      example: 'An unknown scope was requested',
      cause: 'It offers `profile`, `profile:user_id` and `postal_code` only.',
      fix: ['Request `profile` in {connection}.'],
      confidence: 'inferred',
      onlyIfRecognised: true,
    },
  ],
);
