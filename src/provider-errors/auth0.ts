import type { Cause } from '../causes/cause.ts';
import { wordedErrors } from './worded-errors.ts';

/** States of the customer’s own Auth0 tenant as identity provider. What it says in words is the broker's vocabulary, which the core has. */
export const auth0ProviderErrors: readonly Cause[] = wordedErrors(
  {
    source: 'https://community.auth0.com/t/saml-integrations-not-working-after-signing-key-rotation/88670',
    send: ['The certificate (PEM), which is public'],
  },
  [
    {
      id: 'auth0idp-key-rotated',
      title: 'The signing key of the customer’s own Auth0 tenant was rotated',
      stage: 'idp-response',
      owner: 'idp-admin',
      pattern: null,
      example: 'SAML fails after the signing key was rotated',
      cause:
        'The tenant signs tokens and SAML with the same key, and after `Rotate Key` SAML has the new certificate at once, although the old key is not revoked.',
      fix: [
        'Download the certificate from `https://<tenant domain>/pem`.',
        'Send it to {support}, with its thumbprint.',
      ],
      confidence: 'documented',
    },
  ],
);
