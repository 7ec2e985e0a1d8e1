import { defineLibrary } from './library.ts';
import { relyingPartyCauses } from './relying-party.ts';

const jose = 'https://bitbucket.org/connect2id/nimbus-jose-jwt/src/master/src/main/java/com/nimbusds';
const sdk =
  'https://bitbucket.org/connect2id/oauth-2.0-sdk-with-openid-connect-extensions/src/master/src/main/java/com/nimbusds/openid/connect/sdk/validators';
const claims = `${jose}/jwt/proc/DefaultJWTClaimsVerifier.java`;
const remote = `${jose}/jose/jwk/source/RemoteJWKSet.java`;
const idToken = `${sdk}/IDTokenClaimsVerifier.java`;

export const nimbus = defineLibrary(relyingPartyCauses, {
  id: 'nimbus',
  name: 'Nimbus JOSE + JWT and its OpenID Connect SDK',
  protocol: 'oidc',
  version: 'nimbus-jose-jwt 9 and oauth2-oidc-sdk 5.10',
  sources: [
    `${jose}/jwt/proc/DefaultJWTProcessor.java`,
    claims,
    remote,
    idToken,
    `${sdk}/IDTokenValidator.java`,
    `${sdk}/InvalidHashException.java`,
  ],
  messages: [
    {
      text: 'Signed JWT rejected: Another algorithm expected, or no matching key(s) found',
      cause: 'client-jwks-key-not-found',
      distinctive: true,
    },
    { text: 'Signed JWT rejected: Invalid signature', cause: 'client-signature-invalid', distinctive: true },
    {
      text: 'Encrypted JWT rejected: Another algorithm expected, or no matching key(s) found',
      cause: 'client-token-encrypted',
      distinctive: true,
    },
    {
      text: 'Unsecured (plain) JWTs are rejected, extend class to handle',
      cause: 'client-unsigned-token',
      distinctive: true,
    },
    {
      text: 'Signed JWT rejected: No JWS key selector is configured',
      cause: 'client-configuration-incomplete',
      distinctive: true,
    },
    {
      text: 'JWS object rejected: No matching verifier(s) found',
      cause: 'client-jwks-key-not-found',
      distinctive: true,
    },
    {
      text: 'Encrypted JWT rejected: No matching decrypter(s) found',
      cause: 'client-token-encrypted',
      distinctive: true,
    },
    {
      text: 'JWT aud claim has value [<received>], must be [<expected>]',
      cause: 'client-audience-mismatch',
      distinctive: true,
      source: claims,
    },
    {
      text: 'JWT iss claim has value <received>, must be <expected>',
      cause: 'client-issuer-mismatch',
      distinctive: true,
      source: claims,
    },
    { text: 'JWT missing required claims: [<claims>]', cause: 'client-claim-missing', source: claims },
    { text: 'JWT missing required audience', cause: 'client-claim-missing', source: claims },
    { text: 'Expired JWT', cause: 'client-id-token-expired', source: claims },
    { text: 'JWT before use time', cause: 'client-clock-skew', source: claims },
    {
      text: "Couldn't retrieve remote JWK set: <reason>",
      cause: 'client-jwks-unusable',
      distinctive: true,
      source: remote,
    },
    {
      text: "Couldn't parse remote JWK set: <reason>",
      cause: 'client-jwks-unusable',
      distinctive: true,
      source: remote,
    },
    { text: 'Unexpected JWT issuer: <received>', cause: 'client-issuer-mismatch', source: idToken },
    { text: 'Unexpected JWT audience: <received>', cause: 'client-audience-mismatch', source: idToken },
    {
      text: 'Unexpected JWT authorized party (azp) claim: <received>',
      cause: 'client-authorized-party-mismatch',
      distinctive: true,
      source: idToken,
    },
    {
      text: 'Unexpected JWT nonce (nonce) claim: <returnedNonce>',
      cause: 'client-nonce-mismatch',
      distinctive: true,
      source: idToken,
    },
    { text: 'Missing JWT nonce (nonce) claim', cause: 'client-nonce-mismatch', distinctive: true, source: idToken },
    { text: 'Missing JWT expiration (exp) claim', cause: 'client-claim-missing', distinctive: true, source: idToken },
    { text: 'Missing JWT issue time (iat) claim', cause: 'client-claim-missing', distinctive: true, source: idToken },
    { text: 'Missing JWT issuer (iss) claim', cause: 'client-claim-missing', distinctive: true, source: idToken },
    { text: 'Missing JWT subject (sub) claim', cause: 'client-claim-missing', distinctive: true, source: idToken },
    { text: 'Missing JWT audience (aud) claim', cause: 'client-claim-missing', distinctive: true, source: idToken },
    { text: 'JWT issue time ahead of current time', cause: 'client-clock-skew', distinctive: true, source: idToken },
    { text: 'Signed ID token expected', cause: 'client-unsigned-token', source: `${sdk}/IDTokenValidator.java` },
    {
      text: 'Verification of signed JWTs not configured',
      cause: 'client-configuration-incomplete',
      source: `${sdk}/IDTokenValidator.java`,
    },
    {
      text: 'Decryption of JWTs not configured',
      cause: 'client-token-encrypted',
      source: `${sdk}/IDTokenValidator.java`,
    },
    {
      text: 'Invalid access token hash (at_hash)',
      cause: 'client-token-hash-mismatch',
      source: `${sdk}/InvalidHashException.java`,
    },
    {
      text: 'Invalid authorization code hash (c_hash)',
      cause: 'client-token-hash-mismatch',
      source: `${sdk}/InvalidHashException.java`,
    },
    {
      text: 'Invalid JWT serialization: Missing dot delimiter(s)',
      cause: 'client-token-malformed',
      source: `${jose}/jwt/JWTParser.java`,
    },
  ],
});
