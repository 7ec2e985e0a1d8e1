import {
  algorithmCaution,
  callbackAndCookies,
  checkCaution,
  core,
  discovery,
  discoveryAndToken,
  endpointAndAnswer,
  issuerCaution,
  keyCaution,
  relyingPartyCause,
} from './relying-party-cause.ts';

/** ID tokens as an application judges them, and the keys that it does so with. */
export const tokenRefusals = [
  relyingPartyCause({
    id: 'client-issuer-mismatch',
    title: 'The ID token names another issuer than the one that the application expects',
    example: 'unexpected JWT "iss" (issuer) claim value',
    cause:
      'The `iss` of the ID token and the configured issuer differ. Each character counts: the trailing slash, the tenant, the version, a custom domain beside the canonical one.',
    fix: [
      [
        'app-developer',
        'Compare both values, and configure the issuer literally as the discovery document of the provider has it.',
      ],
    ],
    send: discoveryAndToken,
    caution: issuerCaution,
    sameAtBroker: 'oidc-lib-iss',
    sources: [`${core}#IDTokenValidation`],
  }),
  relyingPartyCause({
    id: 'client-audience-mismatch',
    title: 'The ID token was issued for another client than this application',
    example: 'unexpected JWT "aud" (audience) claim value',
    cause:
      'The `aud` of the ID token does not hold the client ID of the application: the wrong client ID or environment is configured, or an access token is checked in place of an ID token.',
    fix: [
      [
        'app-developer',
        'Compare the configured client ID with the `aud`, and check that the token is the one that is meant.',
      ],
    ],
    send: discoveryAndToken,
    caution: checkCaution,
    sameAtBroker: 'oidc-lib-aud',
    sources: [`${core}#IDTokenValidation`],
  }),
  relyingPartyCause({
    id: 'client-authorized-party-mismatch',
    title: 'The ID token has another authorized party than this application',
    example: 'unexpected ID Token "azp" (authorized party) claim value',
    cause:
      'The `azp` of the ID token is another client, or is missing although the token has several audiences: it was issued to somebody else.',
    fix: [
      ['app-developer', 'Compare the configured client ID with `azp` and `aud` of the ID token.'],
      ['idp-admin', 'At the OpenID provider, issue the ID token for this client alone.'],
    ],
    send: discoveryAndToken,
    caution: checkCaution,
    sameAtBroker: 'oidc-client-azp',
    sources: [`${core}#IDTokenValidation`],
  }),
  relyingPartyCause({
    id: 'client-subject-mismatch',
    title: 'Userinfo or a refreshed token is about another user than the ID token',
    example: 'unexpected "response" body "sub" property value',
    cause: 'The `sub` of the second answer is not the `sub` of the ID token, so that the two describe different users.',
    fix: [
      ['app-developer', 'Check that both come from the same login and the same issuer; log out and in again.'],
      ['idp-admin', 'If it repeats, make the provider issue the same `sub` in ID token and userinfo.'],
    ],
    send: discoveryAndToken,
    caution: checkCaution,
    sameAtBroker: 'oidc-client-sub-mismatch',
    sources: [`${core}#UserInfoResponse`],
  }),
  relyingPartyCause({
    id: 'client-organization-mismatch',
    title: 'The ID token is for another organization than the application asked for',
    example: 'Organization ID (org_id) claim must be a string present in the ID token',
    cause:
      'The application asked for a login within an organization of Auth0, and `org_id` or `org_name` of the ID token is missing or another one.',
    fix: [
      [
        'app-developer',
        'Pass the organization with the login request, and compare its ID and name with those in the tenant.',
      ],
      ['end-user', 'Choose the right organization when logging in.'],
    ],
    send: discoveryAndToken,
    caution: checkCaution,
    sources: ['https://auth0.com/docs/manage-users/organizations/using-tokens'],
  }),
  relyingPartyCause({
    id: 'client-nonce-mismatch',
    title: 'The ID token belongs to another login than the one that the application started',
    example: 'unexpected ID Token "nonce" claim value',
    cause:
      'The `nonce` of the ID token is missing, was used before or is not the one that the application remembers: two logins overlap, a callback was repeated, or the cookie that holds it was lost.',
    fix: [
      ['end-user', 'Close other login tabs and start once more.'],
      [
        'app-developer',
        'If it repeats, check that the nonce is kept for each login, and that its cookie or session survives the redirect.',
      ],
    ],
    send: callbackAndCookies,
    caution: checkCaution,
    sameAtBroker: 'oidc-lib-nonce',
    sources: [`${core}#NonceNotes`, `${core}#IDTokenValidation`],
  }),
  relyingPartyCause({
    id: 'client-id-token-expired',
    title: 'The ID token has expired when the application checks it',
    example: 'unexpected JWT "exp" (expiration time) claim value, expiration is past current timestamp',
    cause:
      'By the clock of the application the `exp` of the token has passed: that clock is ahead, or an old token is used again.',
    fix: [
      ['app-developer', 'Synchronise the clock of the host, then see whether an old token is kept.'],
      ['end-user', 'Check date and time of the computer where the login runs in the browser, and log in again.'],
    ],
    send: discoveryAndToken,
    sameAtBroker: 'oidc-lib-exp',
    sources: [`${core}#IDTokenValidation`],
  }),
  relyingPartyCause({
    id: 'client-clock-skew',
    title: 'The token starts in the future by the clock of the application',
    example: 'unexpected JWT "nbf" (not before) claim value',
    cause:
      'By the clock of the application the `nbf` or `iat` of the token has not come yet, so one of two clocks is wrong.',
    fix: [
      [
        'app-developer',
        'Synchronise the clock of the host. Only where it is right, allow the library a tolerance of up to a few minutes.',
      ],
      ['end-user', 'Check date and time of the computer where the login runs in the browser.'],
    ],
    send: discoveryAndToken,
    sameAtBroker: 'oidc-lib-nbf-iat',
    sources: [`${core}#IDTokenValidation`],
  }),
  relyingPartyCause({
    id: 'client-token-too-old',
    title: 'The token was issued longer ago than the application accepts',
    example: 'unexpected JWT "iat" (issued at) claim value, it is too far in the past',
    cause:
      'The `iat` of the token lies further back than allowed: an old token is used again, or one of two clocks is wrong.',
    fix: [['app-developer', 'Synchronise the clock of the host, then see where the old token comes from.']],
    send: discoveryAndToken,
    sameAtBroker: 'jwt-max-age',
    sources: [`${core}#IDTokenValidation`],
  }),
  relyingPartyCause({
    id: 'client-authentication-too-old',
    title: 'The last authentication of the user is older than the application allows',
    example: 'too much time has elapsed since the last End-User authentication',
    cause:
      'The application asked for a recent authentication (`max_age`), and `auth_time` of the ID token is missing or too long ago.',
    fix: [
      ['end-user', 'Log out at the provider too, then log in again.'],
      ['app-developer', 'Send `max_age` or `prompt=login` with the request, and check the clock of the host.'],
    ],
    send: discoveryAndToken,
    sources: [`${core}#IDTokenValidation`],
  }),
  relyingPartyCause({
    id: 'client-claim-missing',
    title: 'The ID token lacks a claim that the application needs',
    example: 'JWT "sub" (subject) claim missing',
    cause: 'A mandatory or required claim is missing in the token, or has the wrong type.',
    fix: [
      [
        'app-developer',
        'Check that the token is an ID token, and that the scopes which bring the claim are requested.',
      ],
      ['idp-admin', 'At the OpenID provider, release the claim to this application.'],
    ],
    send: discoveryAndToken,
    sameAtBroker: 'oidc-lib-claim-missing',
    sources: [`${core}#IDToken`],
  }),
  relyingPartyCause({
    id: 'client-id-token-missing',
    title: 'The token response brings the application no ID token',
    example: 'ID token not present in token response',
    cause:
      'Without the scope `openid` a provider issues no ID token; some endpoints are not made for OpenID Connect at all.',
    fix: [['app-developer', 'Request the scope `openid`, and check that the endpoints are the OpenID Connect ones.']],
    send: endpointAndAnswer,
    sources: [`${core}#TokenResponse`],
  }),
  relyingPartyCause({
    id: 'client-token-malformed',
    title: 'What the application checks as a JWT is none',
    example: 'Invalid JWT',
    cause: 'The value has not the form of a signed JWT: it is an opaque access token, is cut off, or is encrypted.',
    fix: [
      [
        'app-developer',
        'Check that the ID token is used, and that it arrives whole. For an access token, request the `audience` or resource that brings a JWT.',
      ],
    ],
    send: discoveryAndToken,
    sameAtBroker: 'jwt-malformed',
    sources: ['https://www.rfc-editor.org/rfc/rfc7519#section-7.2'],
  }),
  relyingPartyCause({
    id: 'client-token-encrypted',
    title: 'The application cannot decrypt the token of the OpenID provider',
    example: 'JWE decryption is not configured',
    cause:
      'The provider encrypts the token for this client, and the application has no key, or another one, to decrypt it.',
    fix: [
      ['app-developer', 'Configure the private key that belongs to the published public key.'],
      ['idp-admin', 'Or, at the OpenID provider, switch the encryption for this client off.'],
    ],
    send: discoveryAndToken,
    caution: 'Never send the private key to anybody: only its public part belongs to the provider.',
    sources: ['https://www.rfc-editor.org/rfc/rfc7516#section-5.2'],
  }),
  relyingPartyCause({
    id: 'client-signature-invalid',
    title: 'The signature of the token does not verify at the application',
    example: 'JWT signature verification failed',
    cause:
      'The token does not verify with the key that the application uses: keys of another tenant or environment, keys that are out of date, a client secret in place of a public key, or a token that was changed.',
    fix: [
      ['app-developer', 'Check that issuer and `jwks_uri` are those of the same provider, and fetch the keys anew.'],
    ],
    send: discoveryAndToken,
    caution: keyCaution,
    sameAtBroker: 'oidc-lib-signature',
    sources: [`${core}#SigningOrder`, `${core}#IDTokenValidation`],
  }),
  relyingPartyCause({
    id: 'client-unsigned-token',
    title: 'The application gets a token without a signature',
    example: 'oidc: id token not signed',
    cause: 'The token has the algorithm `none` or an empty signature, and the application takes signed tokens only.',
    fix: [
      ['idp-admin', 'At the OpenID provider, sign the ID tokens of this client, as a rule with RS256.'],
      ['app-developer', 'If the provider does sign them, find out who makes this token.'],
    ],
    send: discoveryAndToken,
    caution: algorithmCaution,
    sameAtBroker: 'jwt-signature-required',
    sources: [`${core}#IDTokenValidation`],
  }),
  relyingPartyCause({
    id: 'client-jwks-key-not-found',
    title: 'The key that signed the token is not among those that the application knows',
    example: 'error when selecting a JWT verification key, no applicable keys found',
    cause:
      'No key of the JWKS has the `kid` and algorithm of the token: the provider rotated its keys and the application still holds the old ones, or the token comes from another tenant or environment.',
    fix: [
      [
        'app-developer',
        'Compare the `kid` of the token with those at the `jwks_uri`; fetch the keys anew when a `kid` is unknown, and check the issuer.',
      ],
      ['idp-admin', 'If the key is not there either, publish the active key before signing with it.'],
    ],
    send: discoveryAndToken,
    caution: keyCaution,
    sameAtBroker: 'oidc-lib-no-key',
    sources: [`${core}#RotateSigningKeys`],
  }),
  relyingPartyCause({
    id: 'client-jwks-key-ambiguous',
    title: 'Several keys fit the token, and the token does not say which it is',
    example:
      'error when selecting a JWT verification key, multiple applicable keys found, a "kid" JWT Header Parameter is required',
    cause: 'The header of the token has no `kid`, while the JWKS holds more than one key that could have signed it.',
    fix: [['idp-admin', 'At the OpenID provider, put the `kid` into the header of the tokens.']],
    send: discoveryAndToken,
    caution: keyCaution,
    sameAtBroker: 'oidc-client-many-keys',
    sources: [`${core}#SigningOrder`],
  }),
  relyingPartyCause({
    id: 'client-jwks-unusable',
    title: 'The application cannot fetch or read the keys of the OpenID provider',
    example: '"response" is not a conform JSON Web Key Set response (unexpected HTTP status code)',
    cause:
      'The `jwks_uri` cannot be reached from the application, or answers with something other than a JSON Web Key Set.',
    fix: [
      [
        'app-developer',
        'Fetch the `jwks_uri` from the host of the application, through the same proxy: the answer has to be JSON with `keys`.',
      ],
    ],
    send: endpointAndAnswer,
    caution: keyCaution,
    sources: [`${discovery}#ProviderMetadata`],
  }),
  relyingPartyCause({
    id: 'client-jwks-rate-limited',
    title: 'The application asks for the keys of the OpenID provider too often',
    example: 'Too many requests to the JWKS endpoint',
    cause:
      'The library limits how often it fetches the keys, and many tokens with unknown `kid` or no cache use the limit up.',
    fix: [['app-developer', 'Switch the cache of the keys on, and see who sends tokens with unknown `kid`.']],
    sources: [`${core}#RotateSigningKeys`],
  }),
  relyingPartyCause({
    id: 'client-token-refused',
    title: 'The application refuses the token, and its message does not say for which claim',
    example: 'unexpected JWT claim value encountered',
    cause:
      'A claim of the token (`iss`, `aud`, `exp`, `nonce` or another) is not what the application expects. The cause of the exception names it.',
    fix: [['app-developer', 'Log the exception with its cause, and hand that in.']],
    send: discoveryAndToken,
    caution: checkCaution,
    vague: true,
    sources: [`${core}#IDTokenValidation`],
  }),
  relyingPartyCause({
    id: 'client-algorithm-mismatch',
    title: 'The token is signed with another algorithm than the application accepts',
    example: 'unexpected JWT "alg" header parameter',
    cause:
      'The `alg` of the token is not the one that is configured or registered for the client, often HS256 where RS256 is expected.',
    fix: [
      ['idp-admin', 'At the OpenID provider, sign the ID tokens of this client with RS256.'],
      ['app-developer', 'Or configure the algorithm that the provider documents for this client.'],
    ],
    send: discoveryAndToken,
    caution: algorithmCaution,
    sameAtBroker: 'oidc-lib-alg',
    sources: [`${core}#IDTokenValidation`],
  }),
  relyingPartyCause({
    id: 'client-token-hash-mismatch',
    title: 'The ID token was issued beside another code or access token',
    example: 'access token hash does not match value in ID token',
    cause:
      'The `at_hash`, `c_hash` or `s_hash` of the ID token does not fit what came with it: tokens of two answers are mixed, or something was changed on the way.',
    fix: [['app-developer', 'Check the ID token only together with the code and access token of the same answer.']],
    send: discoveryAndToken,
    caution: checkCaution,
    sources: [`${core}#ImplicitTokenValidation`],
  }),
  relyingPartyCause({
    id: 'client-back-channel-refused',
    title: 'The application does not accept the logout token of the OpenID provider',
    example: 'Logout Token must contain sub or sid claim',
    cause:
      'The back-channel logout request has a token that is not a logout token by the standard. Logins are not affected.',
    fix: [
      ['idp-admin', 'At the OpenID provider, send back-channel logout as the standard has it, with `sid` or `sub`.'],
    ],
    send: discoveryAndToken,
    sources: ['https://openid.net/specs/openid-connect-backchannel-1_0.html#Validation'],
  }),
] as const;
