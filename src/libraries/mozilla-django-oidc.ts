import { defineLibrary } from './library.ts';
import { relyingPartyCauses } from './relying-party.ts';

const base = 'https://github.com/mozilla/mozilla-django-oidc/blob/5.0.2/mozilla_django_oidc';

export const mozillaDjangoOidc = defineLibrary(relyingPartyCauses, {
  id: 'mozilla-django-oidc',
  name: 'mozilla-django-oidc',
  protocol: 'oidc',
  version: '5.0.2',
  sources: [`${base}/auth.py`, `${base}/views.py`, `${base}/utils.py`],
  messages: [
    {
      text: 'OIDC callback state not found in session `oidc_states`!',
      cause: 'client-session-lost',
      distinctive: true,
      source: `${base}/views.py`,
    },
    { text: 'JWT Nonce verification failed.', cause: 'client-nonce-mismatch', distinctive: true },
    { text: 'JWS token verification failed.', cause: 'client-signature-invalid', distinctive: true },
    {
      text: "The provider algorithm <received> does not match the client's OIDC_RP_SIGN_ALGO.",
      cause: 'client-algorithm-mismatch',
      distinctive: true,
    },
    { text: 'No alg value found in header', cause: 'client-unsigned-token' },
    { text: 'Could not find a valid JWKS.', cause: 'client-jwks-key-not-found', distinctive: true },
    { text: 'Claims verification failed', cause: 'client-user-refused' },
    { text: 'Multiple users returned', cause: 'client-account-not-linked' },
    {
      text: 'Login failed: No user with <claim> found, and OIDC_CREATE_USER is False',
      cause: 'client-user-refused',
      distinctive: true,
    },
    {
      text: 'Get Token Error (url: <address>, status: 401',
      cause: 'oauth-invalid-client-code',
      distinctive: true,
    },
    {
      text: 'Get Token Error (url: <address>, status: <status>',
      cause: 'client-token-request-failed',
      distinctive: true,
    },
    {
      text: 'RS256 alg requires OIDC_RP_IDP_SIGN_KEY or OIDC_OP_JWKS_ENDPOINT to be configured.',
      cause: 'client-configuration-incomplete',
      distinctive: true,
    },
    {
      text: 'Setting <setting> not found',
      cause: 'client-configuration-incomplete',
      source: `${base}/utils.py`,
    },
  ],
});
