import type { Cause } from '../causes/cause.ts';
import { pageAndTime, urlAndTime, wordedErrors } from './worded-errors.ts';

/**
 * Errors of GitLab sign-in. The sentences are Doorkeeper's, a library that others use too, so they count only where something else tells
 * GitLab.
 */
export const gitlabErrors: readonly Cause[] = wordedErrors(
  { source: 'https://github.com/doorkeeper-gem/doorkeeper/blob/main/config/locales/en.yml', send: urlAndTime },
  [
    {
      id: 'gitlab-invalid-redirect-uri',
      title: 'The callback address is not registered in the application at GitLab',
      stage: 'authn-request',
      owner: 'idp-admin',
      pattern: /\brequested redirect uri is malformed or doesn[’']?t match client redirect uri\b/i,
      example: "The requested redirect uri is malformed or doesn't match client redirect URI.",
      cause: '{callbackUrl} is not a line of the redirect URIs there.',
      fix: ['Add {callbackUrl}: `User settings (or Admin) > Applications > the application > Edit > Redirect URI`.'],
      send: pageAndTime,
      confidence: 'documented',
      onlyIfRecognised: true,
    },
    {
      id: 'gitlab-invalid-client',
      title: 'GitLab cannot authenticate the client',
      stage: 'token-exchange',
      owner: 'idp-admin',
      pattern: /\bclient authentication failed due to unknown client\b/i,
      example:
        'Client authentication failed due to unknown client, no client authentication included, or unsupported authentication method.',
      cause: 'The application ID is unknown, or the secret was renewed.',
      fix: [
        'Renew the secret: `User settings (or Admin) > Applications > the application > Renew secret`. The old one ends at once.',
        'Pass it on in the secure way agreed with {support}, never by mail or in a ticket.',
      ],
      confidence: 'documented',
      onlyIfRecognised: true,
    },
    {
      id: 'gitlab-invalid-scope',
      title: 'The application at GitLab does not allow a requested scope',
      stage: 'authn-request',
      owner: 'idp-admin',
      pattern: /\brequested scope is invalid, unknown, or malformed\b/i,
      example: 'The requested scope is invalid, unknown, or malformed.',
      cause: 'One of the scopes that {connection} requests is not ticked there.',
      fix: [
        'Tick `openid`, `profile` and `email`, or `read_user`: `User settings (or Admin) > Applications > the application > Edit`.',
      ],
      confidence: 'documented',
      onlyIfRecognised: true,
    },
    {
      id: 'gitlab-invalid-grant',
      title: 'GitLab does not accept the authorization code',
      stage: 'token-exchange',
      owner: 'end-user',
      pattern: /\bprovided authorization grant is invalid, expired, revoked\b/i,
      example:
        'The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client.',
      cause: 'The code was used already or has expired.',
      fix: [
        'Start the login again at {service}.',
        { owner: 'broker-support', step: 'If it fails every time, compare client and redirect URI of {connection}.' },
      ],
      confidence: 'documented',
      onlyIfRecognised: true,
    },
    {
      id: 'gitlab-access-denied',
      title: 'The user declined at GitLab',
      stage: 'idp-authentication',
      owner: 'end-user',
      pattern: /\bresource owner or authorization server denied the request\b/i,
      example: 'The resource owner or authorization server denied the request.',
      cause: 'The page on which GitLab asks for consent was left with `Deny`.',
      fix: ['Log in again, and choose `Authorize`.'],
      confidence: 'documented',
      onlyIfRecognised: true,
    },
    {
      id: 'gitlab-unauthorized-client',
      title: 'The application at GitLab may not use this grant',
      stage: 'token-exchange',
      owner: 'idp-admin',
      pattern: /\bclient is not authorized to perform this request using this method\b/i,
      example: 'The client is not authorized to perform this request using this method.',
      cause: 'The application is not confidential, so it has no secret to exchange the code with.',
      fix: ['Tick `Confidential`: `User settings (or Admin) > Applications > the application > Edit`.'],
      confidence: 'documented',
      onlyIfRecognised: true,
    },
    {
      id: 'gitlab-temporarily-unavailable',
      title: 'GitLab is overloaded or under maintenance',
      stage: 'idp-authentication',
      owner: 'end-user',
      pattern: /\bauthorization server is currently unable to handle the request\b/i,
      example:
        'The authorization server is currently unable to handle the request due to a temporary overloading or maintenance of the server.',
      cause: 'GitLab could not answer for now.',
      fix: ['Wait some minutes, and try again.'],
      confidence: 'documented',
      onlyIfRecognised: true,
    },
  ],
);
