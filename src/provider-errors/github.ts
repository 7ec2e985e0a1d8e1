import type { Cause } from '../causes/cause.ts';
import { urlAndTime, wordedErrors } from './worded-errors.ts';

const tokenErrors =
  'https://docs.github.com/en/apps/oauth-apps/maintaining-oauth-apps/troubleshooting-oauth-app-access-token-request-errors';

/** Errors of GitHub sign-in. A mismatch of addresses goes to the registered callback, which may be somebody else's site. */
export const githubErrors: readonly Cause[] = wordedErrors(
  {
    source:
      'https://docs.github.com/en/apps/oauth-apps/maintaining-oauth-apps/troubleshooting-authorization-request-errors',
    send: urlAndTime,
  },
  [
    {
      id: 'github-redirect-mismatch',
      title: 'The callback address is not the one that is registered at GitHub',
      stage: 'authn-request',
      owner: 'idp-admin',
      pattern: /\bredirect_uri MUST match the registered callback URL\b/i,
      example: 'The redirect_uri MUST match the registered callback URL for this application.',
      cause: 'The OAuth app at GitHub has another authorization callback URL than {callbackUrl}.',
      fix: [
        'Set it to {callbackUrl}: `Settings > Developer settings > OAuth Apps > the app > Authorization callback URL`.',
      ],
      confidence: 'documented',
      distinctive: true,
    },
    {
      id: 'github-suspended',
      title: 'GitHub has suspended the OAuth app',
      stage: 'authn-request',
      owner: 'idp-admin',
      code: 'application_suspended',
      pattern: /\bapplication_suspended\b|\bYour application has been suspended\b/i,
      example: 'application_suspended: Your application has been suspended. Contact support@github.com.',
      cause: 'It was reported for abuse, or breaks GitHub’s terms.',
      fix: ['Ask GitHub support, as the owner of the app, what it takes to have it restored.'],
      confidence: 'documented',
    },
    {
      id: 'github-access-denied',
      title: 'The user cancelled at GitHub',
      stage: 'idp-authentication',
      owner: 'end-user',
      pattern: /\bThe user has denied your application access\b/i,
      example: 'The user has denied your application access.',
      cause: 'The page on which GitHub asks for consent was cancelled.',
      fix: ['Log in again, and choose `Authorize`.'],
      confidence: 'documented',
      distinctive: true,
    },
    {
      id: 'github-incorrect-credentials',
      title: 'GitHub refuses the client secret that {client} holds',
      stage: 'token-exchange',
      owner: 'idp-admin',
      code: 'incorrect_client_credentials',
      pattern: /\bincorrect_client_credentials\b|\bThe client_id and\/or client_secret passed are incorrect\b/i,
      example: 'incorrect_client_credentials: The client_id and/or client_secret passed are incorrect.',
      cause: 'Client ID and secret are not of the same OAuth app, or the secret was deleted there.',
      fix: [
        'Generate a client secret: `Settings > Developer settings > OAuth Apps > the app > Client secrets`. The old one works until it is deleted.',
        'Pass it on in the secure way agreed with {support}, never by mail or in a ticket.',
      ],
      confidence: 'inferred',
      source: tokenErrors,
    },
    {
      id: 'github-bad-code',
      title: 'GitHub does not accept the one-time code',
      stage: 'token-exchange',
      owner: 'end-user',
      code: 'bad_verification_code',
      pattern: /\bbad_verification_code\b|\bThe code passed is incorrect or expired\b/i,
      example: 'bad_verification_code: The code passed is incorrect or expired.',
      cause: 'The code was used already, or it is older than ten minutes.',
      fix: ['Start the login again at {service}, and do not reload the page that follows.'],
      confidence: 'inferred',
      source: tokenErrors,
    },
  ],
);
