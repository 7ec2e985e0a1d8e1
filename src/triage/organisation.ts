import type { Ticket } from './ticket.ts';

/** Mailboxes that anybody can have: their domain is no organisation. */
const publicMail: ReadonlySet<string> = new Set([
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'hotmail.com',
  'live.com',
  'yahoo.com',
  'icloud.com',
  'me.com',
  'aol.com',
  'gmx.de',
  'gmx.net',
  'web.de',
  'proton.me',
  'protonmail.com',
  'qq.com',
  '163.com',
]);

/** What the ticket's system calls the organisation, else the domain that the mail comes from; null where neither tells. */
export function organisationOf({ organisation, requester }: Pick<Ticket, 'organisation' | 'requester'>): string | null {
  if (organisation !== null) return organisation;
  const domain = /@([\w.-]{1,253})>?\s*$/.exec(requester ?? '')?.[1]?.toLowerCase();
  return domain === undefined || publicMail.has(domain) ? null : domain;
}
