import {
  defineOidcCheck,
  noticed,
  pass,
  refused,
  type OidcCase,
  type OidcResult,
  type OidcToken,
} from './oidc-check.ts';

/** What Auth0 lets a connection accept, by its documentation of OpenID Connect connections. */
const auth0Algorithms = ['ES256', 'ES384', 'PS256', 'PS384', 'RS256', 'RS384', 'RS512'];

/** Is the token signed, and with an algorithm that is accepted? */
export const algorithm = defineOidcCheck({
  id: 'id-token-algorithm',
  title: 'The ID token is signed with an algorithm that the connection accepts',
  sources: ['OpenID Connect Core §3.1.3.7 (6) to (8)', 'RFC 8725 §3.1 and §3.2', 'Auth0: OpenID Connect connections'],
  run: (oidc) =>
    oidc.tokens.flatMap((item) => {
      const { token, isBrokers, verification } = item;
      if (token.algorithm === null || isBrokers || token.claims === null) return [];
      if (verification.state === 'not-judged' && verification.why === 'unsigned') return [unsigned(item)];
      return judged(item, token.algorithm, oidc);
    }),
});

function unsigned({ id, token }: OidcToken): OidcResult {
  const isNone = token.algorithm?.toLowerCase() === 'none';
  const message = isNone
    ? 'The `alg` of the ID token is `none`: it is not signed, and anybody can have written it.'
    : 'The third part of the ID token is empty: it is not signed, and anybody can have written it.';
  return refused('id-token-unsigned', id, message, { suspicious: true });
}

function judged({ id }: OidcToken, received: string, { settings, discovery }: OidcCase): OidcResult[] {
  const accepted = settings.idTokenSignedResponseAlgs;
  const compares = {
    received: 'alg of the ID token',
    expected: accepted === undefined ? 'what Auth0 can accept' : 'algorithms of the connection',
  };
  const expected = (accepted ?? auth0Algorithms).join(', ');
  const values = { received, expected, compares };
  const symmetric = /^HS\d/.test(received)
    ? ' The client secret is its key, so everybody who knows that can make such tokens.'
    : '';
  if (accepted !== undefined && !accepted.includes(received))
    return [
      refused(
        'id-token-algorithm-refused',
        id,
        `The algorithm is none that the connection accepts.${symmetric}`,
        values,
      ),
    ];
  if (!auth0Algorithms.includes(received))
    return [
      refused(
        'id-token-algorithm-refused',
        id,
        `The algorithm is none that Auth0 accepts from a provider.${symmetric}`,
        {
          ...values,
          certainty: 'likely',
        },
      ),
    ];
  const listed = discovery.flatMap(({ metadata }) => metadata.idTokenAlgorithms ?? []);
  if (listed.length > 0 && !listed.includes(received))
    return [
      noticed(id, 'The discovery document does not list the algorithm that the ID token is signed with.', {
        received,
        expected: listed.join(', '),
        compares: { received: 'alg of the ID token', expected: 'algorithms of the discovery document' },
      }),
    ];
  return [pass(id, 'The algorithm is one that Auth0 accepts.', { received })];
}
