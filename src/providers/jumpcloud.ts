import { documented, inferred, observed, type IdentityProvider } from './provider.ts';

/** Its entity ID is typed by the administrator, so it tells nothing. */
export const jumpcloud = {
  id: 'jumpcloud',
  name: 'JumpCloud',
  signs: {
    // OpenID Connect only: for SAML its administrator types any entity ID.
    issuer: [
      {
        pattern: /^https:\/\/oauth\.id\.(?:eu\.|in\.)?jumpcloud\.com\/?$/i,
        basis: 'observed',
        example: 'https://oauth.id.jumpcloud.com/',
      },
    ],
    ssoUrl: [
      {
        pattern: /^https:\/\/sso\.jumpcloud\.com\/saml2\//i,
        basis: 'observed',
        example: 'https://sso.jumpcloud.com/saml2/acme-influx',
      },
    ],
    certificateSubject: [
      {
        pattern: /(?:^|[^\\], )OU=JumpCloudSAMLIdP, CN=JumpCloudSAMLUser(?:, |$)/i,
        basis: 'observed',
        example: 'C=US, ST=CO, L=Boulder, O=JumpCloud, OU=JumpCloudSAMLIdP, CN=JumpCloudSAMLUser',
      },
    ],
    pageAddresses: [
      {
        pattern: /^https:\/\/(?:sso|console)\.jumpcloud\.com(?:[/?#]|$)/i,
        basis: 'documented',
        example: 'https://console.jumpcloud.com/login',
      },
    ],
    pageTexts: [{ pattern: /\bJumpCloud User Portal\b/i, basis: 'inferred', example: 'JumpCloud User Portal' }],
  },
  rotation: {
    lifetime: observed('5 years'),
    rotatesByItself: inferred('never'),
    sentence:
      'JumpCloud signs with one certificate for each application; `Regenerate` replaces it and its key at once.',
    notice: documented('Mails 60, 30 and 7 days and 24 hours before it ends.'),
    nextCertificateInMetadata: inferred(false),
    serialNumberIsTime: inferred(false),
  },
  administration: {
    signingCertificate: documented([
      'Access',
      'SSO Applications',
      'the application',
      'Actions',
      'Download certificate',
    ]),
    metadata: null,
    clientSecret: null,
    callbackAddress: documented(['Access', 'SSO Applications', 'the application', 'SSO', 'ACS URL']),
    assignment: observed(['Access', 'SSO Applications', 'the application', 'User Groups']),
    activation: documented([
      'Choose `Regenerate certificate` in the `Actions` of the application, at a time agreed with whoever runs the broker: it signs at once.',
      'Download the new certificate, and have it put in place at the broker.',
    ]),
  },
  references: [
    'https://jumpcloud.com/support/manage-application-idp-certificate-and-key-pairs',
    'https://jumpcloud.com/support/rotate-sso-certs',
  ],
} as const satisfies IdentityProvider;
