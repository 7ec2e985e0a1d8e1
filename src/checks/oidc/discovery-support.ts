import { defineOidcCheck, pass, refused, type OidcCase, type OidcResult } from './oidc-check.ts';

type Document = OidcCase['discovery'][number];

/** How Auth0 authenticates, by its documentation of OpenID Connect connections. */
const auth0Methods = ['client_secret_post', 'private_key_jwt'];

/** Does the provider offer what the connection asks for? */
export const discoverySupport = defineOidcCheck({
  id: 'discovery-support',
  title: 'The provider offers what the connection asks for',
  sources: ['OpenID Connect Discovery §3', 'Auth0: OpenID Connect connections'],
  run: (oidc) =>
    oidc.discovery.flatMap((document) => {
      const results = [...responseTypes(document, oidc), ...algorithms(document, oidc), ...methods(document, oidc)];
      return results.length > 0
        ? results
        : [pass(document.id, 'Nothing that the connection asks for is missing in the discovery document.')];
    }),
});

function responseTypes({ id, metadata }: Document, { settings, request }: OidcCase): OidcResult[] {
  const asked = settings.responseType ?? request?.responseType ?? null;
  const offered = metadata.responseTypes;
  // The order of the words says nothing (RFC 6749 §3.1.1).
  if (asked === null || offered === null || offered.map(sorted).includes(sorted(asked))) return [];
  const compares = { received: 'response types of the discovery document', expected: 'asked for' };
  return [
    refused(
      'oidc-response-type-not-supported',
      id,
      'The discovery document does not list the response type that is asked for.',
      {
        received: offered.join(', '),
        expected: asked,
        compares,
        certainty: 'likely',
      },
    ),
  ];
}

function sorted(responseType: string): string {
  return responseType.split(' ').toSorted().join(' ');
}

function algorithms({ id, metadata }: Document, { settings }: OidcCase): OidcResult[] {
  const accepted = settings.idTokenSignedResponseAlgs;
  const offered = metadata.idTokenAlgorithms;
  if (accepted === undefined || offered === null || offered.some((one) => accepted.includes(one))) return [];
  const compares = { received: 'algorithms of the discovery document', expected: 'algorithms of the connection' };
  return [
    refused(
      'id-token-algorithm-refused',
      id,
      'The provider signs ID tokens with no algorithm that the connection accepts.',
      {
        received: offered.join(', '),
        expected: accepted.join(', '),
        compares,
        certainty: 'likely',
      },
    ),
  ];
}

function methods({ id, metadata }: Document, { settings }: OidcCase): OidcResult[] {
  const wanted = settings.tokenEndpointAuthMethod === undefined ? auth0Methods : [settings.tokenEndpointAuthMethod];
  const offered = metadata.tokenEndpointAuthMethods;
  // With the front channel nothing is fetched at the token endpoint.
  if (offered === null || settings.responseType === 'id_token' || offered.some((one) => wanted.includes(one)))
    return [];
  const compares = { received: 'methods of the discovery document', expected: 'how Auth0 authenticates' };
  return [
    refused(
      'oidc-client-authentication-not-supported',
      id,
      'The discovery document lists no way in which Auth0 authenticates at a token endpoint.',
      { received: offered.join(', '), expected: wanted.join(' or '), compares, certainty: 'likely' },
    ),
  ];
}
