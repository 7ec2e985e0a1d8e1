import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BatchResult } from '../../src/triage/batch.ts';
import { startJudging, type Task, type TaskResult } from '../../src/triage/judging.ts';
import { addSummary, emptySummary } from '../../src/triage/summary.ts';
import { startThread, type ThreadPool } from '../../src/triage/thread.ts';
import type { Unit } from '../../src/triage/ticket.ts';
import { triageSettings } from '../helpers/triage-settings.ts';

const settings = { ...triageSettings, withReports: true };

/**
 * A thread that judges as ours do, and that ends, with all that it holds and has at hand, at a ticket that is too much for it. Also `quietly`, where
 * it has nothing at hand: another takes its place then, and nobody is told.
 */
function fragile(quietly: ReadonlySet<number>): ThreadPool {
  let judge = startJudging();
  let waiting: ((error: Error) => void)[] = [];
  let [given, done] = [0, 0];
  return {
    run: (task: Task) =>
      new Promise<TaskResult>((resolve, reject) => {
        if (done === given && quietly.has(given)) judge = startJudging();
        given += 1;
        waiting.push(reject);
        const own = judge;
        setImmediate(() => {
          if (own !== judge) return;
          if (!task.batch.some((piece) => piece.kind === 'unit' && piece.data === 'too much')) {
            void own(task)
              .then(resolve, reject)
              .finally(() => (done += 1));
            return;
          }
          const ended = waiting;
          done = given;
          [judge, waiting] = [startJudging(), []];
          for (const end of ended) end(new Error('the thread has ended'));
        });
      }),
    destroy: async () => undefined,
  };
}

test('counts every ticket once, whenever its thread ends, and lists what ends it', async () => {
  const batches = fc.array(
    fc.array(
      fc.nat(9).map((number) => number > 0),
      { minLength: 1, maxLength: 4 },
    ),
    { maxLength: 40 },
  );
  const quiet = fc.uniqueArray(fc.nat(40), { maxLength: 5 }).map((list) => new Set(list));
  await fc.assert(
    fc.asyncProperty(
      batches,
      fc.integer({ min: 1, max: 3 }),
      fc.boolean(),
      quiet,
      async (list, most, addsAtOnce, ends) => {
        const summary = emptySummary('incident');
        const thread = startThread(Promise.resolve(fragile(ends)));
        const job = { settings, summary, addsAtOnce };
        const results: Promise<BatchResult>[] = [];
        const atWork = new Set<Promise<unknown>>();
        let number = 0;
        for (const tickets of list) {
          const batch = tickets.map((isFine): Unit => {
            number += 1;
            const data = isFine ? `${number} cannot sign in` : 'too much';
            return { kind: 'unit', format: 'loose', source: `${number}.txt`, location: null, data };
          });
          const result = thread.run(batch, job);
          results.push(result);
          const running = result.finally(() => atWork.delete(running));
          atWork.add(running);
          while (atWork.size >= most) await Promise.race(atWork);
        }
        await Promise.all(results);
        results.push(thread.rest(job));
        const all = await Promise.all(results);
        for (const { summary: part } of all) if (part !== null) addSummary(summary, part);

        const fine = list.flat().filter(Boolean).length;
        expect({ ...summary.totals, copies: summary.copies.count }).toMatchObject({ undiagnosed: fine });
        expect(summary.unreadable.count).toBe(list.flat().length - fine);
        expect(all.flatMap(({ reports }) => reports)).toHaveLength(fine);
      },
    ),
    { numRuns: 100 },
  );
});
