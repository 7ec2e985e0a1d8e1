import { diagnose, type DiagnoseOptions } from '../diagnose.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { DistinctiveMessage } from '../evidence/distinctive-messages.ts';
import { readEvidence } from '../input/index.ts';
import { limits } from '../limits.ts';
import type { Profile } from '../profiles/profile.ts';
import type { Report } from '../report/report.ts';
import { digestOf } from './digest.ts';
import { commonKey, evidenceKey } from './evidence-key.ts';
import type { Remembered } from './remembered.ts';
import { ticketOf, type Ticket, type TicketText, type Weight } from './ticket.ts';

export interface TicketOptions {
  /** For tickets that do not say when they came. */
  readonly now: Date;
  readonly distinctive: readonly DistinctiveMessage[];
  readonly profile?: Profile;
  readonly showPersonalData?: boolean;
  /** What earlier tickets came to. */
  readonly memory?: Memory;
}

export interface Memory {
  /** What was read out of texts, by the text. */
  readonly evidence: Remembered<readonly Evidence[]>;
  /** Null for whoever wants what of a report names one attempt. */
  readonly reports: RememberedReports | null;
}

interface RememberedReports {
  /** By all texts of a ticket: logs say the same again and again. */
  readonly byWords: Remembered<Report>;
  /** By what they rest on. */
  readonly byEvidence: Remembered<Report>;
}

/**
 * The main command's diagnosis of one ticket. Failures in quoted history or in support's own words count only where what the customer
 * wrote last does not tell the cause; certificates, metadata and responses count wherever they are.
 * @throws SsoDoctorError where a text or an attachment is of a known format and broken, or too large
 */
export async function diagnoseTicket(ticket: Ticket, options: TicketOptions): Promise<Report> {
  const reports = options.memory?.reports ?? null;
  const words = reports === null ? null : wordsOf(ticket.texts, settingsKey(options));
  const known = words === null ? undefined : reports?.byWords.get(words);
  if (known !== undefined) return known;
  const read = await readWeighted(ticket.texts, options.distinctive, options.memory?.evidence);
  const report = await diagnoseRead(read, ticket, options);
  // Certificates, metadata and responses are judged as of when the ticket came.
  if (words !== null && read.every(({ evidence }) => isFailureText(evidence))) reports?.byWords.set(words, report);
  return report;
}

/** How a ticket is diagnosed: what is remembered counts for the same service and masking alone. */
function settingsKey({ profile, showPersonalData }: Pick<DiagnoseOptions, 'profile' | 'showPersonalData'>): string {
  return `${profile?.id ?? ''} ${showPersonalData === true}`;
}

/** All texts with how much they count; null where they are too long to be remembered, or more than text. */
function wordsOf(texts: readonly TicketText[], settings: string): string | null {
  const length = texts.reduce((sum, { text }) => sum + text.length, 0);
  if (length > limits.rememberedTextCharacters || texts.some(({ bytes }) => bytes !== null)) return null;
  return [settings, ...texts.map(({ weight, text }) => `${weight} ${text.length} ${text}`)].join('\n');
}

async function diagnoseRead(
  read: readonly Weighted[],
  { receivedAt }: Ticket,
  { now, profile, showPersonalData, memory }: TicketOptions,
): Promise<Report> {
  // `clock`, since a ticket comes in later than its login: a response is judged as of its own time of issue.
  const settings = {
    now: receivedAt === null ? now : new Date(receivedAt),
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
    const evidence = counting.map((item) => item.evidence);
    report = await diagnoseOnce(evidence, settings, memory?.reports?.byEvidence ?? null);
    if (report.verdict === 'problem') break;
  }
  return report ?? diagnose([], settings);
}

/** The same failing address comes in many tickets, with another `state` in each. */
async function diagnoseOnce(
  evidence: readonly Evidence[],
  settings: DiagnoseOptions,
  remembered: Remembered<Report> | null,
): Promise<Report> {
  const key = remembered === null ? null : evidenceKey(evidence, settingsKey(settings));
  if (remembered === null || key === null) return diagnose(evidence, settings);
  const common = commonKey(key);
  const known = remembered.get(common.key) ?? remembered.get(key);
  if (known !== undefined) return known;
  const report = await diagnose(evidence, settings);
  remembered.set(isSilentAbout(common.values, report) ? common.key : key, report);
  return report;
}

/** Whether nothing that a summary takes from a report names one of the values, so that it would be the same with others. */
function isSilentAbout(values: readonly string[], report: Report): boolean {
  if (values.length === 0) return true;
  const taken = JSON.stringify(digestOf(ticketOf({}), nowhere, report)).toLowerCase();
  return !values.some((value) => taken.includes(value));
}

const nowhere = { id: '', source: '', location: null, fingerprint: '' };

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
  remembered: Remembered<readonly Evidence[]> | undefined,
): Promise<Weighted[]> {
  const read: Weighted[] = [];
  for (const { weight, ...source } of texts) {
    const evidence = await readText(source, distinctive, remembered);
    for (const one of evidence) read.push({ evidence: one, weight });
  }
  return read;
}

/** Answers quote what they answer, so that many a text comes again and again. */
async function readText(
  source: Omit<TicketText, 'weight'>,
  distinctive: readonly DistinctiveMessage[],
  remembered: Remembered<readonly Evidence[]> | undefined,
): Promise<readonly Evidence[]> {
  const { name, text, bytes } = source;
  const mayCome = bytes === null && text.length <= limits.rememberedTextCharacters;
  const known = mayCome ? remembered?.get(text) : undefined;
  if (known !== undefined) return known.map((one) => ({ ...one, origin: { ...one.origin, source: name } }));
  const evidence = await readEvidence([source], { distinctive });
  // Other things than failures have places inside of each other.
  if (mayCome && evidence.every(isFailureText)) remembered?.set(text, evidence);
  return evidence;
}

function isFailureText(evidence: Evidence): boolean {
  return 'callback' in evidence;
}
