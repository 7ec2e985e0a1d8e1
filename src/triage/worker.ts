import { runBatch, type BatchResult, type TriageSettings } from './batch.ts';
import { emptySummary, summaryData } from './summary.ts';
import type { Piece } from './ticket.ts';

interface Task {
  readonly batch: readonly Piece[];
  readonly settings: TriageSettings;
}

/** What piscina calls in each thread. */
export default async function work({ batch, settings }: Task): Promise<BatchResult> {
  const summary = emptySummary(settings.grouping);
  summary.copies.full = settings.seeksCopies === false;
  const reports = await runBatch(batch, settings, summary);
  return { summary: summaryData(summary), reports };
}
