import { observed, type IdentityProvider } from './provider.ts';

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
    ],
    ssoUrl: [
      {
        pattern: /^https:\/\/sso-[0-9a-z]+(?:\.[a-z]+)?\.sso\.duosecurity\.com\/saml2\/sp\/[a-z0-9]+\/sso$/i,
        basis: 'observed',
        example: 'https://sso-1a2b3c4d.sso.duosecurity.com/saml2/sp/DIABCDEFGHIJ1234567/sso',
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
    signingCertificate: observed(['Applications', 'the application', 'Downloads']),
    metadata: observed('https://sso-<id>.sso.duosecurity.com/saml2/sp/<application>/metadata'),
    clientSecret: null,
    activation: null,
  },
  references: ['https://duo.com/docs/sso-generic'],
} as const satisfies IdentityProvider;
