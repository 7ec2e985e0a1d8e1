import type { Diagnosis, Report } from '../report/report.ts';
import type { Ticket } from './ticket.ts';
import { hash, pseudonym } from './hash.ts';
import { organisationOf } from './organisation.ts';

/** What became of a ticket: its cause is known, it needs more to tell, or there is no failed login in it. */
export type Outcome = 'diagnosed' | 'undiagnosed' | 'no-failure' | 'unrelated';

/** What a reply is made of: words of the catalogue, nothing out of a ticket. */
export type Words = Pick<Diagnosis, 'title' | 'cause' | 'fix' | 'send' | 'caution' | 'references' | 'stage'>;

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

/** Whom the ticket says it concerns. */
type Scope = 'everyone' | 'one-person';

/** Everything of one ticket that incidents are made of: plain data, without personal data and secrets. */
export interface Digest {
  readonly outcome: Outcome;
  readonly code: string;
  readonly owner: Diagnosis['owner'];
  readonly certainty: Diagnosis['certainty'];
  readonly words: Words;
  readonly ticket: TicketRef;
  /** The same for the same ticket wherever it was read; null where it has no name by which to know it again. */
  readonly identity: string | null;
  readonly thumbprints: { readonly configured: string; readonly calculated: string } | null;
  readonly connection: string | null;
  readonly application: string | null;
  readonly host: string | null;
  readonly provider: { readonly id: string; readonly name: string } | null;
  /** Pseudonyms. */
  readonly person: string | null;
  readonly organisation: string | null;
  readonly scope: Scope | null;
  readonly suspicious: boolean;
  readonly profile: Report['profile'];
}

/** What a summary needs to know of a ticket and of the report on it. `named` is how lists call it and where it was. */
export function digestOf(
  ticket: Ticket,
  named: Omit<TicketRef, 'receivedAt'>,
  report: Report,
): Omit<Digest, 'identity'> {
  const answer = report.diagnoses[0];
  const outcome = outcomeOf(ticket, report);
  const organisation = organisationOf(ticket);
  return {
    outcome,
    code: answer?.code ?? outcome,
    owner: answer?.owner ?? (outcome === 'unrelated' ? null : 'end-user'),
    certainty: answer?.certainty ?? 'possible',
    words: answer === undefined ? wordsWithout(outcome, report) : wordsOf(answer),
    ticket: { ...named, receivedAt: ticket.receivedAt },
    thumbprints: pairOf(report),
    connection: ticket.connection ?? connectionOf(report),
    application: ticket.application ?? parameter(report, 'client_id'),
    host: ticket.host ?? report.callback?.host ?? null,
    provider: report.provider === null ? null : { id: report.provider.id, name: report.provider.name },
    person: ticket.requester === null ? null : pseudonym('person', ticket.requester),
    organisation: organisation === null ? null : pseudonym('organisation', organisation),
    scope: scopeOf(ticket),
    suspicious: report.findings.some(({ status, suspicious }) => status === 'fail' && suspicious),
    profile: report.profile,
  };
}

/** What makes a ticket this one, over everything of it: two people may send the same words, and one ticket may have changed between two exports. */
export function identityOf(ticket: Ticket): string | null {
  const { id, messageId, subject, receivedAt, requester, organisation, connection, application, host, texts } = ticket;
  if (id === null && messageId === null) return null;
  const said = [subject, receivedAt, requester, organisation, connection, application, host];
  return hash(JSON.stringify([id, messageId, said, texts.map(({ text }) => text)]));
}

function outcomeOf(ticket: Ticket, { verdict, evidence }: Report): Outcome {
  if (verdict === 'problem') return 'diagnosed';
  if (verdict === 'unknown') return 'undiagnosed';
  if (evidence.length > 0) return 'no-failure';
  return aboutSignIn.test(ownWords(ticket)) ? 'undiagnosed' : 'unrelated';
}

const aboutSignIn =
  /\b(?:sso|saml|oidc|single sign|log[ -]?(?:in|on)|logging in|sign(?:ing)?[ -]?(?:in|on)|signed out|authenticat|access denied|okta|entra|ad fs|idp|identity provider|thumbprint)/i;

/** Without what names this very attempt, which concerns nobody but whoever wrote the ticket. */
function wordsOf({ title, cause, fix, send, caution, references, stage, facts }: Diagnosis): Words {
  const isCommon = (item: string): boolean => !facts.some(({ value }) => item.includes(value));
  return { title, cause, fix, send: send.filter(isCommon), caution, references, stage };
}

/** For tickets that say nothing that could be diagnosed. */
function wordsWithout(outcome: Outcome, { profile }: Report): Words {
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

/** Both values where each side has exactly one. */
function pairOf({ thumbprints }: Report): Digest['thumbprints'] {
  if (thumbprints === null) return null;
  const [configured, calculated] = [single(thumbprints.configured), single(thumbprints.calculated)];
  return configured === null || calculated === null ? null : { configured, calculated };
}

function single(items: readonly { readonly value: string }[]): string | null {
  const values = new Set(items.map(({ value }) => value));
  return values.size === 1 ? ([...values][0] ?? null) : null;
}

/** Auth0 names the connection in a callback's address, in the broker's own entity ID and in the Destination of a response. */
function connectionOf(report: Report): string | null {
  const stated = parameter(report, 'connection');
  if (stated !== null) return stated;
  const audiences = report.saml?.conditions.audiences ?? [];
  const named = [...audiences, report.saml?.destination ?? '', report.callback?.errorDescription ?? ''];
  for (const text of named) {
    const connection = /\burn:auth0:[\w-]{1,64}:([\w-]{1,128})|[?&]connection=([\w-]{1,128})/.exec(text);
    if (connection !== null) return connection[1] ?? connection[2] ?? null;
  }
  return null;
}

function parameter({ callback }: Report, wanted: string): string | null {
  const value = callback?.otherParameters.find(({ name }) => name === wanted)?.value ?? null;
  // A masked value tells nothing apart.
  return value === null || value.startsWith('[') ? null : value.slice(0, 200);
}

const everyone =
  /\b(?:all|any|none) of (?:our|the|my|us)\b|\b(?:all|every) (?:our |the )?(?:users?|colleagues|employees|staff|people)\b|\b(?:everyone|everybody|nobody|no one|no-one)\b|\bwhole (?:team|company|organi[sz]ation)\b/i;
const onePerson =
  /\bonly (?:one|a single|this|me|i)\b|\b(?:one|a single|this) (?:user|person|colleague|employee)\b|\b(?:others|everyone else|my colleagues) can\b/i;

/** What the customer says of it, in English; null where that is not said. */
function scopeOf(ticket: Ticket): Scope | null {
  const text = ownWords(ticket);
  if (onePerson.test(text)) return 'one-person';
  return everyone.test(text) ? 'everyone' : null;
}

function ownWords({ subject, texts }: Ticket): string {
  // "Any news?" is the last message of many a ticket.
  const own = texts.filter(({ weight, bytes }) => weight !== 'quoted' && bytes === null).map(({ text }) => text);
  return [subject ?? '', ...own].join('\n').slice(0, 20_000);
}
