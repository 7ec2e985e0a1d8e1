import type { Piscina } from 'piscina';
import type { BatchResult, TriageSettings } from './batch.ts';
import { learned, memory } from './memory.ts';
import { giveBackAll, unitsIn } from './pieces.ts';
import { addSummary, knownIn, summaryData, summaryFrom, type Summary, type SummaryData } from './summary.ts';
import type { Piece } from './ticket.ts';
import type { Task, TaskResult } from './judging.ts';

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

/** Piscina with one thread: which of several it is matters, as each holds something else. */
export type ThreadPool = Pick<Piscina<Task, TaskResult>, 'run' | 'destroy'>;

/**
 * How many batches a thread may hold the sums of: adding each one's to the run's takes a quarter of the time that judging it does. They stay in
 * memory until then, as they have to be judged again if the thread ends.
 */
const mostHeld = 16;

/** The bundled worker, beside the program's chunks; not there where the program runs from its sources. */
export const workerFile = new URL('../triage-worker.js', import.meta.url);

export function startThread(starting: Promise<ThreadPool> = startPool()): Thread {
  /** Whose sums the thread holds, and whose sums it held when it ended. */
  let [held, lost]: [Batch[], Batch[]] = [[], []];
  let [busy, isTaught] = [0, false];
  const atWork = new Set<Promise<unknown>>();
  let recovered: Promise<unknown> = Promise.resolve();
  const takeForLost = (): void => {
    [held, lost, isTaught] = [[], [...lost, ...held], false];
  };
  const judge = async (batch: Batch, { settings, summary }: Job, holds: boolean): Promise<BatchResult> => {
    const pool = await starting;
    try {
      const first = isTaught ? null : learned(memory);
      isTaught = true;
      const result = await pool.run({ batch, settings, known: knownIn(summary), learned: first, holds });
      // Another thread took its place between two tasks.
      if (result.tasks !== held.length + 1) takeForLost();
      const judged = [...held, batch];
      held = holds ? judged : [];
      if (!holds) giveBackAll(judged.flat());
      // Our own worker wrote it.
      const data = result.summary === null ? null : (JSON.parse(result.summary) as SummaryData);
      return { summary: data, reports: result.reports };
    } catch (error) {
      // At once: what the next task is held with belongs to the thread that follows.
      takeForLost();
      throw error;
    }
  };
  /** After the thread has ended: each ticket by itself, as one that takes too much memory ends it again, with all that it has at hand. */
  const recover = async (batch: Batch, job: Job): Promise<BatchResult> => {
    await Promise.allSettled(atWork);
    const again = (part: Batch): Promise<BatchResult> => judge(part, job, false);
    const results: BatchResult[] = [];
    // It went well before.
    for (let one = lost.pop(); one !== undefined; one = lost.pop())
      results.push({ ...(await again(one)), reports: [] });
    return joined([...results, ...(await oneByOne(batch, again))]);
  };
  const run = async (batch: Batch, job: Job, holds: () => boolean): Promise<BatchResult> => {
    for (let last: Promise<unknown> | null = null; last !== recovered; await last) last = recovered;
    const judging = judge(batch, job, holds());
    atWork.add(judging);
    try {
      return await judging;
    } catch {
      const recovering = recovered.then(() => recover(batch, job));
      recovered = recovering.catch(ended);
      return await recovering;
    } finally {
      atWork.delete(judging);
    }
  };
  return {
    busy: () => busy,
    run(batch, job) {
      busy += 1;
      return run(batch, job, () => job.addsAtOnce && held.length < mostHeld).finally(() => (busy -= 1));
    },
    async rest(job) {
      const own = held.length === 0 ? [] : [await run([], job, () => false)];
      return joined(lost.length === 0 ? own : [...own, await recover([], job)]);
    },
    close: async () => (await starting).destroy(),
  };
}

function ended(): void {}

async function startPool(): Promise<ThreadPool> {
  const { Piscina } = await import('piscina');
  const pool = new Piscina<Task, TaskResult>({
    filename: workerFile.href,
    minThreads: 1,
    maxThreads: 1,
    // The next one is there when one is done, also while the main thread judges.
    concurrentTasksPerWorker: 2,
    // The young generation is what a run of small tickets fills. The old one holds the largest ticket that may come: of JSON that is nothing but
    // empty objects, one MB becomes 27, and what JSON.parse lacks ends the whole process.
    resourceLimits: { maxYoungGenerationSizeMb: 48, maxOldGenerationSizeMb: 1_536 },
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
    results.push(await judge([unit]).catch(() => judge([{ kind: 'unreadable', source, location, reason }])));
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
