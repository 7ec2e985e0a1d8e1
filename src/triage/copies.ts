import { compareText } from './bottom-k.ts';
import { plainRef, type Digest, type TicketRef } from './digest.ts';
import type { Words } from './gist.ts';

/**
 * Tickets by what makes them the same, so that one that was read from two inputs counts once. As long as they are few: of too many, none is
 * kept, so what is kept depends on neither order nor splitting.
 */
export interface Copies {
  /** By identity. */
  readonly tickets: Map<string, Copied>;
  /** How many may be kept, copies included. */
  readonly most: number;
  /** How many are kept. */
  count: number;
  /** Whether there were more. */
  full: boolean;
}

interface Copied {
  /** The same of each copy, but for its place. */
  readonly digest: Digest;
  /** Each copy. */
  readonly refs: TicketRef[];
}

export function emptyCopies(most: number): Copies {
  return { tickets: new Map(), most, count: 0, full: false };
}

/** Keeps a ticket that has an identity; false where it is not kept, as there are too many. */
export function keepCopy(copies: Copies, identity: string, digest: Digest): boolean {
  if (copies.full) return false;
  const known = copies.tickets.get(identity);
  const ticket = plainRef(digest.ticket);
  if (known === undefined) copies.tickets.set(identity, { digest: { ...digest, ticket }, refs: [ticket] });
  else known.refs.push(ticket);
  copies.count += 1;
  return true;
}

/** Gives all kept tickets back, every copy of them, where they have become too many. */
export function overflow(copies: Copies): Digest[] {
  return copies.count > copies.most ? spilled(copies) : [];
}

/** Gives all back, and keeps none from then on. */
export function spilled(copies: Copies): Digest[] {
  const all = everyCopy(copies);
  copies.tickets.clear();
  copies.count = 0;
  copies.full = true;
  return all;
}

function everyCopy({ tickets }: Copies): Digest[] {
  return [...tickets.values()].flatMap(({ digest, refs }) => refs.map((ticket) => ({ ...digest, ticket })));
}

/** Each kept ticket once: the copy whose name comes first. */
export function withoutCopies({ tickets }: Copies): Digest[] {
  return [...tickets.values()].flatMap(({ digest, refs }) => {
    const [ticket] = refs.toSorted(byName);
    return ticket === undefined ? [] : [{ ...digest, ticket }];
  });
}

/** How many tickets were read more often than once; null where there were too many to tell. */
export function duplicates({ tickets, count, full }: Copies): number | null {
  return full ? null : count - tickets.size;
}

export interface CopiesData {
  readonly full: boolean;
  /** The words of causes, each once: thousands of tickets share some dozens. */
  readonly words: readonly Words[];
  readonly tickets: readonly (Omit<Digest, 'words' | 'ticket'> & {
    readonly words: number;
    readonly refs: readonly TicketRef[];
  })[];
}

/** The same for the same tickets. */
export function copiesData({ tickets, full }: Copies): CopiesData {
  const list = [...tickets].toSorted(([one], [other]) => compareText(one, other));
  const texts = list.map(([, { digest }]) => JSON.stringify(digest.words));
  const known = [...new Set(texts)].toSorted();
  const places = new Map(known.map((text, index) => [text, index]));
  return {
    full,
    words: known.map((text) => JSON.parse(text) as Words),
    tickets: list.map(([, { digest, refs }], index) => {
      const { words: _, ticket: __, ...rest } = digest;
      return { ...rest, words: places.get(texts[index] ?? '') ?? 0, refs: refs.toSorted(byName) };
    }),
  };
}

/** Every copy. @throws TypeError where it is no such data */
export function copiesIn({ words, tickets }: CopiesData): Digest[] {
  return tickets.flatMap(({ words: place, refs, ...rest }) => {
    const said = words[place];
    if (said === undefined || rest.identity === null || refs.length === 0)
      throw new TypeError('a ticket without words');
    return refs.map((ticket) => ({ ...rest, words: said, ticket }));
  });
}

/** Places come last: a part knows none, and must choose the same. */
function byName(one: TicketRef, other: TicketRef): number {
  return compareText(nameText(one), nameText(other));
}

function nameText({ id, fingerprint, source, location }: TicketRef): string {
  return JSON.stringify([id, fingerprint, source, location]);
}
