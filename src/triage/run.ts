import { createHash } from 'node:crypto';
import { SsoDoctorError } from '../errors.ts';
import type { BatchResult, TicketReport, TriageSettings } from './batch.ts';
import type { Checkpoint } from './checkpoint.ts';
import { standardInputName } from './inputs.ts';
import type { Pool } from './pool.ts';
import { emptySummary, mergeSummary, summaryFrom, type Summary } from './summary.ts';
import type { Unit, Unreadable } from './ticket.ts';
import { batched } from './units.ts';

export interface RunOptions {
  readonly settings: TriageSettings;
  readonly pool: Pool;
  /** Where an earlier run stood; null to begin at the beginning. */
  readonly from: Checkpoint | null;
  /** Once it is aborted, nothing more is read; what was read is judged. */
  readonly signal: AbortSignal;
  /** Called after each batch, in order. `checkpoint` writes down where the run stands. */
  readonly onBatch: (done: {
    reports: readonly TicketReport[];
    units: number;
    /** Of what was read in this run, unpacked. */
    bytes: number;
    checkpoint: () => Checkpoint;
  }) => Promise<void>;
}

export interface RunResult {
  readonly summary: Summary;
  /** Tickets, log entries and files that were looked at. */
  readonly units: number;
  /** False where it was stopped. */
  readonly complete: boolean;
}

/**
 * Judges all units, in batches that may overtake each other and are added up in order. Holds a few batches at a time, whatever the count.
 * @throws SsoDoctorError ERR_STATE where the inputs are not those of the earlier run
 */
export async function runTriage(units: AsyncIterable<Unit | Unreadable>, options: RunOptions): Promise<RunResult> {
  const { settings, pool, from, signal, onBatch } = options;
  const summary = from === null ? emptySummary(settings.grouping) : summaryFrom(from.summary);
  const trail = createHash('sha256');
  let done = from?.units ?? 0;
  let bytes = 0;
  const waiting: { result: Promise<BatchResult>; batch: readonly (Unit | Unreadable)[] }[] = [];
  const takeFirst = async (): Promise<void> => {
    const first = waiting.shift();
    if (first === undefined) return;
    const { summary: part, reports } = await first.result;
    mergeSummary(summary, summaryFrom(part));
    for (const unit of first.batch) trail.update(trailOf(unit));
    done += first.batch.length;
    bytes += first.batch.reduce((sum, unit) => sum + (unit.kind === 'unit' ? unit.data.length : 0), 0);
    const { summaryData } = await import('./summary.ts');
    const checkpoint = (): Checkpoint => ({
      units: done,
      trail: trail.copy().digest('hex'),
      summary: summaryData(summary),
    });
    await onBatch({ reports, units: done, bytes, checkpoint });
  };
  for await (const batch of batched(untilAborted(skipped(units, from, trail), signal))) {
    const result = pool.run(batch, { ...settings, seeksCopies: !summary.copies.full });
    // It is awaited in its turn; until then a failure must not end the process.
    result.catch(() => undefined);
    waiting.push({ result, batch });
    if (waiting.length > pool.workers * 2) await takeFirst();
  }
  while (waiting.length > 0) await takeFirst();
  return { summary, units: done, complete: !signal.aborted };
}

/** What had come through standard input by the end was read, although it is cut into tickets only then; files are left where they are. */
async function* untilAborted(
  units: AsyncIterable<Unit | Unreadable>,
  signal: AbortSignal,
): AsyncGenerator<Unit | Unreadable> {
  for await (const unit of units) {
    if (signal.aborted && unit.source !== standardInputName) return;
    yield unit;
  }
}

/** Passes over what the earlier run did, and makes sure that it is the same. */
async function* skipped(
  units: AsyncIterable<Unit | Unreadable>,
  from: Checkpoint | null,
  trail: ReturnType<typeof createHash>,
): AsyncGenerator<Unit | Unreadable> {
  let left = from?.units ?? 0;
  for await (const unit of units) {
    if (left === 0) yield unit;
    else {
      trail.update(trailOf(unit));
      left -= 1;
      if (left === 0 && trail.copy().digest('hex') !== from?.trail) throw otherInputs();
    }
  }
  if (left > 0) throw otherInputs();
}

/** What makes a unit this one: its place and its content's size and ends. */
function trailOf(unit: Unit | Unreadable): string {
  const content = unit.kind === 'unit' ? `${unit.data.length} ${ends(unit.data)}` : unit.reason;
  return `${JSON.stringify([unit.source, unit.location, content])}\n`;
}

function ends(data: string | Uint8Array): string {
  const length = 32;
  if (typeof data === 'string') return `${data.slice(0, length)} ${data.slice(-length)}`;
  return `${Buffer.from(data.subarray(0, length)).toString('hex')} ${Buffer.from(data.subarray(-length)).toString('hex')}`;
}

function otherInputs(): SsoDoctorError {
  return new SsoDoctorError(
    'ERR_STATE',
    '--resume: the inputs are not the ones that the earlier run read. Give the same paths in the same order, or name another file.',
  );
}
