import { differenceText } from '../../evidence/explain-difference.ts';
import { editDistance } from '../../text/edit-distance.ts';
import { defineOidcCheck, pass, refused, unknown } from './oidc-check.ts';

/** Is the request's redirect URI, letter by letter, one of those that are registered? */
export const redirectUri = defineOidcCheck({
  id: 'redirect-uri',
  title: 'The redirect URI of the request is registered at the provider',
  sources: ['RFC 6749 §3.1.2.3', 'RFC 9700 §4.1.3', 'OpenID Connect Core §3.1.2.1'],
  run({ request, settings }) {
    if (request === null || request.redirectUri === null) return [];
    const { id, redirectUri: received } = request;
    const registered = settings.redirectUris;
    if (registered === undefined)
      return [unknown(id, 'redirectUris', 'Whether the redirect URI is registered is not known.', { received })];
    if (registered.includes(received))
      return [pass(id, 'The redirect URI of the request is registered.', { received })];
    const nearest = nearestOf(received, registered);
    const values = nearest === null ? { received } : { received, expected: nearest, compares };
    const difference = nearest === null ? ' None is registered.' : differenceText(received, nearest);
    return [
      refused(
        'oidc-redirect-uri-not-registered',
        id,
        `The redirect URI of the request is not registered.${difference}`,
        values,
      ),
    ];
  },
});

const compares = { received: 'redirect_uri of the request', expected: 'the nearest registered one' };

/** The registered one with the fewest other letters; the distance's work grows with their length. */
function nearestOf(received: string, registered: readonly string[]): string | null {
  const distances = registered.map((one) => ({
    one,
    distance: editDistance(received.slice(0, 200), one.slice(0, 200)),
  }));
  return distances.toSorted((left, right) => left.distance - right.distance)[0]?.one ?? null;
}
