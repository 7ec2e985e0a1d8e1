import { limits } from '../limits.ts';
import type { AttemptItem, Report } from '../report/report.ts';
import { plain } from '../text/rich-text.ts';
import { paragraph, type Block } from './document.ts';

/** The attempts to log in that a capture shows: each in a sentence, and who sent what to whom. */
export function loginBlocks({ attempts, timeline }: Report): Block[] {
  return attempts.slice(0, limits.attemptsShown).flatMap((attempt): Block[] => {
    const label = attempts.length === 1 ? 'login' : `login ${attempt.number}`;
    const items = timeline.filter((item) => item.attempt === attempt.number);
    const messages = items
      .slice(0, limits.messagesShown)
      .map(({ at, from, to, what, failed }) => ({ at, from, to, text: what, failed }));
    const named = new Set(messages.flatMap(({ from, to }) => [from, to]));
    const others = [...named].filter((party) => !order.includes(party));
    const parties = [...order.filter((party) => named.has(party)), ...others];
    const more = items.length - messages.length;
    return [
      paragraph(label, plain(attemptText(attempt))),
      ...(messages.length > 0 ? [{ kind: 'sequence' as const, parties, messages }] : []),
      ...(more > 0 ? [paragraph('', plain(`and ${more} more messages.`))] : []),
    ];
  });
}

/** From left to right. */
const order: readonly string[] = ['application', 'browser', 'broker', 'identity provider'];

function attemptText({
  startedAt,
  initiatedBy,
  outcome,
  error,
  requestId,
  inResponseTo,
  parties,
}: AttemptItem): string {
  const time = startedAt === null ? '' : `${startedAt}: `;
  const starts = {
    application: 'begun at the application (SP-initiated)',
    'identity-provider': 'begun at the identity provider (IdP-initiated)',
    'not-recorded': 'its beginning is not recorded',
  } as const;
  const ends = {
    failed: `failed${error === null ? '' : ` with ${error}`}`,
    succeeded: 'succeeded as far as it was recorded',
    open: 'its end is not recorded',
  } as const;
  const answers =
    requestId === null || inResponseTo === null
      ? ''
      : requestId === inResponseTo
        ? ' The response answers the AuthnRequest.'
        : ' The response answers another AuthnRequest.';
  const hosts = [
    ['application', parties.application],
    ['broker', parties.broker],
    ['identity provider', parties.identityProvider],
  ].flatMap(([role, host]) => (host === null ? [] : [`${role} ${host}`]));
  return `${time}${starts[initiatedBy]}; ${ends[outcome]}.${answers} ${hosts.join(', ')}.`;
}
