import { existsSync } from 'node:fs';
import { limits } from '../limits.ts';
import type { BatchResult } from './batch.ts';
import { giveBackAll, sizeOf } from './pieces.ts';
import { emptyPart, knownIn, summaryData } from './summary.ts';
import { startThread, workerFile, type Batch, type Job, type Thread } from './thread.ts';
import type { Piece } from './ticket.ts';

/** Where batches are judged. */
export interface Pool {
  /** How many batches are at work at a time now, those that wait for a thread included. */
  readonly most: () => number;
  /**
   * Judges a batch, whose bytes are gone then. The main thread adds to the run's summary at once where it may, and the others may hold what comes
   * of a batch until `rest`. Anything else is the result's, and is to be added in its turn.
   */
  readonly run: (batch: Batch, job: Job) => Promise<BatchResult>;
  /** What the threads still hold, to be added when all batches are judged. */
  readonly rest: (job: Job) => Promise<BatchResult[]>;
  readonly close: () => Promise<void>;
}

/** Batches that a thread has at hand, so that it need not wait for the main one, which judges, too. */
const batchesOfThread = 3;

/**
 * Milliseconds that the main thread judges alone. Few tickets are judged before a thread has loaded, and of many most of what comes again has
 * come by then: the threads get it with their first task, where each would take as long to find it out.
 */
const aloneMilliseconds = 1_500;

/** Of these, how many pass before the threads load: a run of few tickets has none. */
const withoutThreadsMilliseconds = 400;

/**
 * Threads to judge in, the main one among them: it takes what the others have no hands for. 0: the main one judges all, as it does where the
 * program is not bundled. Large tickets go to the others alone: one that takes more memory than there is ends its thread, and not the run.
 */
export function openPool(judges: number): Pool {
  const workers = Math.max(judges - 1, 1);
  let threads: readonly Thread[] = [];
  let [alone, isShared] = [0, false];
  const hasNoThreads = judges === 0 || !existsSync(workerFile);
  const isAlone = (): boolean => judges === 1 || (!isShared && alone < aloneMilliseconds);
  const load = (): readonly Thread[] => {
    if (threads.length === 0) threads = Array.from({ length: workers }, () => startThread());
    return threads;
  };
  return {
    most: () => (hasNoThreads || isAlone() ? 1 : workers * batchesOfThread + 1),
    async run(batch, job) {
      const isForThread = !hasNoThreads && !(batch.every(isSmall) && isAlone());
      const [freest] = isForThread ? load().toSorted((one, other) => one.busy() - other.busy()) : [];
      if (freest !== undefined && (freest.busy() < batchesOfThread || !batch.every(isSmall))) {
        isShared = true;
        return freest.run(batch, job);
      }
      const before = performance.now();
      const result = await judgeHere(batch, job);
      giveBackAll(batch);
      alone += performance.now() - before;
      if (!hasNoThreads && judges > 1 && alone >= withoutThreadsMilliseconds) load();
      return result;
    },
    rest: (job) => Promise.all(threads.map((thread) => thread.rest(job))),
    close: async () => void (await Promise.all(threads.map((thread) => thread.close()))),
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
