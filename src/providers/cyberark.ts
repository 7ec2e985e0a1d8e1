import { documented, inferred, type IdentityProvider } from './provider.ts';

/** Formerly Idaptive, before that Centrify. */
export const cyberark = {
  id: 'cyberark',
  name: 'CyberArk Identity',
  signs: {
    issuer: [
      {
        pattern: /^https:\/\/[a-z0-9-]+\.my\.centrify\.com\//i,
        basis: 'observed',
        example: 'https://abc0123.my.centrify.com/0a1b2c3d-4e5f-4061-8273-94a5b6c7d8e9',
      },
      {
        pattern: /^https:\/\/[a-z0-9-]+\.(?:my\.idaptive\.app|id\.cyberark\.cloud)\//i,
        basis: 'inferred',
        example: 'https://abc0123.id.cyberark.cloud/0a1b2c3d-4e5f-4061-8273-94a5b6c7d8e9',
      },
    ],
    ssoUrl: [
      {
        pattern: /^https:\/\/[a-z0-9-]+\.(?:my\.(?:idaptive\.app|centrify\.com)|id\.cyberark\.cloud)\/applogin\//i,
        basis: 'inferred',
        example: 'https://abc0123.id.cyberark.cloud/applogin/appKey/0a1b2c3d/customerId/ABC0123',
      },
    ],
    pageAddresses: [
      {
        pattern: /^https:\/\/[a-z0-9-]+\.(?:my\.(?:idaptive\.app|centrify\.com)|id\.cyberark\.cloud)(?:[/?#]|$)/i,
        basis: 'observed',
        example: 'https://abc0123.id.cyberark.cloud/login',
      },
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
    signingCertificate: documented([
      'Web Apps',
      'the application',
      'Trust',
      'Identity Provider Configuration',
      'Signing Certificate',
      'Download',
    ]),
    metadata: null,
    clientSecret: null,
    callbackAddress: inferred(['Web Apps', 'the application', 'Trust', 'Service Provider Configuration']),
    assignment: documented(['Web Apps', 'the application', 'Permissions']),
    activation: null,
  },
  references: ['https://docs.cyberark.com/'],
} as const satisfies IdentityProvider;
