import type { Cause } from '../causes/cause.ts';
import { pageAndTime, wordedErrors } from './worded-errors.ts';

const metadata = 'https://docs.oracle.com/en/cloud/paas/identity-cloud/uaids/identity-providers.html';

/** Errors of Oracle identity domains (Identity Cloud Service). */
export const oracleErrors: readonly Cause[] = wordedErrors({ source: metadata, send: pageAndTime }, [
  {
    id: 'oracle-partner-not-recognized',
    title: 'Oracle finds no SAML application with the entity ID of the request',
    stage: 'authn-request',
    owner: 'idp-admin',
    pattern: /\bfederation partner \S{1,120} is not recognized\b/i,
    example: 'The Federation partner urn:auth0:broker:acme is not recognized',
    cause: 'The application in the identity domain has another entity ID, or is not active.',
    fix: [
      'Correct entity ID and assertion consumer URL: `Identity domain > Integrated applications > the application > SSO configuration`. The URL is {callbackUrl}.',
    ],
    confidence: 'documented',
    distinctive: true,
    source:
      'https://docs.cloud.sovereigncloud.nz/en-us/iaas/Content/Identity/troubleshooting/saml_login_errors/saml-login-errors.htm',
  },
  {
    id: 'oracle-signon-policy',
    title: 'A sign-on policy of the identity domain refuses the user',
    stage: 'idp-authentication',
    owner: 'idp-admin',
    pattern: /\bsign-?on policy\b/i,
    example: 'Sign-on policy denied access',
    cause: 'A rule of the policy excludes the user, the group or the network.',
    fix: [
      'Allow the user’s group for this application: `Identity domain > Sign-on policies > the policy > Sign-on rules`.',
    ],
    confidence: 'documented',
    onlyIfRecognised: true,
    source:
      'https://docs.oracle.com/en/cloud/saas/enterprise-performance-management-common/tsepm/8_troubleshoot_access_issues_signon_policies.html',
  },
  {
    id: 'oracle-two-signing-certs',
    title: 'Oracle verifies with the first of two signing certificates only',
    stage: 'idp-authentication',
    owner: 'idp-admin',
    pattern: null,
    example: 'The metadata of the provider behind Oracle has two signing certificates',
    cause: 'This matters where Oracle stands in front of another provider whose metadata lists two.',
    fix: ['Remove the certificate that is not in use from the metadata of that provider, and import it again.'],
    send: ['The metadata of the provider behind Oracle'],
    confidence: 'documented',
  },
]);
