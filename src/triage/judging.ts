import { learn, memory, type Learned } from './memory.ts';
import { runBatch, type BatchResult, type TriageSettings } from './batch.ts';
import { emptyPart, summaryData, type Known, type Summary } from './summary.ts';
import type { Piece } from './ticket.ts';

export interface Task {
  readonly batch: readonly Piece[];
  readonly settings: TriageSettings;
  /** By the run, when the task was given out. */
  readonly known: Known;
  /** With the first task of a thread, which need not find out itself then what is known by that time. */
  readonly learned: Learned | null;
  /** Whether to keep what comes of it until a task that does not. */
  readonly holds: boolean;
}

export interface TaskResult extends Pick<BatchResult, 'reports'> {
  /**
   * `SummaryData` of all that was held as JSON, which goes from thread to thread in half the time of thousands of small objects; null where it is
   * held on.
   */
  readonly summary: string | null;
  /** How many tasks' sums were held then, this one's among them. */
  readonly tasks: number;
}

/** Judges tasks, one after the other, so that what is given out is complete then. */
export function startJudging(): (task: Task) => Promise<TaskResult> {
  let [part, tasks]: [Summary | null, number] = [null, 0];
  let before: Promise<unknown> = Promise.resolve();
  // Where a task fails, too: whoever waits for it takes all that was held for lost.
  const forget = (): void => {
    [part, tasks] = [null, 0];
  };
  const judge = async ({ batch, settings, known, learned, holds }: Task): Promise<TaskResult> => {
    if (learned !== null) learn(memory, learned);
    part ??= emptyPart(settings.grouping, known);
    const reports = await runBatch(batch, settings, part);
    tasks += 1;
    if (holds) return { summary: null, tasks, reports };
    const result = { summary: JSON.stringify(summaryData(part)), tasks, reports };
    forget();
    return result;
  };
  return (task) => {
    const result = before.then(() => judge(task));
    before = result.catch(forget);
    return result;
  };
}
