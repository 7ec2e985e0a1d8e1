import { defineLibrary } from './library.ts';
import { relyingPartyCauses } from './relying-party.ts';

const base = 'https://github.com/OpenIDC/mod_auth_openidc/blob/v2.4.20.2/src';
const response = `${base}/handle/response.c`;
const state = `${base}/state.c`;
const idToken = `${base}/proto/id_token.c`;
const jwt = `${base}/proto/jwt.c`;
const provider = `${base}/metadata/provider.c`;
const keys = `${base}/metadata/jwks.c`;
const main = `${base}/mod_auth_openidc.c`;
const answers = `${base}/proto/response.c`;

/** As Apache's error log has it, after the name of the function. */
export const modAuthOpenidc = defineLibrary(relyingPartyCauses, {
  id: 'mod-auth-openidc',
  name: 'mod_auth_openidc',
  protocol: 'oidc',
  version: '2.4.20.2',
  sources: [response, state, idToken, jwt, answers, provider, keys, main, `${base}/proto/token.c`, `${base}/session.c`],
  messages: [
    { text: 'unable to restore state', cause: 'client-session-lost' },
    { text: 'state has expired', cause: 'client-session-lost' },
    { text: 'state (<cookie>) has expired', cause: 'client-session-lost', source: state },
    { text: 'state parameter is not set', cause: 'client-state-missing' },
    {
      text: 'no "<cookie>" state cookie found: check domain and samesite cookie settings',
      cause: 'client-session-lost',
    },
    {
      text: 'state cookie could not be retrieved/decoded, deleting: <cookie>',
      cause: 'client-cookie-unreadable',
      distinctive: true,
      source: state,
    },
    {
      text: 'calculated state from cookie does not match state parameter passed back in URL: "<sentState>" != "<returnedState>"',
      cause: 'client-state-mismatch',
      distinctive: true,
    },
    {
      text: 'invalid authorization response state and no default SSO URL is set, sending an error...',
      cause: 'client-session-lost',
      distinctive: true,
    },
    {
      text: 'invalid authorization response state; a default SSO URL is set, sending the user there: <address>',
      cause: 'client-session-lost',
      distinctive: true,
    },
    {
      text: 'Could not match the authorization response to an earlier request via the state parameter and corresponding state cookie',
      cause: 'client-session-lost',
      distinctive: true,
    },
    {
      text: 'the number of existing, valid state cookies (<count>) has exceeded the limit (<limit>), no additional authorization request + state cookie can be generated, aborting the request',
      cause: 'client-login-in-progress',
      distinctive: true,
      source: `${base}/handle/request.c`,
    },
    {
      text: "You've hit an OpenID Connect Redirect URI with no parameters, this is an invalid request; you should not open this URL in your browser directly",
      cause: 'client-code-missing',
      distinctive: true,
    },
    {
      text: 'the nonce value (<returnedNonce>) in the id_token did not match the one stored in the browser session (<sentNonce>)',
      cause: 'client-nonce-mismatch',
      distinctive: true,
      source: idToken,
    },
    {
      text: 'id_token JSON payload did not contain a "nonce" string: <reason>',
      cause: 'client-nonce-mismatch',
      source: idToken,
    },
    {
      text: 'the nonce value (<sentNonce>) passed in the browser state was found in the cache already; possible replay attack!?',
      cause: 'client-nonce-mismatch',
      distinctive: true,
      source: idToken,
    },
    {
      text: 'requested issuer (<expected>) does not match received "iss" value in id_token (<received>)',
      cause: 'client-issuer-mismatch',
      distinctive: true,
      source: jwt,
    },
    {
      text: 'JWT did not contain an "iss" string (requested value: <expected>)',
      cause: 'client-claim-missing',
      distinctive: true,
      source: jwt,
    },
    {
      text: 'JWT did not contain an "exp" number value',
      cause: 'client-claim-missing',
      distinctive: true,
      source: jwt,
    },
    {
      text: 'JWT did not contain an "iat" number value',
      cause: 'client-claim-missing',
      distinctive: true,
      source: jwt,
    },
    {
      text: '"exp" validation failure (<exp>): JWT expired <seconds> seconds ago',
      cause: 'client-id-token-expired',
      distinctive: true,
      source: jwt,
    },
    {
      text: '"iat" validation failure (<iat>): JWT was issued more than <seconds> seconds in the future',
      cause: 'client-clock-skew',
      distinctive: true,
      source: jwt,
    },
    {
      text: '"iat" validation failure (<iat>): JWT was issued more than <seconds> seconds ago',
      cause: 'client-token-too-old',
      distinctive: true,
      source: jwt,
    },
    {
      text: 'id_token JSON payload did not contain the required-by-spec "sub" string value',
      cause: 'client-claim-missing',
      distinctive: true,
      source: idToken,
    },
    {
      text: 'id_token JSON payload did not contain an "aud" claim',
      cause: 'client-claim-missing',
      distinctive: true,
      source: idToken,
    },
    {
      text: 'the configured client_id (<expected>) did not match the "aud" claim value (<received>) in the id_token',
      cause: 'client-audience-mismatch',
      distinctive: true,
      source: idToken,
    },
    {
      text: 'our configured client_id (<expected>) could not be found in the array of values for "aud" claim',
      cause: 'client-audience-mismatch',
      distinctive: true,
      source: idToken,
    },
    {
      text: 'none of our configured audience values could be found in "aud" claim',
      cause: 'client-audience-mismatch',
      distinctive: true,
      source: idToken,
    },
    {
      text: 'our configured audience value (<expected>) could not be found in the array of values for "aud" claim',
      cause: 'client-audience-mismatch',
      distinctive: true,
      source: idToken,
    },
    {
      text: 'the "azp" claim (<received>) is present in the id_token, but is not equal to the configured client_id (<expected>)',
      cause: 'client-authorized-party-mismatch',
      distinctive: true,
      source: idToken,
    },
    {
      text: 'could not validate access token against "at_hash" claim value',
      cause: 'client-token-hash-mismatch',
      distinctive: true,
      source: idToken,
    },
    {
      text: 'could not validate code against "c_hash" claim value',
      cause: 'client-token-hash-mismatch',
      distinctive: true,
      source: idToken,
    },
    {
      text: 'id_token signature could not be validated, aborting',
      cause: 'client-signature-invalid',
      distinctive: true,
      source: idToken,
    },
    {
      text: 'JWT signature verification failed: <reason>',
      cause: 'client-signature-invalid',
      source: jwt,
    },
    {
      text: 'JWT was not signed with the expected configured algorithm: <expected> != <received>',
      cause: 'client-algorithm-mismatch',
      distinctive: true,
      source: jwt,
    },
    {
      text: 'no expected signing algorithm configured and JWT alg is "none" or unset: refusing',
      cause: 'client-unsigned-token',
      distinctive: true,
      source: jwt,
    },
    {
      text: 'could not retrieve JSON Web Keys',
      cause: 'client-jwks-unusable',
      source: `${base}/proto/request_object.c`,
    },
    { text: 'could not get JSON Web Keys', cause: 'client-jwks-unusable', source: `${base}/proto/jwks.c` },
    { text: 'could not refresh JSON Web Keys', cause: 'client-jwks-unusable', source: `${base}/proto/jwks.c` },
    {
      text: 'JSON parsing of JWKs published at the jwks_uri failed',
      cause: 'client-jwks-unusable',
      distinctive: true,
      source: keys,
    },
    {
      text: 'JSON parsing of retrieved Discovery document failed',
      cause: 'client-discovery-failed',
      distinctive: true,
      source: provider,
    },
    { text: 'could not retrieve metadata from url: <address>', cause: 'client-discovery-failed', source: main },
    { text: 'could not parse metadata from url: <address>', cause: 'client-discovery-failed', source: main },
    {
      text: 'requested issuer (<expected>) does not match the "issuer" value in the provider metadata file: <received>',
      cause: 'client-discovery-issuer-mismatch',
      distinctive: true,
      source: provider,
    },
    {
      text: 'no provider metadata found for issuer "<issuer>"',
      cause: 'client-configuration-incomplete',
      distinctive: true,
      source: main,
    },
    {
      text: 'configured issuer (<expected>) does not match the issuer provided in the response by the OP (<received>)',
      cause: 'client-response-issuer-mismatch',
      distinctive: true,
      source: answers,
    },
    {
      text: 'no required "iss" parameter provided in the response by the OP',
      cause: 'client-response-issuer-mismatch',
      distinctive: true,
      source: answers,
    },
    {
      text: 'requested response mode (<expected>) does not match the response mode used by the OP (<received>)',
      cause: 'client-response-unexpected',
      distinctive: true,
      source: answers,
    },
    {
      text: 'the requested response type was (<expected>) but the response does not contain an "<parameter>" parameter',
      cause: 'client-code-missing',
      distinctive: true,
      source: answers,
    },
    {
      text: 'error when calling the token endpoint (<address>)',
      cause: 'client-token-request-failed',
      distinctive: true,
      source: `${base}/proto/token.c`,
    },
    { text: 'failed to resolve the code', cause: 'client-token-request-failed', source: answers },
    { text: 'no id_token was provided', cause: 'client-id-token-missing' },
    {
      text: 'access token type is "<received>" but "<expected>" is required',
      cause: 'client-response-unexpected',
      source: `${base}/proto/token.c`,
    },
    { text: 'remote user could not be set', cause: 'client-claim-missing' },
    { text: 'session restored from cache has expired', cause: 'client-session-expired', source: `${base}/session.c` },
    {
      text: 'detected attempt to play cookie against a different domain/host than issued for!',
      cause: 'client-session-lost',
      distinctive: true,
      source: main,
    },
    {
      text: 'cannot decrypt session state because OIDCCryptoPassphrase is not set',
      cause: 'client-configuration-incomplete',
      distinctive: true,
      source: `${base}/session.c`,
    },
    {
      text: "curl_easy_perform failed with a timeout for <address>: [<reason>]; won't retry",
      cause: 'client-timeout',
      source: `${base}/http.c`,
    },
    {
      text: 'client (<client>) secret expired',
      cause: 'oauth-invalid-client-code',
      source: `${base}/metadata/client.c`,
    },
    { text: 'logout token is not signed', cause: 'client-back-channel-refused', source: `${base}/handle/logout.c` },
  ],
});
