import { runBatch, type BatchResult, type TriageSettings } from './batch.ts';
import type { Unit, Unreadable } from './ticket.ts';

interface Task {
  readonly batch: readonly (Unit | Unreadable)[];
  readonly settings: TriageSettings;
}

/** What piscina calls in each thread. */
export default function work({ batch, settings }: Task): Promise<BatchResult> {
  return runBatch(batch, settings);
}
