import { defineLibrary } from './library.ts';
import { relyingPartyCauses } from './relying-party.ts';

export const omniauthAuth0 = defineLibrary(relyingPartyCauses, {
  id: 'omniauth-auth0',
  name: 'omniauth-auth0',
  protocol: 'oidc',
  version: '3.1.1',
  sources: [
    'https://github.com/auth0/omniauth-auth0/blob/v3.1.1/lib/omniauth/auth0/jwt_validator.rb',
    'https://github.com/auth0/omniauth-auth0/blob/v3.1.1/lib/omniauth/strategies/auth0.rb',
  ],
  messages: [
    { text: 'ID token is required but missing', cause: 'client-id-token-missing' },
    { text: 'ID token could not be decoded', cause: 'client-token-malformed' },
    {
      text: 'Signature algorithm of <received> is not supported. Expected the ID token to be signed with <expected>.',
      cause: 'client-algorithm-mismatch',
    },
    {
      text: "Could not find a public key for Key ID (kid) '<kid>'",
      cause: 'client-jwks-key-not-found',
      distinctive: true,
    },
    {
      text: 'Issuer (iss) claim mismatch in the ID token, expected (<expected>), found (<received>)',
      cause: 'client-issuer-mismatch',
      distinctive: true,
    },
    {
      text: 'Audience (aud) claim mismatch in the ID token; expected <expected> but was not one of <received>',
      cause: 'client-audience-mismatch',
    },
    {
      text: 'Audience (aud) claim mismatch in the ID token; expected <expected> but found <received>',
      cause: 'client-audience-mismatch',
    },
    {
      text: 'Expiration time (exp) claim must be a number present in the ID token',
      cause: 'client-claim-missing',
      distinctive: true,
    },
    {
      text: 'Expiration time (exp) claim error in the ID token; current time (<now>) is after expiration time (<exp>)',
      cause: 'client-id-token-expired',
      distinctive: true,
    },
    {
      text: 'Nonce (nonce) claim value mismatch in the ID token; expected (<sentNonce>), found (<returnedNonce>)',
      cause: 'client-nonce-mismatch',
      distinctive: true,
    },
    {
      text: 'Authorized Party (azp) claim mismatch in the ID token; expected (<expected>), found (<received>)',
      cause: 'client-authorized-party-mismatch',
    },
  ],
});
