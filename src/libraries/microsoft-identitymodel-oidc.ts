import { defineLibrary } from './library.ts';
import { relyingPartyCauses } from './relying-party.ts';

const base = 'https://github.com/AzureAD/azure-activedirectory-identitymodel-extensions-for-dotnet/blob/v7.4.1/src';
const tokens = `${base}/Microsoft.IdentityModel.Tokens/LogMessages.cs`;
const tokens6 =
  'https://github.com/AzureAD/azure-activedirectory-identitymodel-extensions-for-dotnet/blob/6.8.0/src/Microsoft.IdentityModel.Tokens/LogMessages.cs';
const metadata = `${base}/Microsoft.IdentityModel.Protocols/LogMessages.cs`;
const webTokens = `${base}/Microsoft.IdentityModel.JsonWebTokens/LogMessages.cs`;
const oldTokens = `${base}/System.IdentityModel.Tokens.Jwt/LogMessages.cs`;

/** What it says of ID tokens, discovery and the protocol. Each message begins with a number of its own. */
export const microsoftIdentitymodelOidc = defineLibrary(relyingPartyCauses, {
  id: 'microsoft-identitymodel-oidc',
  name: 'Microsoft.IdentityModel (OpenID Connect)',
  protocol: 'oidc',
  version: '7.4.1',
  sources: [
    `${base}/Microsoft.IdentityModel.Protocols.OpenIdConnect/LogMessages.cs`,
    tokens,
    metadata,
    webTokens,
    oldTokens,
  ],
  messages: [
    { text: 'IDX21301: The algorithm', cause: 'client-algorithm-mismatch', distinctive: true },
    { text: 'IDX21300: The hash claim', cause: 'client-token-hash-mismatch', distinctive: true },
    { text: 'IDX21302: The algorithm', cause: 'client-algorithm-mismatch', distinctive: true },
    {
      text: "IDX21307: The 'c_hash' claim was not found in the id_token, but a 'code' was in the OpenIdConnectMessage",
      cause: 'client-token-hash-mismatch',
      distinctive: true,
    },
    {
      text: "IDX21308: 'azp' claim exists in the 'id_token' but 'client_id' is null.",
      cause: 'client-configuration-incomplete',
      distinctive: true,
    },
    {
      text: "IDX21312: The 'at_hash' claim was not found in the 'id_token', but a 'access_token' was in the OpenIdConnectMessage",
      cause: 'client-token-hash-mismatch',
      distinctive: true,
    },
    {
      text: "IDX21314: OpenIdConnectProtocol requires the jwt token to have an '<claim>' claim.",
      cause: 'client-claim-missing',
      distinctive: true,
    },
    {
      text: "IDX21315: RequireAcr is 'true' (default is 'false') but jwt.PayLoad.Acr is 'null or whitespace'",
      cause: 'client-claim-missing',
      distinctive: true,
    },
    {
      text: "IDX21316: RequireAmr is 'true' (default is 'false') but jwt.PayLoad.Amr is 'null or whitespace'",
      cause: 'client-claim-missing',
      distinctive: true,
    },
    {
      text: "IDX21317: RequireAuthTime is 'true' (default is 'false') but jwt.PayLoad.AuthTime is 'null or whitespace'",
      cause: 'client-claim-missing',
      distinctive: true,
    },
    {
      text: "IDX21318: RequireAzp is 'true' (default is 'false') but jwt.PayLoad.Azp is 'null or whitespace'",
      cause: 'client-authorized-party-mismatch',
      distinctive: true,
    },
    { text: 'IDX21320: RequireNonce is', cause: 'client-session-lost', distinctive: true },
    {
      text: "IDX21321: The 'nonce' found in the jwt token did not match the expected nonce.",
      cause: 'client-nonce-mismatch',
      distinctive: true,
    },
    { text: 'IDX21323: RequireNonce is', cause: 'client-session-lost', distinctive: true },
    { text: "IDX21324: The 'nonce' has expired", cause: 'client-session-lost', distinctive: true },
    { text: "IDX21325: The 'nonce' did not contain a timestamp", cause: 'client-nonce-mismatch', distinctive: true },
    { text: 'IDX21329: RequireState is', cause: 'client-session-lost', distinctive: true },
    { text: 'IDX21330: RequireState is', cause: 'client-state-missing', distinctive: true },
    { text: "IDX21331: The 'state' parameter in the message", cause: 'client-state-mismatch', distinctive: true },
    {
      text: 'IDX21332: OpenIdConnectProtocolValidationContext.ValidatedIdToken is null.',
      cause: 'client-id-token-missing',
      distinctive: true,
    },
    {
      text: "IDX21334: Both 'id_token' and 'code' are null in OpenIdConnectProtocolValidationContext.ProtocolMessage received from Authorization Endpoint.",
      cause: 'client-code-missing',
      distinctive: true,
    },
    {
      text: "IDX21335: 'refresh_token' cannot be present in a response message received from Authorization Endpoint.",
      cause: 'client-response-unexpected',
      distinctive: true,
    },
    {
      text: "IDX21336: Both 'id_token' and 'access_token' should be present in OpenIdConnectProtocolValidationContext.ProtocolMessage received from Token Endpoint.",
      cause: 'client-id-token-missing',
      distinctive: true,
    },
    {
      text: 'IDX21337: OpenIdConnectProtocolValidationContext.UserInfoEndpointResponse is null or empty, there is no OpenIdConnect Response to validate.',
      cause: 'client-userinfo-failed',
      distinctive: true,
    },
    { text: "IDX21338: Subject claim present in 'id_token'", cause: 'client-subject-mismatch', distinctive: true },
    {
      text: "IDX21339: The 'id_token' contains multiple audiences but 'azp' claim is missing.",
      cause: 'client-authorized-party-mismatch',
      distinctive: true,
    },
    {
      text: "IDX21340: The 'id_token' contains 'azp' claim but its value is not equal to Client Id. 'azp': '<received>'. clientId: '<expected>'.",
      cause: 'client-authorized-party-mismatch',
      distinctive: true,
    },
    {
      text: 'IDX21343: Unable to parse response from UserInfo endpoint',
      cause: 'client-userinfo-failed',
      distinctive: true,
    },
    {
      text: "IDX21345: OpenIdConnectProtocolValidationContext.UserInfoEndpointResponse does not contain a 'sub' claim, cannot validate.",
      cause: 'client-subject-mismatch',
      distinctive: true,
    },
    {
      text: "IDX21346: OpenIdConnectProtocolValidationContext.ValidatedIdToken does not contain a 'sub' claim, cannot validate.",
      cause: 'client-subject-mismatch',
      distinctive: true,
    },
    {
      text: "IDX21347: Validating the 'c_hash' failed, see inner exception.",
      cause: 'client-token-hash-mismatch',
      distinctive: true,
    },
    {
      text: "IDX21348: Validating the 'at_hash' failed, see inner exception.",
      cause: 'client-token-hash-mismatch',
      distinctive: true,
    },
    { text: 'IDX21349: RequireNonce is', cause: 'client-nonce-mismatch', distinctive: true },
    {
      text: 'IDX21350: The algorithm specified in the jwt header is null or empty.',
      cause: 'client-unsigned-token',
      distinctive: true,
    },
    { text: 'IDX21815: Error deserializing json', cause: 'client-discovery-failed', distinctive: true },
    {
      text: 'IDX21817: The OpenIdConnectConfiguration did not contain any JsonWebKeys.',
      cause: 'client-jwks-unusable',
      distinctive: true,
    },
    {
      text: "IDX21818: The OpenIdConnectConfiguration's valid signing keys cannot be less than",
      cause: 'client-jwks-unusable',
      distinctive: true,
    },
    {
      text: "IDX20108: The address specified '<address>' is not valid as per HTTPS scheme.",
      cause: 'client-insecure-address',
      distinctive: true,
      source: metadata,
    },
    {
      text: "IDX20803: Unable to obtain configuration from: '<address>'.",
      cause: 'client-discovery-failed',
      distinctive: true,
      source: metadata,
    },
    {
      text: "IDX20804: Unable to retrieve document from: '<address>'.",
      cause: 'client-discovery-failed',
      distinctive: true,
      source: metadata,
    },
    {
      text: "IDX20806: Unable to obtain an updated configuration from: '<address>'.",
      cause: 'client-discovery-failed',
      distinctive: true,
      source: metadata,
    },
    {
      text: "IDX20807: Unable to retrieve document from: '<address>'.",
      cause: 'client-discovery-failed',
      distinctive: true,
      source: metadata,
    },
    {
      text: "IDX20809: Unable to retrieve document from: '<address>'. Status code: '<status>'.",
      cause: 'client-discovery-failed',
      distinctive: true,
      source: metadata,
    },
    {
      text: 'IDX20810: Configuration validation failed, see inner exception for more details.',
      cause: 'client-discovery-failed',
      distinctive: true,
      source: metadata,
    },
    {
      text: "IDX10261: Unable to retrieve configuration from authority: '<authority>'.",
      cause: 'client-discovery-failed',
      distinctive: true,
      source: tokens,
    },
    {
      text: 'IDX10500: Signature validation failed. No security keys were provided to validate the signature.',
      cause: 'client-jwks-unusable',
      source: tokens,
    },
    {
      text: 'IDX10501: Signature validation failed. Unable to match key',
      cause: 'client-jwks-key-not-found',
      distinctive: true,
      source: tokens6,
    },
    {
      text: "IDX10502: Signature validation failed. The token's kid is: '<kid>'",
      cause: 'client-jwks-key-not-found',
      distinctive: true,
      source: tokens,
    },
    {
      text: "IDX10503: Signature validation failed. The token's kid is: '<kid>'",
      cause: 'client-jwks-key-not-found',
      distinctive: true,
      source: tokens,
    },
    {
      text: 'IDX10504: Unable to validate signature, token does not have a signature',
      cause: 'client-unsigned-token',
      source: tokens,
    },
    {
      text: "IDX10506: Signature validation failed. The user defined 'Delegate' specified on TokenValidationParameters did not return a",
      cause: 'client-configuration-incomplete',
      distinctive: true,
      source: tokens,
    },
    {
      text: 'IDX10508: Signature validation failed. Signature is improperly formatted.',
      cause: 'client-token-malformed',
      distinctive: true,
      source: tokens,
    },
    {
      text: 'IDX10511: Signature validation failed. Keys tried',
      cause: 'client-signature-invalid',
      distinctive: true,
      source: tokens,
    },
    {
      text: "IDX10517: Signature validation failed. The token's kid is missing.",
      cause: 'client-jwks-key-ambiguous',
      distinctive: true,
      source: tokens,
    },
    {
      text: 'IDX10518: Signature validation failed. Algorithm validation failed with error',
      cause: 'client-algorithm-mismatch',
      distinctive: true,
      source: tokens,
    },
    {
      text: "IDX10696: The algorithm '<received>' is not in the user-defined accepted list of algorithms.",
      cause: 'client-algorithm-mismatch',
      distinctive: true,
      source: tokens,
    },
    {
      text: 'IDX10603: Decryption failed. Keys tried',
      cause: 'client-token-encrypted',
      distinctive: true,
      source: tokens,
    },
    {
      text: 'IDX10609: Decryption failed. No Keys tried',
      cause: 'client-token-encrypted',
      distinctive: true,
      source: tokens,
    },
    {
      text: 'IDX10618: Key unwrap failed using decryption Keys',
      cause: 'client-token-encrypted',
      distinctive: true,
      source: tokens,
    },
    {
      text: 'IDX14100: JWT is not well formed, there are no dots (.).',
      cause: 'client-token-malformed',
      distinctive: true,
      source: webTokens,
    },
    {
      text: 'IDX14101: Unable to decode the payload',
      cause: 'client-token-malformed',
      distinctive: true,
      source: webTokens,
    },
    {
      text: 'IDX14102: Unable to decode the header',
      cause: 'client-token-malformed',
      distinctive: true,
      source: webTokens,
    },
    {
      text: 'IDX14107: Token string does not match the token formats: JWE (header.encryptedKey.iv.ciphertext.tag) or JWS (header.payload.signature)',
      cause: 'client-token-malformed',
      distinctive: true,
      source: webTokens,
    },
    {
      text: 'IDX14120: JWT is not well formed, there is only one dot (.).',
      cause: 'client-token-malformed',
      distinctive: true,
      source: webTokens,
    },
    {
      text: 'IDX12709: CanReadToken() returned false. JWT is not well formed.',
      cause: 'client-token-malformed',
      distinctive: true,
      source: oldTokens,
    },
    {
      text: 'IDX12723: Unable to decode the payload',
      cause: 'client-token-malformed',
      distinctive: true,
      source: oldTokens,
    },
    {
      text: 'IDX12729: Unable to decode the header',
      cause: 'client-token-malformed',
      distinctive: true,
      source: oldTokens,
    },
    {
      text: 'IDX12741: JWT must have three segments (JWS) or five segments (JWE).',
      cause: 'client-token-malformed',
      distinctive: true,
      source: oldTokens,
    },
    // The same numbers are those of SAML tokens, so that only a sign of OpenID Connect tells.
    {
      text: "IDX10205: Issuer validation failed. Issuer: '<received>'. Did not match: validationParameters.ValidIssuer: '<expected>'",
      cause: 'client-issuer-mismatch',
      source: tokens,
    },
    {
      text: "IDX10212: Issuer validation failed. Issuer: '<received>'. Did not match any: validationParameters.ValidIssuers: '<expected>'",
      cause: 'client-issuer-mismatch',
      source: tokens,
    },
    {
      text: 'IDX10204: Unable to validate issuer. validationParameters.ValidIssuer is null or whitespace',
      cause: 'client-configuration-incomplete',
      source: tokens,
    },
    {
      text: "IDX10211: Unable to validate issuer. The 'issuer' parameter is null or whitespace.",
      cause: 'client-claim-missing',
      source: tokens,
    },
    {
      text: "IDX10214: Audience validation failed. Audiences: '<received>'. Did not match: validationParameters.ValidAudience: '<expected>'",
      cause: 'client-audience-mismatch',
      source: tokens,
    },
    {
      text: "IDX10206: Unable to validate audience. The 'audiences' parameter is empty.",
      cause: 'client-claim-missing',
      source: tokens,
    },
    {
      text: 'IDX10208: Unable to validate audience. validationParameters.ValidAudience is null or whitespace and validationParameters.ValidAudiences is null.',
      cause: 'client-configuration-incomplete',
      source: tokens,
    },
    {
      text: "IDX10222: Lifetime validation failed. The token is not yet valid. ValidFrom (UTC): '<notBefore>', Current time (UTC): '<now>'.",
      cause: 'client-clock-skew',
      source: tokens,
    },
    {
      text: "IDX10223: Lifetime validation failed. The token is expired. ValidTo (UTC): '<expires>', Current time (UTC): '<now>'.",
      cause: 'client-id-token-expired',
      source: tokens,
    },
    {
      text: 'IDX10225: Lifetime validation failed. The token is missing an Expiration Time.',
      cause: 'client-claim-missing',
      source: tokens,
    },
  ],
});
