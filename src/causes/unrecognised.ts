import { defineCauses } from './cause.ts';

/** What is said when the catalogue does not know the text: honest about it, and useful all the same. */
export const unrecognisedCauses = defineCauses([
  {
    id: 'unrecognised-access-denied',
    title: 'The login was refused, with a text that is not in the catalogue',
    stage: 'idp-authentication',
    owner: 'idp-admin',
    error: 'access_denied',
    pattern: null,
    example: 'access_denied with a description of the identity provider’s own',
    cause:
      'Auth0 passes the text of others through under `access_denied`: most likely it is the identity provider’s own status message, or an Action or Rule of the Auth0 tenant stopped the login.',
    fix: [
      {
        owner: 'idp-admin',
        step: 'Look for this text, at the time of the failed login, in the sign-in log of the identity provider.',
      },
      {
        owner: 'broker-support',
        step: 'If the provider shows a successful sign-in, look the login up in the Auth0 tenant log (type `f`) and in the tenant’s Actions and Rules.',
      },
    ],
    send: [
      'the failing URL, whole',
      'the time of the failed login (UTC)',
      'whether all users are affected, or one',
      'what the identity provider’s sign-in log says',
    ],
    confidence: 'inferred',
    vague: true,
    sources: ['https://auth0.com/docs/authenticate/login/auth0-universal-login/error-pages'],
  },
  {
    id: 'unrecognised-error',
    title: 'The login failed with an error that is not in the catalogue',
    stage: 'broker-validation',
    owner: null,
    error: null,
    pattern: null,
    example: 'an error code and a description that nobody has described yet',
    cause:
      'Neither the error code nor its description is known, so this says which values came and does not guess what they mean.',
    fix: [
      {
        owner: 'end-user',
        step: 'Start the login again from {service} in a new private window. If it fails again, copy the whole URL.',
      },
      {
        owner: 'broker-support',
        step: 'Look the login up in the Auth0 tenant log by its time; the log often holds more than the URL.',
      },
    ],
    send: ['the failing URL, whole', 'the time of the failed login (UTC)', 'whether all users are affected, or one'],
    confidence: 'inferred',
    vague: true,
    sources: ['https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1'],
  },
  {
    id: 'callback-cut-at-ampersand',
    title: 'The pasted URL ends where the explanation would begin',
    stage: 'broker-validation',
    owner: 'end-user',
    error: null,
    pattern: null,
    example: 'https://auth.influxdata.com/login/callback?error=access_denied',
    cause:
      'There is an `error` without an `error_description`. A command line that is given a URL without quotes stops at the first `&`, so most likely the rest of the URL never arrived here.',
    fix: [
      { owner: 'end-user', step: 'Put the URL between quotes: `sso-doctor "https://…"`.' },
      {
        owner: 'end-user',
        step: 'Or start `sso-doctor` alone and paste the URL into the box that opens; or save it in a file and run `sso-doctor file.txt`.',
      },
    ],
    send: [],
    confidence: 'inferred',
    vague: true,
    sources: ['https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1'],
  },
]);
