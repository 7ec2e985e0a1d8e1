import type { Cause } from '../causes/cause.ts';
import { urlAndTime, wordedErrors } from './worded-errors.ts';

/** Errors of Salesforce sign-in. */
export const salesforceErrors: readonly Cause[] = wordedErrors(
  {
    source: 'https://help.salesforce.com/s/articleView?id=sf.remoteaccess_oauth_flow_errors.htm&type=5',
    send: urlAndTime,
  },
  [
    {
      id: 'salesforce-redirect-uri',
      title: 'The callback address is not a callback URL of the connected app at Salesforce',
      stage: 'authn-request',
      owner: 'idp-admin',
      pattern: /\bredirect_uri must match configuration\b/i,
      example: 'redirect_uri must match configuration',
      cause: 'The connected app does not list {callbackUrl}, or was changed less than ten minutes ago.',
      fix: [
        'Add {callbackUrl}: `Setup > App Manager > the app > Edit > Callback URL`.',
        'Wait ten minutes, and try again.',
      ],
      confidence: 'observed',
      distinctive: true,
      source: 'https://github.com/sfdx-mass-action-scheduler/sfdx-mass-action-scheduler/issues/29',
    },
    {
      id: 'salesforce-app-blocked',
      title: 'An administrator has blocked the connected app at Salesforce',
      stage: 'idp-authentication',
      owner: 'idp-admin',
      code: 'OAUTH_APP_BLOCKED',
      pattern: /\bOAUTH_APP_BLOCKED\b|\bthis app is blocked by admin\b/i,
      example: 'OAUTH_APP_BLOCKED: this app is blocked by admin',
      cause: 'The app is blocked, or was never installed in this organisation.',
      fix: ['Install or unblock it: `Setup > Connected Apps OAuth Usage`.'],
      confidence: 'observed',
      distinctive: true,
      source: 'https://github.com/n8n-io/n8n/issues/21589',
    },
    {
      id: 'salesforce-app-access-denied',
      title: 'Salesforce does not let the user use the connected app',
      stage: 'idp-authentication',
      owner: 'idp-admin',
      code: 'OAUTH_APP_ACCESS_DENIED',
      pattern: /\bOAUTH_APP_ACCESS_DENIED\b|\buser is not admin approved\b/i,
      example: 'OAUTH_APP_ACCESS_DENIED: user is not admin approved to access this app',
      cause: 'Users have to be approved beforehand and this one is not, or their address is outside the allowed range.',
      fix: [
        'Give the user’s profile or permission set the app: `Setup > Manage Connected Apps > the app > Manage Profiles`.',
      ],
      confidence: 'observed',
      distinctive: true,
      source: 'https://github.com/abisek/salesforce-elf-browser/issues/9',
    },
    {
      id: 'salesforce-denied',
      title: 'The user declined at Salesforce',
      stage: 'idp-authentication',
      owner: 'end-user',
      pattern: /\bend-user denied authorization\b/i,
      example: 'end-user denied authorization',
      cause: 'The page on which Salesforce asks for consent was left with `Deny`.',
      fix: ['Log in again, and choose `Allow`.'],
      confidence: 'documented',
    },
    {
      id: 'salesforce-client-id',
      title: 'Salesforce knows no connected app with this client ID',
      stage: 'authn-request',
      owner: 'idp-admin',
      pattern: /\bclient identifier invalid\b/i,
      example: 'client identifier invalid',
      cause: 'The consumer key has a typo, or the app was deleted or is of another organisation.',
      fix: [
        'Send {support} the consumer key, which is not secret: `Setup > App Manager > the app > View > Manage Consumer Details`.',
      ],
      confidence: 'documented',
    },
  ],
);
