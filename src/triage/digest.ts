import type { Diagnosis } from '../report/report.ts';
import type { Gist, Words } from './gist.ts';
import { hash, pseudonym } from './hash.ts';
import { organisationOf } from './organisation.ts';
import { saidIn, type Said } from './said.ts';
import type { Ticket } from './ticket.ts';

/** What became of a ticket: its cause is known, it needs more to tell, or there is no failed login in it. */
export type Outcome = 'diagnosed' | 'undiagnosed' | 'no-failure' | 'unrelated';

/** A ticket as lists name it, and how it is found again in the inputs. */
export interface TicketRef {
  /** As its system calls it, else where it was. */
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly receivedAt: string | null;
  /** The file, masked as every text out of the inputs is. */
  readonly source: string;
  /** `line 3`; null where the file is one ticket. */
  readonly location: string | null;
  /** Hash of what was read there, which tells whether it is still the same. */
  readonly fingerprint: string;
}

/** What is kept of it, whatever stands behind it. */
export function plainRef({ id, source, location, fingerprint, receivedAt }: TicketRef): TicketRef {
  return { id, source, location, fingerprint, receivedAt };
}

/** Whom the ticket says it concerns. */
type Scope = 'everyone' | 'one-person';

/** Everything of one ticket that incidents are made of: plain data, without personal data and secrets. */
export interface Digest extends Pick<
  Gist,
  'thumbprints' | 'connection' | 'application' | 'host' | 'provider' | 'suspicious' | 'profile'
> {
  readonly outcome: Outcome;
  readonly code: string;
  readonly owner: Diagnosis['owner'];
  readonly certainty: Diagnosis['certainty'];
  readonly words: Words;
  readonly ticket: TicketRef;
  /** The same for the same ticket wherever it was read; null where it has no name by which to know it again. */
  readonly identity: string | null;
  /** Pseudonyms. */
  readonly person: string | null;
  readonly organisation: string | null;
  readonly scope: Scope | null;
}

/** What the texts of a ticket come to: the same for every ticket with these texts. */
export interface Diagnosed {
  readonly gist: Gist;
  readonly said: Said;
}

/**
 * What a summary needs to know of a ticket. `named` is how lists call it and where it is found again; `identity` by what its copies are known,
 * null where nobody asks for them.
 */
export function digestOf(ticket: Ticket, named: TicketRef, { gist, said }: Diagnosed, identity: string | null): Digest {
  const { answer } = gist;
  const subject = saidIn(ticket.subject ?? '');
  const outcome = outcomeOf(gist, said.signIn || subject.signIn);
  const organisation = organisationOf(ticket);
  return {
    outcome,
    code: answer?.code ?? outcome,
    owner: answer === null ? (outcome === 'unrelated' ? null : 'end-user') : answer.owner,
    certainty: answer?.certainty ?? 'possible',
    words: answer?.words ?? wordsWithout(outcome, gist.profile),
    ticket: named,
    identity,
    thumbprints: gist.thumbprints,
    connection: ticket.connection ?? gist.connection,
    application: ticket.application ?? gist.application,
    host: ticket.host ?? gist.host,
    provider: gist.provider,
    person: ticket.requester === null ? null : pseudonym('person', ticket.requester),
    organisation: organisation === null ? null : pseudonym('organisation', organisation),
    scope: scopeOf(said, subject),
    suspicious: gist.suspicious,
    profile: gist.profile,
  };
}

/** What makes a ticket this one, over everything of it: two people may send the same words, and one ticket may have changed between two exports. */
export function identityOf(ticket: Ticket): string | null {
  const { id, messageId, subject, receivedAt, requester, organisation, connection, application, host, texts } = ticket;
  if (id === null && messageId === null) return null;
  const said = [subject, receivedAt, requester, organisation, connection, application, host];
  return hash(JSON.stringify([id, messageId, said, texts.map(({ text }) => text)]));
}

function outcomeOf({ verdict, hasEvidence }: Gist, isAboutSignIn: boolean): Outcome {
  if (verdict === 'problem') return 'diagnosed';
  if (verdict === 'unknown') return 'undiagnosed';
  if (hasEvidence) return 'no-failure';
  return isAboutSignIn ? 'undiagnosed' : 'unrelated';
}

/** Null where nobody says it. */
function scopeOf(...said: readonly Said[]): Scope | null {
  if (said.some(({ onePerson }) => onePerson)) return 'one-person';
  return said.some(({ everyone }) => everyone) ? 'everyone' : null;
}

/** The same object for the tickets of one gist, as the words of a cause are. */
function wordsWithout(outcome: Outcome, profile: Gist['profile']): Words {
  const known = knownWords.get(profile) ?? {};
  const words = known[outcome] ?? newWordsWithout(outcome, profile);
  if (known[outcome] === undefined) knownWords.set(profile, { ...known, [outcome]: words });
  return words;
}

const knownWords = new WeakMap<Gist['profile'], Partial<Record<Outcome, Words>>>();

/** For tickets that say nothing that could be diagnosed. */
function newWordsWithout(outcome: Outcome, profile: Gist['profile']): Words {
  const empty = { fix: [], send: [], caution: null, references: [], stage: 'application' } as const;
  const nothing: Words = { ...empty, title: '', cause: '', fix: [], send: [], references: [] };
  switch (outcome) {
    case 'unrelated':
      return {
        ...nothing,
        title: 'Nothing in these tickets has to do with a login',
        cause: 'No address, message or file of a login is in them, and no words about signing in.',
      };
    case 'no-failure':
      return {
        ...nothing,
        title: 'There is something of a login, and no failure in it',
        cause: 'What was handed in starts a login, or shows one that went well.',
        fix: [
          {
            owner: 'end-user',
            step: 'Try again, and copy the whole address of the page that the failed login ends on.',
          },
        ],
        send: askFor,
      };
    case 'diagnosed':
    case 'undiagnosed':
      return {
        ...nothing,
        title: `Signing in to ${profile.service} fails, and the tickets do not say with which error`,
        cause: 'The tickets tell of a login, and hold neither the address that it ended on nor its message.',
        fix: [
          {
            owner: 'end-user',
            step: 'Try again, and copy the whole address of the page that the failed login ends on.',
          },
        ],
        send: askFor,
      };
  }
}

const askFor = [
  'the whole address of the page that the failed login ended on, as text',
  'the time of the failed login (UTC)',
  'whether all users are affected, or one',
];
