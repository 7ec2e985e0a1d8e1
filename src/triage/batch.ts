import { distinctiveMessages } from '../causes/catalogue.ts';
import { SsoDoctorError } from '../errors.ts';
import type { DistinctiveMessage } from '../evidence/distinctive-messages.ts';
import { namedProfile } from '../input/named-profile.ts';
import type { Report } from '../report/report.ts';
import { visible } from '../text/visible-text.ts';
import { diagnoseTicket, judgeTicket, type TicketOptions } from './diagnose-ticket.ts';
import { digestOf, identityOf, type Diagnosed, type TicketRef } from './digest.ts';
import { parseFields, type Fields } from './fields.ts';
import { readUnit } from './formats/index.ts';
import { gistOf } from './gist.ts';
import type { Grouping } from './grouping.ts';
import { hash } from './hash.ts';
import { memory, type Memory } from './memory.ts';
import { addDigest, addSuccess, addUnreadable, type Summary, type SummaryData } from './summary.ts';
import { namer } from './named.ts';
import { saidInTexts } from './said.ts';
import { unitsIn } from './pieces.ts';
import type { Piece, Reading, Ticket, Unit, Unreadable } from './ticket.ts';

/** How tickets are read and judged: plain data, so that it can go to a worker. */
export interface TriageSettings {
  readonly grouping: Grouping;
  /** As given with `--fields`. */
  readonly fields: string | undefined;
  /** ISO 8601; tickets from before or after are counted and not looked at. */
  readonly since: string | null;
  readonly until: string | null;
  /** As given with `--profile`: a name or a file. */
  readonly profile: string | undefined;
  /** ISO 8601: the instant to judge at where a ticket does not say when it came. */
  readonly now: string;
  readonly withReports: boolean;
  readonly showPersonalData: boolean;
}

/** A report as `--format ndjson` writes it. */
export interface TicketReport extends Report {
  readonly ticket: {
    readonly id: string;
    readonly source: string;
    readonly subject: string | null;
    readonly receivedAt: string | null;
  };
}

export interface BatchResult {
  /** Null where it is added to the run's already. */
  readonly summary: SummaryData | null;
  /** Empty unless asked for. In the order of the units. */
  readonly reports: readonly TicketReport[];
}

/** A batch that is being judged: the settings with what they name, and what has come of it. */
interface Batch {
  readonly settings: TriageSettings;
  readonly fields: Fields;
  readonly options: Omit<TicketOptions, 'memory'> & { readonly memory: Memory };
  readonly nameOfPlace: (source: string) => string;
  readonly summary: Summary;
  readonly reports: TicketReport[];
}

/**
 * Reads and judges a batch of tickets, and adds them to `summary`. No ticket stops it: what cannot be read or judged is listed with the
 * reason. Gives the reports, in order, where they are asked for.
 */
export async function runBatch(
  pieces: readonly Piece[],
  settings: TriageSettings,
  summary: Summary,
): Promise<TicketReport[]> {
  const batch = await batchFor(settings, summary);
  for (const piece of pieces) {
    for (const unit of unitsIn(piece)) {
      try {
        // Most are known at once; waiting for nothing takes longer than that.
        const pending = unit.kind === 'unreadable' ? addUnreadable(summary, unit) : runUnit(unit, batch);
        if (pending instanceof Promise) await pending;
      } catch (error) {
        addUnreadable(summary, { ...placeOf(unit), reason: reasonOf(error) });
      }
    }
  }
  return batch.reports;
}

let distinctive: DistinctiveMessage[] | undefined;

async function batchFor(settings: TriageSettings, summary: Summary): Promise<Batch> {
  const { showPersonalData } = settings;
  distinctive ??= distinctiveMessages();
  const profile = await namedProfile(settings.profile);
  const names = new Map<string, string>();
  return {
    settings,
    fields: parseFields(settings.fields),
    options: {
      now: new Date(settings.now),
      distinctive,
      showPersonalData,
      memory,
      ...(profile === undefined ? {} : { profile }),
    },
    nameOfPlace(source) {
      const name = names.get(source) ?? namer(showPersonalData)(source);
      names.set(source, name);
      return name;
    },
    summary,
    reports: [],
  };
}

function runUnit(unit: Unit, batch: Batch): void | Promise<void> {
  const reading = readUnit(unit, { fields: batch.fields });
  return reading instanceof Promise
    ? reading.then((read) => runReading(read, unit, batch))
    : runReading(reading, unit, batch);
}

function runReading(reading: Reading, unit: Unit, batch: Batch): void | Promise<void> {
  const { summary, settings } = batch;
  if (isOutside(reading, settings)) summary.totals.outside += 1;
  else if (reading.kind === 'unreadable') addUnreadable(summary, { ...placeOf(unit), reason: reading.reason });
  else if (reading.kind === 'ignored') summary.totals.ignored += 1;
  else if (reading.kind === 'success') addSuccess(summary, reading);
  else if (settings.withReports) return report(reading, unit, batch);
  else return judge(reading, unit, batch);
}

function judge(ticket: Ticket, unit: Unit, batch: Batch): void | Promise<void> {
  const diagnosed = judgeTicket(ticket, batch.options);
  if (!(diagnosed instanceof Promise)) return addTicket(ticket, unit, diagnosed, batch);
  return diagnosed.then((awaited) => addTicket(ticket, unit, awaited, batch));
}

async function report(ticket: Ticket, unit: Unit, batch: Batch): Promise<void> {
  const whole = await diagnoseTicket(ticket, batch.options);
  addTicket(ticket, unit, { gist: gistOf(whole), said: saidInTexts(ticket.texts) }, batch);
  const named = namer(batch.settings.showPersonalData);
  const id = idOf(ticket, unit, named);
  const subject = ticket.subject === null ? null : named(ticket.subject);
  const { receivedAt } = ticket;
  batch.reports.push({ ...whole, ticket: { id, source: batch.nameOfPlace(unit.source), subject, receivedAt } });
}

function addTicket(ticket: Ticket, unit: Unit, diagnosed: Diagnosed, { settings, summary, nameOfPlace }: Batch): void {
  const named = namer(settings.showPersonalData);
  const id = idOf(ticket, unit, named);
  const ref = new ReadTicket(id, nameOfPlace(unit.source), unit, ticket.receivedAt);
  const identity = summary.copies.full ? null : identityOf(ticket);
  addDigest(summary, digestOf(ticket, ref, diagnosed, identity));
  for (const reason of ticket.unread) addUnreadable(summary, { source: id, location: null, reason: named(reason) });
}

/** A ticket whose fingerprint is taken where somebody asks for it: of many tickets few are named. */
class ReadTicket implements TicketRef {
  readonly id: string;
  readonly source: string;
  readonly location: string | null;
  readonly receivedAt: string | null;
  readonly #data: Unit['data'];

  constructor(id: string, source: string, { location, data }: Unit, receivedAt: string | null) {
    this.id = id;
    this.source = source;
    this.location = location;
    this.receivedAt = receivedAt;
    this.#data = data;
  }

  get fingerprint(): string {
    return hash(this.#data);
  }
}

/** As its system calls it, else where it was. */
function idOf({ id }: Ticket, { source, location }: Unit, named: (text: string) => string): string {
  return named(id ?? [source, location].filter((part) => part !== null).join(', '));
}

function isOutside(reading: Reading, { since, until }: TriageSettings): boolean {
  const at = reading.kind === 'ticket' ? reading.receivedAt : reading.kind === 'success' ? reading.at : null;
  return at !== null && ((since !== null && at < since) || (until !== null && at > until));
}

function placeOf({ source, location }: Unit | Unreadable): { source: string; location: string | null } {
  return { source, location };
}

/** What the user can correct in its own words; anything else is ours, and what it says may quote the ticket. */
function reasonOf(error: unknown): string {
  if (error instanceof SsoDoctorError) return visible(error.message);
  const name = error instanceof Error ? error.name : 'unknown';
  return `a bug in sso-doctor (${name}). Hand this ticket in alone with --debug, and report it.`;
}
