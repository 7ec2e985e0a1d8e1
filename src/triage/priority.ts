import type { TicketGroup } from './triage-report.ts';

/** Why a group stands where it stands: each reason is a sentence, and each is a count that is in the report. */
export function priorityOf(
  group: Omit<TicketGroup, 'priority' | 'replies'>,
  groupsWithThisCertificate: number,
): string[] {
  const { organisations, people, count, scope, suspicious, thumbprints, fix, outcome, owner, undated } = group;
  const said =
    scope.everyone > 0
      ? [`${tickets(scope.everyone)} ${scope.everyone === 1 ? 'says' : 'say'} that all users are affected.`]
      : [];
  const alone =
    scope.onePerson > 0
      ? [`${tickets(scope.onePerson)} ${scope.onePerson === 1 ? 'says' : 'say'} that it is one person.`]
      : [];
  return [
    ...(suspicious > 0
      ? [`Something in ${tickets(suspicious)} looks made to deceive: settle that before anything is changed.`]
      : []),
    `${tickets(count)}${of(people, 'person', 'people')}${of(organisations, 'organisation', 'organisations')}.`,
    ...(thumbprints !== null && isMismatch(group)
      ? ['A certificate that the broker does not hold stops everybody who signs in through this connection.']
      : []),
    ...(groupsWithThisCertificate > 1
      ? [`The same certificate signs in ${groupsWithThisCertificate} groups: one provider’s change hits them all.`]
      : []),
    ...said,
    ...alone,
    ...sinceWords(group),
    ...(undated > 0 && undated < count ? [`Not dated: ${tickets(undated)}.`] : []),
    ...(outcome === 'diagnosed'
      ? [fix.length > 0 && owner !== null ? 'The fix is known.' : 'No fix is known: it has to be looked into first.']
      : []),
  ];
}

function isMismatch({ code }: Pick<TicketGroup, 'code'>): boolean {
  return code === 'invalid-thumbprint';
}

function sinceWords({ firstSeen, lastSeen, change }: Omit<TicketGroup, 'priority' | 'replies'>): string[] {
  if (firstSeen === null || lastSeen === null) return [];
  const span =
    firstSeen === lastSeen ? `Seen at ${minute(firstSeen)}.` : `Seen from ${minute(firstSeen)} to ${minute(lastSeen)}.`;
  if (change === null) return [span];
  const { lastSuccess, successesAfter, endedBy, withinMinutes } = change;
  return [
    span,
    ...(lastSuccess === null
      ? []
      : [
          `It began between ${withinMinutes > 0 ? `about ${minute(lastSuccess)}` : minute(lastSuccess)} (last login that went well) and ${minute(firstSeen)} (first failure).`,
        ]),
    ...(endedBy === null ? [] : [`Logins go well again since ${minute(endedBy)}.`]),
    ...(successesAfter && endedBy === null
      ? [
          'Logins through the same connection also went well after the first failure: it does not stop everybody, or it is over.',
        ]
      : []),
  ];
}

function of({ count, exact }: { count: number; exact: boolean }, one: string, many: string): string {
  return count === 0 ? '' : `, ${exact ? '' : 'about '}${count} ${count === 1 ? one : many}`;
}

function tickets(count: number): string {
  return count === 1 ? '1 ticket' : `${count} tickets`;
}

/** `2026-11-24 09:30 UTC` */
export function minute(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}
