import { defineCauses } from './cause.ts';

const core = 'https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation';
const discovery = 'https://openid.net/specs/openid-connect-discovery-1_0.html';
const jws = 'https://www.rfc-editor.org/rfc/rfc7515';
const jwt = 'https://www.rfc-editor.org/rfc/rfc7519';
const algorithms = 'https://www.rfc-editor.org/rfc/rfc7518#section-3';
const auth0Oidc = 'https://auth0.com/docs/authenticate/identity-providers/enterprise-identity-providers/oidc';
const redirection = 'https://www.rfc-editor.org/rfc/rfc6749#section-3.1.2';

const tokenContent = [
  'Header and claims of the ID token as this report shows them, never the token itself',
  'The time of the attempt in UTC',
] as const;
const documentAndClaims = ['The discovery document of {idp}, which is public', ...tokenContent] as const;
const keysAndHeader = ['The key set that `jwks_uri` of {idp} answers with, which is public', ...tokenContent] as const;
const secureWay = 'in the secure way agreed with {support}, never by mail or in a ticket';

const issuerCaution =
  'The issuer decides whose tokens Auth0 trusts. If nobody at the organisation changed it, do not send on or accept another one: let the administrator of {idp} look into it first.';
const keyCaution =
  'The signing key decides whose tokens Auth0 trusts. If nobody at the organisation changed it, do not publish, send on or accept another one: let the administrator of {idp} look into it first.';

/** What judging ID tokens, discovery documents and settings finds and no error text tells, so that none of these has a pattern. */
export const oidcJudgementCauses = defineCauses([
  {
    id: 'id-token-not-readable',
    title: 'The ID token is no token that anybody can read',
    stage: 'idp-response',
    owner: 'idp-admin',
    error: null,
    pattern: null,
    example: 'An ID token whose second part is no JSON',
    cause:
      'A signed ID token is three parts of base64url with dots between them, the first two of which are JSON. This one is built in another way.',
    fix: [
      {
        owner: 'idp-admin',
        step: 'Let {idp} make its tokens with a library for JSON Web Tokens, and look for what changes them between {idp} and Auth0.',
      },
    ],
    send: tokenContent,
    confidence: 'documented',
    sources: [jws, jwt],
  },
  {
    id: 'id-token-copy-cut-off',
    title: 'This copy of the ID token is not whole',
    stage: 'idp-response',
    owner: 'end-user',
    error: null,
    pattern: null,
    example: 'An ID token without its third part',
    cause:
      'The text ends before the token does. Most often it was cut while it was copied. Whether Auth0 was given the whole token cannot be told from this.',
    fix: [
      {
        owner: 'end-user',
        step: 'Record the login again, save the value of `id_token` whole, and hand it in as a file instead of pasting it into a shell.',
      },
    ],
    send: ['The ID token, whole, recorded with a redacted capture'],
    confidence: 'observed',
    vague: true,
    sources: [jws],
  },
  {
    id: 'id-token-claim-missing',
    alsoSaid: ['oidc-client-missing-claim', 'oidc-lib-claim-missing'],
    title: 'The ID token lacks a claim that every ID token must have, or has it in a wrong form',
    stage: 'idp-response',
    owner: 'idp-admin',
    error: null,
    pattern: null,
    example: 'An ID token without `sub`, or with `exp` in milliseconds',
    cause:
      'OpenID Connect asks for `iss`, `sub`, `aud`, `exp` and `iat`, times as numbers of seconds. Libraries refuse a token without them.',
    fix: [
      {
        owner: 'idp-admin',
        step: 'Let {idp} put the missing claim into its ID tokens, in the form that the standard says.',
      },
      { owner: 'idp-admin', step: 'Check that the token is the ID token and not an access token of {idp}.' },
    ],
    send: tokenContent,
    confidence: 'documented',
    sources: ['https://openid.net/specs/openid-connect-core-1_0.html#IDToken', jwt],
  },
  {
    id: 'id-token-issuer-differs',
    alsoSaid: ['jwt-issuer-invalid', 'oidc-client-iss-mismatch', 'oidc-lib-iss'],
    title: 'The ID token names another issuer than the connection expects',
    stage: 'broker-validation',
    owner: 'idp-admin',
    error: null,
    pattern: null,
    example: 'https://idp.example.com in the token, https://idp.example.com/ in the connection',
    cause:
      'The `iss` of the token must be the issuer of the connection letter by letter. A slash at the end, another tenant or realm, or a v1 instead of a v2 endpoint is enough.',
    fix: [
      { owner: 'idp-admin', step: 'Give {support} the `issuer` exactly as the discovery document of {idp} has it.' },
      { owner: 'broker-support', step: 'Once it is confirmed, use that issuer in the connection, letter by letter.' },
    ],
    send: documentAndClaims,
    caution: issuerCaution,
    confidence: 'documented',
    sources: [core],
  },
  {
    id: 'id-token-audience-differs',
    alsoSaid: ['jwt-audience-invalid', 'oidc-client-aud-mismatch', 'oidc-lib-aud'],
    title: 'The ID token is meant for another client than the connection',
    stage: 'broker-validation',
    owner: 'idp-admin',
    error: null,
    pattern: null,
    example: 'An `aud` without the client ID that is configured in Auth0',
    cause:
      'The `aud` of the token does not hold the client ID of the connection, so the token was made for another application, or the client ID in the connection is a wrong one.',
    fix: [
      {
        owner: 'idp-admin',
        step: 'Look up the client ID of the application that is registered for Auth0 at {idp}, and give it to {support}. It is no secret.',
      },
      { owner: 'broker-support', step: 'Compare it with the client ID of the connection, letter by letter.' },
    ],
    send: tokenContent,
    confidence: 'documented',
    sources: [core],
  },
  {
    id: 'id-token-authorized-party-differs',
    alsoSaid: ['oidc-client-azp'],
    title: 'The ID token was issued to another client than the connection',
    stage: 'broker-validation',
    owner: 'idp-admin',
    error: null,
    pattern: null,
    example: 'An `azp` that is not the client ID that is configured in Auth0',
    cause: 'The `azp` of the token says which client asked for it, and that is not the client of the connection.',
    fix: [
      {
        owner: 'idp-admin',
        step: 'Let {idp} issue the token to the application that is registered for Auth0, without another client or a token exchange between them.',
      },
    ],
    send: tokenContent,
    confidence: 'documented',
    sources: [core],
  },
  {
    id: 'id-token-expired',
    alsoSaid: ['jwt-expired', 'oidc-client-expired', 'oidc-lib-exp'],
    title: 'The ID token has expired',
    stage: 'broker-validation',
    owner: 'idp-admin',
    error: null,
    pattern: null,
    example: 'An `exp` that lies before the time of the login',
    cause:
      'The token is past its `exp`. Where a fresh login ends like that too, the clock of {idp} is behind, or its tokens live too short.',
    fix: [
      { owner: 'idp-admin', step: 'Synchronise the clock of {idp}, and let its ID tokens live for some minutes.' },
      { owner: 'end-user', step: 'Log in again, and hand in the token of that login with its time in `--at`.' },
    ],
    send: tokenContent,
    confidence: 'documented',
    sources: [core, jwt],
  },
  {
    id: 'id-token-not-yet-valid',
    alsoSaid: ['jwt-not-active', 'oidc-client-not-yet', 'oidc-lib-nbf-iat'],
    title: 'The ID token comes from the future',
    stage: 'broker-validation',
    owner: 'idp-admin',
    error: null,
    pattern: null,
    example: 'An `iat` or `nbf` that lies behind the time of the login',
    cause: 'The `iat` or `nbf` of the token lies in the future, so a clock is wrong, most often that of {idp}.',
    fix: [{ owner: 'idp-admin', step: 'Synchronise the clock of {idp} (NTP).' }],
    send: tokenContent,
    confidence: 'documented',
    sources: [core, jwt],
  },
  {
    id: 'id-token-nonce-differs',
    alsoSaid: ['jwt-nonce-invalid', 'oidc-client-nonce-mismatch', 'oidc-lib-nonce'],
    title: 'The ID token answers another login than this one',
    stage: 'broker-validation',
    owner: 'end-user',
    error: null,
    pattern: null,
    example: 'A `nonce` that is not the one of the request, or none',
    cause:
      'The `nonce` of the token is not the one that was sent for this login, or is missing. A second tab, the back button, a bookmarked login page, or a provider that does not pass it on does that. So does a token that somebody replays.',
    fix: [
      { owner: 'end-user', step: 'Log in again in one tab, from the login page of {service}.' },
      {
        owner: 'idp-admin',
        step: 'If it repeats, check that {idp} puts the `nonce` of the request into the ID token.',
      },
    ],
    send: tokenContent,
    confidence: 'documented',
    sources: ['https://openid.net/specs/openid-connect-core-1_0.html#NonceNotes', core],
  },
  {
    id: 'id-token-unsigned',
    alsoSaid: ['jwt-signature-required'],
    title: 'The ID token is not signed',
    stage: 'idp-response',
    owner: 'idp-admin',
    error: null,
    pattern: null,
    example: 'An ID token with `alg` none',
    cause:
      'The `alg` of the token is `none`, or its third part is empty: anybody could have written it. A broker that accepted it would let everybody in.',
    fix: [
      {
        owner: 'idp-admin',
        step: 'Find out where this token was made. If it is from {idp}, let {idp} sign its ID tokens with RS256; if it is not, treat it as an attack and tell your security team and {support}.',
      },
    ],
    send: tokenContent,
    caution: 'Nothing that an unsigned token says may be believed, and no check may be loosened for it.',
    confidence: 'documented',
    sources: [core, 'https://www.rfc-editor.org/rfc/rfc8725'],
  },
  {
    id: 'id-token-algorithm-refused',
    alsoSaid: ['jwt-algorithm-invalid', 'oidc-client-alg-mismatch', 'oidc-lib-alg'],
    title: 'The ID token is signed with an algorithm that the connection does not accept',
    stage: 'broker-validation',
    owner: 'idp-admin',
    error: null,
    pattern: null,
    example: 'An ID token signed with HS256 where RS256 is expected',
    cause:
      'The `alg` of the token is none of those that are accepted here. With HS256 the client secret itself is the key, which Auth0 does not take for ID tokens of a connection; with the others it is a key pair whose public part {idp} publishes.',
    fix: [
      { owner: 'idp-admin', step: 'Let {idp} sign the ID tokens of the application for Auth0 with RS256.' },
      {
        owner: 'broker-support',
        step: 'Or, if {idp} uses another algorithm with a key pair on purpose, accept that one in the connection.',
      },
    ],
    send: tokenContent,
    caution: 'Do not accept `none` or an HS algorithm in the connection: then others could make tokens.',
    confidence: 'documented',
    sources: [auth0Oidc, core, algorithms],
  },
  {
    id: 'id-token-key-not-published',
    alsoSaid: ['oidc-client-no-key', 'oidc-lib-no-key'],
    title: 'The key that signs the ID token is not in the key set at hand',
    stage: 'broker-validation',
    owner: 'idp-admin',
    error: null,
    pattern: null,
    example: 'A `kid` that the JWKS of the identity provider does not have',
    cause:
      'The token names a key that this key set does not have. Either {idp} changed its keys and the set is an older copy, or the token is from another tenant, realm or provider.',
    fix: [
      {
        owner: 'idp-admin',
        step: 'Fetch `jwks_uri` of {idp} anew and compare. Where the key is missing there too, publish it before {idp} signs with it.',
      },
      {
        owner: 'broker-support',
        step: 'Check that the connection reads the keys from the `jwks_uri` of {idp} and not from a stored copy.',
      },
    ],
    send: keysAndHeader,
    caution: keyCaution,
    confidence: 'documented',
    sources: ['https://openid.net/specs/openid-connect-core-1_0.html#RotateSigKeys', jws],
  },
  {
    id: 'id-token-signature-not-valid',
    alsoSaid: ['jwt-signature-invalid', 'oidc-client-signature-failed', 'oidc-lib-signature'],
    title: 'The signature of the ID token is not valid under the keys at hand',
    stage: 'broker-validation',
    owner: 'idp-admin',
    error: null,
    pattern: null,
    example: 'An ID token in which a claim was changed after it was signed',
    cause:
      'Verified with the key that the token names, the signature does not hold: the token was changed after it was signed, another key signed it, or the copy is damaged.',
    fix: [
      {
        owner: 'idp-admin',
        step: 'Look for this login, at its time, in the log of {idp}. If it is not there, treat the token as an attack and tell your security team and {support}.',
      },
      {
        owner: 'idp-admin',
        step: 'If it is there, check whether two keys of {idp} bear the same `kid`, and find what changes tokens on their way.',
      },
    ],
    send: keysAndHeader,
    caution: keyCaution,
    confidence: 'documented',
    sources: [jws, core],
  },
  {
    id: 'id-token-key-too-short',
    title: 'The identity provider signs with an RSA key that libraries refuse as too short',
    stage: 'broker-validation',
    owner: 'idp-admin',
    error: null,
    pattern: null,
    example: 'A JWKS with an RSA key of 1024 bits',
    cause:
      'RS256 and its relatives ask for RSA keys of at least 2048 bits. The key that this token names is shorter, so its signature is not judged here, and many libraries refuse to use the key.',
    fix: [
      { owner: 'idp-admin', step: 'Make a signing key of 2048 bits or more at {idp}, and publish it before it signs.' },
    ],
    send: keysAndHeader,
    caution: keyCaution,
    confidence: 'documented',
    sources: ['https://www.rfc-editor.org/rfc/rfc7518#section-3.3'],
  },
  {
    id: 'id-token-critical-header',
    title: 'The ID token demands header parameters that nobody here understands',
    stage: 'broker-validation',
    owner: 'idp-admin',
    error: null,
    pattern: null,
    example: 'An ID token with `crit` in its header',
    cause:
      'The `crit` of the header lists extensions, and whoever does not understand them must refuse the token. ID tokens need none.',
    fix: [{ owner: 'idp-admin', step: 'Let {idp} issue ID tokens without `crit` and the extensions that it names.' }],
    send: tokenContent,
    confidence: 'documented',
    sources: ['https://www.rfc-editor.org/rfc/rfc7515#section-4.1.11'],
  },
  {
    id: 'id-token-hash-differs',
    title: 'The ID token belongs to another access token or code than the one beside it',
    stage: 'broker-validation',
    owner: 'idp-admin',
    error: null,
    pattern: null,
    example: 'An `at_hash` that is not the hash of the access token in the same answer',
    cause:
      'The `at_hash` or `c_hash` of the token does not fit what was handed in with it: they come from different logins, one of them is cut, or somebody exchanged it.',
    fix: [
      {
        owner: 'idp-admin',
        step: 'Hand in the token response of one login whole. If it repeats, look at how {idp} computes the hash: the left half of the digest that the `alg` names, in base64url.',
      },
    ],
    send: tokenContent,
    confidence: 'documented',
    sources: ['https://openid.net/specs/openid-connect-core-1_0.html#CodeIDToken'],
  },
  {
    id: 'oidc-redirect-uri-not-registered',
    title: 'The request names a redirect URI that is not registered at the identity provider',
    stage: 'authn-request',
    owner: 'idp-admin',
    error: null,
    pattern: null,
    example: 'https://auth.example.com/login/callback in the request, the same with a slash at the end registered',
    cause:
      'Providers compare the `redirect_uri` of the request with the registered ones letter by letter, and refuse the login where none is equal.',
    fix: [
      {
        owner: 'idp-admin',
        step: 'Compare both with the address of the broker, which for {service} is {callbackUrl}. Register that one, letter by letter, for the application of Auth0 at {idp}.',
      },
      {
        owner: 'broker-support',
        step: 'If the request names another address than the broker’s, find out where that comes from. It must not be registered.',
      },
    ],
    send: ['The `redirect_uri` of the request and the registered ones', 'The time of the attempt in UTC'],
    caution: 'Register the address of the broker only, and none with a wildcard: codes and tokens are sent there.',
    confidence: 'documented',
    sources: [redirection, 'https://www.rfc-editor.org/rfc/rfc9700#section-4.1'],
  },
  {
    id: 'oidc-discovery-issuer-differs',
    alsoSaid: ['oidc-client-discovery-issuer', 'oidc-lib-discovery-issuer'],
    title: 'The discovery document names another issuer than the connection',
    stage: 'token-exchange',
    owner: 'idp-admin',
    error: null,
    pattern: null,
    example: 'A discovery document of another realm than the one in the connection',
    cause:
      'The `issuer` of the discovery document must be the issuer of the connection letter by letter, and so must be the `iss` of its tokens. A slash at the end, or another tenant or realm, is enough.',
    fix: [
      {
        owner: 'idp-admin',
        step: 'Check which tenant or realm of {idp} is meant, and give {support} its discovery URL.',
      },
      { owner: 'broker-support', step: 'Once it is confirmed, use the `issuer` of that document in the connection.' },
    ],
    send: ['The discovery URL and the document that it answers with, which is public'],
    caution: issuerCaution,
    confidence: 'documented',
    sources: [`${discovery}#ProviderConfigurationValidation`],
  },
  {
    id: 'oidc-response-type-not-supported',
    title: 'The identity provider does not offer the response type that the connection asks for',
    stage: 'authn-request',
    owner: 'idp-admin',
    error: null,
    pattern: null,
    example: 'A front channel connection, and a provider whose response types are code alone',
    cause:
      'The discovery document does not list the response type of the connection. With the front channel Auth0 asks for `id_token`, with the back channel for `code`.',
    fix: [
      { owner: 'idp-admin', step: 'Allow this response type for the application of Auth0 at {idp}.' },
      { owner: 'broker-support', step: 'Or set the connection to the other channel.' },
    ],
    send: ['The discovery document of {idp}, which is public'],
    confidence: 'documented',
    sources: [`${discovery}#ProviderMetadata`, auth0Oidc],
  },
  {
    id: 'oidc-client-authentication-not-supported',
    title: 'The identity provider offers no way for Auth0 to authenticate at its token endpoint',
    stage: 'token-exchange',
    owner: 'idp-admin',
    error: null,
    pattern: null,
    example: 'A provider whose token endpoint takes client_secret_basic alone',
    cause:
      'Auth0 authenticates with `client_secret_post` or `private_key_jwt`, and the discovery document lists neither of them, or not the one of the connection.',
    fix: [
      {
        owner: 'idp-admin',
        step: 'Allow `client_secret_post` or `private_key_jwt` for the application of Auth0 at {idp}.',
      },
    ],
    send: ['The discovery document of {idp}, which is public'],
    confidence: 'documented',
    sources: [
      'https://support.auth0.com/center/s/article/auth0-oidc-connection-authentication-fails-due-to-incompatibility',
      `${discovery}#ProviderMetadata`,
    ],
  },
  {
    id: 'oidc-secret-id-for-value',
    title: 'The client secret looks like the ID of a secret, not like its value',
    stage: 'token-exchange',
    owner: 'idp-admin',
    error: null,
    pattern: null,
    example: 'A client secret of the form 00000000-0000-0000-0000-000000000000 for Microsoft Entra ID',
    cause:
      'Microsoft Entra ID lists an ID and a value for each secret. The ID has this form, and the value has not. The value is shown only once, so the ID is copied in its place.',
    fix: [
      {
        owner: 'idp-admin',
        step: `Make a new client secret at {idp}, copy its Value (not the Secret ID) at once, and hand it over ${secureWay}.`,
      },
      { owner: 'broker-support', step: 'Store the value in the connection, without blanks around it.' },
    ],
    send: ['The application (client) ID', 'The expiry date of the secret, never the secret itself'],
    caution:
      'A new client secret changes what Auth0 uses to prove itself. Only the administrator of {idp} makes one, and nobody sends it on who did not make it.',
    confidence: 'documented',
    sources: ['https://learn.microsoft.com/en-us/entra/identity-platform/how-to-add-credentials'],
  },
  {
    id: 'oidc-secret-with-blanks',
    title: 'A blank or a line break stands around the client secret',
    stage: 'token-exchange',
    owner: 'broker-support',
    error: null,
    pattern: null,
    example: 'A client secret with a line break at its end',
    cause:
      'The client secret begins or ends with white space, which was copied with it. The provider compares it letter by letter, and refuses it as a wrong one.',
    fix: [
      {
        owner: 'broker-support',
        step: 'Store the secret in the connection once more, without blanks and line breaks around it.',
      },
      {
        owner: 'idp-admin',
        step: `If nobody has it any more, make a new client secret at {idp} and hand it over ${secureWay}.`,
      },
    ],
    send: ['The application (client) ID', 'The expiry date of the secret, never the secret itself'],
    confidence: 'inferred',
    sources: ['https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1'],
  },
]);
