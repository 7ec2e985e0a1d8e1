/**
 * How many times longer the work takes for eight times the length: linear work some 8, quadratic 64. On a loaded machine single
 * measurements jump, so the smallest of several ratios counts.
 */
export function growth(work: (length: number) => unknown): number {
  const short = 120_000;
  elapsed(() => work(short));
  let least = Infinity;
  for (let attempt = 0; attempt < 4 && least > 16; attempt += 1) {
    // What is done in less than some milliseconds is not measured well, and no matter.
    const base = Math.max(
      elapsed(() => work(short)),
      10,
    );
    least = Math.min(least, elapsed(() => work(8 * short)) / base);
  }
  return least;
}

function elapsed(work: () => unknown): number {
  const start = performance.now();
  try {
    work();
  } catch {
    // Beyond a limit there is an error that names it; how long that takes counts, too.
  }
  return performance.now() - start;
}
