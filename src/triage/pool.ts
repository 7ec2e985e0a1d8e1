import { existsSync } from 'node:fs';
import type { Piscina } from 'piscina';
import type { BatchResult, TriageSettings } from './batch.ts';
import { unitsIn } from './pieces.ts';
import { addSummary, knownIn, summaryData, summaryFrom, type Summary, type SummaryData } from './summary.ts';
import type { Piece } from './ticket.ts';
import type { Task, TaskResult } from './worker.ts';

type Batch = readonly Piece[];

/** Where batches are judged. */
export interface Pool {
  readonly workers: number;
  /**
   * Judges a batch. `summary` is the run's: the main thread adds to it at once. What a worker found out is the result's, and is to be added
   * in its turn.
   */
  readonly run: (batch: Batch, settings: TriageSettings, summary: Summary) => Promise<BatchResult>;
  readonly close: () => Promise<void>;
}

/** The bundled worker, beside the program's chunks; not there where the program runs from its sources. */
const workerFile = new URL('../triage-worker.js', import.meta.url);

/**
 * Threads to judge in; none for 0, and none where the program is not bundled. They start with the second batch: a few tickets are judged
 * before a thread has loaded.
 */
export async function openPool(workers: number): Promise<Pool> {
  const { runBatch } = await import('./batch.ts');
  const runHere: Pool['run'] = async (batch, settings, summary) => ({
    summary: null,
    reports: await runBatch(batch, settings, summary),
  });
  if (workers === 0 || !existsSync(workerFile)) return { workers: 0, run: runHere, close: async () => undefined };
  let threads: Promise<Piscina<Task, TaskResult>> | null = null;
  let isFirst = true;
  return {
    workers,
    async run(batch, settings, summary) {
      if (isFirst) {
        isFirst = false;
        return runHere(batch, settings, summary);
      }
      threads ??= startThreads(workers);
      const pool = await threads;
      const known = knownIn(summary);
      return survive(batch, async (part) => {
        const { summary: text, reports } = await pool.run({ batch: part, settings, known });
        // Our own worker wrote it.
        return { summary: JSON.parse(text) as SummaryData, reports };
      });
    },
    close: async () => (await threads)?.destroy(),
  };
}

async function startThreads(workers: number): Promise<Piscina<Task, TaskResult>> {
  const { Piscina } = await import('piscina');
  const pool = new Piscina<Task, TaskResult>({
    filename: workerFile.href,
    minThreads: workers,
    maxThreads: workers,
    // Idle threads wait for the reader, which is mostly the slower one at the beginning of a file.
    idleTimeout: 60_000,
    // The young generation is what a run of small tickets fills; a large attachment needs the old one.
    resourceLimits: { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 1_024 },
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
