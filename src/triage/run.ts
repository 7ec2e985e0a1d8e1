import { SsoDoctorError } from '../errors.ts';
import type { BatchResult, TicketReport, TriageSettings } from './batch.ts';
import type { Checkpoint } from './checkpoint.ts';
import { isStream } from './inputs.ts';
import { countOf, cutLines, sizeOf } from './pieces.ts';
import type { Pool } from './pool.ts';
import { addSummary, emptySummary, summaryData, summaryFrom, type Summary } from './summary.ts';
import { startTrail, type Trail } from './trail.ts';
import type { Piece } from './ticket.ts';
import { batched } from './units.ts';

export interface RunOptions {
  readonly settings: TriageSettings;
  readonly pool: Pool;
  /** Where an earlier run stood; null to begin at the beginning. */
  readonly from: Checkpoint | null;
  /** Whether anybody asks for checkpoints. */
  readonly keepsTrail: boolean;
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
export async function runTriage(pieces: AsyncIterable<Piece>, options: RunOptions): Promise<RunResult> {
  const { settings, pool, from, keepsTrail, signal, onBatch } = options;
  const summary = from === null ? emptySummary(settings.grouping) : summaryFrom(from.summary);
  const trail = startTrail();
  let done = from?.units ?? 0;
  let bytes = 0;
  const take = async (batch: readonly Piece[], trailText: string, result: Promise<BatchResult>): Promise<void> => {
    const { summary: part, reports } = await result;
    if (part !== null) addSummary(summary, part);
    for (const piece of batch) {
      done += countOf(piece);
      bytes += sizeOf(piece);
    }
    const checkpoint = (): Checkpoint => ({ units: done, trail: trailText, summary: summaryData(summary) });
    await onBatch({ reports, units: done, bytes, checkpoint });
  };
  // A checkpoint tells of the batches before it alone, so there each is added in its turn.
  const job = { settings, summary, addsAtOnce: !keepsTrail };
  const judging = new Set<Promise<unknown>>();
  // What came of each batch is taken after that of the one before, also while nothing more comes in.
  const taking: Promise<void>[] = [];
  for await (const batch of batched(untilAborted(skipped(pieces, from, trail), signal))) {
    // Before it is judged, after which its bytes are gone.
    if (keepsTrail) for (const piece of batch) trail.add(piece);
    const trailText = trail.text();
    const result = pool.run(batch, job);
    const judged: Promise<unknown> = result.then(ended, ended).then(() => judging.delete(judged));
    judging.add(judged);
    const taken = (taking.at(-1) ?? Promise.resolve()).then(() => take(batch, trailText, result));
    // It is awaited below; until then a failure must not end the process.
    taken.catch(ended);
    taking.push(taken);
    while (judging.size >= pool.most()) await Promise.race(judging);
    if (taking.length > 2 * pool.most()) await taking.shift();
  }
  for (const taken of taking) await taken;
  for (const { summary: part } of await pool.rest(job)) if (part !== null) addSummary(summary, part);
  return { summary, units: done, complete: !signal.aborted };
}

function ended(): void {}

/** What had come through standard input or a pipe by the end was read, although it is cut into tickets only then; files are left where they are. */
async function* untilAborted(pieces: AsyncIterable<Piece>, signal: AbortSignal): AsyncGenerator<Piece> {
  for await (const piece of pieces) {
    if (signal.aborted && !isStream(piece.source)) return;
    yield piece;
  }
}

/** Passes over what the earlier run did, and makes sure that it is the same. */
async function* skipped(pieces: AsyncIterable<Piece>, from: Checkpoint | null, trail: Trail): AsyncGenerator<Piece> {
  let left = from?.units ?? 0;
  for await (const piece of pieces) {
    if (left === 0) {
      yield piece;
      continue;
    }
    const [passed, rest] = piece.kind === 'lines' && piece.count > left ? cutLines(piece, left) : [piece, null];
    trail.add(passed);
    left -= countOf(passed);
    if (left === 0 && trail.text() !== from?.trail) throw otherInputs();
    if (rest !== null) yield rest;
  }
  if (left > 0) throw otherInputs();
}

function otherInputs(): SsoDoctorError {
  return new SsoDoctorError(
    'ERR_STATE',
    '--resume: the inputs are not the ones that the earlier run read. Give the same paths in the same order, or name another file.',
  );
}
