import { diagnose, type DiagnoseOptions } from '../diagnose.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { DistinctiveMessage } from '../evidence/distinctive-messages.ts';
import { readEvidence } from '../input/index.ts';
import { limits } from '../limits.ts';
import type { Profile } from '../profiles/profile.ts';
import type { Report } from '../report/report.ts';
import { commonKey, commonText, mark, type CommonText } from './common-text.ts';
import type { Diagnosed } from './digest.ts';
import { evidenceKey } from './evidence-key.ts';
import { gistOf, type Gist } from './gist.ts';
import type { Memory } from './memory.ts';
import type { Remembered } from './remembered.ts';
import { saidInTexts } from './said.ts';
import type { Ticket, TicketText, Weight } from './ticket.ts';

export interface TicketOptions {
  /** For tickets that do not say when they came. */
  readonly now: Date;
  readonly distinctive: readonly DistinctiveMessage[];
  readonly profile?: Profile;
  readonly showPersonalData?: boolean;
  readonly memory?: Memory;
}

/**
 * The main command's diagnosis of one ticket. Failures in quoted history or in support's own words count only where what the customer
 * wrote last does not tell the cause; certificates, metadata and responses count wherever they are.
 * @throws SsoDoctorError where a text or an attachment is of a known format and broken, or too large
 */
export async function diagnoseTicket(ticket: Ticket, options: TicketOptions): Promise<Report> {
  const read = await readWeighted(ticket.texts, options);
  const settings = settingsFor(ticket, options);
  return firstProblem(read, (evidence) => diagnose(evidence, settings));
}

/**
 * What a summary takes of that: the same failure of many people is diagnosed once.
 * @throws SsoDoctorError as `diagnoseTicket`
 */
export function judgeTicket(
  ticket: Ticket,
  options: TicketOptions & { readonly memory: Memory },
): Diagnosed | Promise<Diagnosed> {
  const { byWords } = options.memory;
  const words = wordsOf(ticket.texts, settingsKey(options));
  if (words === null) return judgeAnew(ticket, options, null);
  const known = byWords.get(words.common.text) ?? byWords.get(words.exact);
  return known ?? judgeAnew(ticket, options, words);
}

async function judgeAnew(
  ticket: Ticket,
  options: TicketOptions & { readonly memory: Memory },
  words: Words | null,
): Promise<Diagnosed> {
  const { byWords, byEvidence } = options.memory;
  const read = await readWeighted(ticket.texts, options);
  const settings = settingsFor(ticket, options);
  const gist = await firstProblem(read, (evidence) => gistOnce(evidence, settings, byEvidence));
  const diagnosed = { gist, said: saidInTexts(ticket.texts) };
  // Certificates, metadata and responses are judged as of when the ticket came.
  if (words !== null && read.every(({ evidence }) => isFailureText(evidence)))
    byWords.set(isSilentAbout(words.common.values, gist) ? words.common.text : words.exact, diagnosed);
  return diagnosed;
}

/** All texts of a ticket, as they are and as they are for everybody who met the same failure. */
interface Words {
  readonly exact: string;
  readonly common: CommonText;
}

/** Null where they are too long to be remembered, more than text, or hold the mark that tells them apart. */
function wordsOf(texts: readonly TicketText[], settings: string): Words | null {
  let [exact, length] = [settings, 0];
  for (const { weight, text, bytes } of texts) {
    length += text.length;
    if (length > limits.rememberedTextCharacters || bytes !== null || text.includes(mark)) return null;
    exact += `${mark}${weight} ${text}`;
  }
  return { exact, common: commonText(exact) };
}

/** How a ticket is diagnosed: what is remembered counts for the same service and masking alone. */
function settingsKey({ profile, showPersonalData }: Pick<DiagnoseOptions, 'profile' | 'showPersonalData'>): string {
  return `${profile?.id ?? ''} ${showPersonalData === true}`;
}

function settingsFor({ receivedAt }: Ticket, { now, profile, showPersonalData }: TicketOptions): DiagnoseOptions {
  // `clock`, since a ticket comes in later than its login: a response is judged as of its own time of issue.
  return {
    now: receivedAt === null ? now : new Date(receivedAt),
    atFrom: 'clock',
    ...(profile === undefined ? {} : { profile }),
    ...(showPersonalData === undefined ? {} : { showPersonalData }),
  };
}

/** What `judge` says of what counts most; of more only where that tells no cause. */
async function firstProblem<Result extends Pick<Report, 'verdict'>>(
  read: readonly Weighted[],
  judge: (evidence: readonly Evidence[]) => Promise<Result>,
): Promise<Result> {
  let counting = countingFor(read, 'latest');
  let result = await judge(counting);
  for (const weight of ['earlier', 'quoted'] as const) {
    if (result.verdict === 'problem') break;
    const more = countingFor(read, weight);
    if (more.length === counting.length) continue;
    counting = more;
    result = await judge(counting);
  }
  return result;
}

/** What is as heavy or heavier, and what counts wherever it is. */
function countingFor(read: readonly Weighted[], weight: Weight): Evidence[] {
  const counting: Evidence[] = [];
  for (const { evidence, weight: own } of read) {
    if (!isFailureText(evidence) || lightness[own] <= lightness[weight]) counting.push(evidence);
  }
  return counting;
}

const lightness: Record<Weight, number> = { latest: 0, earlier: 1, quoted: 2 };

/** The same failing address comes in many tickets, with another `state` in each. */
async function gistOnce(
  evidence: readonly Evidence[],
  settings: DiagnoseOptions,
  remembered: Remembered<Gist>,
): Promise<Gist> {
  const key = evidenceKey(evidence, settingsKey(settings));
  if (key === null) return gistOf(await diagnose(evidence, settings));
  const common = commonKey(key);
  const known = remembered.get(common.text) ?? remembered.get(key);
  if (known !== undefined) return known;
  const gist = gistOf(await diagnose(evidence, settings));
  remembered.set(isSilentAbout(common.values, gist) ? common.text : key, gist);
  return gist;
}

/** Whether nothing of it names one of the values, so that it would be the same with others. */
function isSilentAbout(values: readonly string[], gist: Gist): boolean {
  if (values.length === 0) return true;
  let said = saidOf.get(gist);
  if (said === undefined) {
    said = JSON.stringify(gist).toLowerCase();
    saidOf.set(gist, said);
  }
  const taken = said;
  return !values.some((value) => taken.includes(value));
}

/** All that a gist says, in lower case: many texts come to the same one. */
const saidOf = new WeakMap<Gist, string>();

interface Weighted {
  readonly evidence: Evidence;
  readonly weight: Weight;
}

async function readWeighted(texts: readonly TicketText[], { distinctive, memory }: TicketOptions): Promise<Weighted[]> {
  const read: Weighted[] = [];
  for (const { weight, ...source } of texts) {
    const evidence = await readText(source, distinctive, memory?.evidence);
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
