import type { Digest } from './digest.ts';

/** What `--group-by` offers. */
export const groupings = [
  'incident',
  'cause',
  'owner',
  'provider',
  'connection',
  'application',
  'tenant',
  'organisation',
] as const;

export type Grouping = (typeof groupings)[number];

/**
 * The group that a ticket belongs to, told from the ticket alone, so that parts of an input can be judged apart. An incident is one cause
 * and what makes it one: the pair of thumbprints; else the connection; else tenant, provider and application, as far as they are known.
 * Tickets that cannot be diagnosed belong together by what they have to be asked for, which follows from the code.
 */
export function groupKey(digest: Digest, grouping: Grouping): string {
  const { code, outcome, owner, provider, connection, application, host, organisation } = digest;
  switch (grouping) {
    case 'incident':
      return key(outcome === 'diagnosed' ? [code, ...incident(digest)] : [outcome, code]);
    case 'cause':
      return key([code]);
    case 'owner':
      return key([owner]);
    case 'provider':
      return key([provider?.id ?? null]);
    case 'connection':
      return key([connection]);
    case 'application':
      return key([application]);
    case 'tenant':
      return key([host]);
    case 'organisation':
      return key([organisation]);
  }
}

function incident({ thumbprints, connection, host, profile, provider, application }: Digest): (string | null)[] {
  if (thumbprints !== null) return ['thumbprints', thumbprints.configured, thumbprints.calculated];
  if (connection !== null) return ['connection', connection];
  // A service with hosts of its own is one tenant, also where a ticket quotes the message without its address.
  const tenant = profile.id === 'auth0' ? host : profile.id;
  return ['other', tenant, provider?.id ?? null, application];
}

function key(parts: readonly (string | null)[]): string {
  return JSON.stringify(parts);
}
