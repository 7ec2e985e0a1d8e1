import { differenceText } from '../../evidence/explain-difference.ts';
import { audiencesOf, textClaim } from '../../evidence/jwt.ts';
import type { Certainty } from '../../report/report.ts';
import {
  defineOidcCheck,
  forTokens,
  noticed,
  pass,
  refused,
  unknown,
  type OidcCase,
  type OidcResult,
} from './oidc-check.ts';

/** Is the token for the connection's client, and issued to it? */
export const audience = defineOidcCheck({
  id: 'id-token-audience',
  title: 'The ID token is meant for the connection’s client',
  sources: ['OpenID Connect Core §2 and §3.1.3.7 (3) to (5)'],
  run: (oidc) =>
    forTokens(oidc, ({ id }, claims) => {
      const audiences = audiencesOf(claims);
      if (audiences.length === 0) return [];
      const received = audiences.join(', ');
      const client = expectedClient(oidc);
      if (client === null)
        return [
          unknown(id, 'clientId', 'The audience cannot be compared: the connection’s client ID is not known.', {
            received,
          }),
        ];
      const { certainty } = client;
      const compares = { received: 'aud of the ID token', expected: client.name };
      const values = { received, expected: client.value, compares };
      const [only] = audiences;
      const difference = audiences.length === 1 && only !== undefined ? differenceText(only, client.value) : '';
      if (!audiences.includes(client.value))
        return [
          refused('id-token-audience-differs', id, `The audience is not ${client.name}.${difference}`, {
            ...values,
            certainty,
          }),
        ];
      return [pass(id, `The audience is ${client.name}.`, values), ...authorizedParty(id, claims, client)];
    }),
});

interface Client {
  readonly value: string;
  readonly name: string;
  /** What the connection expects is known from the connection alone. */
  readonly certainty: Certainty;
}

/** What the connection says; else the broker's own error; else the request to the provider. */
function expectedClient({ settings, stated, request }: OidcCase): Client | null {
  if (settings.clientId !== undefined)
    return { value: settings.clientId, name: 'the client ID of the connection', certainty: 'certain' };
  if (stated.clientId !== null)
    return { value: stated.clientId, name: 'the audience that the error says is expected', certainty: 'likely' };
  const value = request?.clientId ?? null;
  return value === null ? null : { value, name: 'the client ID of the request', certainty: 'likely' };
}

function authorizedParty(id: string, claims: ReadonlyMap<string, unknown>, client: Client): OidcResult[] {
  const received = textClaim(claims, 'azp');
  if (received === null)
    return audiencesOf(claims).length > 1
      ? [
          noticed(
            id,
            'The ID token is meant for several audiences and does not say in `azp` which client asked for it.',
          ),
        ]
      : [];
  if (received === client.value) return [];
  const compares = { received: 'azp of the ID token', expected: client.name };
  return [
    refused('id-token-authorized-party-differs', id, `The authorized party is not ${client.name}.`, {
      received,
      expected: client.value,
      compares,
      certainty: client.certainty,
    }),
  ];
}
