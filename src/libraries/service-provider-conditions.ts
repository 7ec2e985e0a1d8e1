import { sendResponse, serviceProviderCause } from './service-provider-cause.ts';

/** Who a response is from and for, when it is valid, and what it answers, as an application judges it. */
export const conditionRefusals = [
  serviceProviderCause({
    id: 'sp-audience-mismatch',
    title: 'The assertion is meant for another audience than the application',
    example:
      'SAML assertion audience mismatch. Expected: https://app.example.com/metadata Received: https://old.example.com',
    cause:
      'The `Audience` of the assertion is not the entity ID of the application. The two are compared character by character, so that a slash at the end or `http` for `https` makes them different.',
    fix: [
      [
        'idp-admin',
        'Set the audience (entity ID, identifier) of this application at {idp} to the entity ID of the application, character for character.',
      ],
      ['app-developer', 'Or set the entity ID of the application to what {idp} sends.'],
    ],
    sameAtBroker: 'saml-audience-invalid',
  }),
  serviceProviderCause({
    id: 'sp-audience-missing',
    title: 'The assertion names no audience, and the application requires one',
    example: 'SAML assertion has no AudienceRestriction',
    cause: 'A response for the browser must name its audience (SAML profiles §4.1.4.2), and this one does not.',
    fix: [['idp-admin', 'Set the audience (entity ID, identifier) of this application at {idp}.']],
  }),
  serviceProviderCause({
    id: 'sp-destination-mismatch',
    title: 'The response is addressed to another URL than the one that it arrived at',
    example: 'The response was received at http://app.example.com/acs instead of https://app.example.com/acs',
    cause:
      'The `Destination` of the response is not the address at which the application received it. Behind a proxy that ends TLS an application often takes its own address for `http://` or for an inner host.',
    fix: [
      [
        'app-developer',
        'Compare the two addresses. Where only scheme, host or port differ, let the application trust the forwarded headers of its proxy, or set its public address.',
      ],
      ['idp-admin', 'Else set the assertion consumer service URL of this application at {idp} to its public address.'],
    ],
    sameAtBroker: 'saml-destination-mismatch',
  }),
  serviceProviderCause({
    id: 'sp-destination-missing',
    title: 'The response names no destination, and the application requires one',
    example: 'The response has an empty Destination value',
    cause:
      'A signed response that is posted must have a `Destination` (SAML bindings §3.5.5.2), and this one has none, or an empty one.',
    fix: [
      [
        'idp-admin',
        'Set the assertion consumer service URL of this application at {idp}, so that it becomes the `Destination`.',
      ],
    ],
  }),
  serviceProviderCause({
    id: 'sp-recipient-mismatch',
    title: 'The subject is confirmed for another recipient than the application',
    example: 'SubjectConfirmation Recipient https://old.example.com/acs is not https://app.example.com/acs',
    cause:
      'The `Recipient` in the `SubjectConfirmationData` is not the assertion consumer service URL of the application.',
    fix: [
      [
        'idp-admin',
        'Set the assertion consumer service URL (reply URL, ACS) of this application at {idp} to the one that the application has.',
      ],
      ['app-developer', 'Check that the application knows its public address behind its proxy.'],
    ],
    sameAtBroker: 'saml-recipient-invalid',
  }),
  serviceProviderCause({
    id: 'sp-subject-confirmation-invalid',
    title: 'No confirmation of the subject holds for this application, address and time',
    example: 'A valid SubjectConfirmation was not found on this Response',
    cause:
      'None of the `SubjectConfirmation` elements satisfies the application: method, `Recipient`, `NotOnOrAfter` and `InResponseTo` must all fit in one of them (SAML profiles §4.1.4.3).',
    fix: [
      [
        'idp-admin',
        'Compare `Recipient` with the ACS URL of the application, and the clock of {idp} with the right time.',
      ],
      ['app-developer', 'Check that the login was answered in time and in the session that started it.'],
    ],
    send: sendResponse,
    usuallyFollows: true,
    sameAtBroker: 'saml-recipient-invalid',
  }),
  serviceProviderCause({
    id: 'sp-issuer-mismatch',
    title: 'The response comes from another issuer than the application expects',
    example: 'Unknown SAML issuer. Expected: https://idp.example.com/metadata Received: https://idp2.example.com',
    cause:
      'The `Issuer` is not the entity ID of the identity provider that the application is set up with. {idp} changed its entity ID, or another tenant or provider answered.',
    fix: [
      ['idp-admin', 'Say which entity ID {idp} has for this application.'],
      [
        'app-developer',
        'Set it as the entity ID (issuer) of the identity provider in the application, character for character.',
      ],
    ],
    caution:
      'Do not accept an issuer only because it stands in a response: the administrator of {idp} must confirm it.',
  }),
  serviceProviderCause({
    id: 'sp-issuer-missing',
    title: 'The response or its assertion has no single issuer',
    example: 'Issuer of the Assertion not found or multiple.',
    cause:
      'An assertion has exactly one `Issuer` (SAML core §2.3.3), and the response of the web profile names the same one.',
    fix: [['idp-admin', 'Make {idp} name itself once, as the `Issuer` of the assertion and of the response.']],
    send: sendResponse,
  }),
  serviceProviderCause({
    id: 'sp-assertion-expired',
    title: 'The application received the assertion after it had expired',
    example: 'SAML assertion expired: clocks skewed too much',
    cause:
      'By the clock of the application, `NotOnOrAfter` is over. Most often one of the two clocks is wrong; else the user stayed at {idp} for long, went back in the browser or used a bookmark.',
    fix: [
      [
        'app-developer',
        'Compare the clock of the server with the right time (NTP), and allow a skew of one to three minutes.',
      ],
      ['idp-admin', 'Do the same at {idp}, and give assertions a life of some minutes.'],
      ['end-user', 'Start the login again from the application, not from a bookmark.'],
    ],
    sameAtBroker: 'saml-assertion-expired',
  }),
  serviceProviderCause({
    id: 'sp-assertion-not-yet-valid',
    title: 'The assertion is not yet valid by the clock of the application',
    example: 'SAML assertion not yet valid',
    cause:
      'By the clock of the application, `NotBefore` or the time of issue lies in the future: the clock of {idp} is ahead, or that of the application behind.',
    fix: [
      ['idp-admin', 'Compare the clock of {idp} with the right time (NTP).'],
      ['app-developer', 'Do the same for the server, and allow a skew of one to three minutes.'],
    ],
  }),
  serviceProviderCause({
    id: 'sp-time-malformed',
    title: 'A time in the response is missing or not written as SAML wants it',
    example: 'Cannot parse IssueInstant',
    cause:
      'Times in SAML are UTC in the form `2026-01-31T12:00:00Z` (SAML core §1.3.3), and one of this response is not, or is absent.',
    fix: [['idp-admin', 'Make {idp} write all times so.']],
    send: sendResponse,
  }),
  serviceProviderCause({
    id: 'sp-session-expired',
    title: 'The session that the assertion offers is over already',
    example: 'The attributes have expired, based on the SessionNotOnOrAfter of the AttributeStatement of this Response',
    cause:
      'By the clock of the application, `SessionNotOnOrAfter` is over: {idp} answered out of an old session, or a clock is wrong.',
    fix: [
      [
        'idp-admin',
        'Compare the session lifetime at {idp} with `SessionNotOnOrAfter`, and its clock with the right time.',
      ],
      ['end-user', 'Sign out at {idp}, then start the login again.'],
    ],
  }),
  serviceProviderCause({
    id: 'sp-authentication-too-old',
    title: 'The user signed in at the identity provider longer ago than the application accepts',
    example: 'Authentication statement is too old to be used with value 2026-01-01T08:00:00.000Z',
    cause:
      '`AuthnInstant` says when the user signed in at {idp}, and the application limits its age. A long session at {idp} is enough for that.',
    fix: [
      [
        'app-developer',
        'Set the longest age to at least the session lifetime of {idp}, or ask for a new sign-in with `ForceAuthn`.',
      ],
      ['end-user', 'Sign out at {idp}, then start the login again.'],
    ],
  }),
  serviceProviderCause({
    id: 'sp-in-response-to-mismatch',
    title: 'The response answers a request that the application does not know',
    example: 'InResponseTo is not valid',
    cause:
      '`InResponseTo` is not the ID of a request that this application, in this session, is waiting for. The session was lost (cookie without `SameSite=None; Secure`, another host), several servers do not share it, or the response is an old one.',
    fix: [
      [
        'app-developer',
        'Check that the session cookie survives a POST from another site: `SameSite=None; Secure`, same host as the one that started the login.',
      ],
      ['app-developer', 'Let all servers share the store of requests.'],
      ['end-user', 'Start the login again from the application, in one window, without the back button.'],
    ],
    sameAtBroker: 'saml-inresponseto-rejected',
  }),
  serviceProviderCause({
    id: 'sp-unsolicited-refused',
    title: 'The response answers no request, and the application accepts no such response',
    example: 'InResponseTo is missing from response',
    cause:
      'The login was started at {idp} (its portal, a bookmark), so that the response has no `InResponseTo`; the application only accepts answers to its own requests.',
    fix: [
      ['app-developer', 'Allow logins that the identity provider starts, where that risk is accepted.'],
      ['end-user', 'Or start the login from the application.'],
    ],
  }),
  serviceProviderCause({
    id: 'sp-replayed',
    title: 'The application has seen this assertion already',
    example: 'Replay detected, assertion ID _a1 was used before',
    cause: 'An assertion counts once. The page was reloaded or the back button posted it again, or somebody else did.',
    fix: [
      ['end-user', 'Start the login again from the application.'],
      ['app-developer', 'If it happens without a reload, look for what posts twice, and for an attack.'],
    ],
  }),
  serviceProviderCause({
    id: 'sp-conditions-missing',
    title: 'The assertion lacks conditions that the application requires',
    example: 'The Assertion must include a Conditions element',
    cause:
      'The application requires `Conditions` with times and audience, once, and the assertion does not have them so.',
    fix: [
      [
        'idp-admin',
        'Make {idp} send exactly one `Conditions` element with `NotBefore`, `NotOnOrAfter` and the audience.',
      ],
    ],
    send: sendResponse,
  }),
  serviceProviderCause({
    id: 'sp-conditions-not-met',
    title: 'Time or audience of the assertion does not hold, and the library does not say which',
    example: 'Condition not OK',
    cause:
      'The library has one message for all conditions, whatever its words: the assertion has expired, is not yet valid or is meant for another audience.',
    fix: [
      [
        'app-developer',
        'Compare the clock of the server with the right time, and the audience in the assertion with the entity ID of the application.',
      ],
      ['idp-admin', 'Do the same for the clock of {idp} and the audience that is set there.'],
    ],
    send: sendResponse,
  }),
  serviceProviderCause({
    id: 'sp-condition-not-understood',
    title: 'The assertion has a condition that the application does not understand',
    example: 'Unknown condition type',
    cause: 'An assertion with a condition that is not understood is not valid (SAML core §2.5.1).',
    fix: [['idp-admin', 'Leave conditions other than times, audience, `OneTimeUse` and `ProxyRestriction` out.']],
    send: sendResponse,
  }),
  serviceProviderCause({
    id: 'sp-authn-context-refused',
    title: 'The user signed in by another method than the application asked for',
    example:
      'The AuthnContext "urn:oasis:names:tc:SAML:2.0:ac:classes:X509" was not a requested context "urn:oasis:names:tc:SAML:2.0:ac:classes:Password"',
    cause: 'The `AuthnContextClassRef` of the assertion is not one of those that the application requested.',
    fix: [
      ['app-developer', 'Request no method (`RequestedAuthnContext`), or those that {idp} uses.'],
      ['idp-admin', 'Or let {idp} require the requested method, and say so.'],
    ],
    sameAtBroker: 'saml-status-noauthncontext',
  }),
] as const;
