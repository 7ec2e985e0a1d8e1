import { runBatch, type BatchResult, type TriageSettings } from './batch.ts';
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

/** Judges tasks, one after the other, so that what is given out is complete then. */
export function startJudging(): (task: Task) => Promise<TaskResult> {
  let part: Summary | null = null;
  let before: Promise<unknown> = Promise.resolve();
  const judge = async ({ batch, settings, known, holds }: Task): Promise<TaskResult> => {
    part ??= emptyPart(settings.grouping, known);
    const reports = await runBatch(batch, settings, part);
    if (holds) return { summary: null, reports };
    const summary = JSON.stringify(summaryData(part));
    part = null;
    return { summary, reports };
  };
  // Whoever waits for a task takes all that was held for lost where it fails.
  const forget = (): void => {
    part = null;
  };
  return (task) => {
    const result = before.then(() => judge(task));
    before = result.catch(forget);
    return result;
  };
}
