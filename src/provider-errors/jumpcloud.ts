import type { Cause } from '../causes/cause.ts';
import { pageAndTime, wordedErrors } from './worded-errors.ts';

/** Errors of JumpCloud. */
export const jumpcloudErrors: readonly Cause[] = wordedErrors(
  { source: 'https://docs.app.axya.co/en/user-guide/account-setup/sso/jumpcloud', send: pageAndTime },
  [
    {
      id: 'jumpcloud-not-bound',
      title: 'The user is in no group that is bound to the application at JumpCloud',
      stage: 'idp-authentication',
      owner: 'idp-admin',
      pattern: /\bnot bound to (?:the )?application\b/i,
      example: 'User not bound to application',
      cause: 'JumpCloud gives access to an application through user groups only.',
      fix: ['Tick a group of the user: `Access > SSO Applications > the application > User Groups`.'],
      confidence: 'observed',
      onlyIfRecognised: true,
    },
    {
      id: 'jumpcloud-acs',
      title: 'JumpCloud has another ACS URL than the request',
      stage: 'authn-request',
      owner: 'idp-admin',
      pattern: /\binvalid ACS URL\b/i,
      example: 'Invalid ACS URL',
      cause: 'The application at JumpCloud does not list {callbackUrl}.',
      fix: ['Set the ACS URL to {callbackUrl}: `Access > SSO Applications > the application > SSO`.'],
      confidence: 'observed',
      onlyIfRecognised: true,
    },
    {
      id: 'jumpcloud-cert-regenerated',
      title: 'The certificate of the application was regenerated at JumpCloud',
      stage: 'idp-response',
      owner: 'idp-admin',
      pattern: null,
      example: 'The certificate was regenerated',
      cause:
        'Regenerating replaces certificate and private key at once, so what {client} holds is out of date from that moment.',
      fix: [
        'Download the new certificate: `Access > SSO Applications > the application > Actions > Download certificate`.',
        'Send it to {support} at once, with its thumbprint.',
      ],
      send: ['The certificate (PEM), which is public'],
      confidence: 'documented',
      source: 'https://jumpcloud.com/support/rotate-sso-certs',
    },
  ],
);
