import { workerData } from 'node:worker_threads';
import { runBatch, type BatchResult, type TriageSettings } from './batch.ts';
import { learn, memory, type Learned } from './memory.ts';
import { emptyPart, summaryData, type Known } from './summary.ts';
import type { Piece } from './ticket.ts';

export interface Task {
  readonly batch: readonly Piece[];
  readonly settings: TriageSettings;
  /** By the run, when the task was given out. */
  readonly known: Known;
}

export interface TaskResult extends Pick<BatchResult, 'reports'> {
  /** `SummaryData` as JSON, which goes from thread to thread in half the time of thousands of small objects. */
  readonly summary: string;
}

// Our own pool gave it.
learn(memory, workerData as Learned);

/** What piscina calls in each thread. */
export default async function work({ batch, settings, known }: Task): Promise<TaskResult> {
  const part = emptyPart(settings.grouping, known);
  const reports = await runBatch(batch, settings, part);
  return { summary: JSON.stringify(summaryData(part)), reports };
}
