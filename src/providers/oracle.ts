import { documented, inferred, type IdentityProvider } from './provider.ts';

/** An authority of the tenant issues its certificate, so the subject has no form of its own. */
export const oracle = {
  id: 'oracle',
  name: 'Oracle Identity Cloud Service',
  signs: {
    issuer: [
      {
        pattern: /^https:\/\/idcs-[0-9a-f]+\.identity\.oraclecloud\.com(?::443)?\/fed$/i,
        basis: 'documented',
        example: 'https://idcs-0123456789abcdef0123456789abcdef.identity.oraclecloud.com/fed',
      },
      // Every identity domain's ID tokens have this one.
      {
        pattern: /^https:\/\/identity\.oraclecloud\.com\/$/i,
        basis: 'observed',
        example: 'https://identity.oraclecloud.com/',
      },
    ],
    ssoUrl: [
      {
        pattern: /^https:\/\/idcs-[0-9a-f]+\.identity\.oraclecloud\.com(?::443)?\/fed\/v1\/idp\/sso(?![\w-])/i,
        basis: 'inferred',
        example: 'https://idcs-0123456789abcdef0123456789abcdef.identity.oraclecloud.com/fed/v1/idp/sso',
      },
    ],
    pageAddresses: [
      {
        pattern: /^https:\/\/[a-z0-9-]+\.identity\.oraclecloud\.com(?:[/?#:]|$)/i,
        basis: 'documented',
        example: 'https://idcs-0123456789abcdef0123456789abcdef.identity.oraclecloud.com/ui/v1/signin',
      },
    ],
    pageTexts: [
      { pattern: /\bOracle Cloud Account Sign In\b/i, basis: 'inferred', example: 'Oracle Cloud Account Sign In' },
    ],
  },
  rotation: {
    lifetime: null,
    rotatesByItself: null,
    sentence: null,
    notice: null,
    nextCertificateInMetadata: null,
    serialNumberIsTime: null,
  },
  administration: {
    signingCertificate: inferred([
      'Identity domain',
      'Integrated applications',
      'the application',
      'SSO configuration',
      'Download signing certificate',
    ]),
    metadata: documented(
      'https://<identity domain>.identity.oraclecloud.com/fed/v1/metadata, open to others only where `Access Signing Certificate` is on',
    ),
    clientSecret: null,
    callbackAddress: documented([
      'Identity domain',
      'Integrated applications',
      'the application',
      'SSO configuration',
      'Assertion consumer URL',
    ]),
    assignment: inferred(['Identity domain', 'Integrated applications', 'the application', 'Users']),
    activation: null,
  },
  references: ['https://docs.oracle.com/en-us/iaas/Content/Identity/home.htm'],
} as const satisfies IdentityProvider;
