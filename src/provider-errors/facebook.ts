import type { Cause } from '../causes/cause.ts';
import { pageAndTime, wordedErrors } from './worded-errors.ts';

/** Errors of Facebook Login. */
export const facebookErrors: readonly Cause[] = wordedErrors(
  { source: 'https://developers.facebook.com/docs/facebook-login/security', send: pageAndTime },
  [
    {
      id: 'facebook-url-blocked',
      title: 'The callback address is not among the valid redirect URIs at Facebook',
      stage: 'authn-request',
      owner: 'idp-admin',
      pattern: /\bredirect URI is not white-?listed in the app[’']?s Client OAuth Settings\b/i,
      example:
        'URL Blocked: This redirect failed because the redirect URI is not whitelisted in the app’s Client OAuth Settings.',
      cause: 'Facebook compares the address exactly, and {callbackUrl} is not on its list.',
      fix: [
        'Add {callbackUrl}: `Meta for Developers > My Apps > the app > Facebook Login > Settings > Valid OAuth Redirect URIs`.',
      ],
      confidence: 'observed',
      distinctive: true,
      source: 'https://openillumi.com/en/en-fix-facebook-login-url-blocked-oauth-settings',
    },
    {
      id: 'facebook-domain',
      title: 'The domain of the callback address is not registered in the app at Facebook',
      stage: 'authn-request',
      owner: 'idp-admin',
      pattern: /\bdomain of this URL isn[’']?t included in the app[’']?s domains\b/i,
      example: 'Can’t Load URL: The domain of this URL isn’t included in the app’s domains.',
      cause: 'The app lists domains, and the one of {callbackUrl} is not there.',
      fix: [
        'Add the domain of {callbackUrl}: `Meta for Developers > My Apps > the app > App settings > Basic > App domains`.',
        'Add {callbackUrl}: `Facebook Login > Settings > Valid OAuth Redirect URIs`.',
      ],
      confidence: 'observed',
      distinctive: true,
    },
    {
      id: 'facebook-dev-mode',
      title: 'The app at Facebook is in development mode',
      stage: 'idp-authentication',
      owner: 'idp-admin',
      pattern: /\bapp not active\b|\bthis app is not available\b/i,
      example: 'App not active: This app is not accessible right now',
      cause: 'Only people with a role in the app may log in until it is live.',
      fix: [
        'Switch the app to live, or add the user as a tester: `Meta for Developers > My Apps > the app > App roles`.',
      ],
      confidence: 'observed',
      onlyIfRecognised: true,
      source: 'https://www.base44devs.com/fix/base44-facebook-login-fails',
    },
  ],
);
