/** A piece of an input that is one ticket or one log entry, cut out but not read yet. Plain data, so that it can go to a worker. */
export interface Unit {
  readonly kind: 'unit';
  /** Id of the ticket format that cut it out and reads it. */
  readonly format: string;
  readonly source: string;
  /** Where in the source: `line 3`, `message 12`; null where the source is one ticket. */
  readonly location: string | null;
  readonly data: string | Uint8Array;
}

/** Units of one file that lie on lines of their own and are not cut apart yet: handing on each by itself would take longer than reading it. */
export interface Lines {
  readonly kind: 'lines';
  /** Id of the ticket format that reads each line. */
  readonly format: string;
  readonly source: string;
  /** Number of the first line, from 1. */
  readonly first: number;
  /** How many there are; none of them is blank. */
  readonly count: number;
  /** UTF-8. */
  readonly bytes: Uint8Array;
}

/** What could not be read, with the reason as a sentence for users. Never dropped silently. */
export interface Unreadable {
  readonly kind: 'unreadable';
  readonly source: string;
  readonly location: string | null;
  readonly reason: string;
}

/** What inputs are cut into. */
export type Piece = Unit | Unreadable | Lines;

/**
 * How much a text counts: what the customer wrote last and attached, then earlier messages and other forms of the same, then what is
 * quoted or said by support.
 */
export type Weight = 'latest' | 'earlier' | 'quoted';

export interface TicketText {
  readonly name: string;
  readonly text: string;
  /** The bytes as they were read; null where the text came as text. */
  readonly bytes: Uint8Array | null;
  readonly weight: Weight;
}

/** One ticket, or one failed login out of a log. Holds personal data and secrets: nothing of it reaches an output unmasked. */
export interface Ticket {
  readonly kind: 'ticket';
  /** As its system calls it; null where it has no name but its place. */
  readonly id: string | null;
  /** Of a mail (RFC 5322 §3.6.4). */
  readonly messageId: string | null;
  readonly subject: string | null;
  /** ISO 8601, UTC; null where that is not told. */
  readonly receivedAt: string | null;
  /** Who asks: an address or a name. */
  readonly requester: string | null;
  readonly organisation: string | null;
  /** What a log says about the attempt beside its error. */
  readonly connection: string | null;
  readonly application: string | null;
  readonly host: string | null;
  readonly texts: readonly TicketText[];
  /** Attachments that were not read, each with the reason. */
  readonly unread: readonly string[];
}

/** A login that a log says went well. */
export interface Success {
  readonly kind: 'success';
  readonly at: string;
  readonly connection: string | null;
  readonly host: string | null;
}

/** What a unit turned out to be. `ignored`: a log entry that has nothing to do with a login. */
export type Reading =
  | Ticket
  | Success
  | { readonly kind: 'ignored' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** A ticket with everything that its format does not tell left empty. */
export function ticketOf(parts: Partial<Omit<Ticket, 'kind'>>): Ticket {
  return {
    kind: 'ticket',
    id: null,
    messageId: null,
    subject: null,
    receivedAt: null,
    requester: null,
    organisation: null,
    connection: null,
    application: null,
    host: null,
    texts: [],
    unread: [],
    ...parts,
  };
}
