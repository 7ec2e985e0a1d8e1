import { core, discovery, endpointAndAnswer, issuerCaution, relyingPartyCause } from './relying-party-cause.ts';

/** What an application asks the OpenID provider, and what it is set up with. */
export const endpointRefusals = [
  relyingPartyCause({
    id: 'client-discovery-failed',
    title: 'The application cannot fetch or read the discovery document of the provider',
    example: '"response" is not a conform Authorization Server Metadata response (unexpected HTTP status code)',
    cause:
      'The address of the discovery document cannot be reached from the application, or what is there is not a discovery document: a wrong issuer, a proxy, a page of a firewall.',
    fix: [
      [
        'app-developer',
        'Fetch the issuer followed by `/.well-known/openid-configuration` from the host of the application, through the same proxy: the answer has to be JSON with `issuer`.',
      ],
    ],
    send: endpointAndAnswer,
    sources: [`${discovery}#ProviderConfig`],
  }),
  relyingPartyCause({
    id: 'client-discovery-issuer-mismatch',
    title: 'The discovery document names another issuer than the application is set up with',
    example: 'discovered metadata issuer does not match the expected issuer',
    cause:
      'The `issuer` in the document is not the configured one. Each character counts: the trailing slash, the tenant, the version, a custom domain beside the canonical one.',
    fix: [['app-developer', 'Configure the issuer literally as the discovery document of the provider has it.']],
    send: endpointAndAnswer,
    caution: issuerCaution,
    sameAtBroker: 'oidc-lib-discovery-issuer',
    sources: [`${discovery}#ProviderConfigurationValidation`],
  }),
  relyingPartyCause({
    id: 'client-discovery-incomplete',
    title: 'An endpoint that the application needs is not in the provider’s metadata',
    example: 'authorization server metadata does not contain a valid "as.token_endpoint"',
    cause: 'The discovery document or the configured metadata lacks an endpoint, or the address of it is not valid.',
    fix: [
      [
        'app-developer',
        'Compare the configured metadata with the discovery document; add what is missing there, or leave the feature that needs it.',
      ],
    ],
    send: endpointAndAnswer,
    sources: [`${discovery}#ProviderMetadata`],
  }),
  relyingPartyCause({
    id: 'client-insecure-address',
    title: 'The application refuses an address because it is not https',
    example: 'only requests to HTTPS are allowed',
    cause:
      'An endpoint or the callback is addressed with `http`. Behind a proxy that ends TLS the application often takes itself for an `http` site.',
    fix: [
      [
        'app-developer',
        'Use the `https` addresses; behind a proxy, make the application trust `X-Forwarded-Proto` of that proxy.',
      ],
    ],
    caution:
      'Do not switch the check off outside a development machine: codes and tokens would cross the network in the clear.',
    sources: ['https://www.rfc-editor.org/rfc/rfc6749#section-3.1.2.1'],
  }),
  relyingPartyCause({
    id: 'client-token-request-failed',
    title: 'The application does not get a token for the code, and does not say why',
    stage: 'token-exchange',
    example: 'Failed to obtain access token',
    cause:
      'The request to the token endpoint failed: the endpoint was not reached, refused the client or the code, or answered with something unreadable.',
    fix: [
      [
        'app-developer',
        'Log status and body of the answer of the token endpoint, without tokens: its `error` tells client (`invalid_client`) from code (`invalid_grant`).',
      ],
    ],
    send: endpointAndAnswer,
    vague: true,
    sources: ['https://www.rfc-editor.org/rfc/rfc6749#section-5'],
  }),
  relyingPartyCause({
    id: 'client-token-response-invalid',
    title: 'The token endpoint answers the application with something that is no token response',
    stage: 'token-exchange',
    example: 'failed to parse "response" body as JSON',
    cause:
      'The answer is not JSON, or lacks `access_token` or `token_type`: a wrong address, a proxy or firewall in between, or a provider that keeps to its own format.',
    fix: [
      ['app-developer', 'Compare the token endpoint with the discovery document, and look at the answer that arrives.'],
    ],
    send: endpointAndAnswer,
    sameAtBroker: 'oidc-lib-json',
    sources: ['https://www.rfc-editor.org/rfc/rfc6749#section-5'],
  }),
  relyingPartyCause({
    id: 'client-unexpected-status',
    title: 'An endpoint answers the application with an unexpected HTTP status',
    stage: 'token-exchange',
    example: 'unexpected HTTP response status code',
    cause: 'The provider, or a proxy before it, answers with a status that the protocol does not foresee at this step.',
    fix: [
      [
        'app-developer',
        'Log which endpoint it is with status and body, without tokens, and compare its address with the discovery document.',
      ],
    ],
    send: endpointAndAnswer,
    sameAtBroker: 'oidc-lib-http-status',
    sources: ['https://www.rfc-editor.org/rfc/rfc6749#section-5'],
  }),
  relyingPartyCause({
    id: 'client-network-failed',
    title: 'The application cannot reach the OpenID provider over the network',
    stage: 'token-exchange',
    example: 'Network request failed. Please check the network trace to determine root cause.',
    cause:
      'A request fails before any answer arrives: DNS, a proxy, a firewall, TLS, or in a browser a missing CORS permission for this origin.',
    fix: [
      [
        'app-developer',
        'Try the address from the same host or browser. In a browser, register the origin at the provider and use the client type for single-page applications.',
      ],
    ],
    send: endpointAndAnswer,
    sources: ['https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/CORS/Errors'],
  }),
  relyingPartyCause({
    id: 'client-timeout',
    title: 'The OpenID provider does not answer the application in time',
    stage: 'token-exchange',
    example: 'operation timed out',
    cause: 'A request, a pop-up or a hidden frame got no answer within the time that the library waits.',
    fix: [
      ['end-user', 'Try once more.'],
      [
        'app-developer',
        'If it repeats, measure the request from the same host, and check that the page of the redirect URI loads quickly and does not redirect itself.',
      ],
    ],
    send: endpointAndAnswer,
    sameAtBroker: 'oidc-client-timeout',
    sources: ['https://www.rfc-editor.org/rfc/rfc6749#section-5'],
  }),
  relyingPartyCause({
    id: 'client-userinfo-failed',
    title: 'The application cannot get the user’s profile from the userinfo endpoint',
    example: 'Failed to fetch user profile',
    cause:
      'The login itself worked; the userinfo endpoint is missing, cannot be reached, refuses the access token, or answers in another format than the application reads.',
    fix: [
      [
        'app-developer',
        'Compare the userinfo endpoint with the discovery document, and check that the access token was issued with the scope `openid` and for that endpoint.',
      ],
    ],
    send: endpointAndAnswer,
    sources: [`${core}#UserInfo`],
  }),
  relyingPartyCause({
    id: 'client-configuration-incomplete',
    title: 'A setting that the login of the application needs is missing or wrong',
    example: 'client_secret is required',
    cause:
      'The library does not get what it has to be set up with: client ID, secret, redirect URI, issuer or a key. Often an environment variable is empty in this environment.',
    fix: [
      [
        'app-developer',
        'Compare the settings of this environment with those of one where the login works, without copying secrets around.',
      ],
    ],
    sources: ['https://openid.net/specs/openid-connect-registration-1_0.html#ClientMetadata'],
  }),
  relyingPartyCause({
    id: 'client-authentication-unsupported',
    title: 'The application and the token endpoint share no way to authenticate the client',
    stage: 'token-exchange',
    example: 'invalid or unsupported token_endpoint_auth_method',
    cause:
      'The configured method (`client_secret_basic`, `client_secret_post`, `private_key_jwt`, …) is not known to the library or not offered by the provider, or what it needs is not configured.',
    fix: [
      [
        'app-developer',
        'Choose a method out of `token_endpoint_auth_methods_supported`, the one that is registered for this client.',
      ],
    ],
    send: endpointAndAnswer,
    sources: [`${core}#ClientAuthentication`],
  }),
] as const;
