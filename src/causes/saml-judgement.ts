import { defineCauses } from './cause.ts';

/** What judging a SAML response finds and no error text tells, so that none of these has a pattern. */
export const samlJudgementCauses = defineCauses([
  {
    id: 'saml-possible-attack',
    title: 'The SAML response holds what no identity provider sends: an attack, or broken software',
    stage: 'idp-response',
    owner: 'idp-admin',
    error: null,
    pattern: null,
    example: 'A signed assertion beside an unsigned one that an application would read instead',
    cause:
      'The response is built in a way that makes programs read something else than what is signed. Attacks are built like that; a proxy or a self-made identity provider that rewrites responses can do it by accident.',
    fix: [
      {
        owner: 'idp-admin',
        step: 'Find out where this response was made: look for this login, at its time, in the sign-in log of {idp}. If it is not there, treat it as an attack and tell your security team and {support}.',
      },
      {
        owner: 'idp-admin',
        step: 'If it is there, find what rewrites responses between {idp} and the browser, and take it out.',
      },
      {
        owner: 'broker-support',
        step: 'Until that is settled, change nothing in the connection, and look through the tenant log for logins with this issuer.',
      },
    ],
    send: ['The SAML response as it was recorded, by a secure way', 'The time of the login (UTC) and who tried it'],
    caution:
      'Do not upload its certificate, loosen a check or trust a name shown in it before it is known who made this response.',
    confidence: 'inferred',
    sources: [
      'https://www.usenix.org/conference/usenixsecurity12/technical-sessions/presentation/somorovsky',
      'https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf',
    ],
  },
  {
    id: 'saml-valid-signature-refused',
    title: 'The signature is right by the standard, and Auth0’s library computes it differently',
    stage: 'broker-validation',
    owner: 'idp-admin',
    error: 'access_denied',
    pattern: null,
    example: 'A correctly signed response with a line separator (U+2028) in an attribute',
    cause:
      'Verified by the standard, nothing was changed and the right key signed. The library behind Auth0 reads something in this response in another way, so its digest or its signature value does not match. The certificate is not the reason, and other service providers accept this response.',
    fix: [
      {
        owner: 'idp-admin',
        step: 'Avoid what the library reads in another way: the line separators U+2028, U+2029 and U+0085 in attribute values, namespace prefixes that differ only in letter case, other methods than exclusive canonicalization.',
      },
      {
        owner: 'broker-support',
        step: 'Take the response to Auth0’s support: by the standard it is right, and their validator refuses it.',
      },
    ],
    send: ['The SAML response as it was sent (base64), by a secure way', 'The full callback URL of the failed login'],
    confidence: 'observed',
    sources: ['https://www.w3.org/TR/xml-exc-c14n/', 'https://unpkg.com/xml-crypto@6.3.2/lib/signed-xml.js'],
  },
  {
    id: 'saml-signature-not-valid',
    title: 'A signature of the SAML response is not valid by the standard',
    stage: 'idp-response',
    owner: 'idp-admin',
    error: null,
    pattern: null,
    example: 'A signature that refers to another element than the one that carries it',
    cause:
      'Verified by the standard, a signature in the response does not hold; the report says why. Auth0 may not get as far as this signature, may not look at it, or may read it more kindly, so its own answer can be another one.',
    fix: [
      {
        owner: 'idp-admin',
        step: 'Let {idp} sign the assertion or the response itself, with one reference to it, exclusive canonicalization, and rsa-sha256.',
      },
      {
        owner: 'idp-admin',
        step: 'If it does so already, find what changes responses between {idp} and the browser.',
      },
    ],
    send: ['The SAML response as it was sent (base64), by a secure way'],
    confidence: 'observed',
    sources: [
      'https://www.w3.org/TR/xmldsig-core1/',
      'https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf',
    ],
  },
  {
    id: 'saml-xml-refused',
    title: 'The SAML message breaks the rules of XML, and only a lenient parser reads it',
    stage: 'idp-response',
    owner: 'idp-admin',
    error: null,
    pattern: null,
    example: 'A response with a bare & in an attribute value',
    cause:
      'XML forbids what stands in this message, so other programs refuse it or read it in another way. The parser behind Auth0 goes on where it should stop.',
    fix: [
      {
        owner: 'idp-admin',
        step: 'Let {idp} build its responses with an XML library instead of joining texts, and escape what users or directories put into attributes.',
      },
    ],
    send: ['The SAML response as it was sent (base64), by a secure way'],
    confidence: 'observed',
    sources: ['https://www.w3.org/TR/xml/'],
  },
  {
    id: 'saml-decryption-key-unfit',
    title: 'The key that was handed in does not open the encrypted assertion',
    stage: 'idp-response',
    owner: 'end-user',
    error: null,
    pattern: null,
    example: 'An assertion that is encrypted for another certificate than the one of the private key at hand',
    cause:
      'The assertion is encrypted for another key than the one that was handed in. Whether the broker holds the right one cannot be told from this.',
    fix: [
      {
        owner: 'end-user',
        step: 'Hand in the private key of the certificate that {idp} encrypts with; in an exported connection it is the `decryptionKey`.',
      },
    ],
    send: ['Which encryption certificate {idp} is set up with (PEM), which is public'],
    confidence: 'observed',
    vague: true,
    sources: ['https://www.w3.org/TR/xmlenc-core1/'],
  },
  {
    id: 'saml-copy-cut-off',
    title: 'This copy of the SAML message is not whole: it stops too early',
    stage: 'idp-response',
    owner: 'end-user',
    error: null,
    pattern: null,
    example: 'A base64 text that ends in the middle of the assertion',
    cause:
      'The text ends before the message does. Most often it was cut while it was copied: terminals, chat programs, ticket forms and the columns of developer tools all cut long lines. Whether the broker was sent the whole message cannot be told from this.',
    fix: [
      {
        owner: 'end-user',
        step: 'Record the login again and save the value of `SAMLResponse` whole: export a HAR file with response bodies, or copy the value from the form data of the request to the callback.',
      },
      { owner: 'end-user', step: 'Hand it in as a file or by a pipe instead of pasting it into a shell.' },
    ],
    send: ['The SAML response, whole, recorded with a redacted capture'],
    confidence: 'observed',
    vague: true,
    sources: ['https://docs.oasis-open.org/security/saml/v2.0/saml-bindings-2.0-os.pdf'],
  },
  {
    id: 'saml-copy-reformatted',
    title: 'This copy of the SAML response was re-indented, so its signature cannot be judged',
    stage: 'idp-response',
    owner: 'end-user',
    error: null,
    pattern: null,
    example: 'A signed response that a viewer pretty-printed',
    cause:
      'A signature covers every blank. A viewer added line breaks and indentation, or took some away, so the digest of this copy does not match, whether or not the one that was sent did.',
    fix: [
      {
        owner: 'end-user',
        step: 'Hand in the response as it was sent: the base64 value of `SAMLResponse` from the form data of the request to the callback.',
      },
    ],
    send: ['The value of `SAMLResponse` as it was sent, recorded with a redacted capture'],
    confidence: 'observed',
    vague: true,
    sources: ['https://www.w3.org/TR/xmldsig-core1/'],
  },
]);
