import type { Io } from '../io.ts';

export interface Progress {
  readonly update: (units: number) => void;
  readonly end: (result: { units: number; complete: boolean }) => void;
}

const every = 1_000;

function remaining(seconds: number): string {
  return seconds < 90 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
}

/**
 * How many tickets were read and how fast, on standard error: a line that replaces itself at a terminal, nothing elsewhere, so that logs
 * stay short. `share` is how much of the inputs was read, from 0 to 1; null where that is not known.
 */
export function startProgress(
  { stderr, now }: Pick<Io, 'stderr' | 'now'>,
  before: number,
  share: () => number | null,
): Progress {
  const start = now().getTime();
  let shown = start;
  const line = (units: number): string => {
    const seconds = Math.max((now().getTime() - start) / 1000, 0.001);
    const rate = `${units} tickets and log entries, ${Math.round((units - before) / seconds)} a second`;
    const done = share();
    if (done === null || done <= 0) return rate;
    return `${rate}, ${Math.round(done * 100)} %, about ${remaining((seconds / done) * (1 - done))} to go`;
  };
  return {
    update(units) {
      if (!stderr.isTTY || now().getTime() - shown < every) return;
      shown = now().getTime();
      stderr.write(`\r${line(units)}\u001B[K`);
    },
    end({ units, complete }) {
      if (stderr.isTTY && shown !== start) stderr.write('\r\u001B[K');
      if (!complete) stderr.write(`Stopped after ${line(units)}. What follows is what they come to.\n`);
    },
  };
}
