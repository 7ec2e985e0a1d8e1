import { workerData } from 'node:worker_threads';
import { runBatch, type BatchResult, type TriageSettings } from './batch.ts';
import { learn, memory, type Learned } from './memory.ts';
import { emptyPart, summaryData, type Known, type Summary } from './summary.ts';
import type { Piece } from './ticket.ts';

export interface Task {
  readonly batch: readonly Piece[];
  readonly settings: TriageSettings;
  /** By the run, when the task was given out. */
  readonly known: Known;
  /** Whether to keep what comes of it until a task that does not. */
  readonly holds: boolean;
}

export interface TaskResult extends Pick<BatchResult, 'reports'> {
  /**
   * `SummaryData` of all that was held as JSON, which goes from thread to thread in half the time of thousands of small objects; null where it is
   * held on.
   */
  readonly summary: string | null;
}

// Our own pool gave it.
learn(memory, workerData as Learned);

let part: Summary | null = null;
let before: Promise<unknown> = Promise.resolve();

/** What piscina calls in each thread. One task after the other: what is given out is complete then. */
export default function work(task: Task): Promise<TaskResult> {
  const result = before.then(() => judge(task));
  before = result.catch(forget);
  return result;
}

async function judge({ batch, settings, known, holds }: Task): Promise<TaskResult> {
  part ??= emptyPart(settings.grouping, known);
  const reports = await runBatch(batch, settings, part);
  if (holds) return { summary: null, reports };
  const summary = JSON.stringify(summaryData(part));
  part = null;
  return { summary, reports };
}

/** After an error: whoever waits for the task takes all that was held for lost. */
function forget(): void {
  part = null;
}
