import { defineLibrary } from './library.ts';
import { relyingPartyCauses } from './relying-party.ts';

const base = 'https://github.com/coreos/go-oidc/blob/v3.10.0/oidc';
const provider = `${base}/oidc.go`;
const keys = `${base}/jwks.go`;

/** Behind whatever the caller puts before it, as Go does. */
export const goOidc = defineLibrary(relyingPartyCauses, {
  id: 'go-oidc',
  name: 'go-oidc',
  protocol: 'oidc',
  version: '3.10.0',
  sources: [`${base}/verify.go`, provider, keys],
  messages: [
    {
      text: 'oidc: id token issued by a different provider, expected "<expected>" got "<received>"',
      cause: 'client-issuer-mismatch',
      distinctive: true,
    },
    {
      text: 'oidc: expected audience "<expected>" got [<received>]',
      cause: 'client-audience-mismatch',
      distinctive: true,
    },
    {
      text: 'oidc: invalid configuration, clientID must be provided or SkipClientIDCheck must be set',
      cause: 'client-configuration-incomplete',
      distinctive: true,
    },
    { text: 'oidc: token is expired (Token Expiry: <exp>)', cause: 'client-id-token-expired', distinctive: true },
    {
      text: 'oidc: current time <now> before the nbf (not before) time: <nbf>',
      cause: 'client-clock-skew',
      distinctive: true,
    },
    {
      text: 'oidc: id token signed with unsupported algorithm, expected [<expected>] got "<received>"',
      cause: 'client-algorithm-mismatch',
      distinctive: true,
      source: 'https://github.com/coreos/go-oidc/blob/v3.9.0/oidc/verify.go',
    },
    {
      text: 'oidc: unsupported signing algorithm "<received>"',
      cause: 'client-algorithm-mismatch',
      distinctive: true,
      source: provider,
    },
    { text: 'oidc: id token not signed', cause: 'client-unsigned-token', distinctive: true },
    {
      text: 'oidc: multiple signatures on id token not supported',
      cause: 'client-token-malformed',
      distinctive: true,
    },
    {
      text: 'oidc: malformed jwt, expected 3 parts got <parts>',
      cause: 'client-token-malformed',
      distinctive: true,
    },
    { text: 'oidc: malformed jwt payload: <reason>', cause: 'client-token-malformed', distinctive: true },
    { text: 'oidc: malformed jwt: <reason>', cause: 'client-token-malformed', distinctive: true },
    { text: 'oidc: failed to unmarshal claims: <reason>', cause: 'client-token-malformed', distinctive: true },
    {
      text: 'failed to verify signature: failed to verify id token signature',
      cause: 'client-signature-invalid',
      distinctive: true,
    },
    {
      text: 'failed to verify signature: fetching keys oidc: get keys failed <reason>',
      cause: 'client-jwks-unusable',
      distinctive: true,
      source: keys,
    },
    { text: 'failed to verify id token signature', cause: 'client-signature-invalid', source: keys },
    { text: 'oidc: get keys failed <reason>', cause: 'client-jwks-unusable', distinctive: true, source: keys },
    { text: 'oidc: get keys failed: <status>', cause: 'client-jwks-unusable', distinctive: true, source: keys },
    { text: 'oidc: failed to decode keys: <reason>', cause: 'client-jwks-unusable', distinctive: true, source: keys },
    {
      text: 'oidc: issuer did not match the issuer returned by provider, expected "<expected>" got "<received>"',
      cause: 'client-discovery-issuer-mismatch',
      distinctive: true,
      source: provider,
    },
    {
      text: 'oidc: issuer URL provided to client ("<expected>") did not match the issuer URL returned by provider ("<received>")',
      cause: 'client-discovery-issuer-mismatch',
      distinctive: true,
      source: 'https://github.com/coreos/go-oidc/blob/v3/oidc/oidc.go',
    },
    {
      text: 'oidc: failed to decode provider discovery object: <reason>',
      cause: 'client-discovery-failed',
      distinctive: true,
      source: provider,
    },
    {
      text: 'oidc: user info endpoint is not supported by this provider',
      cause: 'client-userinfo-failed',
      distinctive: true,
      source: provider,
    },
    {
      text: 'oidc: invalid userinfo jwt signature <reason>',
      cause: 'client-userinfo-failed',
      distinctive: true,
      source: provider,
    },
    {
      text: 'oidc: failed to decode userinfo: <reason>',
      cause: 'client-userinfo-failed',
      distinctive: true,
      source: provider,
    },
    {
      text: 'access token hash does not match value in ID token',
      cause: 'client-token-hash-mismatch',
      distinctive: true,
      source: provider,
    },
    {
      text: 'id token did not have an access token hash',
      cause: 'client-token-hash-mismatch',
      distinctive: true,
      source: provider,
    },
  ],
});
