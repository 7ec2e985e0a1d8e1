import { sendResponse, serviceProviderCause } from './service-provider-cause.ts';

/** What a response is and holds, and how the application is set up to read it. */
export const messageRefusals = [
  serviceProviderCause({
    id: 'sp-status-not-success',
    title: 'The identity provider refused, and the application passes its status on',
    stage: 'idp-authentication',
    example: 'The status code of the Response was not Success, was Responder -> something went wrong',
    cause:
      'The response holds no assertion but a status of failure, so nothing is wrong with how the application reads it. The second status code and the status message, where there are any, say why {idp} refused.',
    fix: [
      [
        'idp-admin',
        'Look for the attempt in the sign-in log of {idp} at that time; it says what the status leaves out.',
      ],
      [
        'app-developer',
        'Where the status is Requester or InvalidNameIDPolicy, compare what the request asks for with what {idp} offers.',
      ],
    ],
    send: sendResponse,
    sameAtBroker: 'saml-status-responder-text',
    usuallyFollows: true,
  }),
  serviceProviderCause({
    id: 'sp-status-missing',
    title: 'The response has no status',
    example: 'Missing Status on response',
    cause: 'Every response has a `Status` with a `StatusCode` (SAML core §3.2.2), and this one does not.',
    fix: [['idp-admin', 'Check what {idp} sent: it is broken, or something else than a response.']],
    send: sendResponse,
    sameAtBroker: 'saml-no-assertion-status-undefined',
  }),
  serviceProviderCause({
    id: 'sp-no-assertion',
    title: 'The response holds no assertion that the application can use',
    example: 'Missing SAML assertion',
    cause:
      'A successful response holds one assertion, and the application found none, or none with a statement of authentication.',
    fix: [
      [
        'idp-admin',
        'Check that {idp} puts a signed assertion with an `AuthnStatement` into the response for this application.',
      ],
      ['app-developer', 'If it is encrypted, check that the application can decrypt it.'],
    ],
    send: sendResponse,
    sameAtBroker: 'saml-no-assertion-success',
  }),
  serviceProviderCause({
    id: 'sp-several-assertions',
    title: 'The response holds more than the one assertion that the application reads',
    example: 'Invalid signature: multiple assertions',
    cause: 'The application reads exactly one assertion, because further ones are a way to smuggle in another user.',
    fix: [['idp-admin', 'Make {idp} send one assertion. If it did, find out who added the others.']],
    send: sendResponse,
    caution: 'Treat it as an attack until the administrator of {idp} says that this response is its own.',
    sameAtBroker: 'saml-multiple-assertions',
  }),
  serviceProviderCause({
    id: 'sp-name-id-missing',
    title: 'The assertion has no usable NameID',
    example: 'NameID not found in the assertion of the Response',
    cause: 'The application knows the user by the `NameID` of the subject, and it is absent or empty.',
    fix: [
      ['idp-admin', 'Map an attribute that every user has (address, user name) to the NameID at {idp}.'],
      ['idp-admin', 'Check that this user has a value there.'],
    ],
    send: sendResponse,
  }),
  serviceProviderCause({
    id: 'sp-name-qualifier-mismatch',
    title: 'The NameID is qualified for another service provider',
    example: 'The SPNameQualifier value mistmatch the SP entityID value.',
    cause: 'The `SPNameQualifier` of the NameID is not the entity ID of the application.',
    fix: [['idp-admin', 'Set the entity ID of this application at {idp} to the one that the application has.']],
    sameAtBroker: 'saml-sp-name-qualifier-mismatch',
  }),
  serviceProviderCause({
    id: 'sp-attribute-missing',
    title: 'The assertion lacks an attribute that the application needs',
    example: 'There is no AttributeStatement on the Response',
    cause:
      'The application reads the user (or a role) from attributes, and {idp} sends none, or not the one that the application looks for.',
    fix: [
      ['idp-admin', 'Release the attribute to this application at {idp}, under the name that the application expects.'],
      [
        'app-developer',
        'Compare the configured attribute name with the names in the assertion, character for character.',
      ],
    ],
    send: sendResponse,
  }),
  serviceProviderCause({
    id: 'sp-attributes-not-readable',
    title: 'The attributes are not written as the application can read them',
    example: 'Found an Attribute element with duplicated Name',
    cause: 'An attribute stands twice, is encrypted or has a value that the application cannot read.',
    fix: [['idp-admin', 'Release each attribute once at {idp}, in clear and with plain values.']],
    send: sendResponse,
  }),
  serviceProviderCause({
    id: 'sp-user-refused',
    title: 'The assertion is accepted, but the application does not let this user in',
    example: 'User is not allowed to sign in',
    cause:
      'The login itself worked. The application has no account for this user, or the user lacks a role or group that it requires.',
    fix: [
      ['app-developer', 'Look the user up in the application: account, state, role mapping.'],
      [
        'idp-admin',
        'Check that the user has the group or role that the application requires, and that it is released.',
      ],
    ],
  }),
  serviceProviderCause({
    id: 'sp-response-missing',
    title: 'The application was called without a SAML response that it can take',
    example: 'SAML Response not found, Only supported HTTP_POST Binding',
    cause:
      'The address that takes responses was called without `SAMLResponse`, or by another binding than the one that it takes. A reload, a bookmark or a redirect that drops the form does that.',
    fix: [
      [
        'app-developer',
        'Check that nothing redirects the POST (`http` to `https`, a missing slash), and that the body reaches the application whole.',
      ],
      ['idp-admin', 'Set the binding of this application at {idp} to HTTP-POST.'],
      ['end-user', 'Start the login again from the application.'],
    ],
  }),
  serviceProviderCause({
    id: 'sp-response-not-readable',
    title: 'What arrived as SAML response cannot be decoded or is no such message',
    example: 'Not a valid XML document',
    cause:
      'After base64 (and inflating) there is no well-formed SAML response: it was cut, encoded twice, is of another binding, or does not follow the schema.',
    fix: [
      ['app-developer', 'Record what arrives, and look for limits of size and for a proxy that changes it.'],
      ['idp-admin', 'Check that {idp} sends a SAML 2.0 response by the binding that is set.'],
    ],
    send: sendResponse,
    sameAtBroker: 'saml-response-not-xml',
  }),
  serviceProviderCause({
    id: 'sp-xml-refused',
    title: 'The response holds XML that the application refuses for safety',
    example: 'Detected use of DOCTYPE/ENTITY in XML, disabled to prevent XXE/XEE attacks',
    cause: 'Document types and entities can read files and exhaust memory. No identity provider needs them.',
    fix: [['idp-admin', 'Find out whether {idp} really sent this response. If it did, remove the document type.']],
    send: sendResponse,
    caution: 'Treat it as an attack until the administrator of {idp} says that this response is its own.',
    sameAtBroker: 'saml-xml-refused',
  }),
  serviceProviderCause({
    id: 'sp-version-unsupported',
    title: 'The message is of another version of SAML than the application speaks',
    example: 'Unsupported SAML version',
    cause: 'The application speaks SAML 2.0, and `Version` says something else or is missing.',
    fix: [['idp-admin', 'Set this application up at {idp} as SAML 2.0.']],
    sameAtBroker: 'saml-version-unsupported',
  }),
  serviceProviderCause({
    id: 'sp-id-missing',
    title: 'The response or its assertion has no valid ID',
    example: 'Missing ID attribute on SAML Response',
    cause: 'Responses and assertions have an `ID` that is unique (SAML core §2.3.3, §3.2.2), and this one does not.',
    fix: [['idp-admin', 'Check what {idp} sent: it is broken, or something else than a response.']],
    send: sendResponse,
    sameAtBroker: 'saml-response-id-rejected',
  }),
  serviceProviderCause({
    id: 'sp-identity-provider-unknown',
    title: 'The application knows no identity provider of that name',
    example: 'No metadata found for issuer https://idp.example.com',
    cause: 'The application has no metadata or settings for the entity ID that the response (or the login) names.',
    fix: [
      ['idp-admin', 'Say which entity ID {idp} has, and hand out its metadata.'],
      ['app-developer', 'Load that metadata; compare entity IDs character by character.'],
    ],
    caution: 'Load metadata only from the administrator of {idp} or from its published address.',
  }),
  serviceProviderCause({
    id: 'sp-metadata-not-usable',
    title: 'The application cannot use the metadata of the identity provider',
    example: 'Not valid IdP XML found from URL: https://idp.example.com/metadata',
    cause:
      'The metadata could not be loaded, has expired, or lacks what the application needs (an identity provider, an address, a certificate).',
    fix: [
      ['app-developer', 'Load the address by hand and read what comes; `sso-doctor` reads metadata too.'],
      ['idp-admin', 'Publish metadata that is valid now, with a sign-on address and a signing certificate.'],
    ],
  }),
  serviceProviderCause({
    id: 'sp-settings-incomplete',
    title: 'A SAML setting of the application is missing or not valid',
    example: 'callbackUrl is required',
    cause: 'The library cannot start a login or judge a response without the setting that the message names.',
    fix: [['app-developer', 'Set what the message names; entity IDs and addresses as {idp} has them.']],
  }),
  serviceProviderCause({
    id: 'sp-request-not-signed',
    title: 'The application cannot sign its request',
    stage: 'authn-request',
    example: "Trying to sign the SAMLRequest but can't load the SP private key.",
    cause: 'Requests shall be signed, and the private key of the application is missing or cannot be read.',
    fix: [
      [
        'app-developer',
        'Put the private key into the settings, as PEM and without a passphrase unless the library takes one.',
      ],
    ],
    sameAtBroker: 'saml-request-signing-failed',
  }),
  serviceProviderCause({
    id: 'sp-binding-unsupported',
    title: 'The application and the identity provider share no binding',
    example: 'Unsupported binding: urn:oasis:names:tc:SAML:2.0:bindings:SOAP',
    cause:
      'The message came, or shall go, by a binding that the library does not support or that {idp} does not offer.',
    fix: [
      ['app-developer', 'Use HTTP-Redirect for requests and HTTP-POST for responses.'],
      ['idp-admin', 'Offer these bindings in the metadata of {idp}.'],
    ],
  }),
  serviceProviderCause({
    id: 'sp-artifact-not-resolved',
    title: 'The application could not fetch the response that an artifact stands for',
    example: 'Artifact resolution failed',
    cause: 'With the artifact binding the application fetches the response from {idp} itself, and that failed.',
    fix: [
      [
        'app-developer',
        'Check that the server reaches the artifact resolution service of {idp} (network, TLS, client certificate).',
      ],
      ['idp-admin', 'Or use the HTTP-POST binding for this application.'],
    ],
  }),
  serviceProviderCause({
    id: 'sp-session-lost',
    title: 'The application no longer knows the login that this response belongs to',
    example: 'State Information Lost',
    cause:
      'What the application kept about the started login is gone: the cookie did not come along (another host, `SameSite`), the session ended, or the page was reloaded.',
    fix: [
      [
        'app-developer',
        'Check that the session cookie survives a POST from another site: `SameSite=None; Secure`, one host for start and return.',
      ],
      ['end-user', 'Start the login again from the application, in one window, without the back button.'],
    ],
    sameAtBroker: 'auth0-session-lost',
  }),
  serviceProviderCause({
    id: 'sp-logout-refused',
    title: 'A logout message was refused; logging in is not concerned',
    example: 'Signature validation failed. Logout Request rejected',
    cause:
      'The message belongs to single logout. The same settings and certificates count as for logging in, but a login can work without it.',
    fix: [
      [
        'idp-admin',
        'Compare the logout address, the issuer and the signing of logout messages at {idp} with the settings of the application.',
      ],
    ],
  }),
  serviceProviderCause({
    id: 'sp-response-refused',
    title: 'The application refused the SAML response, and this line does not say why',
    example: 'invalid_response',
    cause:
      'The line only reports that the response was refused. Another line, or the reason at a finer log level, says why.',
    fix: [
      ['app-developer', 'Read the lines before and after, or raise the log level of the library, and try once more.'],
    ],
    usuallyFollows: true,
    vague: true,
  }),
] as const;
