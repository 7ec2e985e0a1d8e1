import { SsoDoctorError } from '../errors.ts';
import { runBatch, type TicketReport, type TriageSettings } from './batch.ts';
import type { TicketRef } from './digest.ts';
import { parseFields } from './fields.ts';
import { hash } from './hash.ts';
import { isStream } from './inputs.ts';
import { namer } from './named.ts';
import { emptySummary } from './summary.ts';
import type { Unit } from './ticket.ts';
import { unitsOf } from './units.ts';

/** A ticket's own report, or why there is none, as a sentence for users. */
export type Reopened =
  | { readonly kind: 'report'; readonly report: TicketReport }
  | { readonly kind: 'gone'; readonly reason: string };

interface ReopenOptions {
  /** As the run was given them. */
  readonly paths: readonly string[];
  readonly settings: TriageSettings;
  /** Nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

/**
 * Finds a ticket again in the inputs that a run read, and judges it anew: a run keeps a summary, and no ticket. What is found is the same as
 * what was read then, or it is not taken for it.
 */
export async function reopenTicket(ref: TicketRef, options: ReopenOptions): Promise<Reopened> {
  if (isStream(ref.source))
    return gone(`It came in through ${ref.source}, which cannot be read twice. Save the tickets to a file for that.`);
  const unit = await findUnit(ref, options).catch((error: unknown) => {
    if (error instanceof SsoDoctorError) return error;
    throw error;
  });
  if (unit instanceof SsoDoctorError) return gone(unit.message);
  if (unit === null) return gone(`${ref.source} has changed or was moved since it was read. Run triage again.`);
  const whole = { ...options.settings, since: null, until: null, withReports: true };
  const [report] = await runBatch([unit], whole, emptySummary(whole.grouping));
  return report === undefined ? gone('It cannot be judged again. Run triage again.') : { kind: 'report', report };
}

function gone(reason: string): Reopened {
  return { kind: 'gone', reason };
}

/** @throws SsoDoctorError ERR_INPUT_NOT_FOUND */
async function findUnit(
  { source, fingerprint }: TicketRef,
  { paths, settings, signal }: ReopenOptions,
): Promise<Unit | null> {
  const files = paths.filter((path) => path !== '-');
  const isWanted = (name: string): boolean => namer(settings.showPersonalData)(name) === source;
  const find = async (mayHold: (name: string) => boolean): Promise<Unit | null> => {
    const options = { fields: parseFields(settings.fields), isWanted, mayHold };
    for await (const unit of unitsOf(files, nothing(), options)) {
      if (signal.aborted) return null;
      if (unit.kind === 'unit' && isWanted(unit.source) && hash(unit.data) === fingerprint) return unit;
    }
    return null;
  };
  let isOnDisk = false;
  const found = await find((name) => {
    const isIt = !signal.aborted && isWanted(name);
    isOnDisk ||= isIt;
    return isIt;
  });
  // Only what is in an archive has another name than a file on disk.
  return found ?? (isOnDisk ? null : find(() => !signal.aborted));
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
