import { existsSync } from 'node:fs';
import type { Piscina } from 'piscina';
import { limits } from '../limits.ts';
import type { BatchResult, TriageSettings } from './batch.ts';
import { sizeOf, unitsIn } from './pieces.ts';
import { addSummary, emptyPart, knownIn, summaryData, summaryFrom, type Summary, type SummaryData } from './summary.ts';
import type { Piece } from './ticket.ts';
import type { Task, TaskResult } from './worker.ts';

type Batch = readonly Piece[];

/** Where batches are judged. */
export interface Pool {
  /** How many batches are at work at a time now, those that wait for a thread included. */
  readonly most: () => number;
  /**
   * Judges a batch. `summary` is the run's: the main thread adds to it at once where it may (`addsAtOnce`). Anything else is the result's, and is
   * to be added in its turn.
   */
  readonly run: (batch: Batch, job: Job) => Promise<BatchResult>;
  readonly close: () => Promise<void>;
}

interface Job {
  readonly settings: TriageSettings;
  readonly summary: Summary;
  readonly addsAtOnce: boolean;
}

/** The bundled worker, beside the program's chunks; not there where the program runs from its sources. */
const workerFile = new URL('../triage-worker.js', import.meta.url);

/** Batches that a thread has at hand, so that it need not wait for the main one, which judges, too. */
const batchesOfThread = 3;

/**
 * Milliseconds that the main thread judges alone. Few tickets are judged before a thread has loaded, and of many most of what comes again has
 * come by then: the threads get it at their start, where each would take as long to find it out.
 */
const aloneMilliseconds = 1_500;

/**
 * Threads to judge in, the main one among them: it takes what the others have no hands for. 0: the main one judges all, as it does where the
 * program is not bundled. Large tickets go to the others alone: one that takes more memory than there is ends its thread, and not the run.
 */
export async function openPool(judges: number): Promise<Pool> {
  if (judges === 0 || !existsSync(workerFile)) return { most: () => 1, run: judgeHere, close: async () => undefined };
  const workers = Math.max(judges - 1, 1);
  let threads: Promise<Piscina<Task, TaskResult>> | null = null;
  let [alone, busy] = [0, 0];
  const judgeThere = async (batch: Batch, { settings, summary }: Job): Promise<BatchResult> => {
    threads ??= startThreads(workers);
    const pool = await threads;
    const known = knownIn(summary);
    return survive(batch, async (part) => {
      const { summary: text, reports } = await pool.run({ batch: part, settings, known });
      // Our own worker wrote it.
      return { summary: JSON.parse(text) as SummaryData, reports };
    });
  };
  const isAlone = (): boolean => judges === 1 || (threads === null && alone < aloneMilliseconds);
  return {
    most: () => (isAlone() ? 1 : workers * batchesOfThread + 1),
    async run(batch, job) {
      if (batch.every(isSmall) && (isAlone() || busy >= workers * batchesOfThread)) {
        const before = performance.now();
        const result = await judgeHere(batch, job);
        alone += performance.now() - before;
        return result;
      }
      busy += 1;
      try {
        return await judgeThere(batch, job);
      } finally {
        busy -= 1;
      }
    },
    close: async () => (await threads)?.destroy(),
  };
}

function isSmall(piece: Piece): boolean {
  return sizeOf(piece) <= limits.judgedInMainBytes;
}

async function judgeHere(batch: Batch, { settings, summary, addsAtOnce }: Job): Promise<BatchResult> {
  const { runBatch } = await import('./batch.ts');
  if (addsAtOnce) return { summary: null, reports: await runBatch(batch, settings, summary) };
  const part = emptyPart(settings.grouping, knownIn(summary));
  const reports = await runBatch(batch, settings, part);
  return { summary: summaryData(part), reports };
}

async function startThreads(workers: number): Promise<Piscina<Task, TaskResult>> {
  const [{ Piscina }, { learned, memory }] = await Promise.all([import('piscina'), import('./memory.ts')]);
  const pool = new Piscina<Task, TaskResult>({
    filename: workerFile.href,
    workerData: learned(memory),
    minThreads: workers,
    maxThreads: workers,
    // The next one is there when one is done, also while the main thread judges.
    concurrentTasksPerWorker: 2,
    // Idle threads wait for the reader, which is mostly the slower one at the beginning of a file.
    idleTimeout: 60_000,
    // The young generation is what a run of small tickets fills; a large attachment needs the old one.
    resourceLimits: { maxYoungGenerationSizeMb: 24, maxOldGenerationSizeMb: 1_024 },
  });
  // A thread that cannot even start: what waits is rejected, instead of for ever.
  pool.on('error', () => void pool.destroy());
  return pool;
}

/** A ticket that ends its worker (no memory left) takes the batch with it: then each is tried alone, and that one is listed. */
async function survive(batch: Batch, run: (batch: Batch) => Promise<BatchResult>): Promise<BatchResult> {
  try {
    return await run(batch);
  } catch (error) {
    const [unit, ...others] = batch.flatMap((piece) => [...unitsIn(piece)]);
    if (unit === undefined) throw error;
    if (others.length > 0) {
      const results: BatchResult[] = [];
      for (const one of [unit, ...others]) results.push(await survive([one], run));
      return joined(results);
    }
    const { source, location } = unit;
    return run([
      { kind: 'unreadable', source, location, reason: 'it takes more memory than there is; it was not judged.' },
    ]);
  }
}

function joined(results: readonly BatchResult[]): BatchResult {
  const [first, ...others] = results.flatMap(({ summary }) => summary ?? []);
  if (first === undefined) throw new Error('a batch without results');
  const summary = summaryFrom(first);
  for (const other of others) addSummary(summary, other);
  return { summary: summaryData(summary), reports: results.flatMap(({ reports }) => reports) };
}
