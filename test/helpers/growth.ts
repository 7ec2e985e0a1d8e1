import { processorTime } from './processor-time.ts';

const short = 120_000;

/**
 * How many times longer the work takes for eight times the length: linear work some 8, quadratic 64. On a loaded machine single
 * measurements jump, so the smallest of several ratios counts.
 */
export function growth(work: (length: number) => unknown): number {
  elapsed(() => work(short));
  let least = Infinity;
  for (let attempt = 0; attempt < 4 && least > 16; attempt += 1) {
    const base = elapsed(() => work(short));
    least = Math.min(
      least,
      ratio(
        base,
        elapsed(() => work(8 * short)),
      ),
    );
  }
  return least;
}

/** The same for work that is awaited. */
export async function growthAwaited(work: (length: number) => Promise<unknown>): Promise<number> {
  const time = async (length: number): Promise<number> => {
    const start = processorTime();
    // As below.
    await work(length).catch(() => null);
    return processorTime() - start;
  };
  await time(short);
  let least = Infinity;
  for (let attempt = 0; attempt < 4 && least > 16; attempt += 1) {
    const base = await time(short);
    least = Math.min(least, ratio(base, await time(8 * short)));
  }
  return least;
}

/** What is done in less than some milliseconds is not measured well, and no matter. */
function ratio(base: number, longer: number): number {
  return longer / Math.max(base, 10);
}

function elapsed(work: () => unknown): number {
  const start = processorTime();
  try {
    work();
  } catch {
    // Beyond a limit there is an error that names it; how long that takes counts, too.
  }
  return processorTime() - start;
}
