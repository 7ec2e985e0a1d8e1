import { documented, inferred, observed, type IdentityProvider } from './provider.ts';

export const keycloak = {
  id: 'keycloak',
  name: 'Keycloak',
  signs: {
    // Old servers have /auth before the realm.
    issuer: [
      {
        pattern: /^https?:\/\/[a-z0-9.-]+(?::\d+)?(?:\/auth)?\/realms\/[^/?#]+$/i,
        basis: 'observed',
        example: 'https://login.acme.example/realms/acme',
      },
    ],
    ssoUrl: [
      {
        pattern: /^https?:\/\/[a-z0-9.-]+(?::\d+)?(?:\/auth)?\/realms\/[^/?#]+\/protocol\/saml(?![\w-])/i,
        basis: 'observed',
        example: 'https://login.acme.example/realms/acme/protocol/saml',
      },
      {
        pattern: /^https?:\/\/[a-z0-9.-]+(?::\d+)?(?:\/auth)?\/realms\/[^/?#]+\/protocol\/openid-connect(?![\w-])/i,
        basis: 'documented',
        example: 'https://login.acme.example/realms/acme/protocol/openid-connect/auth',
      },
    ],
    certificateSubject: [
      // Only the realm's name: many certificates of others look like that.
      { pattern: /^CN=[^=]+$/, basis: 'inferred', example: 'CN=acme', version1Only: true, onlySupports: true },
    ],
    attributeNames: [{ pattern: /^Role$/, basis: 'observed', example: 'Role', onlySupports: true }],
    pageAddresses: [
      {
        pattern: /^https?:\/\/[^/?#]+(?:\/auth)?\/realms\/[\w-]+\/[a-z-]+\//i,
        basis: 'observed',
        example: 'https://login.acme.example/realms/acme/login-actions/authenticate?session_code=x',
      },
    ],
    pageTexts: [
      {
        pattern: /\bWe are sorry\.\.\./i,
        basis: 'documented',
        example: 'We are sorry... Invalid parameter: redirect_uri',
      },
    ],
  },
  rotation: {
    lifetime: observed('10 years'),
    rotatesByItself: documented('never'),
    sentence:
      'Keycloak signs with the active key of the highest priority; adding a key of a higher priority, or changing the size of a generated one, changes the certificate at once.',
    notice: inferred('Nobody is told.'),
    nextCertificateInMetadata: null,
    serialNumberIsTime: observed(true),
  },
  administration: {
    signingCertificate: documented(['Admin console', 'the realm', 'Realm settings', 'Keys']),
    metadata: inferred('https://<host>/realms/<realm>/protocol/saml/descriptor'),
    clientSecret: inferred(['Admin console', 'the realm', 'Clients', 'the client', 'Credentials']),
    callbackAddress: documented([
      'Admin console',
      'the realm',
      'Clients',
      'the client',
      'Settings',
      'Valid redirect URIs',
    ]),
    assignment: inferred(['Admin console', 'the realm', 'Users', 'the user', 'Role mapping']),
    activation: inferred([
      'Add a provider `rsa-generated` at `Realm settings`, `Keys`, `Providers`, with a lower priority than the present one: it signs nothing yet.',
      'Copy its certificate, and have it put in place at the broker.',
      'Give it the highest priority, at the agreed time.',
    ]),
  },
  references: ['https://www.keycloak.org/docs/latest/server_admin/#realm_keys'],
} as const satisfies IdentityProvider;
