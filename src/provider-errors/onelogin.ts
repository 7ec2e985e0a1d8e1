import type { Cause } from '../causes/cause.ts';
import { pageAndTime, wordedErrors } from './worded-errors.ts';

const setUp =
  'https://support.applaudsolutions.com/hc/en-us/articles/4413840886289-Configure-SAML-single-sign-on-with-OneLogin';

/** Errors of OneLogin. No list of them is published, so their words are inferred. */
export const oneloginErrors: readonly Cause[] = wordedErrors({ source: setUp, send: pageAndTime }, [
  {
    id: 'onelogin-not-assigned',
    title: 'The user may not use the application at OneLogin',
    stage: 'idp-authentication',
    owner: 'idp-admin',
    pattern: /\b(?:do not|don[’']?t) have access to this app(?:lication)?\b/i,
    example: 'You do not have access to this application',
    cause: 'Only users who have the application themselves or through a role may use it.',
    fix: ['Give the user the application: `Users > the user > Applications`, or a role with it: `Users > Roles`.'],
    confidence: 'inferred',
    onlyIfRecognised: true,
  },
  {
    id: 'onelogin-acs-validator',
    title: 'OneLogin does not accept the callback address of the request',
    stage: 'authn-request',
    owner: 'idp-admin',
    pattern: /\binvalid ACS\b|\bACS \(Consumer\) URL (?:is invalid|does not match)\b/i,
    example: 'Invalid ACS (Consumer) URL',
    cause: '{callbackUrl} differs from the ACS URL of the application, or its validator expression does not match it.',
    fix: [
      'Set `ACS (Consumer) URL` to {callbackUrl}: `Applications > the application > Configuration`.',
      'Let `ACS (Consumer) URL Validator` match it there: it is a regular expression, so escape the dots.',
    ],
    confidence: 'inferred',
    onlyIfRecognised: true,
  },
  {
    id: 'onelogin-cert-changed',
    title: 'Another certificate was chosen for the application at OneLogin',
    stage: 'idp-response',
    owner: 'idp-admin',
    pattern: null,
    example: 'Another certificate is chosen in the application',
    cause: 'OneLogin signs at once with the certificate that is chosen, and {client} does not have it yet.',
    fix: [
      'Download the certificate that is in use now: `Applications > the application > SSO > X.509 Certificate > View details`.',
      'Send it to {support}, with its thumbprint read there.',
    ],
    send: ['The certificate (PEM), which is public'],
    confidence: 'documented',
    source: 'https://support.onelogin.com/kb/4266990/creating-and-applying-certificates',
  },
]);
