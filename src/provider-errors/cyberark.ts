import type { Cause } from '../causes/cause.ts';
import { pageAndTime, wordedErrors } from './worded-errors.ts';

/** Errors of CyberArk Identity. No list of them is published, so their words are inferred. */
export const cyberarkErrors: readonly Cause[] = wordedErrors(
  {
    source: 'https://developers.cloudflare.com/access/configuring-identity-providers/saml-centrify/',
    send: pageAndTime,
  },
  [
    {
      id: 'cyberark-not-authorized',
      title: 'The user’s role may not use the application at CyberArk Identity',
      stage: 'idp-authentication',
      owner: 'idp-admin',
      pattern: /\bnot authorized to (?:access|launch) this application\b/i,
      example: 'You are not authorized to access this application',
      cause: 'Access to a web app is given by role, and none of the user’s roles has it.',
      fix: ['Add a role of the user: `Apps & Widgets > Web Apps > the application > Permissions`.'],
      confidence: 'inferred',
      onlyIfRecognised: true,
    },
  ],
);
