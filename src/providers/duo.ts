import { inferred, observed, type IdentityProvider } from './provider.ts';

/** It stands in front of Active Directory or of another SAML provider, whose errors it passes on. */
export const duo = {
  id: 'duo',
  name: 'Duo Single Sign-On',
  signs: {
    issuer: [
      {
        pattern: /^https:\/\/sso-[0-9a-z]+(?:\.[a-z]+)?\.sso\.duosecurity\.com\/saml2\/sp\/[a-z0-9]+\/metadata$/i,
        basis: 'observed',
        example: 'https://sso-1a2b3c4d.sso.duosecurity.com/saml2/sp/DIABCDEFGHIJ1234567/metadata',
      },
      {
        pattern: /^https:\/\/sso-[0-9a-z]+(?:\.[a-z]+)?\.sso\.duosecurity\.com\/oidc\/[a-z0-9]+$/i,
        basis: 'observed',
        example: 'https://sso-1a2b3c4d.sso.duosecurity.com/oidc/DIABCDEFGHIJ1234567',
      },
    ],
    ssoUrl: [
      {
        pattern: /^https:\/\/sso-[0-9a-z]+(?:\.[a-z]+)?\.sso\.duosecurity\.com\/saml2\/sp\/[a-z0-9]+\/sso$/i,
        basis: 'observed',
        example: 'https://sso-1a2b3c4d.sso.duosecurity.com/saml2/sp/DIABCDEFGHIJ1234567/sso',
      },
      {
        pattern: /^https:\/\/sso-[0-9a-z]+(?:\.[a-z]+)?\.sso\.duosecurity\.com\/oidc\/[a-z0-9]+\/authorize(?:$|[?#])/i,
        basis: 'observed',
        example: 'https://sso-1a2b3c4d.sso.duosecurity.com/oidc/DIABCDEFGHIJ1234567/authorize',
      },
    ],
    pageAddresses: [
      {
        pattern: /^https:\/\/[a-z0-9.-]+\.duosecurity\.com(?:[/?#]|$)/i,
        basis: 'documented',
        example: 'https://sso-1a2b3c4d.sso.duosecurity.com/sso/',
      },
    ],
    pageTexts: [{ pattern: /\b(?:Powered|Secured) by Duo\b/i, basis: 'observed', example: 'Secured by Duo' }],
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
    signingCertificate: observed(['Applications', 'the application', 'Downloads']),
    metadata: observed('https://sso-<id>.sso.duosecurity.com/saml2/sp/<application>/metadata'),
    clientSecret: null,
    callbackAddress: inferred(['Applications', 'the application', 'Service Provider']),
    assignment: inferred(['Applications', 'the application', 'User access']),
    activation: null,
  },
  references: ['https://duo.com/docs/sso-generic'],
} as const satisfies IdentityProvider;
