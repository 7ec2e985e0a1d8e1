import type { Cause } from '../causes/cause.ts';
import { pageAndTime, wordedErrors } from './worded-errors.ts';

/** Errors of AWS IAM Identity Center. */
export const awsIamIdentityCenterErrors: readonly Cause[] = wordedErrors(
  { source: 'https://docs.aws.amazon.com/singlesignon/latest/userguide/troubleshooting.html', send: pageAndTime },
  [
    {
      id: 'aws-idc-unexpected',
      title: 'IAM Identity Center cannot use what the provider behind it sent',
      stage: 'idp-authentication',
      owner: 'idp-admin',
      pattern: /\ban unexpected error has occurred\b/i,
      example: 'An unexpected error has occurred',
      cause:
        'It stands in front of another provider, and that one’s NameID is no user here, or its ACS URL is another.',
      fix: [
        'Let NameID be the user name that Identity Center has, mostly the e-mail address.',
        'Compare the ACS URL at that provider with the one in `Settings > Identity source`.',
        'Read the event `ExternalIdPDirectoryLogin` in CloudTrail.',
      ],
      confidence: 'documented',
      onlyIfRecognised: true,
    },
    {
      id: 'aws-idc-recreated-user',
      title: 'A user or group was made again at AWS, and its assignment is dead',
      stage: 'idp-authentication',
      owner: 'idp-admin',
      pattern: null,
      example: 'A user was deleted and created again',
      cause: 'The new one has another internal ID, and the assignment still names the old one.',
      fix: [
        'Remove the assignment and add it again: `IAM Identity Center > Applications > the application > Assigned users and groups`.',
      ],
      send: ['The user name'],
      confidence: 'documented',
    },
  ],
);
