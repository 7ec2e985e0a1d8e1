import { documented, inferred, observed, type IdentityProvider } from './provider.ts';

/** The certificate names nothing but the host. */
export const shibboleth = {
  id: 'shibboleth',
  name: 'Shibboleth',
  signs: {
    // A convention that the installer follows.
    issuer: [
      {
        pattern: /^https?:\/\/[a-z0-9.-]+(?::\d+)?\/idp\/shibboleth$/i,
        basis: 'observed',
        example: 'https://idp.acme.example/idp/shibboleth',
      },
    ],
    ssoUrl: [
      {
        pattern: /^https:\/\/[a-z0-9.-]+(?::\d+)?\/idp\/profile\/SAML2\/(?:Redirect|POST)\/SSO$/i,
        basis: 'observed',
        example: 'https://idp.acme.example/idp/profile/SAML2/Redirect/SSO',
      },
    ],
    pageAddresses: [
      {
        pattern: /^https:\/\/[a-z0-9.-]+(?::\d+)?\/idp\/profile\/(?:SAML2|cas|oidc)\//i,
        basis: 'observed',
        example: 'https://idp.acme.example/idp/profile/SAML2/Redirect/SSO?execution=e1s1',
      },
    ],
    pageTexts: [{ pattern: /\bWeb Login Service\b/i, basis: 'observed', example: 'Web Login Service - Stale Request' }],
  },
  rotation: {
    lifetime: observed('10 or 20 years'),
    rotatesByItself: inferred('never'),
    sentence: 'Shibboleth signs with the key file that its administrator configured.',
    notice: inferred('Nobody is told.'),
    nextCertificateInMetadata: null,
    serialNumberIsTime: null,
  },
  administration: {
    signingCertificate: inferred(['conf/idp.properties', 'idp.signing.cert', 'the file that it names']),
    metadata: inferred('metadata/idp-metadata.xml in the folder of the installation, kept by its administrator'),
    clientSecret: null,
    callbackAddress: documented([
      'conf/metadata-providers.xml',
      'the metadata of the broker',
      'AssertionConsumerService',
    ]),
    assignment: null,
    activation: inferred([
      'Publish the new certificate in the metadata beside the old one, and have it put in place at the broker.',
      'Name the new key and certificate in `conf/idp.properties` and restart, at the agreed time.',
    ]),
  },
  references: [
    'https://wiki.shibboleth.net/confluence/display/SHIB2/IdPKeyRollover',
    'https://wiki.shibboleth.net/confluence/display/IDP4/SecurityConfiguration',
  ],
} as const satisfies IdentityProvider;
