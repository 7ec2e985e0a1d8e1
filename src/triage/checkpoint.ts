import { SsoDoctorError } from '../errors.ts';
import { isFile } from '../input/read-sources.ts';
import { checkReplaceable, replaceFile } from '../output.ts';
import { visible } from '../text/visible-text.ts';
import type { TriageSettings } from './batch.ts';
import { compareText } from './bottom-k.ts';
import { withoutPlace, withoutPlaces } from './group.ts';
import { groupings } from './grouping.ts';
import {
  addSummary,
  emptySummary,
  inOrder,
  summaryData,
  summaryFrom,
  type Summary,
  type SummaryData,
} from './summary.ts';

/** Where a run stands: what it read so far, and what came of it. */
export interface Checkpoint {
  /** How many units were read. */
  readonly units: number;
  /** Hash over them, to know them again. */
  readonly trail: string;
  readonly summary: SummaryData;
}

/** What came of a run, of which other runs may have done other parts. */
export interface Part {
  readonly summary: Summary;
  /** False where a run was stopped before its end. */
  readonly complete: boolean;
  readonly terms: Terms;
}

/** What changes how a ticket is read or grouped: parts add up only where it is the same. */
type Terms = Pick<TriageSettings, 'grouping' | 'fields' | 'since' | 'until' | 'profile'>;

const heads = {
  checkpoint: { kind: 'sso-doctor-triage-checkpoint', schemaVersion: 1 },
  partial: { kind: 'sso-doctor-triage-partial', schemaVersion: 1 },
} as const;

/**
 * Null where there is no such file yet.
 * @throws SsoDoctorError ERR_STATE where it is something else, or of a run with other options; ERR_OUTPUT where it could not be written
 */
export async function readCheckpoint(path: string, settings: TriageSettings): Promise<Checkpoint | null> {
  await checkReplaceable(path, '--resume');
  if (!(await isFile(path))) return null;
  const file = await readOwnFile(path, 'checkpoint', '--resume');
  if (termsText(file.terms) !== termsText(termsOf(settings)))
    throw new SsoDoctorError(
      'ERR_STATE',
      `--resume ${visible(path)}: it is of a run with other options. Give the same ones, or name another file.`,
    );
  return { units: file.units, trail: file.trail, summary: file.summary };
}

/** Replaces the file as a whole: a run that is killed leaves the one before. @throws SsoDoctorError ERR_OUTPUT */
export async function writeCheckpoint(path: string, checkpoint: Checkpoint, settings: TriageSettings): Promise<void> {
  const text = `${JSON.stringify({ ...heads.checkpoint, terms: termsOf(settings), ...checkpoint })}\n`;
  await replaceFile(path, text, { lead: '--resume', mode: 0o600 });
}

/** A part's summary for `--merge`: the same text for the same tickets. Holds pseudonyms of people, so it is for its owner's eyes. */
export function partialText({ summary, complete, terms }: Part): string {
  const { grouping, fields, since, until, profile } = terms;
  const plainTerms: Terms = { grouping, fields, since, until, profile };
  const { groups, copies, ...rest } = inOrder(summaryData(summary));
  const entries = groups.entries.map(([key, group]) => [key, withoutPlaces(group)]);
  const tickets = copies.tickets.map((ticket) => ({ ...ticket, refs: ticket.refs.map(withoutPlace) }));
  const data = { ...rest, copies: { ...copies, tickets }, groups: { ...groups, entries } };
  return `${JSON.stringify({ ...heads.partial, complete, terms: plainTerms, summary: data })}\n`;
}

/** Parts of one run together. @throws SsoDoctorError ERR_STATE */
export async function mergePartials(paths: readonly string[]): Promise<Part> {
  const parts: OwnFile[] = [];
  for (const path of paths) parts.push(await readOwnFile(path, 'partial', '--merge'));
  const [first] = parts;
  if (first === undefined) throw new SsoDoctorError('ERR_USAGE', '--merge: name the files to join.');
  const { terms } = first;
  const summary = emptySummary(terms.grouping);
  for (const [index, part] of parts.entries()) {
    if (termsText(part.terms) !== termsText(terms))
      throw new SsoDoctorError(
        'ERR_STATE',
        `--merge ${visible(paths[index] ?? '')}: this part was made with other options (${termsText(part.terms)}) than the first one (${termsText(terms)}). Make it again with the same.`,
      );
    addSummary(summary, part.summary);
  }
  return { summary, complete: parts.every(({ complete }) => complete), terms };
}

interface OwnFile extends Checkpoint {
  readonly terms: Terms;
  /** Of a part only. */
  readonly complete: boolean;
}

/** @throws SsoDoctorError ERR_STATE, ERR_INPUT_NOT_FOUND */
async function readOwnFile(path: string, kind: keyof typeof heads, option: string): Promise<OwnFile> {
  const { readFile } = await import('node:fs/promises');
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new SsoDoctorError('ERR_INPUT_NOT_FOUND', `${option} ${visible(path)}: the file cannot be read.`, { cause });
  });
  const value = parsed(text);
  if (value !== null && value.kind === heads[kind].kind && value.schemaVersion === 1) return value;
  throw new SsoDoctorError(
    'ERR_STATE',
    `${option} ${visible(path)}: sso-doctor triage wrote no such file, or it is damaged. It was left as it is.`,
  );
}

/** Our own file by its head and by its summary, which must be one; null where it is not. */
function parsed(text: string): (OwnFile & { kind: string; schemaVersion: number }) | null {
  try {
    // What is not as we write it shows at the latest when the summary is made of it.
    const value = JSON.parse(text) as OwnFile & { kind: string; schemaVersion: number };
    summaryFrom(value.summary);
    return groupings.includes(value.terms.grouping) ? value : null;
  } catch {
    // No JSON, or of another shape: not ours.
    return null;
  }
}

function termsOf({ grouping, fields, since, until, profile }: TriageSettings): Terms {
  return { grouping, fields, since, until, profile };
}

function termsText(terms: Terms): string {
  const set = Object.entries(terms).filter(([, value]) => value !== null && value !== undefined);
  return set
    .toSorted(([one], [other]) => compareText(one, other))
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}
