import type { Piscina } from 'piscina';
import type { BatchResult, TriageSettings } from './batch.ts';
import { unitsIn } from './pieces.ts';
import { addSummary, knownIn, summaryData, summaryFrom, type Summary, type SummaryData } from './summary.ts';
import type { Piece } from './ticket.ts';
import type { Task, TaskResult } from './worker.ts';

export type Batch = readonly Piece[];

export interface Job {
  readonly settings: TriageSettings;
  /** The run's. */
  readonly summary: Summary;
  /** Whether a batch may be added to it before the ones that came before; its result says then that nothing is left to add. */
  readonly addsAtOnce: boolean;
}

/** One that judges beside the main thread. */
export interface Thread {
  /** How many batches it has at hand. */
  readonly busy: () => number;
  readonly run: (batch: Batch, job: Job) => Promise<BatchResult>;
  /** What came of the batches whose sums it still holds. */
  readonly rest: (job: Job) => Promise<BatchResult>;
  readonly close: () => Promise<void>;
}

/**
 * How many batches a thread may hold the sums of: adding each one's to the run's takes a quarter of the time that judging it does. They stay in
 * memory until then, as they have to be judged again if the thread ends.
 */
const mostHeld = 8;

/** The bundled worker, beside the program's chunks; not there where the program runs from its sources. */
export const workerFile = new URL('../triage-worker.js', import.meta.url);

export function startThread(): Thread {
  const starting = startPool();
  let held: Batch[] = [];
  let busy = 0;
  const judge = async (batch: Batch, { settings, summary }: Job, holds: boolean): Promise<BatchResult> => {
    const pool = await starting;
    const { summary: text, reports } = await pool.run({ batch, settings, known: knownIn(summary), holds });
    held = holds ? [...held, batch] : [];
    // Our own worker wrote it.
    return { summary: text === null ? null : (JSON.parse(text) as SummaryData), reports };
  };
  const run = async (batch: Batch, job: Job, holds: boolean): Promise<BatchResult> => {
    try {
      return await judge(batch, job, holds);
    } catch {
      // The thread has ended, and with it what it held. A ticket that takes too much memory ends it again, alone.
      const lost = held;
      held = [];
      const again: BatchResult[] = [];
      for (const one of lost) again.push({ ...(await judge(one, job, false)), reports: [] });
      return joined([...again, ...(await oneByOne(batch, (part) => judge(part, job, false)))]);
    }
  };
  return {
    busy: () => busy,
    async run(batch, job) {
      busy += 1;
      try {
        return await run(batch, job, job.addsAtOnce && held.length < mostHeld);
      } finally {
        busy -= 1;
      }
    },
    rest: async (job) => (held.length === 0 ? { summary: null, reports: [] } : run([], job, false)),
    close: async () => (await starting).destroy(),
  };
}

/** Of one thread: which of several it is matters, as each holds something else. */
async function startPool(): Promise<Piscina<Task, TaskResult>> {
  const [{ Piscina }, { learned, memory }] = await Promise.all([import('piscina'), import('./memory.ts')]);
  const pool = new Piscina<Task, TaskResult>({
    filename: workerFile.href,
    workerData: learned(memory),
    minThreads: 1,
    maxThreads: 1,
    // The next one is there when one is done, also while the main thread judges.
    concurrentTasksPerWorker: 2,
    // An idle thread waits for the reader, which is mostly the slower one at the beginning of a file.
    idleTimeout: 60_000,
    // The young generation is what a run of small tickets fills; a large attachment needs the old one.
    resourceLimits: { maxYoungGenerationSizeMb: 24, maxOldGenerationSizeMb: 1_024 },
  });
  // A thread that cannot even start: what waits is rejected, instead of for ever.
  pool.on('error', () => void pool.destroy());
  return pool;
}

/** Each ticket by itself; the one that ends its thread also then is listed. */
async function oneByOne(batch: Batch, judge: (part: Batch) => Promise<BatchResult>): Promise<BatchResult[]> {
  const results: BatchResult[] = [];
  for (const unit of batch.flatMap((piece) => [...unitsIn(piece)])) {
    const { source, location } = unit;
    const reason = 'it takes more memory than there is; it was not judged.';
    results.push(
      await judge([unit]).catch(() => judge([{ kind: 'unreadable', source, location, reason }])),
    );
  }
  return results;
}

function joined(results: readonly BatchResult[]): BatchResult {
  const [first, ...others] = results.flatMap(({ summary }) => summary ?? []);
  const reports = results.flatMap((result) => result.reports);
  if (first === undefined) return { summary: null, reports };
  const summary = summaryFrom(first);
  for (const other of others) addSummary(summary, other);
  return { summary: summaryData(summary), reports };
}
