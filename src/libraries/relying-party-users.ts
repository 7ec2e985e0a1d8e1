import { core, discoveryAndToken, relyingPartyCause } from './relying-party-cause.ts';

/** The browser, the user and the rules of an application. */
export const userRefusals = [
  relyingPartyCause({
    id: 'client-insecure-origin',
    title: 'The browser offers the login library no cryptography on this page',
    example: 'Crypto.subtle is available only in secure contexts (HTTPS).',
    cause: 'Web Crypto exists on `https` pages and on `localhost` only, and the application runs on plain `http`.',
    fix: [['app-developer', 'Serve the application over `https`.']],
    sources: ['https://developer.mozilla.org/en-US/docs/Web/Security/Secure_Contexts'],
  }),
  relyingPartyCause({
    id: 'client-storage-blocked',
    title: 'The browser denies the login library its storage',
    example: 'IndexedDB, which is required for persistent cryptographic key storage, is unavailable.',
    cause:
      'Private browsing, a policy or a frame of another site keeps the library from cookies or storage that it needs.',
    fix: [
      ['end-user', 'Allow cookies and site data for the application, and open it in a window of its own.'],
      ['app-developer', 'Do not log in inside a frame of another site.'],
    ],
    sources: ['https://developer.mozilla.org/en-US/docs/Web/Privacy/Guides/Third-party_cookies'],
  }),
  relyingPartyCause({
    id: 'client-popup-blocked',
    title: 'The browser does not let the application open the login window',
    stage: 'authn-request',
    example: 'Unable to open a popup for loginWithPopup - window.open returned `null`',
    cause: 'A pop-up blocker steps in, mostly because the window is not opened directly by a click.',
    fix: [
      ['end-user', 'Allow pop-ups for the application.'],
      ['app-developer', 'Open the login window in the click itself, or use the redirect instead.'],
    ],
    sources: ['https://developer.mozilla.org/en-US/docs/Web/API/Window/open'],
  }),
  relyingPartyCause({
    id: 'client-login-cancelled',
    title: 'The user closed the login window before the login was complete',
    stage: 'idp-authentication',
    example: 'User cancelled the flow.',
    cause:
      'The window or page of the login was closed. Where the user did not do it, the page in the window navigated in a way that cuts it off from the application.',
    fix: [
      ['end-user', 'Log in again and leave the window open.'],
      ['app-developer', 'If users do not close it, check `Cross-Origin-Opener-Policy` of the pages in the window.'],
    ],
    sources: ['https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Cross-Origin-Opener-Policy'],
  }),
  relyingPartyCause({
    id: 'client-silent-login-failed',
    title: 'The application cannot renew the login without the user',
    example: 'Token acquisition in iframe failed due to timeout.',
    cause:
      'A hidden frame or a cached account was to renew the login silently, and there is no session, no account, or the browser blocks third-party cookies.',
    fix: [
      ['end-user', 'Log in again.'],
      [
        'app-developer',
        'Fall back to an interactive login, and use refresh tokens or a custom domain rather than third-party cookies.',
      ],
    ],
    sources: ['https://developer.mozilla.org/en-US/docs/Web/Privacy/Guides/Third-party_cookies'],
  }),
  relyingPartyCause({
    id: 'client-refresh-token-missing',
    title: 'The access token has expired, and the application has no refresh token',
    example: 'oauth2: token expired and refresh token is not set',
    cause: 'The session outlives the access token, and the provider issued no refresh token or it was not kept.',
    fix: [
      ['end-user', 'Log in again.'],
      ['app-developer', 'Request `offline_access`, and allow refresh tokens for the client and the API.'],
    ],
    sources: [`${core}#OfflineAccess`],
  }),
  relyingPartyCause({
    id: 'client-session-expired',
    title: 'The user’s session at the application has expired',
    example: 'The session has expired and the user must re-authenticate.',
    cause: 'The session or its tokens ran out, and could not be renewed.',
    fix: [['end-user', 'Log in again.']],
    sources: [`${core}#RefreshTokens`],
  }),
  relyingPartyCause({
    id: 'client-user-refused',
    title: 'The login worked, and the application does not let this user in',
    example: 'Invalid authentication via OAuth2: unauthorized',
    cause:
      'A rule of the application refuses the user: e-mail domain, group, role, required claim, or no account for this person.',
    fix: [
      [
        'app-developer',
        'Compare the rule with the claims that arrive; give access only where this person should have it.',
      ],
      ['idp-admin', 'If group or e-mail are missing in the token, release them to this application.'],
    ],
    send: discoveryAndToken,
    sources: [`${core}#StandardClaims`],
  }),
  relyingPartyCause({
    id: 'client-email-unverified',
    title: 'The application refuses the user because the e-mail address is not verified',
    example: 'email in id_token (<email>) isn’t verified',
    cause:
      'The application takes verified e-mail addresses only, and `email_verified` is false or missing in the token.',
    fix: [
      ['end-user', 'Verify the e-mail address at the provider.'],
      ['idp-admin', 'If the organisation vouches for its addresses, release `email_verified` as true.'],
    ],
    send: discoveryAndToken,
    caution:
      'Do not accept unverified addresses where accounts are found by e-mail: whoever can claim an address gets the account.',
    sources: [`${core}#StandardClaims`],
  }),
  relyingPartyCause({
    id: 'client-account-not-linked',
    title: 'The application already has an account with this e-mail from another login method',
    example: 'Another account already exists with the same e-mail address',
    cause:
      'The person has used another login method before, and the application does not join accounts by e-mail on its own, or this login belongs to another user already.',
    fix: [
      ['end-user', 'Log in with the method that was used first, then link the new one in the application.'],
      ['app-developer', 'For a move to SSO, link the accounts in the application on purpose.'],
    ],
    caution:
      'Join accounts by e-mail only where every login method verifies the address: else anybody who can claim it takes the account over.',
    sources: ['https://authjs.dev/reference/core/errors#oauthaccountnotlinked'],
  }),
] as const;
