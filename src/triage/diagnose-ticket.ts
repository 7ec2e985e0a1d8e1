import { diagnose, type DiagnoseOptions } from '../diagnose.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { DistinctiveMessage } from '../evidence/find-callbacks.ts';
import { readEvidence } from '../input/index.ts';
import type { Profile } from '../profiles/profile.ts';
import type { Report } from '../report.ts';
import { evidenceKey, type RememberedReports } from './remembered-reports.ts';
import type { Ticket, TicketText, Weight } from './ticket.ts';

export interface TicketOptions {
  /** For tickets that do not say when they came. */
  readonly now: Date;
  readonly distinctive: readonly DistinctiveMessage[];
  readonly profile?: Profile;
  readonly showPersonalData?: boolean;
  /** Remembers reports by what they rest on. Only for whoever wants nothing of a report that names one attempt. */
  readonly remembered?: RememberedReports;
}

/**
 * The main command's diagnosis of one ticket. Failures in quoted history or in support's own words count only where what the customer
 * wrote last does not tell the cause; certificates, metadata and responses count wherever they are.
 * @throws SsoDoctorError where a text or an attachment is of a known format and broken, or too large
 */
export async function diagnoseTicket(ticket: Ticket, options: TicketOptions): Promise<Report> {
  const { now, distinctive, profile, showPersonalData } = options;
  const read = await readWeighted(ticket.texts, distinctive);
  // `clock`, since a ticket comes in later than its login: a response is judged as of its own time of issue.
  const settings = {
    now: ticket.receivedAt === null ? now : new Date(ticket.receivedAt),
    atFrom: 'clock',
    ...(profile === undefined ? {} : { profile }),
    ...(showPersonalData === undefined ? {} : { showPersonalData }),
  } as const;
  let report: Report | null = null;
  let used = -1;
  for (const weight of weights) {
    const counting = read.filter((item) => !isFailureText(item.evidence) || heaviest(item.weight) <= heaviest(weight));
    if (report !== null && counting.length === used) continue;
    used = counting.length;
    report = await diagnoseOnce(
      counting.map(({ evidence }) => evidence),
      settings,
      options.remembered,
    );
    if (report.verdict === 'problem') break;
  }
  return report ?? diagnose([], settings);
}

/** The same failing address comes in many tickets, with another `state` in each. */
async function diagnoseOnce(
  evidence: readonly Evidence[],
  settings: DiagnoseOptions,
  remembered: RememberedReports | undefined,
): Promise<Report> {
  const about = `${settings.profile?.id ?? ''} ${settings.showPersonalData === true}`;
  const key = remembered === undefined ? null : evidenceKey(evidence, about);
  const known = key === null ? undefined : remembered?.get(key);
  if (known !== undefined) return known;
  const report = await diagnose(evidence, settings);
  if (key !== null) remembered?.set(key, report);
  return report;
}

const weights: readonly Weight[] = ['latest', 'earlier', 'quoted'];

function heaviest(weight: Weight): number {
  return weights.indexOf(weight);
}

interface Weighted {
  readonly evidence: Evidence;
  readonly weight: Weight;
}

async function readWeighted(
  texts: readonly TicketText[],
  distinctive: readonly DistinctiveMessage[],
): Promise<Weighted[]> {
  const read: Weighted[] = [];
  for (const { weight, ...source } of texts) {
    const evidence = await readEvidence([source], { distinctive });
    read.push(...evidence.map((one) => ({ evidence: one, weight })));
  }
  return read;
}

function isFailureText(evidence: Evidence): boolean {
  return 'callback' in evidence;
}
