import { documented, inferred, type IdentityProvider } from './provider.ts';

export const adfs = {
  id: 'adfs',
  name: 'AD FS',
  signs: {
    issuer: [
      {
        pattern: /^https?:\/\/[a-z0-9.-]+(?::\d+)?\/adfs\/services\/trust$/i,
        basis: 'observed',
        example: 'http://sts.acme.example/adfs/services/trust',
      },
      // Of its ID tokens.
      {
        pattern: /^https:\/\/[a-z0-9.-]+(?::\d+)?\/adfs$/i,
        basis: 'observed',
        example: 'https://sts.acme.example/adfs',
      },
    ],
    ssoUrl: [
      {
        pattern: /^https:\/\/[a-z0-9.-]+(?::\d+)?\/adfs\/ls(?:\/|$|[?#])/i,
        basis: 'observed',
        example: 'https://sts.acme.example/adfs/ls/',
      },
      {
        pattern: /^https:\/\/[a-z0-9.-]+(?::\d+)?\/adfs\/oauth2\/authorize(?:$|[/?#])/i,
        basis: 'documented',
        example: 'https://sts.acme.example/adfs/oauth2/authorize/',
      },
    ],
    certificateSubject: [
      { pattern: /(?:^|[^\\], )CN=ADFS Signing - /i, basis: 'observed', example: 'CN=ADFS Signing - sts.acme.example' },
    ],
    errorTexts: [
      { pattern: /\bMSIS\d{4,5}(?!\d)/i, basis: 'documented', example: 'MSIS7042: The same client made 6 requests.' },
    ],
    pageAddresses: [
      {
        pattern: /^https:\/\/[a-z0-9.-]+(?::\d+)?\/adfs\//i,
        basis: 'documented',
        example: 'https://sts.acme.example/adfs/oauth2/authorize/',
      },
    ],
    pageTexts: [
      {
        pattern: /\bAn error occurred\. Contact your administrator for more information\./i,
        basis: 'observed',
        example: 'An error occurred. Contact your administrator for more information.',
      },
    ],
  },
  rotation: {
    lifetime: documented('1 year'),
    rotatesByItself: documented('before-expiry'),
    sentence:
      'By default AD FS makes the next certificate 20 days before the old one ends and signs with it 5 days later, every year, without being asked (`AutoCertificateRollover`).',
    notice: documented('Only its own event log tells.'),
    nextCertificateInMetadata: documented(true),
    serialNumberIsTime: inferred(false),
  },
  administration: {
    signingCertificate: documented([
      'AD FS Management',
      'Service',
      'Certificates',
      'Token-signing',
      'View Certificate',
      'Details',
      'Copy to File',
    ]),
    metadata: documented('https://<host>/FederationMetadata/2007-06/FederationMetadata.xml'),
    clientSecret: inferred(['AD FS Management', 'Application Groups', 'the server application', 'Credentials']),
    callbackAddress: documented(['AD FS Management', 'Relying Party Trusts', 'the trust', 'Properties', 'Endpoints']),
    assignment: documented(['AD FS Management', 'Relying Party Trusts', 'the trust', 'Edit Access Control Policy']),
    activation: inferred([
      'Run `Update-AdfsCertificate -CertificateType Token-Signing`: it adds the next certificate as the secondary one. With `-Urgent` it would replace the old one at once and break every partner.',
      'Export the secondary certificate, and have it put in place at the broker.',
      'Run `Get-AdfsCertificate -CertificateType Token-Signing`: the primary one signs. It changes by itself 5 days after the secondary one was made, unless `AutoCertificateRollover` is off.',
    ]),
  },
  references: [
    'https://learn.microsoft.com/en-us/entra/identity/hybrid/connect/how-to-connect-fed-o365-certs',
    'https://learn.microsoft.com/en-us/windows-server/identity/ad-fs/operations/configure-ts-td-certs-ad-fs',
  ],
} as const satisfies IdentityProvider;
