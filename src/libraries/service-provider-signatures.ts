import { certificateCaution, sendResponse, serviceProviderCause } from './service-provider-cause.ts';

/** Signatures, certificates and encryption, as an application judges them. */
export const signatureRefusals = [
  serviceProviderCause({
    id: 'sp-signature-invalid',
    title: 'The application cannot verify the signature with the certificate that it holds',
    example: 'Signature validation failed. SAML Response rejected',
    cause:
      'The signature does not verify with any certificate that the application holds for {idp}. Either {idp} signs with another certificate by now, or something changed the message after it was signed.',
    fix: [
      [
        'idp-admin',
        'Compare the signing certificate of {idp} with the one that the application holds: `sso-doctor cert` reads both.',
      ],
      [
        'app-developer',
        'Where the administrator of {idp} confirms a new certificate, put it beside the old one in the settings of the application.',
      ],
      [
        'app-developer',
        'Where the certificates are equal, look for what rewrites the response on its way: a proxy, a re-encoding, a parser that formats it.',
      ],
    ],
    send: sendResponse,
    caution: certificateCaution,
    sameAtBroker: 'saml-signature-value-incorrect',
  }),
  serviceProviderCause({
    id: 'sp-digest-mismatch',
    title: 'The signed part of the response was changed after it was signed',
    example: 'Digest mismatch for reference #_a1',
    cause:
      'What the signature covers no longer has the digest that the signature names. Something changed the XML on its way, or {idp} canonicalises it differently.',
    fix: [
      [
        'app-developer',
        'Look for what rewrites the response before it is verified: a proxy, a re-encoding, a parser that formats it.',
      ],
      ['idp-admin', 'Check that nothing behind {idp} changes the response after signing.'],
    ],
    send: sendResponse,
    caution: certificateCaution,
    sameAtBroker: 'saml-digest-mismatch',
  }),
  serviceProviderCause({
    id: 'sp-signature-missing',
    title: 'The response lacks a signature that the application requires',
    example: 'No Signature found. SAML Response rejected',
    cause: 'The application requires a signed response, a signed assertion or both, and {idp} does not sign that part.',
    fix: [
      ['idp-admin', 'Make {idp} sign the part that the message names: the assertion, the response, or both.'],
      ['app-developer', 'Require no more than {idp} signs, but at least the assertion or the response.'],
    ],
    send: sendResponse,
    caution: 'Never switch the check of signatures off: anybody could then sign in as any user.',
    sameAtBroker: 'saml-signature-missing',
  }),
  serviceProviderCause({
    id: 'sp-signature-structure-refused',
    title: 'The signature stands or refers where no signature of SAML may',
    example: 'Duplicated Reference URI. SAML Response rejected',
    cause:
      'The signature does not cover exactly the element that holds it: its reference, its ID or the number of signatures is not what SAML core §5.4 allows. This is how signature wrapping attacks look, and some software does it by mistake.',
    fix: [
      ['idp-admin', 'Find out whether {idp} really sent this response, in its log at that time.'],
      ['idp-admin', 'If it did, let {idp} sign the assertion or the response with one enveloped signature each.'],
    ],
    send: sendResponse,
    caution: 'Treat it as an attack until the administrator of {idp} says that this response is its own.',
    sameAtBroker: 'saml-possible-attack',
  }),
  serviceProviderCause({
    id: 'sp-signature-algorithm-refused',
    title: 'The response is signed with an algorithm that the application does not accept',
    example: 'Deprecated signature algorithm found: http://www.w3.org/2000/09/xmldsig#rsa-sha1',
    cause:
      'The application accepts only certain algorithms, and the signature or its digest uses another one, mostly SHA-1.',
    fix: [
      ['idp-admin', 'Make {idp} sign with RSA-SHA256 and SHA-256 digests.'],
      ['app-developer', 'Where the algorithm is a strong one, allow it in the settings of the library.'],
    ],
    sameAtBroker: 'xmldsig-signature-alg-not-supported',
  }),
  serviceProviderCause({
    id: 'sp-certificate-mismatch',
    title: 'The response is signed with a certificate that the application does not hold',
    example: 'Fingerprint mismatch',
    cause:
      'The certificate inside the signature is not one that the application holds. Most often {idp} rotated its signing certificate and nobody told the application.',
    fix: [
      [
        'idp-admin',
        'Confirm which certificate {idp} signs with now, and hand it to the developers of the application.',
      ],
      [
        'app-developer',
        'Put the confirmed certificate, or its fingerprint, beside the old one in the settings of the application.',
      ],
    ],
    send: sendResponse,
    caution: certificateCaution,
    sameAtBroker: 'invalid-thumbprint',
  }),
  serviceProviderCause({
    id: 'sp-certificate-not-configured',
    title: 'The application has no usable certificate of the identity provider',
    example: 'Could not validate node signature: No certificate provided.',
    cause: 'The application must verify a signature and has no certificate for it, or one that cannot be read.',
    fix: [
      ['idp-admin', 'Hand the signing certificate of {idp}, or its metadata, to the developers of the application.'],
      [
        'app-developer',
        'Put it into the settings of the application, as the library wants it written; `sso-doctor cert` says what a file really holds.',
      ],
    ],
    caution: certificateCaution,
    sameAtBroker: 'saml-no-trust-anchor',
  }),
  serviceProviderCause({
    id: 'sp-certificate-not-valid-now',
    title: 'The signing certificate has expired or is not yet valid, and the application minds',
    example: 'IdP x509 certificate expired',
    cause: 'The application checks the validity of the signing certificate, and now is outside of it.',
    fix: [
      ['idp-admin', 'Rotate the signing certificate of {idp}, and hand the new one out before it is used.'],
      ['app-developer', 'Check the clock of the server, then put the new certificate into the settings.'],
    ],
    caution: certificateCaution,
    sameAtBroker: 'saml-cert-outside-validity',
  }),
  serviceProviderCause({
    id: 'sp-certificate-untrusted',
    title: 'The application does not trust the chain or the issuer of the signing certificate',
    example: 'The certificate chain is not trusted',
    cause:
      'The application validates the signing certificate against authorities, and this one does not lead to any that it trusts.',
    fix: [
      [
        'app-developer',
        'Trust the certificate of {idp} itself, as SAML metadata does, or add its authority to the trusted ones.',
      ],
    ],
    caution: certificateCaution,
  }),
  serviceProviderCause({
    id: 'sp-decryption-failed',
    title: 'The application cannot decrypt the assertion with its private key',
    example: 'Failed to decrypt EncryptedData',
    cause:
      'The assertion is encrypted for another key than the application has, or with an algorithm that it does not support or does not accept.',
    fix: [
      [
        'app-developer',
        'Find out which certificate {idp} encrypts for, and whether the private key of the application belongs to it.',
      ],
      [
        'idp-admin',
        'Upload the current encryption certificate of the application to {idp}, and choose an algorithm that both support (AES-GCM or AES-CBC with RSA-OAEP).',
      ],
    ],
    sameAtBroker: 'saml-decryption-key-unfit',
  }),
  serviceProviderCause({
    id: 'sp-decryption-key-missing',
    title: 'The assertion is encrypted, and the application has no private key for it',
    example: 'No private key available to decrypt the assertion, check settings',
    cause: '{idp} encrypts, and the application has no private key in its settings.',
    fix: [
      ['app-developer', 'Put the private key that belongs to the published encryption certificate into the settings.'],
      ['idp-admin', 'Or switch encryption off for this application at {idp}.'],
    ],
    sameAtBroker: 'saml-no-decryption-key',
  }),
  serviceProviderCause({
    id: 'sp-encryption-malformed',
    title: 'The encrypted part of the response is not built as the application can read it',
    example: 'No KeyInfo present, invalid Assertion',
    cause:
      'The encrypted element lacks its key, its data or its method, or points to them in a way that the library does not follow.',
    fix: [
      [
        'idp-admin',
        'Make {idp} put the `EncryptedKey` into the `KeyInfo` of the `EncryptedData`, as most software expects it.',
      ],
    ],
    send: sendResponse,
    sameAtBroker: 'saml-encrypteddata-missing',
  }),
  serviceProviderCause({
    id: 'sp-encryption-required',
    title: 'The application requires encryption that the identity provider does not use',
    example: 'The assertion of the Response is not encrypted and the SP require it',
    cause: 'The settings of the application demand an encrypted assertion or NameID, and {idp} sent it in clear.',
    fix: [
      ['idp-admin', 'Switch encryption on at {idp}, with the encryption certificate of the application.'],
      ['app-developer', 'Or require no encryption; the connection itself is encrypted already.'],
    ],
  }),
] as const;
