import {
  callbackAndCookies,
  checkCaution,
  core,
  discoveryAndToken,
  issuerCaution,
  logAndTime,
  relyingPartyCause,
} from './relying-party-cause.ts';

/** What an application keeps of a login, and what comes back to it in the callback. */
export const callbackRefusals = [
  relyingPartyCause({
    id: 'client-state-mismatch',
    title: 'The application does not recognise the state of the callback as its own',
    example: 'unexpected "state" response parameter value',
    cause:
      'The `state` of the callback is not the one that the application remembers for this browser: two logins overlap, the callback was opened twice or from a bookmark, or the cookie that holds it did not come along.',
    fix: [
      ['end-user', 'Close other login tabs and start once more from the start page of the application.'],
      [
        'app-developer',
        'If it repeats, compare the host that starts the login with the host of the callback, and keep one state for each login rather than one for each browser.',
      ],
    ],
    send: callbackAndCookies,
    caution: checkCaution,
    sameAtBroker: 'oidc-client-state',
    sources: ['https://www.rfc-editor.org/rfc/rfc6749#section-10.12'],
  }),
  relyingPartyCause({
    id: 'client-state-missing',
    title: 'The callback reaches the application without a state',
    example: 'response parameter "state" missing',
    cause:
      'The application sends a `state` and expects it back. It is missing where the callback was opened directly, where the login was started at the provider, or where something on the way drops parameters.',
    fix: [
      ['end-user', 'Start from the start page of the application, not from a bookmark or a tile.'],
      [
        'app-developer',
        'If it repeats, check that proxies and rewrites in front of the callback keep the query or the form as it comes.',
      ],
    ],
    send: callbackAndCookies,
    sources: ['https://www.rfc-editor.org/rfc/rfc6749#section-10.12'],
  }),
  relyingPartyCause({
    id: 'client-session-lost',
    title: 'The application no longer knows the login that this callback belongs to',
    example: 'checks.state argument is missing',
    cause:
      'What the application kept of the login (in a cookie, a session or browser storage) is gone when the callback arrives: it expired, was used up by an earlier callback, belongs to another host, or the browser held it back.',
    fix: [
      ['end-user', 'Start again, allow cookies for the application, and do not go back in the browser.'],
      [
        'app-developer',
        'Check that login and callback run on the same host and scheme, that the cookie is `Secure` and its `SameSite` fits (`None` for `form_post`, else `Lax`), and that all instances share the session store.',
      ],
    ],
    send: callbackAndCookies,
    sources: [
      'https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/Cookies',
      'https://www.rfc-editor.org/rfc/rfc6749#section-10.12',
    ],
  }),
  relyingPartyCause({
    id: 'client-cookie-unreadable',
    title: 'The application cannot decrypt or verify its own login cookie',
    example: 'Unable to unprotect the message.State.',
    cause:
      'The cookie or state was protected with another key than the one at hand: the secret was changed, the instances have different ones, or the keys are not kept across restarts.',
    fix: [
      ['app-developer', 'Give all instances the same secret or key ring, and keep it across restarts and releases.'],
      ['end-user', 'Delete the cookies of the application and log in again.'],
    ],
    sources: ['https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/Cookies'],
  }),
  relyingPartyCause({
    id: 'client-session-support-missing',
    title: 'The application runs its login library without the session that it needs',
    example: 'OpenID Connect requires session support. Did you forget to use `express-session` middleware?',
    cause: 'The library keeps `state` and `nonce` in a session, and no session middleware runs before it.',
    fix: [['app-developer', 'Run the session middleware before the login library on both routes.']],
    sources: ['https://www.rfc-editor.org/rfc/rfc6749#section-10.12'],
  }),
  relyingPartyCause({
    id: 'client-pkce-verifier-lost',
    title: 'The application no longer has the PKCE code verifier of this login',
    example: 'PKCE code_verifier cookie was missing.',
    cause:
      'The code verifier is made when the login starts and is needed when the code is redeemed. It was lost in between, as its cookie or session was.',
    fix: [
      ['end-user', 'Start the login again in one tab, with cookies allowed.'],
      [
        'app-developer',
        'If it repeats, check that login and callback run on the same host and scheme, and that the cookie survives the redirect.',
      ],
    ],
    send: callbackAndCookies,
    sources: ['https://www.rfc-editor.org/rfc/rfc7636#section-4.6'],
  }),
  relyingPartyCause({
    id: 'client-pkce-failed',
    title: 'The provider finds that code verifier and code challenge do not belong together',
    stage: 'token-exchange',
    example: 'Code verifier is not found, authorization URL must be generated before',
    cause: 'The code verifier of the token request is not the one whose challenge went out with the login request.',
    fix: [
      ['app-developer', 'Keep one verifier for each login, and use the same `code_challenge_method` in both requests.'],
    ],
    sources: ['https://www.rfc-editor.org/rfc/rfc7636#section-4.6'],
  }),
  relyingPartyCause({
    id: 'client-code-missing',
    title: 'The callback reaches the application without code, token or error',
    example: 'no authorization code in "callbackParameters"',
    cause:
      'The callback holds neither what was requested nor an error: it was opened directly, parameters were dropped on the way, or response type and response mode are not what the application reads.',
    fix: [
      [
        'app-developer',
        'Check `response_type` and `response_mode`, and that nothing in front of the callback drops the query, the fragment or the form.',
      ],
    ],
    send: callbackAndCookies,
    sameAtBroker: 'oidc-client-response-incomplete',
    sources: [`${core}#AuthResponse`],
  }),
  relyingPartyCause({
    id: 'client-response-unexpected',
    title: 'The callback holds something that the application did not ask for',
    example: 'implicit and hybrid flows are not supported',
    cause: 'Response type, response mode or token type of the answer are not those that the application is set up for.',
    fix: [
      [
        'app-developer',
        'Request what the library supports, as a rule `response_type=code` with the default response mode.',
      ],
      ['idp-admin', 'At the OpenID provider, allow the application that flow.'],
    ],
    sources: [`${core}#AuthResponse`],
  }),
  relyingPartyCause({
    id: 'client-error-passed-on',
    title: 'The application reports an error of the OpenID provider without naming it',
    example: 'authorization response from the server is an error',
    cause:
      'The library only says that the provider answered with an error. Code and description stand in the cause of the exception or in the callback URL.',
    fix: [['app-developer', 'Log `error` and `error_description` of the exception or its cause, and hand them in.']],
    send: ['The full callback URL with `error`, `error_description` and `state`', ...logAndTime],
    vague: true,
    sources: [
      'https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1',
      'https://www.rfc-editor.org/rfc/rfc6749#section-5',
    ],
  }),
  relyingPartyCause({
    id: 'client-response-issuer-mismatch',
    title: 'The callback comes from another issuer than the one that the application asked',
    example: 'unexpected "iss" (issuer) response parameter value',
    cause:
      'The parameter `iss` of the callback is missing or is not the issuer that this login was sent to. Several providers are configured, the issuer is written differently, or somebody mixes answers of two providers.',
    fix: [
      [
        'app-developer',
        'Configure the issuer literally as the discovery document has it, and finish each login with the provider that it began with.',
      ],
    ],
    send: discoveryAndToken,
    caution: issuerCaution,
    sameAtBroker: 'oidc-lib-state-iss',
    sources: ['https://www.rfc-editor.org/rfc/rfc9207#section-2.4'],
  }),
  relyingPartyCause({
    id: 'client-redirect-uri-mismatch',
    title: 'The redirect URI of the application is not the one that is registered or expected',
    example: 'Mismatching redirect URI.',
    cause:
      'The redirect URI is not registered at the provider, or differs between the login request and the token request. Scheme, host, port, path and trailing slash count.',
    fix: [
      [
        'app-developer',
        'Use one literal redirect URI in both requests; behind a proxy, make the application know its public host and scheme.',
      ],
      ['idp-admin', 'At the OpenID provider, register exactly that URI and no pattern.'],
    ],
    send: callbackAndCookies,
    sources: ['https://www.rfc-editor.org/rfc/rfc6749#section-3.1.2.4'],
  }),
  relyingPartyCause({
    id: 'client-host-untrusted',
    title: 'The application does not trust the host name that it is called with',
    example: 'UntrustedHost: Host must be trusted.',
    cause:
      'The application builds its callback from the host of the request, and this host is not among those that it may use.',
    fix: [
      [
        'app-developer',
        'Configure the public address of the application; trust forwarded hosts only where a proxy of yours sets them.',
      ],
    ],
    sources: ['https://authjs.dev/reference/core/errors#untrustedhost'],
  }),
  relyingPartyCause({
    id: 'client-login-in-progress',
    title: 'The application starts a login while another one is still running',
    stage: 'authn-request',
    example: 'interaction_in_progress: Interaction is currently in progress.',
    cause: 'The library allows one login at a time, and one is running or was left unfinished.',
    fix: [
      ['app-developer', 'Wait for the answer of the redirect before starting a login, and start it in one place only.'],
      ['end-user', 'Close all tabs of the application and open it anew.'],
    ],
    sources: ['https://learn.microsoft.com/en-us/entra/msal/javascript/browser/errors'],
  }),
] as const;
