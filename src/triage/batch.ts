import { distinctiveMessages } from '../causes/catalogue.ts';
import { SsoDoctorError } from '../errors.ts';
import type { DistinctiveMessage } from '../evidence/distinctive-messages.ts';
import { namedProfile } from '../input/named-profile.ts';
import { limits } from '../limits.ts';
import type { Profile } from '../profiles/profile.ts';
import type { Report } from '../report/report.ts';
import { visible } from '../text/visible-text.ts';
import { diagnoseTicket, type Memory } from './diagnose-ticket.ts';
import { digestOf, identityOf } from './digest.ts';
import { parseFields } from './fields.ts';
import { readUnit } from './formats/index.ts';
import type { Grouping } from './grouping.ts';
import { hash } from './hash.ts';
import {
  addDigest,
  addSuccess,
  addUnreadable,
  emptySummary,
  summaryData,
  type Summary,
  type SummaryData,
} from './summary.ts';
import { namer } from './named.ts';
import { Remembered } from './remembered.ts';
import type { Reading, Ticket, Unit, Unreadable } from './ticket.ts';

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
  /** Whether copies of a ticket are still looked for: among too many tickets none waits for its copies. Default: true. */
  readonly seeksCopies?: boolean;
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
  readonly summary: SummaryData;
  /** Empty unless asked for. In the order of the units. */
  readonly reports: readonly TicketReport[];
}

/** The settings with what they name. */
interface Means extends Omit<TriageSettings, 'profile'> {
  readonly profile: Profile | undefined;
  readonly messages: readonly DistinctiveMessage[];
}

/** Reads and judges a batch of tickets. No ticket stops it: what cannot be read or judged is listed with the reason. */
export async function runBatch(units: readonly (Unit | Unreadable)[], settings: TriageSettings): Promise<BatchResult> {
  const summary = emptySummary(settings.grouping);
  summary.copies.full = settings.seeksCopies === false;
  const reports: TicketReport[] = [];
  distinctive ??= distinctiveMessages();
  const profile = await namedProfile(settings.profile);
  const means: Means = { ...settings, profile, messages: distinctive };
  for (const unit of units) {
    try {
      if (unit.kind === 'unreadable') addUnreadable(summary, unit);
      else reports.push(...(await runUnit(unit, summary, means)));
    } catch (error) {
      addUnreadable(summary, { ...placeOf(unit), reason: reasonOf(error) });
    }
  }
  return { summary: summaryData(summary), reports };
}

let distinctive: DistinctiveMessage[] | undefined;
/** One for a process, which has one run with one profile. */
const memory: Memory = {
  evidence: new Remembered(limits.rememberedTexts),
  reports: {
    byWords: new Remembered(limits.rememberedTexts),
    byEvidence: new Remembered(limits.rememberedReports),
  },
};

async function runUnit(unit: Unit, summary: Summary, means: Means): Promise<TicketReport[]> {
  const reading = await readUnit(unit, { fields: parseFields(means.fields) });
  if (isOutside(reading, means)) summary.totals.outside += 1;
  else if (reading.kind === 'unreadable') addUnreadable(summary, { ...placeOf(unit), reason: reading.reason });
  else if (reading.kind === 'ignored') summary.totals.ignored += 1;
  else if (reading.kind === 'success') addSuccess(summary, reading);
  else return judge(reading, unit, summary, means);
  return [];
}

async function judge(
  ticket: Ticket,
  unit: Unit,
  summary: Summary,
  { now, profile, messages, showPersonalData, withReports }: Means,
): Promise<TicketReport[]> {
  const report = await diagnoseTicket(ticket, {
    now: new Date(now),
    distinctive: messages,
    showPersonalData,
    memory: withReports ? { ...memory, reports: null } : memory,
    ...(profile === undefined ? {} : { profile }),
  });
  const place = placeOf(unit);
  const named = namer(showPersonalData);
  const id = named(ticket.id ?? [place.source, place.location].filter((part) => part !== null).join(', '));
  const where = { source: named(place.source), location: place.location, fingerprint: hash(unit.data) };
  const identity = summary.copies.full ? null : identityOf(ticket);
  addDigest(summary, { ...digestOf(ticket, { id, ...where }, report), identity });
  for (const reason of ticket.unread) addUnreadable(summary, { source: id, location: null, reason: named(reason) });
  if (!withReports) return [];
  const subject = ticket.subject === null ? null : named(ticket.subject);
  return [{ ...report, ticket: { id, source: where.source, subject, receivedAt: ticket.receivedAt } }];
}

function isOutside(reading: Reading, { since, until }: Means): boolean {
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
