import { documented, inferred, type IdentityProvider } from './provider.ts';

/** Its entity ID and its certificates are named freely, so only addresses tell. */
export const pingfederate = {
  id: 'pingfederate',
  name: 'PingFederate',
  signs: {
    ssoUrl: [
      {
        pattern: /^https:\/\/[a-z0-9.-]+(?::\d+)?\/idp\/startSSO\.ping(?![\w-])/i,
        basis: 'documented',
        example: 'https://sso.acme.example:9031/idp/startSSO.ping?PartnerSpId=urn:auth0:influxdata:acme',
      },
      {
        pattern: /^https:\/\/[a-z0-9.-]+(?::\d+)?\/idp\/SSO\.saml2(?![\w-])/i,
        basis: 'inferred',
        example: 'https://sso.acme.example:9031/idp/SSO.saml2',
      },
      {
        pattern: /^https:\/\/[a-z0-9.-]+(?::\d+)?\/(?:[\w-]{1,60}\/)?as\/authorization\.oauth2(?![\w-])/i,
        basis: 'documented',
        example: 'https://sso.acme.example:9031/as/authorization.oauth2',
      },
    ],
    pageAddresses: [
      {
        pattern: /^https:\/\/[a-z0-9.-]+(?::\d+)?\/(?:idp\/[\w/]{1,60}\.ping|as\/authorization\.oauth2)(?![\w-])/i,
        basis: 'documented',
        example: 'https://sso.acme.example/idp/abc12/resumeSAML20/idp/SSO.ping',
      },
    ],
    pageTexts: [
      {
        pattern: /\bPing Identity Corporation\. All rights reserved\b/i,
        basis: 'inferred',
        example: 'Copyright © 2003-2026. Ping Identity Corporation. All rights reserved.',
      },
    ],
  },
  rotation: {
    lifetime: documented('as long as its administrator chose'),
    rotatesByItself: documented('before-expiry'),
    sentence:
      'Where rotation is switched on for a self-signed certificate, PingFederate makes the next one when a quarter of its life is left and signs with it when a tenth is left; where it is not, nothing changes by itself.',
    notice: documented('Runtime notifications, where they are set up.'),
    nextCertificateInMetadata: documented(true),
    serialNumberIsTime: null,
  },
  administration: {
    signingCertificate: documented([
      'Security',
      'Certificate & Key Management',
      'Signing & Decryption Keys & Certificates',
    ]),
    metadata: null,
    clientSecret: null,
    callbackAddress: documented([
      'SP connection',
      'Browser SSO',
      'Protocol Settings',
      'Assertion Consumer Service URL',
    ]),
    assignment: null,
    activation: inferred([
      'Export the next certificate at `Signing & Decryption Keys & Certificates`.',
      'Have it put in place at the broker before rotation reaches the time of activation; then the old one leaves the metadata.',
    ]),
  },
  references: ['https://docs.pingidentity.com/r/j~7gbCmUdigAE34NBinxtg/x_2Y9FWOhLGPZIDGM4yDpg'],
} as const satisfies IdentityProvider;
