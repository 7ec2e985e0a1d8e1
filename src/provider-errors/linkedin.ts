import type { Cause } from '../causes/cause.ts';
import { pageAndTime, urlAndTime, wordedErrors } from './worded-errors.ts';

const authorization = 'https://learn.microsoft.com/en-us/linkedin/shared/authentication/authorization-code-flow';

/** Errors of LinkedIn sign-in. */
export const linkedinErrors: readonly Cause[] = wordedErrors({ source: authorization, send: urlAndTime }, [
  {
    id: 'linkedin-cancel-login',
    title: 'The user did not sign in to LinkedIn',
    stage: 'idp-authentication',
    owner: 'end-user',
    code: 'user_cancelled_login',
    pattern: /\buser_cancell?ed_login\b/i,
    example: 'user_cancelled_login: The user cancelled LinkedIn login',
    cause: 'LinkedIn’s sign-in page was cancelled.',
    fix: ['Log in again, and sign in to LinkedIn.'],
    confidence: 'documented',
    distinctive: true,
  },
  {
    id: 'linkedin-cancel-authorize',
    title: 'The user cancelled when LinkedIn or Apple asked for consent',
    stage: 'idp-authentication',
    owner: 'end-user',
    code: 'user_cancelled_authorize',
    pattern: /\buser_cancell?ed_authorize\b/i,
    example: 'user_cancelled_authorize: The user cancelled the authorization',
    cause: 'The page that asks for consent was left with `Cancel`. Both providers use this code.',
    fix: ['Log in again, and allow the access.'],
    confidence: 'documented',
    distinctive: true,
  },
  {
    id: 'linkedin-scope',
    title: 'The app at LinkedIn may not request a scope of {connection}',
    stage: 'authn-request',
    owner: 'idp-admin',
    code: 'unauthorized_scope_error',
    pattern: /\bunauthorized_scope_error\b/i,
    example: 'unauthorized_scope_error: Scope "r_emailaddress" is not authorized for your application',
    cause: 'The app lacks the product that grants the scope.',
    fix: [
      'Add the product `Sign In with LinkedIn using OpenID Connect`: `LinkedIn Developers > My apps > the app > Products`.',
      'Compare the scopes with those of {connection}: `the app > Auth > OAuth 2.0 scopes`.',
    ],
    confidence: 'observed',
    distinctive: true,
    source: 'https://newbedev.com/unauthorized-scope-error-in-linkedin-oauth2-authentication',
  },
  {
    id: 'linkedin-redirect',
    title: 'The callback address is not registered in the app at LinkedIn',
    stage: 'authn-request',
    owner: 'idp-admin',
    pattern: /\bredirect_uri does not match the registered value\b/i,
    example: 'The redirect_uri does not match the registered value',
    cause: '{callbackUrl} is not among the authorized redirect URLs of the app.',
    fix: [
      'Add {callbackUrl}: `LinkedIn Developers > My apps > the app > Auth > Authorized redirect URLs for your app`.',
    ],
    send: pageAndTime,
    confidence: 'inferred',
  },
]);
