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
  const last = lastKeys.get(digest.words);
  if (last?.grouping === grouping && isAlike(last, digest)) return last.key;
  const key = newKey(digest, grouping);
  // Not the digest itself, which holds on to its ticket.
  const { outcome, code, owner, provider, connection, application, host, organisation, thumbprints, profile } = digest;
  const parts = { outcome, code, owner, provider, connection, application, host, organisation, thumbprints, profile };
  lastKeys.set(digest.words, { ...parts, grouping, key });
  return key;
}

/** What goes into a key. */
type KeyParts = Pick<
  Digest,
  | 'outcome'
  | 'code'
  | 'owner'
  | 'provider'
  | 'connection'
  | 'application'
  | 'host'
  | 'organisation'
  | 'thumbprints'
  | 'profile'
>;

/** The last key for words: most tickets of one cause belong to the same incident as the one before. */
const lastKeys = new WeakMap<Digest['words'], KeyParts & { readonly grouping: Grouping; readonly key: string }>();

function isAlike(last: KeyParts & { readonly grouping: Grouping }, digest: Digest): boolean {
  return (
    last.thumbprints === digest.thumbprints &&
    last.connection === digest.connection &&
    last.host === digest.host &&
    last.application === digest.application &&
    last.provider === digest.provider &&
    last.profile === digest.profile &&
    last.outcome === digest.outcome &&
    last.code === digest.code &&
    last.owner === digest.owner &&
    (last.grouping !== 'organisation' || last.organisation === digest.organisation)
  );
}

function newKey(digest: KeyParts, grouping: Grouping): string {
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

function incident({ thumbprints, connection, host, profile, provider, application }: KeyParts): (string | null)[] {
  if (thumbprints !== null) return ['thumbprints', thumbprints.configured, thumbprints.calculated];
  if (connection !== null) return ['connection', connection];
  // A service with hosts of its own is one tenant, also where a ticket quotes the message without its address.
  const tenant = profile.id === 'auth0' ? host : profile.id;
  return ['other', tenant, provider?.id ?? null, application];
}

function key(parts: readonly (string | null)[]): string {
  return JSON.stringify(parts);
}
